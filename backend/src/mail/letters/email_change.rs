//! The letters of a change of address. They carry no name and no whole address: whoever
//! reads one mailbox need not know the other.

use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// The link that puts the new address on file.
#[must_use]
pub fn confirm(caller: &Caller, to: &Email, secret: &Secret) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let hours = platform.policy.links.activation_hours;
    let (subject, asked, open, mistake) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Confirma tu correo nuevo de {name}"),
            format!("Pediste usar este correo en tu cuenta de {name}."),
            "Abre el enlace con tu sesión iniciada y presiona el botón de la página.",
            "Si no lo pediste, no hagas nada: sin el enlace no cambia nada.",
        ),
        Voice::Usted => (
            format!("Confirme su correo nuevo de {name}"),
            format!("Usted pidió usar este correo en su cuenta de {name}."),
            "Abra el enlace con su sesión iniciada y presione el botón de la página.",
            "Si usted no lo pidió, no haga nada: sin el enlace no cambia nada.",
        ),
    };
    Letter {
        before: vec![asked, open.to_owned()],
        button: button(
            "Confirmar mi correo",
            page(caller, &format!("enlace/correo/{}", secret.expose())),
        ),
        after: vec![
            format!("El enlace sirve una sola vez, durante {hours} horas."),
            mistake.to_owned(),
        ],
        ..letter(platform, Kind::EmailConfirm, to, &subject)
    }
}

/// To the owner of an address that somebody wants for another account.
#[must_use]
pub fn taken(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, what, same, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Alguien quiso usar tu correo en {name}"),
            format!(
                "Alguien pidió usar este correo en otra cuenta de {name}. Ya es el de la tuya."
            ),
            "No hicimos el cambio. Tu cuenta y tu contraseña siguen igual.",
            "Si fuiste tú, entra con la cuenta que ya tiene este correo. Si no, no tienes que \
             hacer nada.",
        ),
        Voice::Usted => (
            format!("Alguien quiso usar su correo en {name}"),
            format!(
                "Alguien pidió usar este correo en otra cuenta de {name}. Ya es el de la suya."
            ),
            "No hicimos el cambio. Su cuenta y su contraseña siguen igual.",
            "Si fue usted, entre con la cuenta que ya tiene este correo. Si no, no tiene que \
             hacer nada.",
        ),
    };
    Letter {
        before: vec![what, same.to_owned()],
        button: button("Iniciar sesión", page(caller, "ingresar")),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// To the address on file: another one was asked for, and nothing has moved yet.
#[must_use]
pub fn asked(caller: &Caller, to: &Email, mask: &str) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, what, still, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Pediste cambiar tu correo de {name}"),
            format!("Con tu contraseña se pidió cambiar el correo de tu cuenta a {mask}."),
            "Todavía no cambia nada: falta confirmarlo desde el correo nuevo.",
            "Si no fuiste tú, alguien sabe tu contraseña: crea otra de inmediato con este botón. \
             Con eso el cambio queda anulado.",
        ),
        Voice::Usted => (
            format!("Pidió cambiar su correo de {name}"),
            format!("Con su contraseña se pidió cambiar el correo de su cuenta a {mask}."),
            "Todavía no cambia nada: falta confirmarlo desde el correo nuevo.",
            "Si no fue usted, alguien sabe su contraseña: cree otra de inmediato con este botón. \
             Con eso el cambio queda anulado.",
        ),
    };
    Letter {
        before: vec![what, still.to_owned()],
        button: button("No fui yo", page(caller, "recuperar")),
        after: vec![otherwise.to_owned()],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// To the address of before: it moved, and can be taken back (Q20).
#[must_use]
pub fn changed(caller: &Caller, to: &Email, mask: &str, undo: &Secret) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, what, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Cambió el correo de tu cuenta de {name}"),
            format!("Desde ahora tu cuenta de {name} usa {mask}, y ya no este correo."),
            "Si no fuiste tú, deshaz el cambio con este botón: cerramos todas las sesiones y te \
             pedimos una contraseña nueva.",
        ),
        Voice::Usted => (
            format!("Cambió el correo de su cuenta de {name}"),
            format!("Desde ahora su cuenta de {name} usa {mask}, y ya no este correo."),
            "Si no fue usted, deshaga el cambio con este botón: cerramos todas las sesiones y le \
             pedimos una contraseña nueva.",
        ),
    };
    let address = page(caller, &format!("enlace/deshacer/{}", undo.expose()));
    Letter {
        before: vec![what],
        button: button("Deshacer el cambio", address),
        after: vec![
            otherwise.to_owned(),
            "El enlace sirve una sola vez, durante 72 horas.".to_owned(),
        ],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// An address on the platform, from the configured origin (A25).
fn page(caller: &Caller, path: &str) -> String {
    let origin = &caller.backend.config.origin;
    format!("{origin}/{}/{path}", caller.platform.slug)
}
