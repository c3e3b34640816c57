//! What every route shares.

use std::num::NonZero;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::bridge::Installation;
use axum::extract::FromRef;
use backend::Backend;
use leptos::config::LeptosOptions;
use tokio::sync::Notify;
use tokio_util::task::LocalPoolHandle;

use crate::assets;
use crate::layers::admission::Places;
use crate::layers::hosts::{Hosts, hosts};
use crate::layers::rate::Rates;

/// The state of the router. Each layer of each request takes its own, so that it is one count up and
/// one down.
#[derive(Clone)]
pub struct AppState(pub Arc<Shared>);

/// What it holds.
#[derive(Clone)]
pub struct Shared {
    /// The installation.
    pub backend: Arc<Backend>,
    /// Whether it is a demonstration.
    pub demo: bool,
    /// What Leptos asks for: names and places of the assets.
    pub options: LeptosOptions,
    /// How much each network asked.
    pub rates: Arc<Rates>,
    /// How many requests are under way.
    pub places: Arc<Places>,
    /// Platforms by host name.
    pub hosts: Arc<Hosts>,
    /// Whether new requests are welcome.
    pub readiness: Arc<Readiness>,
    /// Wakes the outbox.
    pub letters: Arc<Notify>,
    /// Threads that answer; each request keeps to one.
    pub workers: LocalPoolHandle,
}

/// Whether new requests are welcome: until the process is told to stop.
#[derive(Debug, Default)]
pub struct Readiness {
    closing: AtomicBool,
}

impl Readiness {
    /// Whether they are.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.closing.load(Ordering::Relaxed)
    }

    /// From now on they are not.
    pub fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }
}

impl AppState {
    /// The state around an opened installation.
    #[must_use]
    pub fn new(backend: Arc<Backend>, demo: bool) -> Self {
        let options = LeptosOptions::builder()
            .output_name("porteria")
            .site_pkg_dir(assets::package())
            .build();
        Self(Arc::new(Shared {
            rates: Arc::new(Rates::new(backend.config.requests_per_minute)),
            places: Arc::default(),
            hosts: Arc::new(hosts(&backend)),
            readiness: Arc::default(),
            letters: Arc::default(),
            workers: LocalPoolHandle::new(cores()),
            backend,
            demo,
            options,
        }))
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

/// As many threads as there are cores to run them.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}
