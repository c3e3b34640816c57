//! `/{platform}/e/{company}/perfiles/{role}/eliminar`: removing a perfil asks where its people go.

use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{self, RemovalView, RemoveRole};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::role as words;
use crate::{routes, ui};

/// `/{platform}/e/{company}/perfiles/{role}/eliminar`
#[component]
pub fn Removal() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let params = use_params_map();
    let role = Memo::new(move |_| params.with(|params| params.get("role").unwrap_or_default()));
    let at = company.clone();
    let removal = load(
        move || role.get(),
        move |role| api::load_removal(slug.clone(), at.clone(), role),
    );
    shown(removal, move |removal: RemovalView| {
        let company = company.clone();
        view! { <Asked company removal/> }.into_any()
    })
}

#[component]
fn Asked(company: String, removal: RemovalView) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let action = Act::<RemoveRole>::new();
    let troubles = action.troubles(face.voice());
    let back = (routes::roles(&slug, &company), words::TITLE);
    let keep = routes::role(&slug, &company, &removal.code);
    let people = (removal.holders, removal.waiting);
    let lead = words::removal(&removal.name, people);
    let description = removal.description;
    let description = (!description.is_empty()).then(|| view! { <p>{description}</p> });
    let offers = removal
        .destinations
        .into_iter()
        .map(|(value, label, told)| ui::Offer {
            value,
            label,
            hint: Some(told),
        });
    let offers: Vec<_> = offers.collect();
    let base = offers.first().map(|offer| offer.value.clone());
    view! {
        <ui::Page title=words::REMOVAL width=ui::Width::Text back>
            <ui::Heading lead>{words::REMOVAL}</ui::Heading>
            {description}
            <ui::Form action troubles id="eliminar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="role" value=removal.code/>
                <ui::Hidden name="seen" value=removal.version.to_string()/>
                <ui::Choice
                    legend=words::DESTINATION
                    name=Name::Perfil.name()
                    offers
                    chosen=base.into_iter().collect()
                />
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger>{words::DO_REMOVE}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}
