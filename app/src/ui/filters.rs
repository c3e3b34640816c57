//! What a list is filtered by: beside each other where there is room. All of it goes into the
//! address, so that a filtered list can be kept, and works without script.

use leptos::prelude::*;

use super::button::{Button, ButtonKind};
use super::form::PlainForm;

/// The filters over a list.
#[component]
pub fn Filters(
    /// The list's address.
    #[prop(into)]
    action: String,
    /// On the button that applies them.
    label: &'static str,
    /// Selects and fields.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="filters">
            <PlainForm action method="get">
                {children()}
                <Button kind=ButtonKind::Quiet>{label}</Button>
            </PlainForm>
        </div>
    }
}
