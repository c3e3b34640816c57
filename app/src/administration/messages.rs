//! `/{platform}/administracion/mensajes`: what left and what waits, never what it says.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, MessageView, MessagesView};
use super::closed;
use crate::load::load;
use crate::platform::use_face;
use crate::text::administration as words;
use crate::{routes, ui};

/// `/{platform}/administracion/mensajes`
#[component]
pub fn Messages() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("estado"), of("antes"))
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || asked.get(),
        move |(state, before)| api::load_messages(platform.clone(), state, before),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: MessagesView| {
                let (state, _) = asked.get_untracked();
                let slug = slug.clone();
                view! { <List slug state listed/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn List(slug: String, state: String, listed: MessagesView) -> impl IntoView {
    let page = routes::messages(&slug);
    let back = (routes::administration(&slug), words::TITLE);
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("estado", &state), ("antes", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let rows: Vec<_> = listed.messages.into_iter().map(row).collect();
    let heads = &words::MESSAGE_HEADS;
    let none = (words::NO_MESSAGES, words::NO_MESSAGES_LEAD);
    let offers = words::MESSAGE_STATES
        .map(|(value, label)| ui::Offer::new(value, label))
        .to_vec();
    let chosen = if state.is_empty() {
        "all".to_owned()
    } else {
        state
    };
    view! {
        <ui::Page title=words::MESSAGES width=ui::Width::Wide back>
            <ui::Heading lead=words::MESSAGES_LEAD>{words::MESSAGES}</ui::Heading>
            <ui::Filters action=page label=words::FILTER>
                <ui::Select label=words::STATE name="estado" offers chosen/>
            </ui::Filters>
            <ui::Listing caption=words::MESSAGES_CAPTION heads rows none/>
            {next}
        </ui::Page>
    }
}

fn row(message: MessageView) -> Vec<AnyView> {
    let state = words::message_state(&message.state);
    let state = match message.error {
        Some(error) if message.state != "sent" => format!("{state} ({error})"),
        _ => state.to_owned(),
    };
    vec![
        words::message_kind(&message.kind).to_owned().into_any(),
        words::message_channel(&message.channel).into_any(),
        message.to.into_any(),
        message.written.into_any(),
        state.into_any(),
        message.attempts.to_string().into_any(),
    ]
}
