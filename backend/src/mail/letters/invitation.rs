//! Letters around the accounts of an institution (C-34). Institutions have a RUT, so these speak
//! Chile's *tú*.

use domain::contact::Email;
use domain::membership::{Guest, Reason, Tier};
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

/// To somebody who was disabled: the category, never an administrator's own words.
#[must_use]
pub fn disabled(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    institution: &str,
    reason: Reason,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let why = why(reason);
    Letter {
        before: vec![
            format!("Tu cuenta en {institution} quedó inhabilitada. Motivo: {why}."),
            "Rige desde ya: no puedes entrar a la institución hasta que te habiliten de nuevo."
                .to_owned(),
        ],
        button: button(
            "Ver las preguntas frecuentes",
            format!("{origin}/{slug}/ayuda"),
        ),
        after: vec![
            "Si es un error, consulta a un Súper Administrador de tu institución.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Tu cuenta en {name} quedó inhabilitada"),
        )
    }
}

/// To somebody who was enabled again.
#[must_use]
pub fn enabled(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    institution: &str,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!("Tu cuenta en {institution} está habilitada de nuevo."),
            "Entra con tu contraseña de siempre y la clave que llega a tu celular.".to_owned(),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: Vec::new(),
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Tu cuenta en {name} está habilitada"),
        )
    }
}

/// Why somebody is disabled, in words.
const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Left => "ya no estás en la institución",
        Reason::Absence => "ausencia prolongada",
        Reason::Duties => "cambio de funciones",
        Reason::Security => "seguridad",
        Reason::Other => "otro motivo",
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
