//! `/`: in a demonstration the list of its platforms, otherwise a page that tells nothing.

pub mod api;

use leptos::prelude::*;
use leptos_meta::Html;

use crate::failure::Failure;
use crate::load::load;
use crate::text::front as words;
use crate::{routes, ui};

/// `/`
#[component]
pub fn Page() -> impl IntoView {
    let platforms = load(|| (), |()| api::list_platforms());
    view! {
        <ui::Loaded
            source=platforms
            then={|platforms: Vec<api::Entry>| view! { <List platforms/> }.into_any()}
            otherwise={|_: Failure| view! { <List platforms=Vec::new()/> }.into_any()}
        />
    }
}

#[component]
fn List(platforms: Vec<api::Entry>) -> impl IntoView {
    let nav = platforms.clone();
    let cards = (!platforms.is_empty()).then(|| {
        let cards = platforms.into_iter().map(|entry| {
            let href = routes::welcome(&entry.slug);
            view! { <ui::Card title=entry.name text=entry.organisation brand=entry.brand href/> }
        });
        view! {
            <h2>{words::PLATFORMS}</h2>
            <ui::Cards label=words::PLATFORMS>{cards.collect_view()}</ui::Cards>
        }
    });
    let corner = view! {
        <nav aria-label=words::PLATFORMS>
            {nav
                .into_iter()
                .map(|entry| view! {
                    <a href=routes::welcome(&entry.slug)>{entry.name.to_uppercase()}</a>
                })
                .collect_view()}
        </nav>
    };
    view! {
        <Html attr:lang="es"/>
        <ui::Frame brand="porteria" name=words::NAME home=routes::FRONT corner=move || corner>
            <ui::Page title=words::NAME>
                <ui::Heading lead=words::LEAD>{words::NAME}</ui::Heading>
                {cards}
            </ui::Page>
        </ui::Frame>
    }
}
