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
}

/// The public part of a platform.
#[server(endpoint = "platform/face")]
pub async fn load_face(platform: String) -> Result<Face, Failure> {
    use crate::bridge;
    use domain::refusal::Refusal;
    let installation = bridge::installation()?;
    let platform = installation.backend.platform(&platform);
    platform
        .map(|platform| platform.face())
        .ok_or_else(|| bridge::refuse(Refusal::NotFound))
}

/// Whether this is a demonstration, which every page says.
#[server(endpoint = "platform/demo")]
pub async fn is_demo() -> Result<bool, Failure> {
    Ok(crate::bridge::installation()?.demo)
}

/// The person in the corner, if somebody is signed in.
#[server(endpoint = "platform/corner")]
pub async fn load_corner(platform: String) -> Result<Option<Corner>, Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    if caller.session.is_none() {
        return Ok(None);
    }
    bridge::private();
    if caller.fully_signed_in().is_err() {
        return Ok(Some(Corner {
            name: None,
            staff: None,
        }));
    }
    let mine = backend::account::mine(&caller)
        .await
        .map_err(bridge::fail)?;
    let name = &mine.profile.name;
    Ok(Some(Corner {
        name: Some(format!("{} {}", name.first, name.first_surname)),
        staff: caller.role(),
    }))
}
