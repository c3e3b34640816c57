//! Loading the demonstration.

use std::path::Path;

use anyhow::Result;
use backend::config::Config;
use backend::env::Env;

use super::say;

/// Marks the database, loads its people, says how many.
///
/// # Errors
/// When the installation does not open or a file cannot be written.
pub async fn run(mut config: Config, env: Env, file: &Path) -> Result<()> {
    // Its people confirm their mobiles as real ones do; no message leaves the machine.
    config.sms.stays_here = true;
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    if let Some(imported) = backend::demo::load(&backend, file).await? {
        say(&format!(
            "demostración: {} personas en el padrón ({} con datos suficientes para las preguntas)\n",
            imported.people, imported.enough
        ))?;
    }
    Ok(())
}
