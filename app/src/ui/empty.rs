//! What stands where a list has nothing yet: it says what to do first.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// An empty list, explained.
#[component]
pub fn Empty(
    /// What is missing, in a few words.
    #[prop(into)]
    title: String,
    /// What to do first.
    #[prop(into)]
    text: String,
    /// Its picture.
    #[prop(default = Glyph::Inbox)]
    glyph: Glyph,
    /// A button that starts it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__glyph"><Icon glyph /></span>
            <p class="empty__title">{title}</p>
            <p class="empty__text">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
