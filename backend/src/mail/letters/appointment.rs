//! The letter that names somebody as responsible for a company, or asks whoever was listed at
//! its opening to administer it. Companies have a RUT, so it
//! speaks Chile's *tú*. It reads alike for those who have an account and those who have none.

use domain::contact::Email;
use domain::membership::Basis;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// The link, with the company and the exact end in local time.
#[must_use]
pub fn offered(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    ((company, until), basis): ((&str, &str), Basis),
    secret: &Secret,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let listed = |what: &str| {
        format!(
            "La cuenta de {company} en {name} ya está creada y tú figuras como {what}: puedes \
             administrar los accesos de la empresa."
        )
    };
    let why = match basis {
        Basis::Representative => listed("representante legal"),
        Basis::Commercial => listed("contacto comercial"),
        Basis::Appointed | Basis::FirstUser => format!(
            "El representante legal de {company} te nombró responsable de los accesos de la \
             empresa en {name}."
        ),
    };
    let subject = match basis {
        Basis::Representative | Basis::Commercial => {
            format!("Puedes administrar los accesos de una empresa en {name}")
        }
        Basis::Appointed | Basis::FirstUser => {
            format!("Te nombraron responsable de una empresa en {name}")
        }
    };
    Letter {
        before: vec![
            why,
            "Abre el enlace para aceptar. Si todavía no tienes una cuenta, ahí la creas."
                .to_owned(),
        ],
        button: button(
            "Ver el nombramiento",
            format!("{origin}/{slug}/enlace/nombramiento/{}", secret.expose()),
        ),
        after: vec![
            format!(
                "El enlace sirve una sola vez, hasta el {until}. Es personal: no lo compartas."
            ),
            "Si no tienes que ver con esta empresa, no tienes que hacer nada.".to_owned(),
        ],
        ..letter(platform, Kind::AppointmentOffer, to, &subject)
    }
}
