//! The movable clock of a demonstration.

use leptos::prelude::*;

use super::api::MoveClock;
use crate::act::Act;
use crate::text::mailbox as words;
use crate::ui;

/// Tells the time and moves it.
#[component]
pub fn Clock(
    /// The demonstration's time.
    now: String,
    /// Moves it.
    action: Act<MoveClock>,
) -> impl IntoView {
    let offers = words::UNITS
        .map(|(value, label)| ui::Offer::new(value, label))
        .to_vec();
    view! {
        <section class="mailbox__clock" aria-label=words::CLOCK>
            <p>{words::now(&now)}</p>
            <ui::Form action>
                <ui::Field label=words::AMOUNT name="amount" value="15" inputmode="numeric" literal=true/>
                <ui::Select label=words::UNIT name="unit" offers chosen="minutes"/>
                <ui::Actions><ui::Button kind=ui::ButtonKind::Quiet>{words::MOVE}</ui::Button></ui::Actions>
            </ui::Form>
        </section>
    }
}
