//! `/{platform}/e/{company}/perfiles/suplentes`: who stands in for an administrator until a day.

use std::collections::BTreeMap;

use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::stand_in_api::{self as api, EndStandIn, NameStandIn, StandInView, StandInsView};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::role as words;
use crate::{help, routes, text, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    name: Act<NameStandIn>,
    end: Act<EndStandIn>,
}

/// `/{platform}/e/{company}/perfiles/suplentes`
#[component]
pub fn StandIns() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let acts = Acts {
        name: Act::new(),
        end: Act::new(),
    };
    let query = use_query_map();
    let news = Memo::new(move |_| {
        query.with(|query| {
            let news = [("nombrado", words::NAMED), ("terminado", words::ENDED)];
            let news = news.into_iter().find(|(key, _)| query.get(key).is_some());
            news.map(|(_, words)| words)
        })
    });
    let steps = [acts.name.yeses(), acts.end.yeses()];
    let at = company.clone();
    let found = load(
        move || (steps.map(|step| step.get()), news.get()),
        move |_| api::load_stand_ins(slug.clone(), at.clone()),
    );
    shown(found, move |found: StandInsView| {
        let (company, news) = (company.clone(), news.get_untracked());
        view! { <List company found news acts/> }.into_any()
    })
}

#[component]
fn List(
    company: String,
    found: StandInsView,
    news: Option<&'static str>,
    acts: Acts,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let about = routes::chapter(&slug, "suplentes");
    let back = (routes::roles(&slug, &company), words::TITLE);
    let news = news.map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let StandInsView { items, typed } = found;
    let table = if items.is_empty() {
        view! { <ui::Empty title=words::NO_STAND_INS text=words::NO_STAND_INS_LEAD/> }.into_any()
    } else {
        let heads = words::STAND_IN_HEADS.map(str::to_owned).to_vec();
        let rows = items
            .into_iter()
            .map(|one| row(&slug, &company, one, acts.end))
            .collect();
        view! { <ui::Table caption=words::STAND_INS_CAPTION heads rows/> }.into_any()
    };
    view! {
        <ui::Page title=words::STAND_INS width=ui::Width::Wide back>
            <ui::Heading lead=words::STAND_INS_LEAD>{words::STAND_INS}</ui::Heading>
            {news}
            {table}
            <Another company typed act=acts.name/>
            <help::Question href=about>{text::help::ABOUT_STAND_INS}</help::Question>
        </ui::Page>
    }
}

/// The form that names somebody.
#[component]
fn Another(
    company: String,
    typed: BTreeMap<String, String>,
    act: Act<NameStandIn>,
) -> impl IntoView {
    let face = use_face();
    let (slug, troubles) = (face.slug.to_string(), act.troubles_of_others(face.voice()));
    let of = |name: Name| typed.get(&*name.name()).cloned().unwrap_or_default();
    let (email, until) = (of(Name::Email), of(Name::Until));
    view! {
        <section class="section">
            <h2>{words::NAME_STAND_IN}</h2>
            <ui::Form action=act troubles id="suplente">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Field
                    label=words::WHY_EMAIL
                    name=Name::Email.name()
                    kind="email"
                    value=email
                    hint=words::ADDRESS_HINT
                    literal=true
                    autocomplete="off"
                    maxlength=254
                />
                <ui::Field
                    label=words::UNTIL
                    name=Name::Until.name()
                    value=until
                    hint=words::UNTIL_HINT
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength=10
                />
                <ui::Actions>
                    <ui::Button>{words::NAME_STAND_IN}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

fn row(slug: &str, company: &str, one: StandInView, end: Act<EndStandIn>) -> Vec<AnyView> {
    let StandInView {
        account,
        name,
        named_by,
        since,
        until,
        stands,
    } = one;
    let act = if stands {
        let (slug, company, about) = (slug.to_owned(), company.to_owned(), name.clone());
        view! {
            <ui::Form action=end>
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="account" value=account/>
                <ui::Button kind=ui::ButtonKind::Quiet>
                    {words::END_NOW}
                    <span class="visually-hidden">" " {about}</span>
                </ui::Button>
            </ui::Form>
        }
        .into_any()
    } else {
        words::OVER.into_any()
    };
    vec![
        name.into_any(),
        since.into_any(),
        until.into_any(),
        named_by.into_any(),
        act,
    ]
}
