//! The recovery codes, shown once.

use domain::locale::Voice;
use leptos::prelude::*;

use super::api::PutAway;
use crate::act::Act;
use crate::text::second_factor as words;
use crate::{browser, ui};

/// The codes, ways to keep them, and the button that puts them away.
#[component]
pub fn CodesPart(
    /// How the platform speaks.
    voice: Voice,
    /// The platform's address word.
    slug: String,
    /// The codes.
    codes: Vec<String>,
    /// Puts them away.
    action: Act<PutAway>,
) -> impl IntoView {
    let all = codes.join("\n");
    let list = codes
        .into_iter()
        .map(|code| view! { <li><code>{code}</code></li> })
        .collect_view();
    view! {
        <section class="section">
            <h2>{words::codes(voice)}</h2>
            <p>{words::codes_about(voice)}</p>
            <ol class="factor__codes">{list}</ol>
            <Keep all/>
            <ui::Form action>
                <ui::Hidden name="platform" value=slug/>
                <ui::Actions>
                    <ui::Button>{words::SAVED}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// «Copiar» and «Imprimir» need script, so they only appear once there is some.
#[component]
fn Keep(all: String) -> impl IntoView {
    let awake = RwSignal::new(false);
    let copied = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let copy = Callback::new(move |()| {
        browser::copy_text(&all);
        copied.set(true);
    });
    let print = Callback::new(|()| browser::print());
    view! {
        <div class="actions" hidden=move || !awake.get()>
            <ui::Button kind=ui::ButtonKind::Quiet on_press=copy>{words::COPY}</ui::Button>
            <ui::Button kind=ui::ButtonKind::Quiet on_press=print>{words::PRINT}</ui::Button>
        </div>
        <p role="status">{move || copied.get().then_some(words::COPIED)}</p>
    }
}
