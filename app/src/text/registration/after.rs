//! Words of «Guardado Exitosamente» (H-24 to H-26, Q44).

use domain::locale::Voice;
use domain::platform::Face;

use crate::text::say;

/// The pop-up's title.
pub const SAVED: &str = "Guardado Exitosamente";

/// The page below it.
#[must_use]
pub fn title(voice: Voice) -> &'static str {
    say(voice, "Revisa tu correo", "Revise su correo")
}

/// What happened (H-25).
#[must_use]
pub fn created(_: Voice) -> &'static str {
    "El usuario fue creado. Enviamos un mensaje de confirmación al correo electrónico:"
}

/// Where the message went.
#[must_use]
pub fn went_to(voice: Voice) -> &'static str {
    say(
        voice,
        "Te enviamos el mensaje a",
        "Le enviamos el mensaje a",
    )
}

/// What comes next.
#[must_use]
pub fn next(face: &Face) -> String {
    let hours = face.links.activation_hours;
    match face.voice() {
        Voice::Tu => format!(
            "Abre el enlace del mensaje para activar tu cuenta. Sirve una vez, durante {hours} \
             horas."
        ),
        Voice::Usted => format!(
            "Abra el enlace del mensaje para activar su cuenta. Sirve una vez, durante {hours} \
             horas."
        ),
    }
}

/// The reminder (H-26).
#[must_use]
pub fn spam(voice: Voice) -> &'static str {
    say(
        voice,
        "Si en unos minutos no ha llegado, mira en correos no deseados o spam.",
        "Si en unos minutos no ha llegado, revise su bandeja de correos no deseados o spam.",
    )
}

/// Closes the pop-up.
pub const UNDERSTOOD: &str = "Entendido";

/// The part with what to do about it.
#[must_use]
pub fn trouble(_: Voice) -> &'static str {
    "¿No llegó el mensaje?"
}

/// Sends it again.
pub const RESEND: &str = "Reenviar";

/// It was sent again.
#[must_use]
pub fn resent(voice: Voice) -> &'static str {
    say(
        voice,
        "Te enviamos otro mensaje. El enlace del anterior ya no sirve.",
        "Le enviamos otro mensaje. El enlace del anterior ya no sirve.",
    )
}

/// The limits of it.
#[must_use]
pub fn limits(face: &Face) -> String {
    let (seconds, times) = (face.links.resend_pause_seconds, face.links.resend_per_day);
    match face.voice() {
        Voice::Tu => format!(
            "Puedes pedir otro mensaje cada {seconds} segundos, hasta {times} veces al día."
        ),
        Voice::Usted => {
            format!("Puede pedir otro mensaje cada {seconds} segundos, hasta {times} veces al día.")
        }
    }
}

/// Another address.
pub const CORRECT: &str = "Corregir correo";

/// Its field.
pub const NEW_ADDRESS: &str = "Correo electrónico correcto";

/// Sends to it.
pub const SEND_THERE: &str = "Enviar a este correo";

/// The address turned out to have an account (Q45).
#[must_use]
pub fn taken(voice: Voice) -> &'static str {
    say(
        voice,
        "Ese correo ya tiene una cuenta. Inicia sesión, o corrige el correo para usar otro.",
        "Ese correo ya tiene una cuenta. Inicie sesión, o corrija el correo para usar otro.",
    )
}

/// Nothing waits in this browser.
#[must_use]
pub fn nothing(_: Voice) -> &'static str {
    "En este navegador no hay una cuenta por activar."
}
