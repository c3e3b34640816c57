//! Registry files that come over the page: received sealed, checked and shown, applied only
//! after somebody agreed to what was shown, in the background and all or nothing. What waits is
//! wiped when it is decided, and after a day.

mod decide;
mod found;
mod receive;
mod view;
mod work;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::access::{self, Actor, ImportRegistry, Signed};
use domain::account::{AccountState, Stage};
use domain::id::{self, Id};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::import::{Preview, Progress};
use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::storage::registry_upload::{self as rows, UploadRow};
use crate::storage::{self, Tx, registry_job};

pub use decide::{approve, discard};
pub use found::Finding;
pub use receive::{Asked, MOST_BYTES, Receiving};
pub use view::{Findings, Import, Listed, findings, list, one};
pub use work::work;

/// What the check of a file found, as its row keeps it: figures only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// People in the file.
    pub people: u64,
    /// People of whom something is wrong.
    pub refused: u64,
    /// Active ones among them.
    pub active: u64,
    /// Active ones of whom enough is on file for the questions (H-37, Q24).
    pub enough: u64,
    /// Errors, warnings and notices.
    pub weights: [u64; 3],
    /// The encoding read.
    pub encoding: String,
    /// What stands between the cells.
    pub separator: String,
    /// What the file would do; none where it is not taken.
    pub preview: Option<Preview>,
}

/// How far the imports are that this process works on; other nodes know only the stage.
#[derive(Default)]
pub struct AtWork(Mutex<HashMap<Uuid, Progress>>);

impl AtWork {
    pub(crate) fn note(&self, id: Uuid, progress: Progress) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(id, progress);
    }

    pub(crate) fn forget(&self, id: Uuid) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&id);
    }

    /// Rows done of the work at hand.
    pub(crate) fn rows(&self, id: Uuid) -> Option<u64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&id).map(|progress| match progress {
            Progress::Checking(rows) => *rows,
            Progress::Applying(rows) => u64::try_from(*rows).unwrap_or(0),
        })
    }
}

/// Whether a transaction may apply the file it is about.
pub(super) enum Begun {
    /// It may.
    Yes,
    /// It was applied or discarded meanwhile.
    Gone,
    /// Whoever agreed may not any more (A59).
    NotAllowed,
}

/// Holds an approved file until the commit, and asks once more whether whoever agreed may.
pub(super) async fn begin(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    batch: Id<id::Batch>,
) -> Result<Begun, Denied> {
    let Some(by) = registry_job::hold(tx, platform, batch.uuid()).await? else {
        return Ok(Begun::Gone);
    };
    let (account, now) = (Id::from_uuid(by), backend.env.clock.now());
    let Some(platform) = backend.platform(platform) else {
        return Ok(Begun::NotAllowed);
    };
    let slug = platform.slug.clone();
    let row = storage::account::by_id(tx, slug.as_str(), account, now).await?;
    let role = storage::staff::of(tx, slug.as_str(), account).await?;
    let Some(row) = row else {
        return Ok(Begun::NotAllowed);
    };
    let in_service = row.state()? == AccountState::Active;
    let actor = Actor::Person(Signed {
        member: None,
        platform: slug.clone(),
        person: row.person(),
        account,
        stage: Stage::Full,
        staff: role.and_then(|role| access::Staff::parse(&role)),
    });
    let granted = access::require(&actor, ImportRegistry, slug);
    Ok(match granted {
        Ok(_) if in_service => Begun::Yes,
        _ => Begun::NotAllowed,
    })
}

/// The import that an address names.
fn named(id: &str) -> Result<Uuid, Denied> {
    Ok(Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?)
}

/// The platform's import of that id.
async fn existing(tx: &mut Tx, platform: &str, id: Uuid) -> Result<UploadRow, Denied> {
    let row = rows::one(tx, platform, id).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// Forgets what a decided file held.
pub(super) async fn wipe(tx: &mut Tx, batch: Id<id::Batch>) -> Result<(), Denied> {
    rows::forget_found(tx, batch.uuid()).await?;
    rows::forget_file(tx, batch.uuid()).await?;
    Ok(())
}

fn unreadable(id: Uuid) -> Fault {
    Fault::Stored {
        table: "registry_batch",
        column: "preview",
        key: id.to_string(),
    }
}
