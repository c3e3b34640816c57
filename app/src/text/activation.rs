//! Words of the page that a mailed link leads to.

use domain::locale::Voice;
use domain::platform::Face;

use super::say;

/// The title.
#[must_use]
pub fn title(voice: Voice) -> &'static str {
    say(voice, "Activa tu cuenta", "Active su cuenta")
}

/// What the button does.
#[must_use]
pub fn ready(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!("Confirma que el correo {address} es tuyo para activar tu cuenta."),
        Voice::Usted => {
            format!("Confirme que el correo {address} es suyo para activar su cuenta.")
        }
    }
}

/// The button.
pub const ACTIVATE: &str = "Activar mi cuenta";

/// Why a password is asked in another browser (Q46).
#[must_use]
pub fn other_browser(voice: Voice) -> &'static str {
    say(
        voice,
        "Estás en un navegador distinto del que usaste para registrarte. Escribe la contraseña \
         que elegiste, o elige otra.",
        "Está en un navegador distinto del que usó para registrarse. Escriba la contraseña que \
         eligió, o elija otra.",
    )
}

/// The registered password.
#[must_use]
pub fn registered_password(voice: Voice) -> &'static str {
    say(
        voice,
        "Contraseña que elegiste al registrarte",
        "Contraseña que eligió al registrarse",
    )
}

/// Unfolds the other way.
#[must_use]
pub fn choose_another(_: Voice) -> &'static str {
    "No la recuerdo o no la elegí yo: elegir otra"
}

/// The new password.
pub const NEW_PASSWORD: &str = "Nueva contraseña";

/// Once more.
pub const NEW_PASSWORD_AGAIN: &str = "La nueva contraseña otra vez";

/// The button of the other way.
pub const SAVE_AND_ACTIVATE: &str = "Guardar y activar";

/// The time is over.
#[must_use]
pub fn expired_title(_: Voice) -> &'static str {
    "El enlace venció"
}

/// What to do about it.
#[must_use]
pub fn expired(face: &Face, address: &str) -> String {
    let hours = face.links.activation_hours;
    match face.voice() {
        Voice::Tu => {
            format!("Los enlaces sirven durante {hours} horas. Te podemos enviar otro a {address}.")
        }
        Voice::Usted => {
            format!("Los enlaces sirven durante {hours} horas. Le podemos enviar otro a {address}.")
        }
    }
}

/// Another link is on its way.
#[must_use]
pub fn sent(voice: Voice) -> &'static str {
    say(
        voice,
        "Te enviamos un enlace nuevo. Abre el mensaje más reciente.",
        "Le enviamos un enlace nuevo. Abra el mensaje más reciente.",
    )
}

/// The address has an account (Q45).
#[must_use]
pub fn taken_title(voice: Voice) -> &'static str {
    say(voice, "Ya tienes una cuenta", "Usted ya tiene una cuenta")
}

/// The ways on.
#[must_use]
pub fn taken(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!(
            "El correo {address} ya tiene una cuenta. Inicia sesión con ella o recupera tu \
             contraseña."
        ),
        Voice::Usted => format!(
            "El correo {address} ya tiene una cuenta. Inicie sesión con ella o recupere su \
             contraseña."
        ),
    }
}

/// Use another address instead.
pub const OTHER_ADDRESS: &str = "Usar otro correo";

/// The link was used.
#[must_use]
pub fn spent_title(_: Voice) -> &'static str {
    "Esta cuenta ya está activada"
}

/// What to do.
#[must_use]
pub fn spent(voice: Voice) -> &'static str {
    say(
        voice,
        "El enlace ya se usó. Inicia sesión con tu correo y tu contraseña.",
        "El enlace ya se usó. Inicie sesión con su correo y su contraseña.",
    )
}

/// No such link.
#[must_use]
pub fn unknown_title(_: Voice) -> &'static str {
    "Este enlace no sirve"
}

/// What to do.
#[must_use]
pub fn unknown(voice: Voice) -> &'static str {
    say(
        voice,
        "Puede estar incompleto, o un mensaje más nuevo lo reemplazó. Abre el último mensaje que \
         te enviamos, o crea la cuenta otra vez.",
        "Puede estar incompleto, o un mensaje más nuevo lo reemplazó. Abra el último mensaje que \
         le enviamos, o cree la cuenta otra vez.",
    )
}

/// Recover the password.
#[must_use]
pub fn recover(_: Voice) -> &'static str {
    "Recuperar contraseña"
}
