//! Workers at the command line: a company's file in, all of it or nothing.

use std::path::PathBuf;

use anyhow::{Result, bail};
use backend::config::Config;
use backend::env::Env;
use backend::hand::Hand;
use backend::registry::import::workers::{Options, import};
use clap::{Args, Subcommand};
use domain::Rut;

use super::say;

/// Findings printed at the most; the report has them all.
const PRINTED: usize = 40;

#[derive(Debug, Subcommand)]
pub enum Workers {
    /// Importa el archivo de trabajadores de una empresa: todo o nada.
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    /// El archivo CSV.
    #[arg(value_name = "ARCHIVO")]
    file: PathBuf,
    /// La plataforma de la empresa.
    #[arg(long, value_name = "PLATAFORMA")]
    platform: String,
    /// El RUT de la empresa.
    #[arg(long, value_name = "RUT")]
    company: String,
    /// Escribe además todos los hallazgos en este archivo CSV.
    #[arg(long, value_name = "ARCHIVO")]
    report: Option<PathBuf>,
    /// El orden de las fechas, si el archivo no lo muestra por sí solo.
    #[arg(long, value_enum)]
    dates: Option<super::registry::Order>,
}

/// Does what was asked of the workers.
///
/// # Errors
/// When the file was not taken, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Workers) -> Result<()> {
    let Workers::Import(asked) = command;
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    let Some(platform) = backend.platform(&asked.platform) else {
        bail!("no hay una plataforma «{}»", asked.platform);
    };
    let Ok(company) = asked.company.parse::<Rut>() else {
        bail!("«{}» no es un RUT", asked.company);
    };
    let options = Options {
        path: &asked.file,
        company,
        dates: asked.dates.map(Into::into),
        report: asked.report.as_deref(),
    };
    let imported = import(&Hand::on_console(&backend, &platform), &options).await?;
    for issue in imported.report.issues.iter().take(PRINTED) {
        say(&format!("{}: {issue}\n", issue.flaw.weight().word()))?;
    }
    say(&format!(
        "{} trabajadores leídos, {} con N° de serie.\n",
        imported.workers, imported.with_card
    ))?;
    backend.db.close().await;
    match imported.tally {
        Some(tally) => say(&format!(
            "Trabajadores al día: {} nuevos, {} cambiados, {} iguales.\n",
            tally.added, tally.changed, tally.unchanged
        )),
        None => {
            bail!("no se importó nada; hay que corregir los errores y cargar el archivo otra vez")
        }
    }
}
