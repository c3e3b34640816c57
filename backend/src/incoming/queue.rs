//! Files of a page that wait for a worker, whatever their rows are. A worker that dies leaves its
//! file to the next one.

use std::future::Future;

use domain::platform::Platform;
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use crate::Backend;
use crate::fault::Denied;
use crate::storage::Tx;

/// A file at which the house fails so often is given up.
const MOST_TRIES: i64 = 5;

/// A file that a worker may work on now.
pub(crate) trait Job: Send + Sync + Sized {
    /// A worker that says nothing for so long is taken for dead. If it lives on, the transaction of
    /// whoever comes second finds the work done.
    const LEASE: Span;

    /// Whether any waits.
    fn waits(tx: &mut Tx, now: Timestamp) -> impl Future<Output = sqlx::Result<bool>> + Send;

    /// Takes the one that has waited longest, until that time.
    fn claim(
        tx: &mut Tx,
        now: Timestamp,
        until: Timestamp,
    ) -> impl Future<Output = sqlx::Result<Option<Self>>> + Send;

    /// Its id.
    fn id(&self) -> Uuid;

    /// The address word of its platform.
    fn platform(&self) -> &str;

    /// How often it was begun, this time among them.
    fn tries(&self) -> i64;

    /// Does what is due.
    fn work(
        &self,
        backend: &Backend,
        platform: &Platform,
    ) -> impl Future<Output = Result<(), Denied>> + Send;

    /// Gives it up.
    fn give_up(
        &self,
        backend: &Backend,
        note: &'static str,
    ) -> impl Future<Output = Result<(), Denied>> + Send;
}

/// Works on one file of a kind, if any waits; whether there was one.
pub(crate) async fn next<J: Job>(backend: &Backend) -> Result<bool, Denied> {
    let now = backend.env.clock.now();
    let waits = backend.db.read(|mut tx| async move {
        let waits = J::waits(&mut tx, now).await?;
        tx.done(waits)
    });
    if !waits.await? {
        return Ok(false);
    }
    let claimed = backend.db.write(|mut tx| async move {
        let claimed = J::claim(&mut tx, now, now + J::LEASE).await?;
        tx.done(claimed)
    });
    let Some(job) = claimed.await? else {
        return Ok(false);
    };
    let done = match backend.platform(job.platform()) {
        // Its platform is gone, or the house fails at it again and again.
        None => job.give_up(backend, "fault").await,
        _ if job.tries() > MOST_TRIES => job.give_up(backend, "fault").await,
        Some(platform) => job.work(backend, &platform).await,
    };
    backend.imports.forget(job.id());
    done.map(|()| true)
}
