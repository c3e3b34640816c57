//! `/{platform}/e/{company}/perfiles`: the perfiles of a company and how many hold each.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, RoleItem, RolesView};
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, role as words};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/perfiles`
#[component]
pub fn Roles() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let removed = Memo::new(move |_| query.with(|query| query.get("eliminado").is_some()));
    let at = company.clone();
    let listed = load(
        move || removed.get(),
        move |_| api::load_roles(slug.clone(), at.clone()),
    );
    shown(listed, move |listed: RolesView| {
        let (company, removed) = (company.clone(), removed.get_untracked());
        view! { <List company listed removed/> }.into_any()
    })
}

#[component]
fn List(company: String, listed: RolesView, removed: bool) -> impl IntoView {
    let face = use_face();
    let about = help::of_people(&face, "modificar-perfiles");
    let slug = face.slug.to_string();
    let back = (routes::company(&slug, &company), inside::TITLE);
    let news = removed.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{words::REMOVED}</p></ui::Notice>
        }
    });
    let new = listed.may_edit.then(|| {
        let href = routes::role(&slug, &company, routes::NEW_ROLE);
        view! { <ui::ButtonLink href>{words::NEW}</ui::ButtonLink> }
    });
    let stand_ins = listed.may_name.then(|| {
        let href = routes::stand_ins(&slug, &company);
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::STAND_INS}</ui::ButtonLink> }
    });
    let why = routes::why(&slug, &company);
    let heads = words::HEADS.map(str::to_owned).to_vec();
    let rows = listed
        .roles
        .into_iter()
        .map(|one| row(&slug, &company, one))
        .collect();
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            <ui::Actions>
                {new}
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=why>{words::WHY}</ui::ButtonLink>
                {stand_ins}
            </ui::Actions>
            <ui::Table caption=words::CAPTION heads rows/>
            <help::Question href=about>{text::help::ABOUT_PERFILES}</help::Question>
        </ui::Page>
    }
}

fn row(slug: &str, company: &str, one: RoleItem) -> Vec<AnyView> {
    let href = routes::role(slug, company, &one.code);
    let description = match one.description.is_empty() {
        true => words::NO_DESCRIPTION.to_owned(),
        false => one.description,
    };
    vec![
        view! { <a href=href>{one.name}</a> }.into_any(),
        description.into_any(),
        words::holders(one.holders).into_any(),
        words::modules(one.modules.0).into_any(),
        words::modules(one.modules.1).into_any(),
    ]
}
