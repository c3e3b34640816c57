//! The way to the next page of a list.

use leptos::prelude::*;

use super::{ButtonKind, ButtonLink};

/// Where a list goes on.
#[component]
pub fn More(
    /// The next page.
    #[prop(into)]
    href: String,
    /// What stands there.
    words: &'static str,
) -> impl IntoView {
    view! {
        <div class="more">
            <ButtonLink href kind=ButtonKind::Quiet>{words}</ButtonLink>
        </div>
    }
}
