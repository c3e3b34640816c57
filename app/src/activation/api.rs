//! Translates between the page of a mailed link and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What the page of a link shows; addresses masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivationView {
    /// The button.
    Ready {
        /// Where the link went.
        address: String,
        /// Whether this browser registered.
        same_browser: bool,
    },
    /// Its time is over.
    Expired {
        /// Where another one would go.
        address: String,
    },
    /// The address has an account already.
    Taken {
        /// Which.
        address: String,
        /// Whether this browser registered.
        same_browser: bool,
    },
    /// It was used.
    Spent,
    /// No such link.
    Unknown,
}

/// What this browser's link leads to.
#[server(endpoint = "activation/view")]
pub async fn load_activation(platform: String) -> Result<ActivationView, Failure> {
    use crate::bridge;
    use backend::activation::View;
    let caller = bridge::caller(&platform).await?;
    let view = backend::activation::view(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(match view {
        View::Ready {
            address,
            same_browser,
        } => ActivationView::Ready {
            address,
            same_browser,
        },
        View::Expired { address } => ActivationView::Expired { address },
        View::Taken {
            address,
            same_browser,
        } => ActivationView::Taken {
            address,
            same_browser,
        },
        View::Spent => ActivationView::Spent,
        View::Unknown => ActivationView::Unknown,
    })
}

/// «Activar mi cuenta», with the registered password or a new one where it is needed.
#[server(endpoint = "activation/activate")]
pub async fn activate(
    platform: String,
    #[server(default)] current_password: String,
    #[server(default)] choose: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::activation::{Outcome, Proof};
    use domain::account::Stage;
    let caller = bridge::caller(&platform).await?;
    let proof = if choose == "yes" {
        Proof::New {
            password,
            again: password_again,
        }
    } else {
        Proof::Registered(current_password)
    };
    let outcome = backend::activation::activate(&caller, proof)
        .await
        .map_err(bridge::fail)?;
    let next = match outcome {
        Outcome::Entered { session, stage } => {
            let lasts = caller.platform.policy.sessions.absolute();
            bridge::set_session(&platform, &session, Some(lasts));
            match stage {
                Stage::Challenge => routes::challenge(&platform),
                // Home leads on to whatever is left.
                _ => routes::home(&platform),
            }
        }
        // The page tells it.
        Outcome::Taken => routes::activation(&platform),
    };
    bridge::go(&next);
    Ok(())
}

/// «Reenviar» from a link whose time is over.
#[server(endpoint = "activation/resend")]
pub async fn resend_link(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::activation::resend(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::activation_sent(&platform));
    Ok(())
}
