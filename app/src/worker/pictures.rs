//! Where the number stands on the card: two drawings, one of each model (`domain.md` 1.6).

use leptos::prelude::*;

use crate::text::worker as words;
use crate::ui;

/// Both cards, unfolded by those who look for the number.
#[component]
pub(super) fn Pictures() -> impl IntoView {
    view! {
        <ui::Disclosure summary=words::WHERE>
            <p>{words::WHERE_ABOUT}</p>
            <div class="worker__cards">
                {card(words::CURRENT, words::CURRENT_SAMPLE, 172)}
                {card(words::FORMER, words::FORMER_SAMPLE, 132)}
            </div>
        </ui::Disclosure>
    }
}

/// A card with its number marked, that many points from its left edge.
fn card(about: &'static str, sample: &'static str, left: u16) -> AnyView {
    let middle = left + 58;
    view! {
        <figure class="worker__card">
            <svg viewBox="0 0 300 190" role="img" aria-label=about>
                <rect class="worker__sheet" x="1" y="1" width="298" height="188" rx="14"></rect>
                <rect class="worker__face" x="20" y="50" width="84" height="108" rx="6"></rect>
                <rect class="worker__line" x="20" y="22" width="180" height="10" rx="5"></rect>
                <rect class="worker__line" x="122" y="56" width="120" height="8" rx="4"></rect>
                <rect class="worker__line" x="122" y="140" width="90" height="8" rx="4"></rect>
                <rect class="worker__mark" x=left y="84" width="116" height="32" rx="8"></rect>
                <text class="worker__sample" x=middle y="105" text-anchor="middle">{sample}</text>
            </svg>
            <figcaption>{about}</figcaption>
        </figure>
    }
    .into_any()
}
