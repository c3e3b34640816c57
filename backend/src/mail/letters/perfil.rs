//! Letters about perfiles (A-33, Q50). Companies have a RUT, so these speak Chile's *tú*.

use domain::contact::Email;
use domain::membership::Perfil;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::mail::{Kind, Letter};

/// A perfil, and what the company calls it, where it is one of its own.
type Named<'a> = (Perfil, Option<&'a str>);

/// A perfil, as people read it.
fn word((perfil, name): Named<'_>) -> &str {
    match perfil {
        Perfil::Administrator => "Administrador de accesos",
        Perfil::Worker => "Trabajador o colaborador",
        Perfil::Own(_) => name.unwrap_or("uno propio de la empresa"),
        Perfil::Tier(_) => "uno de la institución",
    }
}

/// Who did it.
const fn by(desk: bool) -> &'static str {
    if desk {
        "Lo hizo la mesa de ayuda, a solicitud de un administrador de accesos de la empresa."
    } else {
        "Lo hizo un administrador de accesos de la empresa."
    }
}

/// What whoever has another perfil now is told.
#[must_use]
pub fn is_now(company: &str, perfil: Named<'_>) -> String {
    let perfil = word(perfil);
    format!("Tu perfil en {company} es ahora «{perfil}». Rige desde este momento.")
}

/// To whoever has another perfil now.
#[must_use]
pub fn own(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (company, perfil): (&str, Named<'_>),
    desk: bool,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![is_now(company, perfil), by(desk).to_owned()],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Si no lo esperabas, consulta a los administradores de accesos de tu empresa."
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

/// To whoever has another perfil now because the company removed the one they had.
#[must_use]
pub fn removed(
    about: (&Backend, &Platform),
    to: &Email,
    (company, old, perfil): (&str, &str, Named<'_>),
) -> Letter {
    let mut letter = own(about, to, (company, perfil), false);
    let gone = format!("{company} eliminó el perfil «{old}», que era el tuyo.");
    letter.before.insert(0, gone);
    letter
}

/// To the administrators of the company: it is told at once (Q50).
#[must_use]
pub fn changed(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (company, person, perfil): (&str, &str, Named<'_>),
    desk: bool,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!(
                "El perfil de {person} en {company} es ahora «{}».",
                word(perfil)
            ),
            by(desk).to_owned(),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Recibes este aviso porque administras los accesos de la empresa. Si no corresponde, \
             avísanos de inmediato."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Cambió el perfil de una persona de tu empresa en {name}"),
        )
    }
}

/// To the administrator whose request the help desk did not carry out.
#[must_use]
pub fn declined(
    (_, platform): (&Backend, &Platform),
    to: &Email,
    (company, person, perfil): (&str, &str, Named<'_>),
) -> Letter {
    let name = &platform.name;
    Letter {
        before: vec![
            format!(
                "Pediste el perfil «{}» para {person} en {company}.",
                word(perfil)
            ),
            "La mesa de ayuda no hizo el cambio: el perfil sigue como estaba. Si lo necesitas, \
             habla con ella o preséntalo otra vez con más detalle."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("No se hizo un cambio de perfil que pediste en {name}"),
        )
    }
}
