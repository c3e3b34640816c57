//! Taking a load back: each person as they were, the last row first, where nobody touched them since.

use domain::Email;
use domain::bulk::Stage;
use serde_json::json;

use super::apply::{Before, context, state};
use super::work::{Job, stop};
use super::{gate, subject};
use crate::audit::{self, Entry};
use crate::fault::{Denied, Fault};
use crate::people::{self, Within};
use crate::registry::import::Progress;
use crate::storage::bulk::ChangeRow;
use crate::storage::bulk_job as jobs;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// People read at once.
const AT_ONCE: i64 = 200;

pub(super) async fn revert(job: &Job<'_>) -> Result<(), Denied> {
    let done = job.backend.db.write(|mut tx| async move {
        let done = all(&mut tx, job).await?;
        tx.done(done)
    });
    if done.await? {
        return Ok(());
    }
    stop(job.backend, job.row.id, "right").await
}

/// False when whoever asked for it may not any more.
async fn all(tx: &mut Tx, job: &Job<'_>) -> Result<bool, Denied> {
    let (within, id) = (&job.within(), job.row.id);
    if jobs::hold(tx, id, Stage::Reverting).await? == 0 {
        return Ok(true);
    }
    if !gate::may(tx, within).await? {
        return Ok(false);
    }
    storage::company::lock(tx, within.slug(), job.row.company).await?;
    let (mut before, mut undone, mut kept) = (i64::MAX, 0, 0);
    loop {
        let page = storage::bulk::changes(tx, id, before, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        before = last.place;
        for change in page {
            match person(tx, job, within, &change).await? {
                true => undone += 1,
                false => kept += 1,
            }
        }
        job.note(Progress::Applying(undone + kept));
    }
    jobs::undone(tx, id, undone, kept).await?;
    let entry = Entry {
        action: "bulk.undone",
        subject: subject(id),
        detail: json!({ "company": within.company, "undone": undone, "kept": kept }),
        key: None,
    };
    audit::write(tx, &within.scribe, entry).await?;
    Ok(true)
}

/// Brings one person back; false where somebody touched them since, or the rules refuse it now.
async fn person(
    tx: &mut Tx,
    job: &Job<'_>,
    within: &Within<'_>,
    change: &ChangeRow,
) -> Result<bool, Denied> {
    let context = context(job.row.id, change.place);
    let plain = job.key.open(&context, &change.sealed)?;
    let before: Before = serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)?;
    let (slug, company) = (within.slug(), within.company);
    let row = storage::roster::by_id(tx, slug, company, change.person).await?;
    let Some(row) = row.filter(|row| row.version == change.version) else {
        return Ok(false);
    };
    if before.new {
        return remove(tx, within, &row).await;
    }
    match put_back(tx, within, row, &before).await {
        Ok(()) => Ok(true),
        // Nothing was written: the rules are asked before anything is.
        Err(Denied::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// The state first: it alone can be refused.
async fn put_back(
    tx: &mut Tx,
    within: &Within<'_>,
    row: RosterRow,
    before: &Before,
) -> Result<(), Denied> {
    let row = state(tx, within, row, before.state).await?;
    if let Some(email) = &before.email {
        let email = match email.as_str() {
            "" => None,
            text => Some(Email::parse(text).map_err(|_| Fault::Sealed)?),
        };
        people::set_contact(tx, within, &row, email.as_ref()).await?;
    }
    Ok(())
}

async fn remove(tx: &mut Tx, within: &Within<'_>, row: &RosterRow) -> Result<bool, Denied> {
    let at = (row.id, row.version);
    let gone =
        storage::bulk::remove_person(tx, within.slug(), at, row.worker, row.membership).await?;
    if gone == 0 {
        return Ok(false);
    }
    let detail = json!({ "company": within.company, "old": { "state": row.state(within.now())? } });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.removed", detail).await?;
    Ok(true)
}
