//! `/{platform}/ayuda`: every article, and the search in them. What is searched stands in the
//! address, so that an answer can be passed on and no script is needed.

use domain::platform::Face;
use domain::search::MOST_LETTERS;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Contacts;
use super::api::{self, CentreView, Listed};
use super::article::Hit;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{in_use, keeping, use_face};
use crate::text::{self, help as words};
use crate::ui::{Card, Cards, Glyph};
use crate::{routes, ui};

/// `/{platform}/ayuda`
#[component]
pub fn Centre() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let wanted =
        Memo::new(move |_| query.with(|query| query.get(words::WANTED).unwrap_or_default()));
    let centre = load(
        move || wanted.get(),
        move |wanted| api::load_centre(slug.clone(), wanted),
    );
    let voice = face.voice();
    view! {
        <ui::Page title=words::CENTRE width=ui::Width::Text>
            <ui::Heading lead=words::centre_lead(voice)>{words::CENTRE}</ui::Heading>
            <ui::Loaded
                source=centre
                then={move |centre: CentreView| {
                    let wanted = wanted.get_untracked();
                    view! { <Shown face=face.clone() centre wanted/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Shown(face: Face, centre: CentreView, wanted: String) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let page = routes::help(&slug);
    let company = in_use(slug.clone()).get_untracked();
    let all = centre.found.is_some().then(|| {
        let href = keeping(page.clone());
        view! { <p class="way"><a href=href>{words::EVERYTHING}</a></p> }
    });
    let found = centre
        .found
        .map(|found| view! { <Found face=face.clone() found wanted=wanted.clone()/> });
    let list = found.is_none().then(|| {
        let articles = centre.articles;
        view! { <List slug articles/> }
    });
    let most = u16::try_from(MOST_LETTERS).unwrap_or(u16::MAX);
    view! {
        <search class="help__search">
            <ui::PlainForm action=page method="get" id="buscador">
                {(!company.is_empty()).then(|| view! {
                    <ui::Hidden name=routes::IN_USE value=company/>
                })}
                <ui::Field
                    label=words::search_label(voice)
                    name=words::WANTED
                    kind="search"
                    value=wanted
                    enterkeyhint="search"
                    autocomplete="off"
                    maxlength=most
                />
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::SEARCH}</ui::Button>
                </ui::Actions>
            </ui::PlainForm>
        </search>
        {found}
        {all}
        {list}
        <Contacts face/>
    }
}

#[component]
fn List(slug: String, articles: Vec<Listed>) -> impl IntoView {
    let cards = articles.into_iter().map(|one| {
        let href = keeping(routes::help_article(&slug, &one.key));
        view! { <Card title=one.title text=one.lead glyph=Glyph::Book href=href/> }
    });
    let cards = cards.collect_view();
    view! {
        <section class="section">
            <h2>{words::ARTICLES}</h2>
            <Cards label=words::ARTICLES>{cards}</Cards>
        </section>
    }
}

/// How many answers there are, and which; or what to try where there is none.
#[component]
fn Found(face: Face, found: Vec<Hit>, wanted: String) -> impl IntoView {
    let voice = face.voice();
    let count = words::found(found.len(), &wanted);
    let list = if found.is_empty() {
        view! { <ui::Empty title=words::NOTHING text=words::nothing_lead(voice)/> }.into_any()
    } else {
        let hits = found.into_iter().map(|hit| {
            // An article is in none but itself.
            let article = (hit.article != hit.way.label).then_some(hit.article);
            view! {
                <li class="help__hit">
                    <h3><a href=keeping(hit.way.href) rel="external">{hit.way.label}</a></h3>
                    {article.map(|article| view! { <p class="soft">{article}</p> })}
                    <p>{hit.excerpt}</p>
                </li>
            }
        });
        view! { <ul class="help__hits">{hits.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{words::RESULTS}</h2>
            <p role="status">{count}</p>
            {list}
        </section>
    }
}
