//! Translates between the pages of the own address and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// How things stand with the own address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailView {
    /// The address on file.
    pub current: String,
    /// The address that waits for its confirmation.
    pub waiting: Option<String>,
    /// What was typed last and refused.
    pub typed: String,
}

/// How things stand with the own address; strangers are sent to sign in.
#[server(endpoint = "account/email")]
pub async fn load_email(platform: String) -> Result<EmailView, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::email(&platform)).await?;
    let standing = backend::email_change::standing(&caller)
        .await
        .map_err(bridge::fail)?;
    let typed = if bridge::tells_refusal() {
        standing.typed
    } else {
        String::new()
    };
    Ok(EmailView {
        current: standing.current,
        waiting: standing.waiting,
        typed,
    })
}

/// «Enviar enlace de confirmación».
#[server(endpoint = "account/email-ask")]
pub async fn ask_email(
    platform: String,
    #[server(default)] email: String,
    #[server(default)] current_password: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let password = domain::Password::offered(&current_password);
    backend::email_change::ask(&caller, &password, &email)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::email_asked(&platform));
    Ok(())
}

/// «Cancelar el cambio».
#[server(endpoint = "account/email-cancel")]
pub async fn cancel_email(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::email_change::cancel(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::email(&platform));
    Ok(())
}

/// The address, masked, that the link of this browser would put on file.
#[server(endpoint = "account/email-link")]
pub async fn load_email_link(platform: String) -> Result<String, Failure> {
    use crate::{bridge, routes};
    let caller = bridge::member(&platform, &routes::email_confirm(&platform)).await?;
    backend::email_change::confirmation(&caller)
        .await
        .map_err(bridge::fail)
}

/// «Confirmar».
#[server(endpoint = "account/email-confirm")]
pub async fn confirm_email(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::email_change::confirm(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::go(&routes::email_changed(&platform));
    Ok(())
}

/// The address, masked, that the link of this browser would restore.
#[server(endpoint = "account/email-back")]
pub async fn load_email_back(platform: String) -> Result<String, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    backend::email_change::taking_back(&caller)
        .await
        .map_err(bridge::fail)
}

/// «Deshacer el cambio».
#[server(endpoint = "account/email-undo")]
pub async fn undo_email(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::email_change::undo(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::clear_session(&platform);
    bridge::go(&routes::email_undone(&platform));
    Ok(())
}

/// What the link of this browser may stop: the address to be, masked, and when it holds (Q50).
#[server(endpoint = "account/email-objection")]
pub async fn load_email_objection(platform: String) -> Result<(String, String), Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let objection = backend::desk::mailbox::objection(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok((objection.new, objection.due))
}

/// «No fui yo».
#[server(endpoint = "account/email-object")]
pub async fn object_email(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::desk::mailbox::object(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::go(&routes::email_objected(&platform));
    Ok(())
}
