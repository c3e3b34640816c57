//! A secret on its way to a telephone: the picture, its text, the first code.

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{ConfirmFactor, Offered};
use crate::act::Act;
use crate::text::second_factor as words;
use crate::ui;

/// The picture and the form for the first code.
#[component]
pub fn OfferedPart(
    /// Where.
    face: Face,
    /// What is offered.
    offered: Offered,
    /// Puts it into force.
    action: Act<ConfirmFactor>,
) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let side = offered.side;
    view! {
        <section class="section">
            <h2>{words::scan(voice)}</h2>
            <p>{words::scan_about(voice)}</p>
            <svg
                class="factor__picture"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=words::PICTURE
            >
                <path d=offered.path></path>
            </svg>
            <p>{words::by_hand(voice)}</p>
            <p class="factor__secret"><code>{grouped(&offered.secret)}</code></p>
            <p class="way"><a href=offered.address>{words::open_here(voice)}</a></p>
            <ui::Form action troubles id="activar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::CodeField
                    label=words::SIX
                    name=Name::Code.name()
                    hint=words::first_code(voice)
                />
                <ui::Actions>
                    <ui::Button>{words::ACTIVATE}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// In groups of four, as people read and type it.
fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
