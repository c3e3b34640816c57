//! Words of the demonstration's mailbox; it belongs to no platform.

use crate::mailbox::api::Entry;

/// What it is.
pub const TITLE: &str = "Buzón de la demostración";
/// The same in the header of one message.
pub const NAME: &str = "Buzón";
/// Under the title.
pub const LEAD: &str =
    "Los correos y los SMS de la demostración no salen de este equipo: se leen aquí.";
/// The list.
pub const LETTERS: &str = "Correos y SMS, del más nuevo al más antiguo";
/// Columns of the list.
pub const HEADS: [&str; 4] = ["Asunto", "Para", "De", "Escrito"];
/// An empty list.
pub const EMPTY: &str = "Todavía no hay correos";
/// What to do about it.
pub const EMPTY_LEAD: &str =
    "Crea una cuenta en una plataforma y vuelve: su correo aparecerá aquí.";
/// A letter's page in the window's title.
pub const LETTER: &str = "Mensaje";
/// Back to the list.
pub const BACK: &str = "Volver al buzón";
/// The clock.
pub const CLOCK: &str = "Reloj de la demostración";
/// How far.
pub const AMOUNT: &str = "Adelantar el reloj";
/// In what unit.
pub const UNIT: &str = "Unidad";
/// Does it.
pub const MOVE: &str = "Adelantar";
/// Units of the clock.
pub const UNITS: [(&str, &str); 3] = [("minutes", "minutos"), ("hours", "horas"), ("days", "días")];

/// The time it is.
#[must_use]
pub fn now(now: &str) -> String {
    let (day, hour) = now.split_once(", ").unwrap_or((now, ""));
    format!("En la demostración es el {day}, a las {hour}.")
}

/// What stands for the subject of a text message, which has none.
#[must_use]
pub fn text_message(mask: &str) -> String {
    format!("SMS a {mask}")
}

/// To whom, from whom and when.
#[must_use]
pub fn about(entry: &Entry) -> String {
    format!("Para {} · de {} · {}", entry.to, entry.from, entry.written)
}
