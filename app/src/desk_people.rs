//! `/{platform}/mesa/personas`: the help desk finds somebody by their document, sees why they
//! cannot enter, and acts with a reason (Q19, Q50).

pub mod api;
mod found;

use domain::document::DocumentKind;
use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{DeskView, HelpPerson, LookUpPerson};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, desk_people as words};
use crate::{not_found, routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    find: Act<LookUpPerson>,
    help: Act<HelpPerson>,
}

/// `/{platform}/mesa/personas`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let acts = Acts {
        find: Act::new(),
        help: Act::new(),
    };
    let query = use_query_map();
    let done = move || query.with(|query| query.get("hecho").is_some());
    let steps = [acts.find.yeses(), acts.help.yeses()];
    // What was refused leaves the page as it is; what was done shows it anew.
    let seen = load(
        move || steps.map(|step| step.get()),
        move |_| api::load_seen(slug.clone()),
    );
    view! {
        <ui::Loaded
            source=seen
            then={move |DeskView { seen, kind, document }: DeskView| {
                let face = face.clone();
                let back = (routes::home(face.slug.as_str()), text::home::title(voice));
                let mailboxes = routes::desk_mailboxes(face.slug.as_str());
                let way = if seen.as_ref().is_some_and(found::may_move) {
                    text::desk_mailboxes::LINK
                } else {
                    text::desk_mailboxes::WAITING
                };
                let news = done().then(|| view! {
                    <ui::Notice kind=ui::NoticeKind::Success announced=true>
                        <p>{words::DONE}</p>
                    </ui::Notice>
                });
                view! {
                    <ui::Page title=words::TITLE width=ui::Width::Text back>
                        <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
                        {news}
                        <Find face=face.clone() kind document action=acts.find/>
                        {seen.map(|seen| view! { <found::Found face seen action=acts.help/> })}
                        <p class="way"><a href=mailboxes>{way}</a></p>
                    </ui::Page>
                }
                .into_any()
            }}
            otherwise=not_found::closed
        />
    }
}

#[component]
fn Find(face: Face, kind: String, document: String, action: Act<LookUpPerson>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let kinds = DocumentKind::of(face.locale);
    let first = kinds.first().map(|kind| kind.code());
    let several = kinds.len() > 1;
    let chosen = if kind.is_empty() {
        first.unwrap_or_default().to_owned()
    } else {
        kind
    };
    let offers: Vec<_> = kinds
        .iter()
        .map(|kind| ui::Offer::new(kind.code(), words::kind(*kind)))
        .collect();
    view! {
        <ui::Form action troubles id="buscar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            {several.then(|| view! {
                <ui::Select
                    label=words::KIND
                    name=Name::DocumentKind.name()
                    offers
                    chosen
                />
            })}
            <ui::Field
                label=words::number(first.unwrap_or_default())
                name=Name::Document.name()
                value=document
                hint=words::NUMBER_HINT
                literal=true
                autocomplete="off"
                maxlength=30
            />
            <ui::Actions>
                <ui::Button>{words::FIND}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
