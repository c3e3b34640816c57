//! A short line that unfolds into more: native, works without script.

use leptos::prelude::*;

/// More for those who ask.
#[component]
pub fn Disclosure(
    /// The line that is always seen.
    #[prop(into)]
    summary: String,
    /// Unfolded from the start.
    #[prop(optional)]
    open: bool,
    /// What unfolds.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">{summary}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
