//! The way to the next page of a list.

use leptos::prelude::*;

use super::{Actions, ButtonKind, ButtonLink};

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
        <Actions>
            <ButtonLink href kind=ButtonKind::Quiet>{words}</ButtonLink>
        </Actions>
    }
}
