//! Lost codes are taken off here and nowhere else (A28): whoever runs the installation saw who asks.

use anyhow::{Result, anyhow, bail};
use backend::config::Config;
use backend::env::Env;
use backend::second_factor::{self, NotReset};
use clap::{Args, Subcommand};
use domain::contact::Email;

use super::say;

#[derive(Debug, Subcommand)]
pub enum Codes {
    /// Quita los códigos de ingreso de quien perdió todo y ya mostró quién es.
    Reset(Asked),
}

#[derive(Debug, Args)]
pub struct Asked {
    /// La plataforma.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// El correo de la cuenta.
    #[arg(long, value_name = "CORREO")]
    email: String,
    /// Por qué, y qué documento se vio; queda en la auditoría.
    #[arg(long, value_name = "MOTIVO")]
    reason: String,
}

/// Does what was asked of somebody's codes.
///
/// # Errors
/// When something does not parse, there is nothing to take off, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Codes) -> Result<()> {
    let Codes::Reset(asked) = command;
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    let Some(platform) = backend.platform(&asked.platform) else {
        bail!("no hay una plataforma «{}»", asked.platform);
    };
    let email = Email::parse(&asked.email).map_err(|_| anyhow!("el correo no se puede leer"))?;
    let done = second_factor::reset(&backend, &platform, &email, &asked.reason).await?;
    backend.db.close().await;
    match done {
        Ok(()) => say("Códigos quitados; le avisamos por correo.\n"),
        Err(NotReset::Unknown) => bail!("no hay una cuenta con ese correo"),
        Err(NotReset::NoCodes) => bail!("esa cuenta no tiene códigos de ingreso"),
        Err(NotReset::Reason) => bail!("el motivo tiene entre 5 y 500 caracteres"),
    }
}
