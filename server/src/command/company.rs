//! Whether companies are adhered, said by those who run the installation. It holds on the very
//! next request of the company's people, on every node.

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use backend::fault::Denied;
use backend::hand::Hand;
use backend::{Backend, company};
use clap::{Args, Subcommand};
use domain::company::Adherence;
use domain::{Refusal, Rut};

use super::say;

#[derive(Debug, Subcommand)]
pub enum Company {
    /// La empresa queda adherida: sus personas entran con los estados que tenían.
    Adhere(Asked),
    /// La empresa deja de estar adherida: desde ya nadie entra por ella.
    End(Asked),
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
