//! What the front may tell.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A platform in the demonstration's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// First word of its addresses.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// Key of its block of colours.
    pub brand: String,
    /// Who runs it.
    pub organisation: String,
}

/// The platforms of a demonstration; none otherwise.
#[server(endpoint = "front/platforms")]
pub async fn list_platforms() -> Result<Vec<Entry>, Failure> {
    let installation = crate::bridge::installation()?;
    if !installation.demo {
        return Ok(Vec::new());
    }
    Ok(installation
        .backend
        .platforms
        .iter()
        .map(|platform| Entry {
            slug: platform.slug.to_string(),
            name: platform.name.clone(),
            brand: platform.brand.clone(),
            organisation: platform.organisation.clone(),
        })
        .collect())
}
