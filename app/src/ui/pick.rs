//! A box in a row of a list that chooses the row, and one that chooses all of them.

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

/// A box that ticks every [`Pick`] of its form, and unticks them. Only a program can: where none runs it
/// is not seen. It stands above the table, because a table that became cards has no head.
#[component]
pub fn PickAll(
    /// The name of the fields that it ticks.
    name: &'static str,
    /// What it chooses.
    label: &'static str,
    /// How many there are.
    all: usize,
    /// How many are chosen in the list.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    view! {
        <label class="pick-all">
            <input
                class="pick__box"
                type="checkbox"
                autocomplete="off"
                prop:checked=move || chosen.get() == all
                on:change=move |event| chosen.set(browser::tick_all(&event, name))
            />
            {label}
        </label>
    }
}
