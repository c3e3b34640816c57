//! Translates between the own account's pages and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Own data, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnView {
    /// First name, for the greeting.
    pub first_name: String,
    /// Names and surnames.
    pub name: String,
    /// As people write it; `RUT` or another kind.
    pub document: Option<(String, String)>,
    /// Where mail goes.
    pub email: String,
    /// Mobile phone.
    pub phone: Option<String>,
    /// dd/mm/aaaa
    pub birth_date: Option<String>,
}

/// Own data for the settings; strangers are sent to sign in.
#[server(endpoint = "account/view")]
pub async fn load_account(platform: String) -> Result<OwnView, Failure> {
    crate::bridge::own_view(&platform, &crate::routes::account(&platform)).await
}

/// «Cambiar contraseña».
#[server(endpoint = "account/password")]
pub async fn change_password(
    platform: String,
    #[server(default)] current_password: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::password::{Change, change};
    let caller = bridge::caller(&platform).await?;
    let input = Change {
        current: domain::password::Password::offered(&current_password),
        chosen: password,
        again: password_again,
    };
    let changed = change(&caller, &input).await.map_err(bridge::fail)?;
    bridge::keep_session(&caller, &changed.secret, changed.device);
    bridge::go(&routes::password_changed(&platform));
    Ok(())
}
