//! Letters around the accounts of an institution (C-34). Institutions have a RUT, so these speak
//! Chile's *tú*.

use domain::contact::Email;
use domain::membership::{Guest, Tier};
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// The invitation, with the link that goes to nobody else.
#[must_use]
pub fn invited(
    (backend, platform): (&Backend, &Platform),
    invitee: &Guest,
    institution: &str,
    secret: &Secret,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let role = tier(invitee.tier);
    Letter {
        before: vec![
            format!("{institution} te invita a {name} con una cuenta institucional."),
            format!("Tu perfil será «{role}». Tu usuario será este correo."),
            "Abre el enlace, confirma tu RUT y tu celular y crea tu contraseña. Ten el celular a \
             mano."
                .to_owned(),
        ],
        button: button(
            "Aceptar la invitación",
            format!("{origin}/{slug}/enlace/invitacion/{}", secret.expose()),
        ),
        after: vec![
            "El enlace es personal, sirve una sola vez y vence en 7 días. Si te invitan de nuevo, \
             vale solo el último."
                .to_owned(),
            "Si no esperabas este correo, no tienes que hacer nada.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::Invitation,
            &invitee.email,
            &format!("Invitación a {name}"),
        )
    }
}

/// To somebody whose tier was changed (Q39).
#[must_use]
pub fn tier_changed(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    institution: &str,
    now: Tier,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let role = tier(now);
    Letter {
        before: vec![
            format!("Tu perfil en {institution} cambió: ahora es «{role}»."),
            "El cambio rige desde ya.".to_owned(),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Si no esperabas este cambio, consulta a un Súper Administrador de tu institución."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Cambió tu perfil en {name}"),
        )
    }
}

/// A tier in words.
const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Super => "Súper Administrador",
        Tier::Administrator => "Administrador",
        Tier::User => "Usuario",
    }
}
