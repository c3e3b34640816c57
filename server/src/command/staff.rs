//! Roles on a platform are given and taken here and nowhere else (ruling 9).

use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use backend::Backend;
use backend::config::Config;
use backend::env::Env;
use backend::staff::{self, Appoint, Appointed, Refused};
use clap::{Args, Subcommand, ValueEnum};
use domain::access;
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::platform::{Platform, SignInId};

use super::say;

#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Da un rol. Quien no tiene cuenta recibe un correo para crear su contraseña.
    Appoint(Asked),
    /// Quita el rol; la cuenta queda.
    Dismiss(Whom),
}

#[derive(Debug, Args)]
pub struct Whom {
    /// La plataforma.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// Su correo.
    #[arg(long, value_name = "CORREO")]
    email: String,
}

#[derive(Debug, Args)]
pub struct Asked {
    #[command(flatten)]
    whom: Whom,
    /// El rol.
    #[arg(long, value_name = "ROL")]
    role: Role,
    /// Nombre y apellidos, si aún no tiene cuenta.
    #[arg(long, value_name = "NOMBRE")]
    name: Option<String>,
    /// Su documento, ya comprobado, donde se ingresa con él: el RUT o la cédula.
    #[arg(long, value_name = "DOCUMENTO")]
    document: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    /// Mesa de ayuda: busca, reenvía, desbloquea.
    Mesa,
    /// Administración de plataforma: reglas, servicios, registro.
    Administracion,
    /// Coordinación: la lista de cuentas nuevas.
    Coordinacion,
}

impl Role {
    const fn staff(self) -> access::Staff {
        match self {
            Self::Mesa => access::Staff::HelpDesk,
            Self::Administracion => access::Staff::PlatformAdmin,
            Self::Coordinacion => access::Staff::Coordination,
        }
    }
}

/// Does what was asked of roles.
///
/// # Errors
/// When something does not parse, the account does not allow it, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Staff) -> Result<()> {
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    let told = match command {
        Staff::Appoint(asked) => appoint(&backend, &asked).await,
        Staff::Dismiss(whom) => dismiss(&backend, &whom).await,
    };
    backend.db.close().await;
    say(told?)
}

async fn appoint(backend: &Backend, asked: &Asked) -> Result<&'static str> {
    let (platform, email) = read(backend, &asked.whom)?;
    let name = asked.name.as_deref().map(read_name).transpose()?;
    let document = match &asked.document {
        Some(typed) => Some(read_document(&platform, typed)?),
        None => None,
    };
    let who = Appoint {
        platform: &platform,
        role: asked.role.staff(),
        email: &email,
        name: name.as_ref(),
        document: document.as_ref(),
    };
    match staff::appoint(backend, &who).await? {
        Ok(Appointed::Given) => Ok("Rol dado; le avisamos por correo.\n"),
        Ok(Appointed::Invited) => {
            Ok("Cuenta y rol creados; le enviamos un correo para crear su contraseña.\n")
        }
        Err(refused) => Err(why(refused)),
    }
}

async fn dismiss(backend: &Backend, whom: &Whom) -> Result<&'static str> {
    let (platform, email) = read(backend, whom)?;
    match staff::dismiss(backend, &platform, &email).await? {
        Ok(()) => Ok("Rol quitado.\n"),
        Err(refused) => Err(why(refused)),
    }
}

fn why(refused: Refused) -> anyhow::Error {
    anyhow!(match refused {
        Refused::Unknown => "no hay una cuenta con ese correo",
        Refused::NameNeeded => "no hay una cuenta con ese correo; para crearla agregue --name",
        Refused::DocumentNeeded => {
            "en esta plataforma se ingresa con un documento; agregue --document"
        }
        Refused::DocumentTaken => "ese documento es de una cuenta con otro correo",
        Refused::NotActive => "esa cuenta no está activa",
        Refused::NoRole => "esa cuenta no tiene un rol",
    })
}

fn read(backend: &Backend, whom: &Whom) -> Result<(Arc<Platform>, Email)> {
    let Some(platform) = backend.platform(&whom.platform) else {
        bail!("no hay una plataforma «{}»", whom.platform);
    };
    let email = Email::parse(&whom.email).map_err(|_| anyhow!("el correo no se puede leer"))?;
    Ok((platform, email))
}

/// Two words are a name and a surname, three end in two surnames, and of four or more the last
/// two are the surnames.
fn read_name(typed: &str) -> Result<PersonName> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (first, second, surname, second_surname) = match words.as_slice() {
        [first, surname] => (*first, String::new(), *surname, ""),
        [first, surname, last] => (*first, String::new(), *surname, *last),
        [first, middle @ .., surname, last] => (*first, middle.join(" "), *surname, *last),
        _ => bail!("escriba nombre y apellido"),
    };
    let bad = |_| anyhow!("el nombre no se puede leer");
    Ok(PersonName {
        first: NamePart::parse(first).map_err(bad)?,
        second: NamePart::parse_optional(&second).map_err(bad)?,
        first_surname: NamePart::parse(surname).map_err(bad)?,
        second_surname: NamePart::parse_optional(second_surname).map_err(bad)?,
    })
}

fn read_document(platform: &Platform, typed: &str) -> Result<Document> {
    let kind = if platform.policy.sign_in.contains(&SignInId::Rut) {
        DocumentKind::Rut
    } else {
        DocumentKind::Cc
    };
    Document::parse(kind, typed).map_err(|_| anyhow!("el documento no se puede leer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        for (typed, first, second, surname, last) in [
            ("Marta Ríos", "Marta", None, "Ríos", None),
            ("Marta Ríos Vélez", "Marta", None, "Ríos", Some("Vélez")),
            (
                "Marta Inés Ríos Vélez",
                "Marta",
                Some("Inés"),
                "Ríos",
                Some("Vélez"),
            ),
        ] {
            let name = read_name(typed).unwrap();
            let text = |part: &NamePart| part.as_str().to_owned();
            assert_eq!(text(&name.first), first);
            assert_eq!(name.second.as_ref().map(text).as_deref(), second);
            assert_eq!(text(&name.first_surname), surname);
            assert_eq!(name.second_surname.as_ref().map(text).as_deref(), last);
        }
        assert!(read_name("Marta").is_err());
    }
}
