//! The letters of a registration. They carry no name and nothing typed: whoever gets one need not
//! be the person who registered (A66, Q45).

use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// The link that activates a registration (H-27).
#[must_use]
pub fn activation(caller: &Caller, to: &Email, secret: &Secret) -> Letter {
    let platform = &*caller.platform;
    let voice = platform.locale.voice();
    let name = &platform.name;
    let hours = platform.policy.links.activation_hours;
    let (subject, before, label, after) = match voice {
        Voice::Tu => (
            format!("Activa tu cuenta en {name}"),
            vec![
                format!("Recibimos una solicitud para crear una cuenta en {name} con este correo."),
                "Abre el enlace y presiona el botón de la página para activarla.".to_owned(),
            ],
            "Activar mi cuenta",
            vec![
                format!("El enlace sirve una sola vez, durante {hours} horas."),
                "Si no pediste esta cuenta, no hagas nada: sin el enlace no se activa.".to_owned(),
            ],
        ),
        Voice::Usted => (
            format!("Active su cuenta en {name}"),
            vec![
                format!("Recibimos una solicitud para crear una cuenta en {name} con este correo."),
                "Abra el enlace y presione el botón de la página para activarla.".to_owned(),
            ],
            "Activar mi cuenta",
            vec![
                format!("El enlace sirve una sola vez, durante {hours} horas."),
                "Si usted no pidió esta cuenta, no haga nada: sin el enlace no se activa."
                    .to_owned(),
            ],
        ),
    };
    Letter {
        before,
        button: button(label, link(caller, secret)),
        after,
        ..letter(platform, Kind::Activation, to, &subject)
    }
}

/// To the owner of an address or document with which somebody registers again (Q45).
#[must_use]
pub fn notice(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let origin = &caller.backend.config.origin;
    let slug = platform.slug.as_str();
    let (subject, before, label, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Alguien quiso crear otra cuenta tuya en {name}"),
            vec![
                format!(
                    "Alguien pidió una cuenta en {name} con un documento o un correo que ya tiene \
                     cuenta: la tuya."
                ),
                "Tu cuenta y tu contraseña siguen igual.".to_owned(),
            ],
            "Iniciar sesión",
            vec![
                "Si fuiste tú, ya tienes cuenta: inicia sesión o recupera tu contraseña."
                    .to_owned(),
                "Si no fuiste tú, no tienes que hacer nada.".to_owned(),
            ],
        ),
        Voice::Usted => (
            format!("Alguien quiso crear otra cuenta suya en {name}"),
            vec![
                format!(
                    "Alguien pidió una cuenta en {name} con un documento o un correo que ya tiene \
                     cuenta: la suya."
                ),
                "Su cuenta y su contraseña siguen igual.".to_owned(),
            ],
            "Iniciar sesión",
            vec![
                "Si fue usted, ya tiene cuenta: inicie sesión o recupere su contraseña.".to_owned(),
                "Si no fue usted, no tiene que hacer nada.".to_owned(),
            ],
        ),
    };
    Letter {
        before,
        button: button(label, format!("{origin}/{slug}/ingresar")),
        after,
        ..letter(platform, Kind::RegistrationNotice, to, &subject)
    }
}

/// Built from the configured origin, whatever the request says (A25).
fn link(caller: &Caller, secret: &Secret) -> String {
    let origin = &caller.backend.config.origin;
    let slug = caller.platform.slug.as_str();
    format!("{origin}/{slug}/enlace/activar/{}", secret.expose())
}
