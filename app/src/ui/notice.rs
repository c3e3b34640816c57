//! One sentence that matters: information, success, warning or danger, told by icon and word and
//! only then by colour.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::words;

/// What kind of news it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Think before going on.
    Warning,
    /// It did not work, or something is blocked.
    Danger,
}

/// News in the page.
#[component]
pub fn Notice(
    /// What kind.
    #[prop(optional)]
    kind: NoticeKind,
    /// A line in bold above the rest.
    #[prop(optional, into)]
    title: Option<String>,
    /// Spoken when it appears. Leave out for what has always stood there.
    #[prop(optional)]
    announced: bool,
    /// The sentence, in paragraphs.
    children: Children,
) -> impl IntoView {
    let words = words();
    let (kind, glyph, word, role) = match kind {
        NoticeKind::Info => ("info", Glyph::Info, words.info, "status"),
        NoticeKind::Success => ("success", Glyph::Done, words.success, "status"),
        NoticeKind::Warning => ("warning", Glyph::Warning, words.warning, "status"),
        NoticeKind::Danger => ("danger", Glyph::Danger, words.danger, "alert"),
    };
    view! {
        <div class="notice" data-kind=kind role=announced.then_some(role)>
            <Icon glyph />
            <div class="notice__body">
                <span class="visually-hidden">{word} ": "</span>
                {title.map(|title| view! { <p class="notice__title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}
