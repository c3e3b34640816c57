//! Letters about passwords and failed sign-ins. They carry no name: whoever reads the mailbox
//! need not be the person.

use domain::contact::Email;
use domain::locale::Voice;
use domain::time::Span;

use super::{button, letter};
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// Somebody failed so often that the sign-in is blocked for a while (A-50, A12).
#[must_use]
pub fn blocked(caller: &Caller, to: &Email, lasts: Span) -> Letter {
    let platform = &*caller.platform;
    let (name, minutes) = (&platform.name, lasts.minutes_left());
    let (subject, before, label, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Bloqueo temporal del acceso a {name}"),
            vec![
                format!(
                    "Alguien escribió varias veces una contraseña equivocada para entrar a tu \
                     cuenta de {name}. Por seguridad, el acceso queda bloqueado {minutes} minutos."
                ),
                "Si fuiste tú, espera o recupera tu contraseña.".to_owned(),
            ],
            "Recuperar mi contraseña",
            "Si no fuiste tú, no tienes que hacer nada: nadie entró. Desde el equipo en que sueles \
             entrar puedes seguir entrando.",
        ),
        Voice::Usted => (
            format!("Bloqueo temporal del acceso a {name}"),
            vec![
                format!(
                    "Alguien escribió varias veces una contraseña equivocada para entrar a su \
                     cuenta de {name}. Por seguridad, el acceso queda bloqueado {minutes} minutos."
                ),
                "Si fue usted, espere o recupere su contraseña.".to_owned(),
            ],
            "Recuperar mi contraseña",
            "Si no fue usted, no tiene que hacer nada: nadie entró. Desde el equipo en que suele \
             entrar puede seguir entrando.",
        ),
    };
    Letter {
        before,
        button: button(label, page(caller, "recuperar")),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::SignInBlocked, to, &subject)
    }
}

/// The link to choose a new password.
#[must_use]
pub fn recovery(caller: &Caller, to: &Email, secret: &Secret) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let minutes = platform.policy.links.recovery_minutes;
    let (subject, before, label, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Recupera tu contraseña de {name}"),
            vec![
                format!("Recibimos una solicitud para recuperar tu contraseña de {name}."),
                "Abre el enlace para crear una contraseña nueva.".to_owned(),
            ],
            "Crear una contraseña nueva",
            vec![
                format!("El enlace sirve una sola vez, durante {minutes} minutos."),
                "Si no lo pediste, no hagas nada: tu contraseña sigue igual.".to_owned(),
            ],
        ),
        Voice::Usted => (
            format!("Recupere su contraseña de {name}"),
            vec![
                format!("Recibimos una solicitud para recuperar su contraseña de {name}."),
                "Abra el enlace para crear una contraseña nueva.".to_owned(),
            ],
            "Crear una contraseña nueva",
            vec![
                format!("El enlace sirve una sola vez, durante {minutes} minutos."),
                "Si usted no lo pidió, no haga nada: su contraseña sigue igual.".to_owned(),
            ],
        ),
    };
    let token = secret.expose();
    Letter {
        before,
        button: button(label, page(caller, &format!("enlace/clave/{token}"))),
        after,
        ..letter(platform, Kind::Recovery, to, &subject)
    }
}

/// The password was changed, by a link or in the settings.
#[must_use]
pub fn password_changed(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, before, label, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Cambiaste tu contraseña de {name}"),
            vec![
                format!("La contraseña de tu cuenta de {name} se cambió."),
                "Cerramos las sesiones que estaban abiertas en otros equipos.".to_owned(),
            ],
            "Recuperar mi contraseña",
            "Si no fuiste tú, recupera tu contraseña de inmediato con este botón.",
        ),
        Voice::Usted => (
            format!("Cambió su contraseña de {name}"),
            vec![
                format!("La contraseña de su cuenta de {name} se cambió."),
                "Cerramos las sesiones que estaban abiertas en otros equipos.".to_owned(),
            ],
            "Recuperar mi contraseña",
            "Si no fue usted, recupere su contraseña de inmediato con este botón.",
        ),
    };
    Letter {
        before,
        button: button(label, page(caller, "recuperar")),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::PasswordChanged, to, &subject)
    }
}

/// An address on the platform, from the configured origin (A25).
fn page(caller: &Caller, path: &str) -> String {
    let origin = &caller.backend.config.origin;
    format!("{origin}/{}/{path}", caller.platform.slug)
}
