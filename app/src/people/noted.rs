//! What the company notes of somebody on the «ficha»: mobile, first day, and the RUT as long as
//! nobody has an account under it.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::ask::line;
use super::card::Part;
use crate::platform::use_face;
use crate::text::people as words;
use crate::ui;

/// «Celular».
pub(super) fn phone(part: &Part<'_>) -> AnyView {
    let value = part.typed("phone", &Name::Phone.name(), &part.card.phone);
    let button = (ui::ButtonKind::Quiet, words::SAVE_PHONE);
    let asked = (words::PHONE, words::PHONE_HINT);
    part.form("phone", words::PHONE, button, move || {
        line("tel", asked, Name::Phone, value)
    })
}

/// «Fecha de ingreso».
pub(super) fn start(part: &Part<'_>) -> AnyView {
    let value = part.typed("start", &Name::StartsOn.name(), &part.card.starts_on);
    let button = (ui::ButtonKind::Quiet, words::SAVE_START);
    let asked = (words::STARTS, words::START_HINT);
    part.form("start", words::STARTS, button, move || {
        line("date", asked, Name::StartsOn, value)
    })
}

/// «Corregir el RUT»; none for whoever has an account.
pub(super) fn number(part: &Part<'_>) -> Option<AnyView> {
    let one = &part.card.person;
    if one.account {
        return None;
    }
    let value = part.typed("number", &Name::Document.name(), &one.rut);
    let registers = use_face().takes_workers();
    let button = (ui::ButtonKind::Quiet, words::SAVE_RUT);
    let asked = (words::RUT, words::RUT_HINT);
    let card = (words::CARD_NUMBER, words::RUT_CARD_HINT);
    let form = part.form("number", words::CHANGE_RUT, button, move || {
        let number = line("text", asked, Name::Document, value);
        // The number of a card is a secret: what was typed does not come back.
        let card = registers.then(|| line("text", card, Name::CardNumber, String::new()));
        view! { {number} {card} }.into_any()
    });
    Some(form)
}
