//! `porteria restored`: to be run once after a backup was put back, before anybody is served (F17).

use anyhow::Result;
use backend::config::Config;
use backend::env::Env;
use backend::restored;

use super::say;

/// Ends what the backup would bring to life again, and says how much that was.
///
/// # Errors
/// When something of ours failed.
pub async fn run(config: Config, env: Env) -> Result<()> {
    let backend = backend::open(config, env).await?;
    backend.check().await?;
    let ended = restored::end_what_was(&backend).await?;
    backend.db.close().await;
    say(&format!(
        "Sesiones cerradas: {}; enlaces gastados: {}; códigos gastados: {}.\n",
        ended.sessions, ended.links, ended.codes
    ))
}
