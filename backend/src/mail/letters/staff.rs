//! Letters to those who get a role on a platform.

use domain::access::Staff;
use domain::contact::Email;
use domain::locale::Voice;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};
use crate::staff::Appoint;

/// What each role is called.
const fn role_name(role: Staff) -> &'static str {
    match role {
        Staff::PlatformAdmin => "Administración de plataforma",
        Staff::HelpDesk => "Mesa de ayuda",
        Staff::Coordination => "Coordinación",
    }
}

/// Somebody's role ended.
#[must_use]
pub fn dismissed(backend: &Backend, platform: &Platform, to: &Email) -> Letter {
    let (name, origin, slug) = (&platform.name, &backend.config.origin, &platform.slug);
    let (what, stays, mistake) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Ya no tienes un rol en {name}."),
            "Tu cuenta queda como la de cualquier persona.",
            "Si crees que es un error, habla con quien administra la plataforma.",
        ),
        Voice::Usted => (
            format!("Usted ya no tiene un rol en {name}."),
            "Su cuenta queda como la de cualquier persona.",
            "Si cree que es un error, hable con quien administra la plataforma.",
        ),
    };
    Letter {
        before: vec![what, stays.to_owned()],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![mistake.to_owned()],
        ..letter(
            platform,
            Kind::Appointed,
            to,
            &format!("Terminó un rol en {name}"),
        )
    }
}

/// Somebody got a role; with a link to choose a password for those who had no account.
#[must_use]
pub fn appointed(backend: &Backend, who: &Appoint<'_>, link: Option<&Secret>) -> Letter {
    let platform = who.platform;
    let (name, role) = (&platform.name, role_name(who.role));
    let hours = platform.policy.links.activation_hours;
    let (given, factor, choose, once, mistake) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Ahora tienes el rol «{role}» en {name}."),
            "Para usarlo necesitarás una aplicación de códigos en tu teléfono: te guiaremos \
             después de ingresar.",
            "Abre el enlace para crear tu contraseña.",
            format!("El enlace sirve una sola vez, durante {hours} horas."),
            "Si no esperabas este correo, avisa a quien administra la plataforma.",
        ),
        Voice::Usted => (
            format!("Ahora usted tiene el rol «{role}» en {name}."),
            "Para usarlo necesitará una aplicación de códigos en su teléfono: lo guiaremos \
             después de ingresar.",
            "Abra el enlace para crear su contraseña.",
            format!("El enlace sirve una sola vez, durante {hours} horas."),
            "Si no esperaba este correo, avise a quien administra la plataforma.",
        ),
    };
    let (origin, slug) = (&backend.config.origin, &platform.slug);
    let mut before = vec![given, factor.to_owned()];
    let mut after = vec![mistake.to_owned()];
    let way = match link {
        Some(secret) => {
            before.push(choose.to_owned());
            after.insert(0, once);
            let token = secret.expose();
            button(
                "Crear mi contraseña",
                format!("{origin}/{slug}/enlace/clave/{token}"),
            )
        }
        None => button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
    };
    let subject = format!("{role}: un rol en {name}");
    Letter {
        before,
        button: way,
        after,
        ..letter(platform, Kind::Appointed, who.email, &subject)
    }
}
