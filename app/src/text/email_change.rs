//! Words of moving the own address (A-40, Q20).

use domain::locale::Voice;

use super::say;

/// The page.
pub const TITLE: &str = "Correo electrónico";
/// The address on file.
pub const CURRENT: &str = "Correo actual";
/// The field.
pub const FRESH: &str = "Correo nuevo";
/// Asks for it.
pub const SEND: &str = "Enviar enlace de confirmación";
/// Thinks better of it.
pub const CANCEL: &str = "Cancelar el cambio";
/// Puts the new address on file.
pub const CONFIRM: &str = "Confirmar";
/// Takes it back.
pub const UNDO: &str = "Deshacer el cambio";
/// The page behind the link that stops what the help desk has waiting (Q50).
pub const OBJECT_TITLE: &str = "Quedarse con el correo de siempre";
/// Stops it.
pub const OBJECT: &str = "No fui yo: anular el cambio";
/// The page behind the link back.
pub const UNDO_TITLE: &str = "Deshacer el cambio de correo";

/// What happens.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Con este correo recuperas tu contraseña y te llegan los avisos. Para cambiarlo, \
         confírmalo desde el correo nuevo.",
        "Con este correo recupera su contraseña y le llegan los avisos. Para cambiarlo, \
         confírmelo desde el correo nuevo.",
    )
}

/// The part that asks.
#[must_use]
pub fn change(voice: Voice) -> &'static str {
    say(voice, "Cambia tu correo", "Cambie su correo")
}

/// The part that waits.
pub const WAITING: &str = "Falta confirmar";

/// What waits; told alike whether or not anybody has that address.
#[must_use]
pub fn waiting(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "Enviamos un mensaje a {address}. Abre su enlace en este navegador para confirmar el \
             cambio. Mientras tanto todo sigue con tu correo actual."
        ),
        Voice::Usted => format!(
            "Enviamos un mensaje a {address}. Abra su enlace en este navegador para confirmar el \
             cambio. Mientras tanto todo sigue con su correo actual."
        ),
    }
}

/// It was sent.
#[must_use]
pub fn sent(voice: Voice) -> &'static str {
    say(
        voice,
        "Listo: revisa tu correo nuevo. También avisamos al actual.",
        "Listo: revise su correo nuevo. También avisamos al actual.",
    )
}

/// The page behind the link.
#[must_use]
pub fn confirm_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Confirma tu correo nuevo",
        "Confirme su correo nuevo",
    )
}

/// What the button does.
#[must_use]
pub fn confirm_about(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "Tu cuenta va a usar {address}. Al correo anterior le llega un aviso con el que se \
             puede deshacer durante 72 horas."
        ),
        Voice::Usted => format!(
            "Su cuenta va a usar {address}. Al correo anterior le llega un aviso con el que se \
             puede deshacer durante 72 horas."
        ),
    }
}

/// It is on file.
#[must_use]
pub fn changed(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu correo cambió. Avisamos al anterior.",
        "Su correo cambió. Avisamos al anterior.",
    )
}

/// What the button does.
#[must_use]
pub fn undo_about(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "Tu cuenta vuelve a usar {address}. Además cerramos todas las sesiones y la \
             contraseña actual deja de servir: te enviamos un enlace para crear otra."
        ),
        Voice::Usted => format!(
            "Su cuenta vuelve a usar {address}. Además cerramos todas las sesiones y la \
             contraseña actual deja de servir: le enviamos un enlace para crear otra."
        ),
    }
}

/// It is done.
#[must_use]
pub fn undone(voice: Voice) -> &'static str {
    say(
        voice,
        "El cambio quedó deshecho y cerramos todas las sesiones. Te enviamos a este correo un \
         enlace para crear una contraseña nueva.",
        "El cambio quedó deshecho y cerramos todas las sesiones. Le enviamos a este correo un \
         enlace para crear una contraseña nueva.",
    )
}

/// The way on from a link that is not good.
#[must_use]
pub fn ask_again(voice: Voice) -> &'static str {
    say(voice, "Ver mi correo", "Ver mi correo")
}

/// What the button of an objection does.
#[must_use]
pub fn object_about(voice: Voice, address: &str, when: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "Si no lo impides, desde el {when} tu cuenta usará {address}: alguien dijo en la mesa de \
             ayuda que eres tú y que perdiste el correo de siempre. Con este botón el cambio queda \
             anulado."
        ),
        Voice::Usted => format!(
            "Si no lo impide, desde el {when} su cuenta usará {address}: alguien dijo en la mesa de \
             ayuda que es usted y que perdió el correo de siempre. Con este botón el cambio queda \
             anulado."
        ),
    }
}

/// It is stopped.
#[must_use]
pub fn objected(voice: Voice) -> &'static str {
    say(
        voice,
        "El cambio quedó anulado: tu cuenta sigue con el correo de siempre.",
        "El cambio quedó anulado: su cuenta sigue con el correo de siempre.",
    )
}
