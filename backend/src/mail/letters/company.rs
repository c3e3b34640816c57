//! Letters around the account of a company (W-01 to W-33). Companies have a RUT, so these speak
//! Chile's *tú*.

use domain::company::Acquisition;
use domain::contact::Email;
use domain::membership::Basis;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// «Correo de bienvenida»: the way into the form (W-01, W-04, W-21).
#[must_use]
pub fn welcome(
    (backend, platform): (&Backend, &Platform),
    acquisition: &Acquisition,
    secret: &Secret,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let token = secret.expose();
    Letter {
        before: vec![
            format!("Te damos la bienvenida a {name}."),
            format!(
                "Crea la cuenta de tu empresa lo antes posible. Ten a mano su RUT, {}, y los datos \
                 de sus representantes legales.",
                acquisition.rut.dotted()
            ),
        ],
        button: button(
            "Crear la cuenta de la empresa",
            format!("{origin}/{slug}/enlace/empresa/{token}"),
        ),
        after: vec![
            "El enlace es solo para tu empresa y sirve durante 30 días: no lo compartas."
                .to_owned(),
            "Cuando la cuenta esté creada, nuestro equipo de coordinación te contactará."
                .to_owned(),
            "Si no esperabas este correo, no tienes que hacer nada.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::Welcome,
            &acquisition.contact.email,
            &format!("Bienvenida: crea la cuenta de tu empresa en {name}"),
        )
    }
}

/// The initial password of the first user, or another one in its place (W-26 to W-30, Q2). `until`
/// is its exact end in local time.
#[must_use]
pub fn initial_password(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (sign_in, password): (&str, &str),
    until: &str,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!("Tu cuenta en {name} está lista. Inicia sesión ahora con estos datos:"),
            format!("Usuario: {sign_in}"),
            format!("Contraseña inicial: {password}"),
            format!(
                "La contraseña inicial sirve durante 24 horas, hasta el {until}. Al entrar elegirás \
                 una propia."
            ),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Usuario y contraseña son personales: no los compartas.".to_owned(),
            "Si la contraseña venció, pide otra en la página de inicio de sesión.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::InitialPassword,
            to,
            &format!("Tus datos para entrar a {name}"),
        )
    }
}

/// The link to choose a password, where the platform mails no passwords (Q1).
#[must_use]
pub fn choose_password(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    secret: &Secret,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let hours = platform.policy.links.activation_hours;
    Letter {
        before: vec![
            format!("Tu cuenta en {name} está lista."),
            "Abre el enlace para crear tu contraseña.".to_owned(),
        ],
        button: button(
            "Crear mi contraseña",
            format!("{origin}/{slug}/enlace/clave/{}", secret.expose()),
        ),
        after: vec![format!(
            "El enlace sirve una sola vez, durante {hours} horas. Es personal: no lo compartas."
        )],
        ..letter(
            platform,
            Kind::InitialPassword,
            to,
            &format!("Tus datos para entrar a {name}"),
        )
    }
}

/// To somebody with an account who got another company.
#[must_use]
pub fn another_company(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    company: &str,
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            format!("Ahora también puedes entrar a {name} por la empresa {company}."),
            "Inicia sesión como siempre y elige la empresa.".to_owned(),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Si no tienes que ver con esta empresa, avísanos: no necesitas hacer nada más."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Tienes una empresa más en {name}"),
        )
    }
}

/// To somebody with an account whose number or address was typed as a first user's, beside another
/// one's: nothing was done. It names neither the company nor who typed it.
#[must_use]
pub fn named_first_user((_, platform): (&Backend, &Platform), to: &Email) -> Letter {
    let name = &platform.name;
    Letter {
        before: vec![
            format!(
                "Alguien crea la cuenta de una empresa en {name} y escribió tu RUT o tu correo como \
                 primer usuario, junto con datos que no son los de tu cuenta."
            ),
            "No cambió nada en tu cuenta y no se te dio acceso a esa empresa.".to_owned(),
        ],
        after: vec![
            "Si esperabas administrar una empresa más, pide que escriban el RUT y el correo de tu \
             cuenta. Si no, no tienes que hacer nada."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Escribieron tus datos como primer usuario en {name}"),
        )
    }
}

