//! `/{platform}/ayuda/{article}`: where one is, what the article holds, and each answer under an
//! address of its own.

use domain::platform::Face;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Contacts;
use super::api;
use super::article::{Article, Block, Entry, Section};
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::shell::asset;
use crate::text::{self, help as words};
use crate::ui::Crumb;
use crate::{not_found, routes, ui};

/// `/{platform}/ayuda/{article}`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|params| params.get("article").unwrap_or_default()));
    let article = load(
        move || key.get(),
        move |key| api::load_article(slug.clone(), key),
    );
    view! {
        <ui::Loaded
            source=article
            then={move |article: Article| {
                view! { <Shown face=face.clone() article/> }.into_any()
            }}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(Refusal::NotFound) => view! { <not_found::Inside/> }.into_any(),
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Shown(face: Face, article: Article) -> impl IntoView {
    let Article {
        title,
        lead,
        above,
        blocks,
        sections,
        ..
    } = article;
    let centre = Crumb::to(keeping(routes::help(face.slug.as_str())), words::CENTRE);
    let above = above.map(|way| Crumb::to(keeping(way.href), way.label));
    let above: Vec<_> = [centre].into_iter().chain(above).collect();
    let contents = contents(&sections);
    let sections = sections.into_iter().map(section).collect_view();
    let here = title.clone();
    view! {
        <ui::Page title=title.clone() width=ui::Width::Text>
            <ui::Crumbs label=words::WHERE above here/>
            <ui::Heading lead>{title}</ui::Heading>
            {shown(blocks)}
            {contents}
            {sections}
            <Contacts face/>
        </ui::Page>
    }
}

/// What the article holds, where it is longer than a glance.
fn contents(sections: &[Section]) -> Option<impl IntoView + use<>> {
    let answers: usize = sections.iter().map(|one| one.entries.len()).sum();
    if sections.len() + answers < 3 {
        return None;
    }
    let items = sections.iter().map(|section| {
        let entries = section.entries.iter().map(line).collect_view();
        let entries =
            (!section.entries.is_empty()).then(|| view! { <ul class="links">{entries}</ul> });
        let href = format!("#{}", section.head.anchor);
        let title = section.head.title.clone();
        view! { <li><a href=href>{title}</a>{entries}</li> }
    });
    let items = items.collect_view();
    Some(view! {
        <nav class="help__contents" aria-label=words::CONTENTS><ul class="links">{items}</ul></nav>
    })
}

fn line(entry: &Entry) -> impl IntoView + use<> {
    let href = format!("#{}", entry.anchor);
    let title = entry.title.clone();
    view! { <li><a href=href>{title}</a></li> }
}

fn section(section: Section) -> impl IntoView {
    let Section { head, entries } = section;
    let entries = entries.into_iter().map(|entry| {
        view! {
            <article class="help__entry" id=entry.anchor>
                <h3>{entry.title}</h3>
                {shown(entry.blocks)}
            </article>
        }
    });
    view! {
        <section class="section" id=head.anchor>
            <h2>{head.title}</h2>
            {shown(head.blocks)}
            {entries.collect_view()}
        </section>
    }
}

fn shown(blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(block).collect()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(items) => view! { <ul>{listed(items)}</ul> }.into_any(),
        Block::Steps(steps) => view! { <ol>{listed(steps)}</ol> }.into_any(),
        Block::Ways(ways) => {
            let ways = ways.into_iter().map(|way| {
                view! { <li><a href=keeping(way.href) rel="external">{way.label}</a></li> }
            });
            view! { <ul class="links">{ways.collect_view()}</ul> }.into_any()
        }
        Block::Picture(file, shows) => picture(&file, shows),
    }
}

fn listed(items: Vec<String>) -> impl IntoView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> });
    items.collect_view()
}

/// What the person will see; `make pictures` takes it from the demonstration.
fn picture(file: &str, shows: String) -> AnyView {
    let (width, height) = words::PICTURE;
    let address = asset(file);
    view! {
        <img class="manual__picture" src=address alt=shows width=width height=height loading="lazy"/>
    }
    .into_any()
}
