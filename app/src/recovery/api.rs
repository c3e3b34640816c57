//! Translates between the recovery pages and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What this browser asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedView {
    /// What was typed; empty when nothing was, or long ago.
    pub identity: String,
}

/// The name under which what was typed is remembered, for «Reenviar».
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "recovery";

/// What this browser asked for.
#[server(endpoint = "recovery/view")]
pub async fn load_asked(platform: String) -> Result<AskedView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let mut typed = bridge::recalled(&caller, FORM).await?;
    Ok(AskedView {
        identity: typed.remove("identity").unwrap_or_default(),
    })
}

/// «Enviar».
#[server(endpoint = "recovery/ask")]
pub async fn ask_recovery(
    platform: String,
    #[server(default)] identity: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    // Kept after the yes as well, for «Reenviar».
    let typed = bridge::typed([("identity", &identity)]);
    backend::typed::keep(&caller, FORM, &typed)
        .await
        .map_err(bridge::fail)?;
    backend::recovery::request(&caller, &identity)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::recovery_sent(&platform));
    Ok(())
}

/// «Reenviar».
#[server(endpoint = "recovery/again")]
pub async fn ask_again(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = backend::typed::recall(&caller, FORM)
        .await
        .map_err(bridge::fail)?;
    let Some(identity) = typed.get("identity") else {
        bridge::go(&routes::recovery(&platform));
        return Ok(());
    };
    backend::recovery::request(&caller, identity)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::recovery_sent_again(&platform));
    Ok(())
}

/// Whether the link that this browser opened is good.
#[server(endpoint = "recovery/link")]
pub async fn load_link(platform: String) -> Result<(), Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    backend::recovery::standing(&caller)
        .await
        .map_err(bridge::fail)
}

/// «Guardar contraseña»: spends the link and signs in.
#[server(endpoint = "recovery/finish")]
pub async fn finish_recovery(
    platform: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let recovered = backend::recovery::finish(&caller, &password, &password_again)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    backend::typed::forget(&caller, FORM)
        .await
        .map_err(bridge::fail)?;
    match recovered.entered {
        Some(entered) => bridge::enter(&caller, &entered, "").await?,
        None => bridge::go(&routes::password_set(&platform)),
    }
    Ok(())
}
