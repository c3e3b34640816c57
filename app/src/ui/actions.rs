//! The row of buttons that ends a form: full width on a phone, in line from there on.

use leptos::prelude::*;

/// Buttons and links that end a step. The first is the main one.
#[component]
pub fn Actions(
    /// Stays at the lower edge of a phone while the form is longer than the screen.
    #[prop(optional)]
    sticky: bool,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="actions" data-sticky=sticky.then_some("true")>{children()}</div> }
}
