//! Words for an answer that is none of those offered.

use domain::locale::Voice;
use domain::refusal::Field;

use super::say;

/// What to do about it.
#[must_use]
pub fn wrong(field: Field, voice: Voice) -> &'static str {
    match field {
        Field::Parent => super::people::BELOW_ITSELF,
        Field::Scope | Field::Columns => super::bulk::not_chosen(field),
        _ => say(
            voice,
            "Elige una de las opciones de la lista.",
            "Elija una de las opciones de la lista.",
        ),
    }
}
