//! A box in a row of a list that chooses the row.

use leptos::prelude::*;

use crate::browser;

/// A box named after its row. The whole of it is the target, at least 44 px.
#[component]
pub fn Pick(
    /// The field's name, the same in each row.
    name: &'static str,
    /// What is sent for this row.
    #[prop(into)]
    value: String,
    /// Whom or what it chooses.
    #[prop(into)]
    label: String,
    /// How many are chosen in the list, among them those ticked before any script ran.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    view! {
        <label class="pick">
            <input
                class="pick__box"
                type="checkbox"
                name=name
                value=value
                aria-label=label
                on:change=move |event| chosen.set(browser::ticked(&event))
            />
        </label>
    }
}
