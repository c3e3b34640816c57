//! Translates between the sign-in page and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What the page starts with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInView {
    /// What was typed into the first field of a try that was refused.
    pub identity: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "sign_in";

/// What the page starts with; somebody who is signed in goes on to where they work.
#[server(endpoint = "session/view")]
pub async fn load_sign_in(platform: String) -> Result<SignInView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    if caller.fully_signed_in().is_ok() {
        bridge::go(&bridge::landing(&caller).await?);
    }
    let mut typed = bridge::recalled(&caller, FORM).await?;
    Ok(SignInView {
        identity: typed.remove("identity").unwrap_or_default(),
    })
}

/// «Siguiente».
#[server(endpoint = "session/sign-in")]
pub async fn sign_in(
    platform: String,
    #[server(default)] identity: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
    #[server(default)] shared: String,
) -> Result<(), Failure> {
    use crate::bridge;
    use backend::session::Device;
    let caller = bridge::caller(&platform).await?;
    let device = if shared == "yes" {
        Device::Shared
    } else {
        Device::Own
    };
    let input = backend::sign_in::SignIn {
        identity,
        password,
        device,
    };
    let admitted = backend::sign_in::sign_in(&caller, &input).await;
    let typed = bridge::typed([("identity", &input.identity)]);
    let entered = bridge::answered(&caller, (FORM, typed), admitted).await?;
    bridge::enter(&caller, &entered, &next).await
}

/// «Cerrar sesión»; closed is closed, whether or not there was one.
#[server(endpoint = "session/sign-out")]
pub async fn sign_out(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::session::sign_out(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_session(&platform);
    bridge::go(&routes::signed_out(&platform));
    Ok(())
}
