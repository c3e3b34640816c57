//! A box in a row of a list that chooses the row.

use leptos::prelude::*;

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
    /// How many are chosen in the list.
    chosen: RwSignal<i32>,
) -> impl IntoView {
    view! {
        <label class="pick">
            <input
                class="pick__box"
                type="checkbox"
                name=name
                value=value
                aria-label=label
                on:change=move |event| {
                    let more = if event_target_checked(&event) { 1 } else { -1 };
                    chosen.update(|chosen| *chosen += more);
                }
            />
        </label>
    }
}