/// To whoever said yes: the responsible person whom the legal representative appointed, or
/// somebody listed at the company's opening.
#[must_use]
pub fn appointed(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (company, basis): (&str, Basis),
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![
            match basis {
                Basis::Representative => {
                    format!("Aceptaste ser representante legal de {company} en {name}.")
                }
                Basis::Commercial => {
                    format!("Aceptaste ser contacto comercial de {company} en {name}.")
                }
                Basis::Appointed | Basis::FirstUser => {
                    format!("El representante legal de {company} te nombró responsable en {name}.")
                }
            },
            "Desde ahora administras los accesos de esa empresa.".to_owned(),
        ],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![
            "Si no tienes que ver con esta empresa, avísanos: no necesitas hacer nada más."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Administras los accesos de una empresa en {name}"),
        )
    }
}

/// What somebody has in a company once their appointment is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing: the appointment had let them in.
    Outside,
    /// The perfil they had before it.
    Former,
    /// What they have: they administer it for another reason.
    Same,
}

/// To the same person when the appointment is revoked: what changed, and no more.
#[must_use]
pub fn revoked(
    (_, platform): (&Backend, &Platform),
    to: &Email,
    (company, left): (&str, Left),
) -> Letter {
    let name = &platform.name;
    let what = match left {
        Left::Outside => {
            "Ya no administras los accesos de esa empresa ni puedes entrar a ella: tu acceso venía \
             de ese nombramiento."
        }
        Left::Former => {
            "Ya no administras los accesos de esa empresa; conservas el acceso que tenías antes."
        }
        Left::Same => "Tu acceso a esa empresa sigue igual.",
    };
    let subject = match left {
        Left::Outside | Left::Former => {
            format!("Ya no administras los accesos de una empresa en {name}")
        }
        Left::Same => format!("Se revocó tu nombramiento de una empresa en {name}"),
    };
    Letter {
        before: vec![
            format!("El representante legal de {company} revocó tu nombramiento en {name}."),
            what.to_owned(),
        ],
        ..letter(platform, Kind::CompanyAccess, to, &subject)
    }
}

/// How far an operator's naming of a legal representative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Represented<'a> {
    /// A link went to that address, as much of it as may be shown.
    Offered(&'a str),
    /// Somebody said yes behind it.
    Accepted,
}

/// To whoever administers a company that nobody represents, when an operator names a legal
/// representative (A-27, Q50). The operator's reason stays inside.
#[must_use]
pub fn represented(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    (company, what): (&str, Represented<'_>),
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    let told = match what {
        Represented::Offered(masked) => format!(
            "Quien opera {name} envió a {masked} un enlace para aceptar ser representante legal de \
             {company}, que no tiene ninguno con acceso."
        ),
        Represented::Accepted => format!(
            "La persona que nombró quien opera {name} aceptó: ahora es representante legal de \
             {company} y administra sus accesos."
        ),
    };
    Letter {
        before: vec![told, "Tu acceso a la empresa sigue igual.".to_owned()],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec!["Si la empresa no lo pidió, avísanos de inmediato.".to_owned()],
        ..letter(
            platform,
            Kind::CompanyAccess,
            to,
            &format!("Se nombra un representante legal de tu empresa en {name}"),
        )
    }
}

/// To the supplied contact: the account is open; nothing to sign in with (Q3, W-22).
#[must_use]
pub fn opened((_, platform): (&Backend, &Platform), to: &Email, company: &str) -> Letter {
    let name = &platform.name;
    Letter {
        before: vec![
            format!("La cuenta de {company} en {name} ya está creada."),
            "Los datos para entrar llegaron al correo del primer usuario.".to_owned(),
            "Nuestro equipo de coordinación te contactará.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::CompanyOpened,
            to,
            &format!("La cuenta de tu empresa en {name} está creada"),
        )
    }
}
