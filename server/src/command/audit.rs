//! `porteria audit verify`: walks the chains of audit and says where one breaks.

use anyhow::{Result, bail};
use backend::audit;
use backend::config::Config;
use backend::env::Env;

use super::say;

/// Verifies one platform's chain, or all.
///
/// # Errors
/// When a chain breaks, or no such platform is here.
pub async fn verify(config: Config, env: Env, platform: Option<&str>) -> Result<()> {
    let backend = backend::open_existing(config, env).await?;
    backend.check().await?;
    let mut broken = 0;
    let mut seen = 0;
    let slugs = backend.platforms.iter().map(|one| one.slug.as_str());
    for slug in slugs.chain([audit::INSTALLATION]) {
        if platform.is_some_and(|wanted| wanted != slug) {
            continue;
        }
        seen += 1;
        match audit::verify(&backend, slug).await {
            Ok(entries) => say(&format!("bien  {slug}: {entries} asientos\n"))?,
            Err(why) => {
                broken += 1;
                say(&format!("MAL   {slug}: {why}\n"))?;
            }
        }
    }
    if seen == 0 {
        bail!("esa plataforma no está en la configuración");
    }
    if broken > 0 {
        bail!("{broken} cadenas rotas");
    }
    Ok(())
}
