//! What the frame of a platform needs to know.

use domain::access::Staff;
use domain::platform::Face;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The signed-in person, as the corner shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// What they are called; none before the last hurdle, when nothing on file is shown yet.
    pub name: Option<String>,
    /// Their role on the platform, past every hurdle; decides which links the menu offers.
    pub staff: Option<Staff>,
    /// «Razón social» of the company in use.
    pub company: Option<String>,
    /// Whether there are companies to choose from.
    pub belongs: bool,
}

/// The public part of a platform.
#[server(endpoint = "platform/face")]
pub async fn load_face(platform: String) -> Result<Face, Failure> {
    crate::bridge::face(&platform)
}

/// Whether this is a demonstration, which every page says.
#[server(endpoint = "platform/demo")]
pub async fn is_demo() -> Result<bool, Failure> {
    Ok(crate::bridge::installation()?.demo)
}

/// The person in the corner, if somebody is signed in, and the company that the address names.
#[server(endpoint = "platform/corner")]
pub async fn load_corner(
    platform: String,
    #[server(default)] company: String,
) -> Result<Option<Corner>, Failure> {
    use crate::bridge;
    use domain::membership::Standing;
    let caller = bridge::caller_at(&platform, &company).await?;
    if caller.session.is_none() {
        return Ok(None);
    }
    bridge::private();
    if caller.fully_signed_in().is_err() {
        return Ok(Some(Corner {
            name: None,
            staff: None,
            company: None,
            belongs: false,
        }));
    }
    let (name, standing) = backend::account::corner(&caller)
        .await
        .map_err(bridge::fail)?;
    let at = caller
        .session
        .as_ref()
        .and_then(|session| session.at.as_ref());
    let entered = at.filter(|at| at.door.is_ok());
    Ok(Some(Corner {
        name: Some(format!("{} {}", name.first, name.first_surname)),
        staff: caller.role(),
        company: entered.map(|at| at.name.clone()),
        belongs: standing != Standing::Alone,
    }))
}
