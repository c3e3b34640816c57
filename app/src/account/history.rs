//! `/{platform}/cuenta/historial`: what happened to the own account, newest first.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::sessions_api::{self as api, Event, HistoryView};
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, own as words};
use crate::{routes, ui};

/// `/{platform}/cuenta/historial`
#[component]
pub fn History() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::account(&slug)), text::account::TITLE);
    let query = use_query_map();
    let before = move || query.with(|query| query.get("antes").and_then(|seq| seq.parse().ok()));
    let platform = slug.clone();
    let page = load(before, move |before: Option<i64>| {
        api::load_history(platform.clone(), before)
    });
    view! {
        <ui::Page title=words::HISTORY width=ui::Width::Text back>
            <ui::Heading lead=words::history_lead(voice)>{words::HISTORY}</ui::Heading>
            <ui::Loaded
                source=page
                then={move |page: HistoryView| {
                    let older = page.next.map(|entry| {
                        let href = keeping(routes::history_before(&slug, entry));
                        view! {
                            <ui::Actions>
                                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>
                                    {words::OLDER}
                                </ui::ButtonLink>
                            </ui::Actions>
                        }
                    });
                    view! {
                        <Events events=page.events/>
                        {older}
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// Events as a list.
#[component]
pub(super) fn Events(events: Vec<Event>) -> impl IntoView {
    let lines = events.into_iter().map(|event| {
        view! {
            <li class="account__event">
                <p>{event.sentence}</p>
                <p class="soft">
                    <ui::Time iso=event.iso exact=event.moment/>
                    {event.agent.map(|agent| format!(" · {agent}"))}
                </p>
            </li>
        }
    });
    view! { <ol class="account__list">{lines.collect_view()}</ol> }
}
