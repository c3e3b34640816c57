//! The form that invites a first Súper Administrador again, while nobody leads the institution.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::first_api::InviteFirst;
use crate::act::Act;
use crate::invitations::lines;
use crate::platform::use_face;
use crate::text::institution as words;
use crate::ui;

#[component]
pub(super) fn First(
    /// The platform's address word.
    slug: String,
    /// The institution.
    company: String,
    /// What was typed into a form that was refused.
    typed: BTreeMap<String, String>,
    /// The act it starts.
    act: Act<InviteFirst>,
) -> impl IntoView {
    let voice = use_face().voice();
    view! {
        <section class="section">
            <h2>{words::FIRST_AGAIN}</h2>
            <p>{words::FIRST_AGAIN_ABOUT}</p>
            <ui::Form action=act troubles=act.troubles_of_others(voice) id="primero">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                {lines(&typed)}
                <ui::Actions>
                    <ui::Button>{words::FIRST_SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
