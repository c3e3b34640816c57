//! A region that screen readers speak when it changes: results that appear without a new page.

use leptos::prelude::*;

/// Says what happened.
#[component]
pub fn Live(
    /// The sentence; empty when there is nothing to say.
    #[prop(into)]
    words: Signal<String>,
    /// Spoken, not seen.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let class = if quiet {
        "live visually-hidden"
    } else {
        "live"
    };
    view! { <p class=class role="status" aria-live="polite">{move || words.get()}</p> }
}
