//! `/{platform}/operacion/instituciones`: institutions with their plan and their first Súper
//! Administrador (C-31), for those who run the installation.

pub mod api;
mod create;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{ChangeInstitution, CreateInstitution, InstitutionView, InstitutionsView};
use self::create::Create;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, institution as words};
use crate::{not_found, routes, ui};

/// `/{platform}/operacion/instituciones`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let (create, change) = (
        Act::<CreateInstitution>::new(),
        Act::<ChangeInstitution>::new(),
    );
    let (created, changed) = (create.yeses(), change.yeses());
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("hecho"))
        })
    });
    let listed = load(
        move || (asked.get(), created.get(), changed.get()),
        move |((after, _), _, _)| api::load_institutions(slug.clone(), after),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: InstitutionsView| {
                let (_, done) = asked.get_untracked();
                let acts = (create, change);
                view! { <Rooms done listed acts/> }.into_any()
            }}
            otherwise={move |failure: Failure| match failure.refusal() {
                Some(domain::Refusal::NotFound) => view! { <not_found::Inside/> }.into_any(),
                _ => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Rooms(
    done: String,
    listed: InstitutionsView,
    acts: (Act<CreateInstitution>, Act<ChangeInstitution>),
) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let (create, change) = acts;
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&routes::institutions(&slug), &[("desde", &next)]);
        view! { <p><a href=href>{words::NEXT}</a></p> }
    });
    let table = if listed.items.is_empty() {
        view! { <ui::Empty title=words::NONE text=words::NONE_ABOUT/> }.into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        let rows = listed.items.into_iter().map(|one| row(one, change));
        let rows = rows.collect();
        view! { <ui::Table caption=words::LIST heads rows/> }.into_any()
    };
    let typed = listed.typed;
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            <Create slug typed act=create/>
            <section class="section">
                <h2>{words::LIST}</h2>
                {table}
                {next}
            </section>
            <p class="soft">{text::operation::at_work(&listed.operator)}</p>
        </ui::Page>
    }
}

fn row(one: InstitutionView, change: Act<ChangeInstitution>) -> Vec<AnyView> {
    let face = use_face();
    let troubles = change.troubles(face.voice());
    let (slug, resend) = (face.slug.to_string(), one.resend);
    let name = one.name.clone();
    let acts = view! {
        <ui::Form action=change troubles>
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="company" value=one.company/>
            <ui::Field
                label=words::seats_of(&name)
                name="seats"
                value=one.seats.to_string()
                literal=true
                inputmode="numeric"
                autocomplete="off"
                maxlength=6
            />
            <ui::Actions>
                <ui::Button kind=ui::ButtonKind::Quiet name="act" value="seats">
                    {words::CHANGE}
                </ui::Button>
                {resend.then(|| view! {
                    <ui::Button kind=ui::ButtonKind::Quiet name="act" value="resend">
                        {words::RESEND}
                    </ui::Button>
                })}
            </ui::Actions>
        </ui::Form>
    };
    vec![
        view! { <span>{one.name}</span>" "<span class="soft">{one.rut}</span> }.into_any(),
        one.plan.into_any(),
        words::seats(one.taken, one.seats).into_any(),
        words::first(one.first).into_any(),
        acts.into_any(),
    ]
}
