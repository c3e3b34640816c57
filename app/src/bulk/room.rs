//! A file to bring, the template, and what became of the files before.

use domain::bulk::Kind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, LoadView, LoadsView};
use super::bring::Bring;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{bulk as words, inside, invitation};
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/cargas`
#[component]
pub fn Room() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("antes"), of("fallo"), query.get("descartado").is_some())
        })
    });
    let at = company.clone();
    let listed = load(
        move || asked.get(),
        move |(before, _, _)| api::load_loads(slug.clone(), at.clone(), before),
    );
    shown(listed, move |listed: LoadsView| {
        let (_, why, discarded) = asked.get_untracked();
        let company = company.clone();
        view! { <Inside company why discarded listed/> }.into_any()
    })
}

#[component]
fn Inside(company: String, why: String, discarded: bool, listed: LoadsView) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let page = routes::loads(&slug, &company);
    let (kind, words_of) = (super::kind(), words::of(super::kind()));
    let back = match kind {
        Kind::People => (routes::company(&slug, &company), inside::TITLE),
        Kind::Guests => (routes::invitations(&slug, &company), invitation::BACK),
    };
    let (about, asked) = match kind {
        Kind::People => (
            help::of_people(&face, "cargas-masivas"),
            text::help::ABOUT_LOADS,
        ),
        Kind::Guests => (
            help::of_accounts(&face, "crear-institucional"),
            text::help::ABOUT_ACCOUNTS,
        ),
    };
    let news = discarded.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::DISCARDED}</p>
            </ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("antes", &next)]);
        view! {
            <ui::Actions>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::OLDER}</ui::ButtonLink>
            </ui::Actions>
        }
    });
    let table = if listed.loads.is_empty() {
        view! { <ui::Empty title=words::NOTHING text=words_of.nothing_lead/> }.into_any()
    } else {
        let heads = words_of.heads.iter().copied().map(str::to_owned).collect();
        let loads = listed.loads.into_iter();
        let rows = loads.map(|load| row(&slug, &company, load)).collect();
        view! { <ui::Table caption=words::CAPTION heads rows/> }.into_any()
    };
    let names = words_of.templates;
    let [csv, xlsx] = ["csv", "xlsx"].map(|kind| routes::load_template(&slug, &company, kind));
    view! {
        <ui::Page title=words_of.title width=ui::Width::Wide back>
            <ui::Heading lead=words_of.lead>{words_of.title}</ui::Heading>
            {news}
            <section class="section">
                <h2>{words_of.bring}</h2>
                <p>{words_of.template_lead}</p>
                <ui::Actions>
                    <ui::FileLink href=csv name=names[0]>
                        {words::TEMPLATE_CSV}
                    </ui::FileLink>
                    <ui::FileLink href=xlsx name=names[1]>
                        {words::TEMPLATE_XLSX}
                    </ui::FileLink>
                </ui::Actions>
                <Bring company=company.clone() why/>
            </section>
            <section class="section">
                <h2>{words::HISTORY}</h2>
                {table}
                {next}
            </section>
            <help::Question href=about>{asked}</help::Question>
        </ui::Page>
    }
}

fn row(slug: &str, company: &str, load: LoadView) -> Vec<AnyView> {
    let href = routes::load(slug, company, &load.id);
    let mut cells = vec![
        view! { <a href=href>{load.file}</a> }.into_any(),
        load.came.into_any(),
        load.by.unwrap_or_default().into_any(),
    ];
    let kinds = words::outcomes(super::kind()).iter();
    let figures = kinds.filter_map(|kind| load.figures.get(kind.place()));
    cells.extend(figures.map(|figure| figure.to_string().into_any()));
    cells.push(words::stage(load.stage).into_any());
    cells
}
