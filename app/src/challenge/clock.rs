//! The time left, in words. The server says it once; with script it goes on by itself, says aloud
//! when a minute is left and when none is, and then asks the server how things stand. The server
//! alone decides whether the time is over.

use std::time::Duration;

use domain::locale::Voice;
use leptos::prelude::*;

use crate::browser;
use crate::text::challenge as words;
use crate::ui::{Glyph, Icon, Live};

/// When the coming end is said aloud, in seconds before it (WCAG 2.2.1).
const WARNING: u32 = 60;

/// Counts down.
#[component]
pub fn Clock(
    /// How the platform speaks.
    voice: Voice,
    /// What the server says is left.
    seconds: u32,
    /// To look again.
    look: RwSignal<u32>,
) -> impl IntoView {
    let left = RwSignal::new(seconds);
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let end = browser::uptime_seconds() + f64::from(seconds);
        let tick = move || {
            // Counted from the clock and not by ticks, which sleep in the background.
            let now = remaining(end);
            let before = left.get_untracked();
            if now != before {
                left.set(now);
            }
            if before > WARNING && now <= WARNING && now > 0 {
                said.set(words::nearly_over(voice).to_owned());
            }
            if before > 0 && now == 0 {
                said.set(words::over(voice).to_owned());
                look.update(|times| *times += 1);
            }
        };
        if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || ticking.clear());
        }
    });
    let shown = Memo::new(move |_| words::time_left(voice, left.get()));
    view! {
        <p>
            <Icon glyph=Glyph::Clock/>
            <span data-clock="left">{move || shown.get()}</span>
        </p>
        <Live words=said quiet=true/>
    }
}

/// Whole seconds up to the end, a part counting as one.
fn remaining(end: f64) -> u32 {
    let left = (end - browser::uptime_seconds()).ceil().max(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and an hour at the most"
    )]
    let left = left as u32;
    left
}
