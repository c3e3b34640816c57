//! Letters about what somebody may do in a company. Companies have a RUT, so these
//! speak Chile's *tú*.

use domain::contact::Email;
use domain::id::{self, Id};
use domain::role::Administering;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// What a module is called.
fn called(caller: &Caller, module: &str) -> String {
    let declared = caller.platform.modules.iter();
    let declared = declared.filter(|one| one.code.as_str() == module);
    let ours = Administering::ALL
        .into_iter()
        .find(|one| one.code() == module);
    let ours = ours.map(|one| match one {
        Administering::People => "Personas y usuarios",
        Administering::Structure => "Estructura",
        Administering::Roles => "Perfiles",
        Administering::Invitations => "Invitaciones",
    });
    let mut names = declared.map(|one| one.name.as_str()).chain(ours);
    names.next().unwrap_or(module).to_owned()
}

fn to_companies(caller: &Caller, label: &str) -> Option<crate::mail::Button> {
    let (origin, slug) = (&caller.backend.config.origin, &caller.platform.slug);
    button(label, format!("{origin}/{slug}/empresas"))
}

/// To whoever asked for a module: it arrived, or waits for somebody who could answer it where the
/// company is not `led` by anybody (Q51).
#[must_use]
pub fn requested(caller: &Caller, to: &Email, (module, led): (&str, bool)) -> Letter {
    let module = called(caller, module);
    let subject = format!("Recibimos tu solicitud de {module}");
    let before = if led {
        vec![
            format!("Tu solicitud del módulo «{module}» llegó a los administradores de accesos."),
            "Te escribiremos cuando respondan.".to_owned(),
        ]
    } else {
        vec![
            format!("Guardamos tu solicitud del módulo «{module}»."),
            "Tu empresa no tiene ahora un administrador de accesos, así que todavía no le llegó a \
             ninguno. La verá quien la administre cuando se nombre a alguien."
                .to_owned(),
        ]
    };
    Letter {
        before,
        button: to_companies(caller, "Ver mis empresas"),
        ..letter(&caller.platform, Kind::Module, to, &subject)
    }
}

/// To the access administrators: somebody waits.
#[must_use]
pub fn asked(
    caller: &Caller,
    to: &Email,
    (company, id, module): (&str, Id<id::Company>, &str),
) -> Letter {
    let module = called(caller, module);
    let (origin, slug) = (&caller.backend.config.origin, &caller.platform.slug);
    let subject = format!("Alguien pide el módulo {module}");
    Letter {
        before: vec![
            format!("Una persona de {company} pide acceso al módulo «{module}»."),
            "Revisa la solicitud y apruébala o recházala con un motivo.".to_owned(),
        ],
        button: button(
            "Ver la solicitud",
            format!("{origin}/{slug}/e/{id}/solicitudes"),
        ),
        after: vec!["Recibes este correo porque administras los accesos de la empresa.".to_owned()],
        ..letter(&caller.platform, Kind::Module, to, &subject)
    }
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The module.
    pub module: &'a str,
    /// Whether it was a yes.
    pub granted: bool,
    /// The perfil that came with it, as [`super::perfil::is_now`] tells it; none where the old one
    /// stays.
    pub perfil: Option<&'a str>,
    /// What was answered.
    pub reason: &'a str,
}

/// To whoever asked: the answer, and the perfil that came with it.
#[must_use]
pub fn decided(caller: &Caller, to: &Email, answer: &Answer<'_>) -> Letter {
    let module = called(caller, answer.module);
    let (done, subject) = if answer.granted {
        (
            format!("Aprobaron tu solicitud: ya puedes entrar al módulo «{module}»."),
            format!("Ya tienes acceso a {module}"),
        )
    } else {
        (
            format!("No aprobaron tu solicitud del módulo «{module}»."),
            format!("Respuesta a tu solicitud de {module}"),
        )
    };
    let mut before = vec![done];
    before.extend(answer.perfil.map(str::to_owned));
    before.push(format!("Respuesta: {}", answer.reason));
    Letter {
        before,
        button: to_companies(caller, "Ver mis empresas"),
        ..letter(&caller.platform, Kind::Module, to, &subject)
    }
}

/// To whoever decided: it is done.
#[must_use]
pub fn answered(caller: &Caller, to: &Email, module: &str, granted: bool) -> Letter {
    let module = called(caller, module);
    let done = if granted { "Aprobaste" } else { "Rechazaste" };
    let subject = format!("Respondiste una solicitud de {module}");
    Letter {
        before: vec![
            format!("{done} una solicitud del módulo «{module}»."),
            "La persona ya recibió tu respuesta por correo.".to_owned(),
        ],
        after: vec!["Si no fuiste tú, cambia tu contraseña y avísanos.".to_owned()],
        ..letter(&caller.platform, Kind::Module, to, &subject)
    }
}

/// To somebody who stands in for an administrator.
#[must_use]
pub fn stand_in(caller: &Caller, to: &Email, company: &str, until: &str) -> Letter {
    let name = &caller.platform.name;
    Letter {
        before: vec![
            format!("Eres suplente de los administradores de accesos de {company} en {name}."),
            format!("Puedes administrar los accesos hasta el {until}; ese día termina solo."),
        ],
        button: to_companies(caller, "Ver mis empresas"),
        after: vec![
            "Si no tienes que ver con esta empresa, avísanos: no necesitas hacer nada más."
                .to_owned(),
        ],
        ..letter(
            &caller.platform,
            Kind::CompanyAccess,
            to,
            &format!("Administras los accesos de una empresa en {name} por unos días"),
        )
    }
}
