//! Companies, at the hand of those who run the installation: whether they are adhered, which holds on
//! the very next request of their people on every node, and another initial password for their
//! first user (W-32).

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use backend::fault::Denied;
use backend::hand::Hand;
use backend::{Backend, company, initial_password};
use clap::{Args, Subcommand};
use domain::company::Adherence;
use domain::contact::Email;
use domain::{Refusal, Rut};

use super::say;

#[derive(Debug, Subcommand)]
pub enum Company {
    /// La empresa queda adherida: sus personas entran con los estados que tenían.
    Adhere(Asked),
    /// La empresa deja de estar adherida: desde ya nadie entra por ella.
    End(Asked),
    /// Envía otra contraseña inicial a su primer usuario; la anterior deja de servir.
    Reissue(Reissued),
}

#[derive(Debug, Args)]
pub struct Reissued {
    /// La plataforma.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// El RUT de la empresa.
    #[arg(long, value_name = "RUT")]
    company: String,
    /// El correo corregido; solo si la persona todavía no entra.
    #[arg(long, value_name = "CORREO")]
    email: Option<String>,
}

#[derive(Debug, Args)]
pub struct Asked {
    /// La plataforma.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// El RUT de la empresa.
    #[arg(long, value_name = "RUT")]
    company: String,
    /// Por qué; queda en la auditoría.
    #[arg(long, value_name = "MOTIVO")]
    reason: String,
}

/// Does what was asked of a company.
///
/// # Errors
/// When something does not parse, nothing changes, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Company) -> Result<()> {
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    let told = match command {
        Company::Adhere(asked) => change(&backend, &asked, Adherence::Adhered).await,
        Company::End(asked) => change(&backend, &asked, Adherence::Ended).await,
        Company::Reissue(asked) => reissue(&backend, &asked).await,
    };
    backend.db.close().await;
    say(told?)
}

async fn change(backend: &Backend, asked: &Asked, next: Adherence) -> Result<&'static str> {
    let Some(platform) = backend.platform(&asked.platform) else {
        bail!("no hay una plataforma «{}»", asked.platform);
    };
    let Ok(rut) = asked.company.parse::<Rut>() else {
        bail!("«{}» no es un RUT", asked.company);
    };
    let hand = &Hand::on_console(backend, &platform);
    let changed = match company::by_number(hand, rut).await {
        Ok(id) => company::set_adherence(hand, id, next, &asked.reason).await,
        Err(denied) => Err(denied),
    };
    match changed {
        Ok(()) => Ok("Adhesión cambiada; rige desde ahora.\n"),
        Err(Denied::Refused(Refusal::NotFound)) => bail!("no hay una empresa con ese RUT"),
        Err(Denied::Refused(Refusal::Outdated)) => bail!("la empresa ya estaba así"),
        Err(Denied::Refused(Refusal::Fields(_))) => {
            bail!("el motivo no sirve: entre 5 y 500 caracteres")
        }
        Err(other) => Err(other.into()),
    }
}

async fn reissue(backend: &Backend, asked: &Reissued) -> Result<&'static str> {
    let Some(platform) = backend.platform(&asked.platform) else {
        bail!("no hay una plataforma «{}»", asked.platform);
    };
    let Ok(rut) = asked.company.parse::<Rut>() else {
        bail!("«{}» no es un RUT", asked.company);
    };
    let email = asked.email.as_deref().map(Email::parse).transpose();
    let Ok(email) = email else {
        bail!("el correo no sirve");
    };
    let hand = &Hand::on_console(backend, &platform);
    let sent = match initial_password::of_company(hand, rut).await {
        Ok(account) => initial_password::reissue(hand, account, email.as_ref()).await,
        Err(denied) => Err(denied),
    };
    match sent {
        Ok(()) => Ok("Otra contraseña inicial va en camino; la anterior ya no sirve.\n"),
        Err(Denied::Refused(Refusal::NotFound)) => {
            bail!("nadie de esa empresa tiene todavía una contraseña inicial")
        }
        Err(Denied::Refused(Refusal::Outdated)) => {
            bail!("la persona ya entró: el correo solo lo cambia ella")
        }
        Err(Denied::Refused(Refusal::Fields(_))) => bail!("el correo es de otra cuenta"),
        Err(Denied::Refused(Refusal::TooMany { .. })) => {
            bail!("ya se enviaron varias hoy: esperar un día")
        }
        Err(other) => Err(other.into()),
    }
}
