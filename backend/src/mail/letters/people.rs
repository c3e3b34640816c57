//! Letters to people whom a company entered. Companies have a RUT, so these speak Chile's *tú*.

use domain::contact::Email;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// Asks somebody «sin cuenta» to register. It carries no secret and no name: RUT and card are
/// still needed.
#[must_use]
pub fn register(caller: &Caller, to: &Email, company: &str) -> Letter {
    let platform = &*caller.platform;
    let (origin, slug, name) = (
        &caller.backend.config.origin,
        &platform.slug,
        &platform.name,
    );
    Letter {
        before: vec![
            format!("{company} te espera en {name}."),
            "Regístrate con tu RUT, el N° de serie o documento de tu cédula y tu correo."
                .to_owned(),
        ],
        button: button("Registrarme", format!("{origin}/{slug}/registro")),
        after: vec![
            "Usuario y contraseña son personales: no los compartas.".to_owned(),
            "Si no trabajas en esta empresa, no tienes que hacer nada.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::PersonReminder,
            to,
            &format!("Regístrate en {name}"),
        )
    }
}

/// Asks somebody «sin cuenta» to come in, where nobody registers by themselves: the link is
/// theirs, and reads alike for those who have an account elsewhere and those who have none.
#[must_use]
pub fn invited(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (company, until): (&str, &str),
    secret: &Secret,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!("{company} te agregó a sus personas en {name}."),
            "Abre el enlace para aceptar. Si todavía no tienes una cuenta, ahí la creas con tu RUT."
                .to_owned(),
        ],
        button: button(
            "Aceptar la invitación",
            format!("{origin}/{slug}/enlace/nombramiento/{}", secret.expose()),
        ),
        after: vec![
            format!(
                "El enlace sirve una sola vez, hasta el {until}. Es personal: no lo compartas."
            ),
            "Si no trabajas en esta empresa, no tienes que hacer nada.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::PersonReminder,
            to,
            &format!("Te esperan en {name}"),
        )
    }
}

/// To somebody with an account whom a company added to its people: from now on they can enter it.
#[must_use]
pub fn tied((backend, platform): (&Backend, &Platform), to: &Email, company: &str) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!("{company} te agregó a sus personas en {name}."),
            "Desde ahora puedes entrar a esta empresa con tu cuenta de siempre; la empresa sabe que \
             la tienes."
                .to_owned(),
        ],
        button: button("Ver mis empresas", format!("{origin}/{slug}/empresas")),
        after: vec![
            "Si no trabajas en esta empresa, avísale a la mesa de ayuda: nadie entra a tu cuenta por \
             esto."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("{company} te agregó en {name}"),
        )
    }
}
