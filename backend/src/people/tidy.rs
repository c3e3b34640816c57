//! What happens by itself: end dates that have come are noted, and whoever belongs to a company but does
//! not stand in its list is entered. Doors do not wait for it: they read the date themselves.

use domain::id::Id;
use domain::membership::Change;
use domain::platform::Platform;

use super::{Why, Within, joined, set_state, worker_listed};
use crate::Backend;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::storage;

/// People of one transaction.
const BATCH: i64 = 200;

/// Does it on every platform, until nothing is left.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails; what was done until then stays done.
pub async fn tidy(backend: &Backend) -> Result<(), Denied> {
    for platform in &backend.platforms {
        while some(backend, platform).await? {}
    }
    Ok(())
}

/// One batch of each kind; whether there may be more.
async fn some(backend: &Backend, platform: &Platform) -> Result<bool, Denied> {
    let slug = platform.slug.as_str();
    let scribe = &Scribe {
        backend,
        platform: slug,
        actor: "system".to_owned(),
        network: "housekeeping",
        device: "housekeeping",
        now: backend.env.clock.now(),
    };
    backend
        .db
        .write(|mut tx| async move {
            let now = scribe.now;
            let due = storage::roster::sweep(&mut tx, slug, now, BATCH).await?;
            for (company, id) in &due {
                let within = Within {
                    platform,
                    company: Id::from_uuid(*company),
                    by: None,
                    scribe: scribe.clone(),
                };
                let row = super::by_id(&mut tx, &within, Id::from_uuid(*id)).await?;
                set_state(&mut tx, &within, &row, Change::Leave, &Why::default()).await?;
            }
            let members = storage::roster::unlisted_members(&mut tx, slug, BATCH).await?;
            for (account, company) in &members {
                let whose = (Id::from_uuid(*account), Id::from_uuid(*company));
                joined(&mut tx, scribe, whose).await?;
            }
            let workers = storage::roster::unlisted_workers(&mut tx, slug, BATCH).await?;
            for (company, lookup) in &workers {
                worker_listed(&mut tx, scribe, Id::from_uuid(*company), lookup).await?;
            }
            let most = usize::try_from(BATCH).unwrap_or(usize::MAX);
            let full = [due.len(), members.len(), workers.len()].contains(&most);
            tx.done(full)
        })
        .await
}
