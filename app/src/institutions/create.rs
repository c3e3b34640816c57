//! The form that creates an institution, which invites its first Súper Administrador.

use std::collections::BTreeMap;

use domain::company::{Item, Section};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::CreateInstitution;
use crate::act::Act;
use crate::invitations::lines;
use crate::platform::use_face;
use crate::text::institution as words;
use crate::ui;

#[component]
pub(super) fn Create(
    /// The platform's address word.
    slug: String,
    /// What was typed into a form that was refused.
    typed: BTreeMap<String, String>,
    /// The act it starts.
    act: Act<CreateInstitution>,
) -> impl IntoView {
    let voice = use_face().voice();
    let company = |item| Name::Company(Section::Company, item);
    let asked = [
        (company(Item::Rut), words::RUT, true),
        (company(Item::LegalName), words::NAME, false),
        (company(Item::Product), words::PLAN, false),
        (Name::Seats, words::SEATS, true),
    ];
    let fields = asked.map(|(field, label, literal)| {
        let name = field.name().into_owned();
        let value = typed.get(&name).cloned().unwrap_or_default();
        view! { <ui::Field label name value literal autocomplete="off" maxlength=254/> }
    });
    let first = lines(&typed);
    view! {
        <section class="section">
            <h2>{words::CREATE}</h2>
            <ui::Form action=act troubles=act.troubles_of_others(voice) id="crear" afresh=true>
                <ui::Hidden name="platform" value=slug/>
                <div class="pair">{fields.into_iter().collect_view()}</div>
                <h3>{words::FIRST}</h3>
                {first}
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
