//! What the company notes of somebody on the «ficha»: mobile, first day, and the RUT as long as
//! nobody has an account under it.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::card::Part;
use crate::platform::use_face;
use crate::text::people as words;
use crate::text::rut;
use crate::ui;

/// «Celular».
pub(super) fn phone(part: &Part<'_>) -> AnyView {
    let value = part.typed("phone", &Name::Phone.name(), &part.card.phone);
    let button = (ui::ButtonKind::Quiet, words::SAVE_PHONE);
    part.form("phone", words::PHONE, button, move || {
        view! {
            <ui::Field
                label=words::PHONE
                name=Name::Phone.name()
                kind="tel"
                value
                hint=words::PHONE_HINT
                literal=true
                optional=true
                autocomplete="off"
                maxlength=40
            />
        }
        .into_any()
    })
}

/// «Fecha de ingreso».
pub(super) fn start(part: &Part<'_>) -> AnyView {
    let value = part.typed("start", &Name::StartsOn.name(), &part.card.starts_on);
    let button = (ui::ButtonKind::Quiet, words::SAVE_START);
    part.form("start", words::STARTS, button, move || {
        view! {
            <ui::Field
                label=words::STARTS
                name=Name::StartsOn.name()
                kind="date"
                value
                hint=words::START_HINT
                optional=true
            />
        }
        .into_any()
    })
}

/// «Corregir el RUT»; none for whoever has an account.
pub(super) fn number(part: &Part<'_>) -> Option<AnyView> {
    let one = &part.card.person;
    if one.account {
        return None;
    }
    let value = part.typed("number", &Name::Document.name(), &one.rut);
    // The number of a card is a secret: what was typed does not come back.
    let registers = use_face().takes_workers();
    let button = (ui::ButtonKind::Quiet, words::SAVE_RUT);
    let form = part.form("number", words::CHANGE_RUT, button, move || {
        let card = registers.then(|| {
            view! {
                <ui::Field
                    label=words::CARD_NUMBER
                    name=Name::CardNumber.name()
                    hint=words::RUT_CARD_HINT
                    literal=true
                    optional=true
                    autocomplete="off"
                    maxlength=20
                />
            }
        });
        view! {
            <ui::Field
                label=words::RUT
                name=Name::Document.name()
                value
                hint=words::RUT_HINT
                literal=true
                autocomplete="off"
                maxlength=20
                check=rut::check_of_others()
                settle=rut::settle()
            />
            {card}
        }
        .into_any()
    });
    Some(form)
}
