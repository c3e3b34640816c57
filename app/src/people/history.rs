//! What was changed of one person, by whom, and why.

use leptos::prelude::*;

use super::api::ToldView;
use crate::platform::use_face;
use crate::text::people as words;
use crate::ui;

/// The changes, newest first, and the way to those before.
pub(super) fn history(told: Vec<ToldView>, older: Option<String>) -> AnyView {
    if told.is_empty() && older.is_none() {
        return view! { <p class="soft">{words::NO_HISTORY}</p> }.into_any();
    }
    let lines = told.into_iter().map(line);
    let more = older.map(|href| view! { <ui::More href words=words::OLDER/> });
    view! {
        <ol class="history">{lines.collect_view()}</ol>
        {more}
    }
    .into_any()
}

fn line(told: ToldView) -> impl IntoView {
    let who = told.who.unwrap_or_else(|| words::SYSTEM.to_owned());
    let changes = told.changes.into_iter().map(|(name, old, new)| {
        let sentence = words::change(&name, &old, &new);
        view! { <p>{sentence}</p> }
    });
    let reason = told.reason.map(|reason| {
        let why = words::reason(reason, use_face().exclusive);
        let sentence = format!("{}: {why}", words::REASON);
        view! { <p>{sentence}</p> }
    });
    let note = told.note.map(|note| {
        let sentence = format!("{}: {note}", words::NOTE);
        view! { <p>{sentence}</p> }
    });
    view! {
        <li class="history__line">
            <p><strong>{words::act(&told.action)}</strong></p>
            <p class="soft">{told.at} " · " {who}</p>
            {changes.collect_view()}
            {reason}
            {note}
        </li>
    }
}
