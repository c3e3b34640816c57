//! What every route shares.

use std::sync::Arc;

use app::bridge::Installation;
use axum::extract::FromRef;
use backend::Backend;
use leptos::config::LeptosOptions;

use crate::assets;

/// The state of the router.
#[derive(Clone)]
pub struct AppState {
    /// The installation.
    pub backend: Arc<Backend>,
    /// Whether it is a demonstration.
    pub demo: bool,
    /// What Leptos asks for: names and places of the assets.
    pub options: LeptosOptions,
}

impl AppState {
    /// The state around an opened installation.
    #[must_use]
    pub fn new(backend: Arc<Backend>, demo: bool) -> Self {
        let options = LeptosOptions::builder()
            .output_name("porteria")
            .site_pkg_dir(assets::package())
            .build();
        Self {
            backend,
            demo,
            options,
        }
    }

    /// What server functions and pages are given.
    #[must_use]
    pub fn installation(&self) -> Installation {
        Installation {
            backend: Arc::clone(&self.backend),
            demo: self.demo,
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}
