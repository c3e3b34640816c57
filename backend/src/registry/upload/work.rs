//! The work on files that came over the page: checking what was received, applying what was agreed
//! to. A worker that dies leaves its file to the next one, which begins again: nothing of a check
//! or of an import stands before its one transaction commits (F01).

use std::sync::{Mutex, PoisonError};

use domain::id::Id;
use domain::platform::Platform;
use domain::registry::retirement::Agreed;
use domain::sheet::value::DateOrder;
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use super::{Shown, found, wipe};
use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::incoming;
use crate::registry::import::{
    Imported, Options, Outcome, Preview, Progress, Source, Staged, Weight, import, preview,
};
use crate::storage::Tx;
use crate::storage::registry_job::{self as jobs, JobRow};
use crate::storage::registry_upload as rows;

const CHECKING: &str = "checking";

/// Works on one file, if any waits; whether there was one.
///
/// # Errors
/// [`Denied::Fault`] when database or sealing fail; the file is tried again later.
pub async fn work(backend: &Backend) -> Result<bool, Denied> {
    incoming::next::<JobRow>(backend).await
}

impl incoming::Job for JobRow {
    const LEASE: Span = Span::minutes(1);

    async fn waits(tx: &mut Tx, now: Timestamp) -> sqlx::Result<bool> {
        jobs::waits(tx, now).await
    }

    async fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp) -> sqlx::Result<Option<Self>> {
        jobs::claim(tx, now, until).await
    }

    fn id(&self) -> Uuid {
        self.id
    }

    fn platform(&self) -> &str {
        &self.platform
    }

    fn tries(&self) -> i64 {
        self.tries
    }

    async fn work(&self, backend: &Backend, platform: &Platform) -> Result<(), Denied> {
        one(backend, platform, self).await
    }

    async fn give_up(&self, backend: &Backend, note: &'static str) -> Result<(), Denied> {
        stop(backend, self.id, note).await
    }
}

async fn one(backend: &Backend, platform: &Platform, job: &JobRow) -> Result<(), Denied> {
    let wrapped = job.wrapped_key.as_deref().ok_or(Fault::Sealed)?;
    let staged = Staged {
        db: backend.db.clone(),
        batch: Id::from_uuid(job.id),
        key: backend.keys.person(wrapped, job.id.as_bytes())?,
        name: job.file.clone(),
    };
    let by = job.decided_by.map(|account| format!("account:{account}"));
    let options = Options {
        source: Source::Staged(&staged),
        whole: job.whole,
        agreed: Agreed {
            retire: job.agreed.and_then(|people| u64::try_from(people).ok()),
            // The words were asked for when it was agreed to.
            mass: true,
        },
        dates: job.dates.as_deref().and_then(DateOrder::of),
        report: None,
        actor: by.as_deref().unwrap_or(&job.imported_by),
        progress: &|progress: Progress| backend.imports.note(job.id, progress),
    };
    if job.state == CHECKING {
        check(backend, platform, &options, &staged).await
    } else {
        apply(backend, platform, &options, job.id).await
    }
}

async fn check(
    backend: &Backend,
    platform: &Platform,
    options: &Options<'_>,
    staged: &Staged,
) -> Result<(), Denied> {
    let id = staged.batch.uuid();
    let leaving = Mutex::new(Vec::new());
    let note = |people: &[Uuid]| {
        let mut all = leaving.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend_from_slice(people);
    };
    let (imported, preview) = preview(backend, platform, options, &note).await?;
    let leaving = &leaving.into_inner().unwrap_or_else(PoisonError::into_inner);
    let state = if preview.is_some() {
        "checked"
    } else {
        "refused"
    };
    let shown = shown(&imported, preview);
    let shown = &serde_json::to_string(&shown).map_err(|_| Fault::Sealed)?;
    let findings = &found::seal(backend, &staged.key, id, &imported.report.issues)?;
    backend
        .db
        .write(|mut tx| async move {
            // Somebody who was slower, or faster, leaves the other's work alone.
            if jobs::checked(&mut tx, id, state, shown).await? == 0 {
                return tx.done(());
            }
            rows::forget_found(&mut tx, id).await?;
            for (place, sealed) in (0_i64..).zip(findings) {
                rows::add_findings(&mut tx, id, place, sealed).await?;
            }
            rows::add_leaving(&mut tx, id, leaving).await?;
            tx.done(())
        })
        .await
}

fn shown(imported: &Imported, preview: Option<Preview>) -> Shown {
    let weights = [Weight::Error, Weight::Warning, Weight::Notice];
    Shown {
        people: imported.people,
        refused: imported.refused,
        active: imported.active,
        enough: imported.enough,
        weights: weights.map(|weight| imported.report.count(weight)),
        encoding: imported.encoding.to_owned(),
        separator: imported.separator.to_string(),
        preview,
    }
}

async fn apply(
    backend: &Backend,
    platform: &Platform,
    options: &Options<'_>,
    id: Uuid,
) -> Result<(), Denied> {
    let imported = import(backend, platform, options).await?;
    match imported.outcome {
        Outcome::Applied(_) | Outcome::Gone => Ok(()),
        Outcome::NotAllowed => stop(backend, id, "right").await,
        // What was shown is not true any more: it is shown again.
        Outcome::Unconfirmed(_) | Outcome::Refused => {
            backend
                .db
                .write(|mut tx| async move {
                    jobs::check_again(&mut tx, id).await?;
                    tx.done(())
                })
                .await
        }
    }
}

/// Gives a file up, and forgets what it held.
async fn stop(backend: &Backend, id: Uuid, note: &'static str) -> Result<(), Denied> {
    tracing::warn!(note, "a registry file is given up");
    backend
        .db
        .write(|mut tx| async move {
            if jobs::stop(&mut tx, id, note).await? > 0 {
                wipe(&mut tx, Id::from_uuid(id)).await?;
            }
            tx.done(())
        })
        .await
}
