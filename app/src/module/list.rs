//! `/{platform}/e/{company}/modulos`: every module, how one stands with it, and who decides.

use leptos::prelude::*;

use super::api::{self, StandingView};
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside, module as words, role};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/modulos`
#[component]
pub fn Modules() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let at = company.clone();
    let all = load(|| (), move |()| api::load_modules(slug.clone(), at.clone()));
    shown(all, move |all: Vec<StandingView>| {
        let company = company.clone();
        view! { <List company all/> }.into_any()
    })
}

#[component]
fn List(company: String, all: Vec<StandingView>) -> impl IntoView {
    let face = use_face();
    let about = help::of_people(&face, "otros-modulos");
    let slug = face.slug.to_string();
    let back = (routes::company(&slug, &company), inside::TITLE);
    let administrators = routes::administrators(&slug, &company);
    // Where nothing was asked for, nothing is told of it.
    let asked = all.iter().any(|one| one.asked.is_some());
    let columns = if asked { 3 } else { 2 };
    let mut groups: Vec<(String, Vec<Vec<AnyView>>)> = Vec::new();
    for one in all {
        let group = one.group.clone();
        let row = row(&slug, &company, one, columns);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group, vec![row])),
        }
    }
    let tables = groups.into_iter().map(move |(group, rows)| {
        let mut heads = words::HEADS.map(str::to_owned).to_vec();
        heads.truncate(columns);
        view! {
            <section class="modules table-titled">
                <h2>{group.clone()}</h2>
                <ui::Table caption=group heads rows/>
            </section>
        }
    });
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            <p class="way"><a href=administrators>{words::ADMINISTRATORS}</a></p>
            {tables.collect_view()}
            <help::Question href=about>{text::help::ABOUT_MODULES}</help::Question>
        </ui::Page>
    }
}

fn row(slug: &str, company: &str, one: StandingView, columns: usize) -> Vec<AnyView> {
    let href = routes::module(slug, company, &one.code);
    let mut cells = vec![
        view! { <a href=href>{one.name}</a> }.into_any(),
        role::level(one.level).into_any(),
        one.asked.map(|(state, _)| words::state(state)).into_any(),
    ];
    cells.truncate(columns);
    cells
}
