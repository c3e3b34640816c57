//! A filter that is set; following it takes the filter away.

use leptos::prelude::*;

/// One of them.
#[component]
pub fn Chip(
    /// The same list without it.
    #[prop(into)]
    href: String,
    /// What it filters by.
    #[prop(into)]
    label: String,
    /// What following it does.
    #[prop(into)]
    without: String,
) -> impl IntoView {
    view! { <a class="chip" href=href aria-label=without>{label} " ×"</a> }
}
