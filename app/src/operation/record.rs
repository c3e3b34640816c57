//! The form that records an acquisition, which mails the welcome (W-03).

use std::collections::BTreeMap;

use domain::company::{Item, Section};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::RecordAcquisition;
use crate::act::Act;
use crate::platform::use_face;
use crate::text::{opening, operation as words};
use crate::ui;

/// What is asked, in order.
const ASKED: [(Section, Item); 6] = [
    (Section::Company, Item::Rut),
    (Section::Company, Item::LegalName),
    (Section::Company, Item::Product),
    (Section::Supplied, Item::Names),
    (Section::Supplied, Item::Email),
    (Section::Supplied, Item::Phone),
];

#[component]
pub(super) fn Record(
    /// The platform's address word.
    slug: String,
    /// What was typed into a form that was refused.
    typed: BTreeMap<String, String>,
    /// The act it starts.
    act: Act<RecordAcquisition>,
) -> impl IntoView {
    let voice = use_face().voice();
    let trader = Name::Company(Section::Company, Item::SoleTrader).name();
    let given = typed.get(&*trader).is_some_and(|text| text == "yes");
    view! {
        <section class="section">
            <h2>{words::RECORD}</h2>
            <ui::Form action=act troubles=act.troubles(voice) id="registrar" afresh=true>
                <ui::Hidden name="platform" value=slug/>
                {fields(&typed)}
                <ui::Consent
                    name=trader
                    label=opening::label(Section::Company, Item::SoleTrader)
                    given
                    optional=true
                />
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

fn fields(typed: &BTreeMap<String, String>) -> AnyView {
    let fields: Vec<AnyView> = ASKED
        .into_iter()
        .map(|(section, item)| {
            let name = Name::Company(section, item).name().into_owned();
            let value = typed.get(&name).cloned().unwrap_or_default();
            let (kind, literal) = match item {
                Item::Email => ("email", true),
                Item::Phone => ("tel", true),
                Item::Rut => ("text", true),
                _ => ("text", false),
            };
            let label = words::label(section, item);
            view! {
                <ui::Field label name kind value literal autocomplete="off" maxlength=254/>
            }
            .into_any()
        })
        .collect();
    view! { <div class="pair">{fields}</div> }.into_any()
}
