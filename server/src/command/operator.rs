//! Operators are made here and nowhere else (ruling 9). The password comes from standard input,
//! never from an argument, which every process of the machine could read.

use std::io::{BufRead, IsTerminal, Read, Write};

use anyhow::{Result, anyhow, bail};
use backend::config::Config;
use backend::env::Env;
use backend::operator::{self, Create};
use clap::{Args, Subcommand};

use super::say;

/// More than any password has.
const MOST_BYTES: u64 = 4_096;

#[derive(Debug, Subcommand)]
pub enum Operator {
    /// Crea una persona operadora; la contraseña se lee de la entrada, en una línea.
    Create(Asked),
}

#[derive(Debug, Args)]
pub struct Asked {
    /// El nombre de la persona.
    #[arg(long, value_name = "NOMBRE")]
    name: String,
    /// Su correo, con el que ingresa.
    #[arg(long, value_name = "CORREO")]
    email: String,
}

/// Does what was asked of operators.
///
/// # Errors
/// When the password is weak, the address taken, or something of ours failed.
pub async fn run(config: Config, env: Env, command: Operator) -> Result<()> {
    let Operator::Create(asked) = command;
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    let password = read_password()?;
    let who = Create {
        name: &asked.name,
        email: &asked.email,
        password: &password,
    };
    let made = operator::create(&backend, &who).await?;
    backend.db.close().await;
    match made {
        Ok(seed) => say(&format!(
            "Persona operadora creada.\nSecreto para su aplicación de códigos, que no se vuelve a \
             mostrar: {}\n",
            seed.expose()
        )),
        Err(operator::Refused::Email) => bail!("el correo no se puede leer"),
        Err(operator::Refused::Name) => bail!("el nombre no se puede leer"),
        Err(operator::Refused::Taken) => bail!("ya hay una persona operadora con ese correo"),
        Err(operator::Refused::Password) => Err(anyhow!(
            "la contraseña no sirve: al menos {} caracteres, que no sea común ni tenga su nombre o correo",
            operator::SHORTEST_PASSWORD
        )),
    }
}

fn read_password() -> Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        let mut terminal = std::io::stderr();
        write!(terminal, "Contraseña (se verá al escribirla): ")?;
        terminal.flush()?;
    }
    let mut line = String::new();
    input.lock().take(MOST_BYTES).read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
