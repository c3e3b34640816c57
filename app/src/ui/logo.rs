//! Marks of the platforms, drawn for this product. A brand without a mark shows the gatehouse.

use leptos::prelude::*;

/// The mark of a brand; the name beside it is said by the page.
#[component]
pub fn Logo(
    /// Name of the brand, as in the block of its tokens.
    #[prop(into)]
    brand: String,
) -> impl IntoView {
    let path = match brand.as_str() {
        // An H whose crossbar is a path that rises.
        "hanna" => "M8 7v18M24 7v18M8 19c5 0 5-6 16-6",
        // A G that closes on a tick.
        "gestion" => "M24.500 11A10 10 0 1 0 26 17M11.500 15.500l4.500 4.500L26 9.500",
        // A W whose last stroke is a clock hand.
        "workera" => "M6 9l5 14 5-12 5 12 5-14",
        // An open book, and the light that falls on it.
        "cct" => "M6 11c4-1 8 0 10 2 2-2 6-3 10-2v13c-4-1-8 0-10 2-2-2-6-3-10-2zM16 13v13M16 5v3",
        // A gatehouse: wall, arch, and the light in the door.
        _ => "M5 26V9h4v3h4V9h6v3h4V9h4v17M11 26v-5a5 5 0 0 1 10 0v5",
    };
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="logo__ground" width="32" height="32" rx="9" />
            <path class="logo__mark" d=path />
        </svg>
    }
}
