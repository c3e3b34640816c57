//! What the frame of a platform needs to know.

use domain::platform::Face;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The signed-in person, as the corner shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corner {
    /// What they are called.
    pub name: String,
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
    let caller = crate::bridge::caller(&platform).await?;
    Ok(caller.session.map(|session| Corner {
        name: session.account.to_string(),
    }))
}
