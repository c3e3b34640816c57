//! The command line. Its help is written for those who run the installation, so it is in Spanish,
//! as everything else that they read.

mod acquisition;
mod audit;
mod check;
mod codes;
mod company;
mod demo;
mod institution;
mod operator;
mod registry;
mod restored;
mod serve;
mod staff;
mod told;
mod workers;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use clap::{Parser, Subcommand};

use crate::log;

/// La portería de los programas de una organización: cuentas, ingreso y recuperación.
#[derive(Debug, Parser)]
#[command(name = "porteria", version, about)]
pub struct Command {
    /// El archivo de configuración.
    #[arg(
        long,
        global = true,
        value_name = "ARCHIVO",
        env = "PORTERIA_CONFIG",
        default_value = "porteria.toml"
    )]
    config: PathBuf,
    /// Cómo se escriben los registros, en la salida de errores.
    #[arg(
        long,
        global = true,
        env = "PORTERIA_LOG_FORMAT",
        default_value = "text"
    )]
    log_format: log::Format,
    /// Qué se registra: `warn`, `info`, `server=debug`…
    #[arg(
        long,
        global = true,
        value_name = "FILTRO",
        env = "RUST_LOG",
        default_value = "info"
    )]
    log: String,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Atiende hasta que se le pida terminar (SIGTERM o Ctrl+C).
    Serve {
        /// Atiende una demostración: abre /buzon y el reloj, solo en esta máquina.
        #[arg(long)]
        demo: bool,
    },
    /// Pone al día el esquema de la base de datos.
    Migrate,
    /// Marca la base de datos como demostración y carga sus personas.
    Demo {
        /// Dónde queda el archivo de afiliados que se carga.
        #[arg(long, value_name = "ARCHIVO", default_value = "data/afiliados.csv")]
        export: PathBuf,
    },
    /// Revisa configuración, llave, esquema y reglas, y dice qué corregir.
    Check {
        /// Como lo que serviría `serve --demo`.
        #[arg(long)]
        demo: bool,
    },
    /// El registro de personas de una plataforma.
    #[command(subcommand)]
    Registry(registry::Registry),
    /// Las empresas de una plataforma.
    #[command(subcommand)]
    Company(company::Company),
    /// Los trabajadores de una empresa.
    #[command(subcommand)]
    Workers(workers::Workers),
    /// Las empresas que adquirieron el producto.
    #[command(subcommand)]
    Acquisition(acquisition::Acquisition),
    /// Las instituciones y sus planes.
    #[command(subcommand)]
    Institution(institution::Institution),
    /// Quienes operan la instalación.
    #[command(subcommand)]
    Operator(operator::Operator),
    /// Los roles en una plataforma.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Los códigos de ingreso de una cuenta.
    #[command(subcommand)]
    Codes(codes::Codes),
    /// Tras restaurar un respaldo: cierra sesiones y gasta enlaces y códigos del pasado.
    Restored,
    /// La auditoría.
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Recorre las cadenas y dice dónde se rompe alguna.
    Verify {
        /// Solo esta plataforma.
        #[arg(long, value_name = "PLATAFORMA")]
        platform: Option<String>,
    },
}

impl Command {
    /// Starts logging as the command line asks.
    pub fn start_logs(&self) {
        log::start(self.log_format, &self.log);
    }
}

/// Does what the command line asks.
///
/// # Errors
/// What went wrong, for people at a terminal.
pub async fn run(command: Command) -> Result<()> {
    let config = Config::load(&command.config)?;
    let env = Env {
        clock: Clock::system(),
        chance: Chance::System,
    };
    match command.action {
        Action::Serve { demo } => serve::run(config, env, demo).await,
        Action::Migrate => {
            // In production the key is given, and kept apart from backups (F24).
            if config.is_plain() {
                backend::config::make_data_key(&config.data_key_file, &env.chance)?;
            }
            let backend = backend::open(config, env).await?;
            Ok(backend.migrate().await?)
        }
        Action::Demo { export } => demo::run(config, env, &export).await,
        Action::Registry(command) => registry::run(config, env, command).await,
        Action::Company(command) => company::run(config, env, command).await,
        Action::Workers(command) => workers::run(config, env, command).await,
        Action::Acquisition(command) => acquisition::run(config, env, command).await,
        Action::Institution(command) => institution::run(config, env, command).await,
        Action::Operator(command) => operator::run(config, env, command).await,
        Action::Staff(command) => staff::run(config, env, command).await,
        Action::Codes(command) => codes::run(config, env, command).await,
        Action::Restored => restored::run(config, env).await,
        Action::Check { demo } => check::run(config, env, demo).await,
        Action::Audit(Audit::Verify { platform }) => {
            audit::verify(config, env, platform.as_deref()).await
        }
    }
}

/// What a command answers, on standard output.
///
/// # Errors
/// When nobody reads it.
pub(crate) fn say(text: &str) -> Result<()> {
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}
