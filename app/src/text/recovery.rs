//! Words of recovery.

use domain::locale::Voice;

use super::say;

/// The page that asks whose password it is.
#[must_use]
pub fn title(voice: Voice) -> &'static str {
    say(voice, "Recupera tu contraseña", "Recupere su contraseña")
}

/// What happens next.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Te enviaremos un enlace al correo que tienes registrado.",
        "Le enviaremos un enlace al correo que tiene registrado.",
    )
}

/// Title where nothing can be chosen any more.
pub const LINK_OVER: &str = "Este enlace ya no sirve";
/// Asks for the link.
pub const SEND: &str = "Enviar";
/// Asks for it again.
pub const SEND_AGAIN: &str = "Reenviar";

/// The page after asking.
#[must_use]
pub fn sent_title(voice: Voice) -> &'static str {
    say(voice, "Revisa tu correo", "Revise su correo")
}

/// The same for everybody (A04).
#[must_use]
pub fn sent(voice: Voice, minutes: u16) -> Vec<String> {
    let first = say(
        voice,
        "Si los datos corresponden a una cuenta, te enviamos un mensaje con un enlace al correo \
         registrado.",
        "Si los datos corresponden a una cuenta, le enviamos un mensaje con un enlace al correo \
         registrado.",
    );
    let then = say(
        voice,
        "Ábrelo y sigue las instrucciones para crear una contraseña nueva. El enlace sirve una \
         sola vez, durante",
        "Ábralo y siga las instrucciones para crear una contraseña nueva. El enlace sirve una \
         sola vez, durante",
    );
    vec![first.to_owned(), format!("{then} {minutes} minutos.")]
}

/// After asking again.
#[must_use]
pub fn sent_again(voice: Voice) -> &'static str {
    say(
        voice,
        "Lo enviamos otra vez. Solo sirve el enlace más nuevo.",
        "Lo enviamos otra vez. Solo sirve el enlace más nuevo.",
    )
}

/// Where to look, and what «Reenviar» is for.
#[must_use]
pub fn not_there(voice: Voice) -> &'static str {
    say(
        voice,
        "¿No te llega? Mira en el correo no deseado y, si no está, presiona «Reenviar».",
        "¿No le llega? Mire en el correo no deseado y, si no está, presione «Reenviar».",
    )
}

/// If it still does not arrive.
#[must_use]
pub fn call(voice: Voice, phone: &str) -> String {
    match voice {
        Voice::Tu => format!("Si aun así no te llega, llama al {phone}."),
        Voice::Usted => format!("Si aun así no le llega, llame al {phone}."),
    }
}

/// Whoever has no access to that mailbox any more.
#[must_use]
pub fn other_identity(voice: Voice) -> &'static str {
    say(voice, "Escribir otros datos", "Escribir otros datos")
}

/// The page behind the link.
#[must_use]
pub fn password_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Crea una contraseña nueva",
        "Cree una contraseña nueva",
    )
}

/// What will happen.
#[must_use]
pub fn password_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Al guardarla se cierran las sesiones abiertas en otros equipos y entras con ella.",
        "Al guardarla se cierran las sesiones abiertas en otros equipos y entra con ella.",
    )
}

/// Saves it.
pub const SAVE: &str = "Guardar contraseña";
/// The way to another link.
#[must_use]
pub fn ask_again(voice: Voice) -> &'static str {
    say(voice, "Pedir otro enlace", "Pedir otro enlace")
}
