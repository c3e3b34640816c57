//! The command line.

mod serve;

use std::path::PathBuf;

use anyhow::Result;
use backend::config::Config;
use backend::env::{Chance, Clock, Env};
use clap::{Parser, Subcommand};

/// The gatehouse of an organisation's software.
#[derive(Debug, Parser)]
#[command(name = "porteria", version, about)]
pub struct Command {
    /// The configuration file.
    #[arg(
        long,
        global = true,
        env = "PORTERIA_CONFIG",
        default_value = "porteria.toml"
    )]
    config: PathBuf,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Serve until told to stop.
    Serve {
        /// Serve a demonstration: opens /buzon and the movable clock, on loopback only.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database's schema up to date.
    Migrate,
    /// Make the database a demonstration and load its people.
    Demo,
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
            backend::config::make_data_key(&config.data_key_file, &env.chance)?;
            let backend = backend::open(config, env).await?;
            Ok(backend.migrate().await?)
        }
        Action::Demo => {
            let backend = backend::open(config, env).await?;
            Ok(backend.mark_as_demo().await?)
        }
    }
}
