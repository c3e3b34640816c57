//! What goes on without anybody asking: letters leave, what has run out is forgotten.

use std::sync::Arc;
use std::time::Duration;

use backend::registry::upload;
use backend::{Backend, housekeeping, outbox};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::layers::rate::Rates;

/// How soon a letter leaves when nobody woke us: another node may have written it.
const POLL: Duration = Duration::from_secs(1);
/// A database that is away is not asked more often.
const AFTER_FAULT: Duration = Duration::from_secs(5);
const TIDY_EVERY: Duration = Duration::from_secs(600);
const FORGET_NETWORKS_EVERY: Duration = Duration::from_secs(60);

/// Resolves when the process is told to stop.
pub type Stop = watch::Receiver<bool>;

/// Starts the worker of the outbox; it finishes the letter in hand when told to stop.
pub fn deliver(backend: Arc<Backend>, woken: Arc<Notify>, mut stop: Stop) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !*stop.borrow() {
            let pause = match outbox::deliver_while(&backend, || !*stop.borrow()).await {
                Ok(_) => POLL,
                Err(denied) => {
                    tracing::error!(%denied, "letters could not be sent");
                    AFTER_FAULT
                }
            };
            tokio::select! {
                () = sleep(pause) => {}
                () = woken.notified() => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Starts the worker of registry files: one after the other, and what a process that died left.
pub fn import(backend: Arc<Backend>, mut stop: Stop) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !*stop.borrow() {
            let pause = match upload::work(&backend).await {
                Ok(true) => continue,
                Ok(false) => POLL,
                Err(denied) => {
                    tracing::error!(%denied, "a registry file could not be worked on");
                    AFTER_FAULT
                }
            };
            tokio::select! {
                () = sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Starts forgetting: rows from time to time, networks every minute.
pub fn forget(backend: Arc<Backend>, rates: Arc<Rates>, mut stop: Stop) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut since_tidy = TIDY_EVERY;
        while !*stop.borrow() {
            tokio::select! {
                () = sleep(FORGET_NETWORKS_EVERY) => {}
                _ = stop.changed() => continue,
            }
            rates.forget_idle();
            since_tidy += FORGET_NETWORKS_EVERY;
            if since_tidy < TIDY_EVERY {
                continue;
            }
            since_tidy = Duration::ZERO;
            if let Err(denied) = housekeeping::tidy(&backend).await {
                tracing::error!(%denied, "what has run out could not be forgotten");
            }
        }
    })
}
