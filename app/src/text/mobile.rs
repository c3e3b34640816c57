//! Words of changing the mobile that keys go to (C-23).

use domain::locale::Voice;

use super::say;
use crate::second_factor::mobile_api::NextStep;

/// The page.
pub const TITLE: &str = "Cambiar de celular";
/// The number of now.
pub const CURRENT: &str = "Celular actual";
/// The form.
pub const ASK: &str = "Celular nuevo";
/// The number to be.
pub const FRESH: &str = "Número del celular nuevo";
/// Begins.
pub const SEND: &str = "Seguir y recibir el código";
/// The field.
pub const CODE: &str = "Código de seis números";
/// Gives it.
pub const CONFIRM: &str = "Confirmar";
/// Another one.
pub const ANOTHER: &str = "Enviar otro código";
/// Takes the change back.
pub const CANCEL: &str = "Anular el cambio";
/// The way there from the settings.
pub const CHANGE: &str = "Cambiar de celular";

/// Under the title.
#[must_use]
pub fn lead(voice: Voice, full: bool) -> &'static str {
    match full {
        true => say(
            voice,
            "A este celular llegan las claves cada vez que entras.",
            "A este celular llegan las claves cada vez que entra.",
        ),
        false => say(
            voice,
            "Si perdiste tu celular, escribe aquí el nuevo. Por seguridad servirá después de 72 \
             horas; te avisamos por correo.",
            "Si perdió su celular, escriba aquí el nuevo. Por seguridad servirá después de 72 \
             horas; le avisamos por correo.",
        ),
    }
}

/// Which way.
#[must_use]
pub fn way(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Tienes todavía el celular actual?",
        "¿Tiene todavía el celular actual?",
    )
}

/// It is at hand.
pub const OLD: &str = "Sí, lo tengo";

/// What that means.
#[must_use]
pub fn old_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Te enviamos una clave al actual y un código al nuevo. Rige de inmediato.",
        "Le enviamos una clave al actual y un código al nuevo. Rige de inmediato.",
    )
}

/// It is lost.
pub const LOST: &str = "No, lo perdí";

/// What that means.
#[must_use]
pub fn lost_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Rige después de 72 horas. Te avisamos por correo; entrar con el de siempre lo anula.",
        "Rige después de 72 horas. Le avisamos por correo; entrar con el de siempre lo anula.",
    )
}

/// From the key at sign-in to the lost way.
pub const TO_LOST: &str = "Ya no tengo este celular";

/// What is next.
#[must_use]
pub const fn step(step: NextStep) -> &'static str {
    match step {
        NextStep::Old => "Clave del celular actual",
        NextStep::New | NextStep::Lost | NextStep::Waiting => "Código del celular nuevo",
    }
}

/// Where the code went.
#[must_use]
pub fn sent(voice: Voice, mask: &str) -> String {
    match voice {
        Voice::Tu => format!("Te enviamos un SMS a {mask}. Sirve durante 5 minutos."),
        Voice::Usted => format!("Le enviamos un SMS a {mask}. Sirve durante 5 minutos."),
    }
}

/// A change that waits.
#[must_use]
pub fn waiting(voice: Voice, mask: &str, due: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "Desde el {due} tus claves llegarán a {mask}. Entrar con tu celular de siempre anula \
             el cambio."
        ),
        Voice::Usted => format!(
            "Desde el {due} sus claves llegarán a {mask}. Entrar con su celular de siempre anula \
             el cambio."
        ),
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str, voice: Voice) -> Option<&'static str> {
    Some(match what {
        "enviado" => "Enviamos otro código.",
        "cambiado" => say(
            voice,
            "Listo. Tus claves llegan desde ahora al celular nuevo, y cerramos tus otras sesiones.",
            "Listo. Sus claves llegan desde ahora al celular nuevo, y cerramos sus otras sesiones.",
        ),
        "espera" => say(
            voice,
            "Listo. El celular nuevo servirá después de 72 horas; te avisamos por correo.",
            "Listo. El celular nuevo servirá después de 72 horas; le avisamos por correo.",
        ),
        "anulado" => "El cambio quedó anulado.",
        _ => return None,
    })
}
