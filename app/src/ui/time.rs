//! A moment, told twice: how long from now, and exactly. Both are given in words, because what is
//! read from a clock here would differ between server and browser.

use leptos::prelude::*;

/// A moment.
#[component]
pub fn Time(
    /// For machines, ISO 8601 with zone.
    #[prop(into)]
    iso: String,
    /// Exactly, in the zone of the platform: «12/03/2026, 14:05».
    #[prop(into)]
    exact: String,
    /// From now: «hace 5 minutos».
    #[prop(optional, into)]
    relative: Option<String>,
) -> impl IntoView {
    let words = match relative {
        Some(relative) => {
            view! { {relative} <span class="time__exact">" (" {exact} ")"</span> }.into_any()
        }
        None => exact.into_any(),
    };
    view! { <time class="time" datetime=iso>{words}</time> }
}
