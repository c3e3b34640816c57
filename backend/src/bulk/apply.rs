//! Everything into the company, in one transaction with its entries. A power cut leaves all of the
//! file or nothing of it (F01); the same file again changes nothing.

mod rows;

use std::sync::{Mutex, PoisonError};

use domain::bulk::{Kind, Lines, Read, Sheet, Stage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::scan::{AT_ONCE, Known, Scan};
use super::subject;
use super::work::{Job, stop};
use crate::audit;
use crate::fault::{Denied, Fault};
use crate::people::{Stood, Within};
use crate::storage::bulk_job as jobs;
use crate::storage::roster::words;
use crate::storage::{self, Tx};

use rows::{Rows, Step};

/// How somebody was before a load.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Whether the load entered them.
    pub(super) new: bool,
    /// Their contact address, where it changed.
    pub(super) email: Option<String>,
    /// Their «Celular», where it changed; empty for none.
    pub(super) phone: Option<String>,
    /// How they stood, where state or perfil changed.
    pub(super) stood: Option<Stood>,
}

/// What binds what somebody was before to its place.
pub(super) fn context(load: Uuid, place: i64) -> Vec<u8> {
    format!("bulk_change:{load}:{place}").into_bytes()
}

/// Why a transaction that had begun leaves nothing behind.
#[derive(Debug, Clone, Copy)]
enum Stop {
    /// The company is no longer the one that was shown.
    Changed,
    /// Somebody else applied or discarded it.
    Gone,
    /// Whoever agreed may not any more (A59).
    NotAllowed,
    /// The institution invites no more people today.
    Limit,
}

pub(super) async fn apply(job: &Job<'_>) -> Result<(), Denied> {
    let text = job.text().await?;
    let Ok(text) = text else {
        return stop(job.backend, job.row.id, "fault").await;
    };
    let Ok(sheet) = job.sheet(&text)? else {
        return stop(job.backend, job.row.id, "fault").await;
    };
    // Ends the transaction without a commit; never shown.
    let stopped = || Denied::from(Fault::Config("a load stopped".into()));
    let why = &Mutex::new(None);
    let sheet = &sheet;
    let applied = job.backend.db.write(|mut tx| async move {
        match all(&mut tx, job, sheet).await? {
            Ok(()) => tx.done(()),
            Err(stop) => {
                *why.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop);
                Err(stopped())
            }
        }
    });
    let applied = applied.await;
    let why = why.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (applied, why) {
        (Ok(()), _) | (_, Some(Stop::Gone)) => Ok(()),
        (_, Some(Stop::NotAllowed)) => stop(job.backend, job.row.id, "right").await,
        (_, Some(Stop::Limit)) => stop(job.backend, job.row.id, "limit").await,
        // A single person's change was refused: somebody changed them a moment ago.
        (_, Some(Stop::Changed)) | (Err(Denied::Refused(_)), None) => again(job).await,
        (Err(denied), None) => Err(denied),
    }
}

/// What was shown is not true any more: it is shown again.
async fn again(job: &Job<'_>) -> Result<(), Denied> {
    let id = job.row.id;
    job.backend
        .db
        .write(|mut tx| async move {
            jobs::check_again(&mut tx, id).await?;
            tx.done(())
        })
        .await
}

async fn all(tx: &mut Tx, job: &Job<'_>, sheet: &Sheet<'_>) -> Result<Result<(), Stop>, Denied> {
    let within = &job.within();
    // The company's turn first, as whoever decides takes it: the other way round two could wait for
    // each other.
    turn(tx, within).await?;
    if jobs::hold(tx, job.row.id, Stage::Applying).await? == 0 {
        return Ok(Err(Stop::Gone));
    }
    let mut scan = Scan::begin(tx, within, job.cut()?).await?;
    let Some(loader) = &scan.loader.take() else {
        return Ok(Err(Stop::NotAllowed));
    };
    let mut lines = sheet.lines();
    let mut rows = Rows::new(job, within);
    let waiting = words::wait(tx).await?;
    let (mut reads, mut steps) = (lines.by_ref().take(AT_ONCE).collect::<Vec<_>>(), Vec::new());
    while !(reads.is_empty() && steps.is_empty()) {
        // Nobody stands in a file twice, so whom these rows name the rows before them leave alone.
        let known = scan.known(tx, within, &reads).await?;
        let write = rows.write(tx, loader, steps);
        let make = ahead(&mut scan, within, (reads, &known), &mut lines);
        let (written, made) = tokio::join!(write, make);
        if let Err(stop) = written? {
            return Ok(Err(stop));
        }
        (steps, reads) = made?;
    }
    let figures = scan.figures;
    if Some(scan.digest()) != job.row.plan_digest {
        return Ok(Err(Stop::Changed));
    }
    waiting.follow(tx).await?;
    jobs::applied(tx, job.row.id, within.now()).await?;
    storage::bulk::forget_file(tx, job.row.id).await?;
    let [added, changed, refused, unchanged] = figures;
    let entry = audit::Entry {
        action: "bulk.applied",
        subject: subject(job.row.id),
        detail: json!({
            "company": within.company,
            "added": added,
            "changed": changed,
            "refused": refused,
            "unchanged": unchanged,
        }),
        key: None,
    };
    audit::write(tx, &within.scribe, entry).await?;
    Ok(Ok(()))
}

/// Makes what those rows need, and reads the next, while the database writes the rows before them:
/// each takes as long as the other.
async fn ahead(
    scan: &mut Scan,
    within: &Within<'_>,
    (reads, known): (Vec<Read>, &Known),
    lines: &mut Lines<'_>,
) -> Result<(Vec<Step>, Vec<Read>), Denied> {
    let (mut steps, mut next) = (
        Vec::with_capacity(reads.len()),
        Vec::with_capacity(reads.len()),
    );
    for read in reads {
        steps.push(Step::of(within, scan.row(within, read, known)?)?);
        next.extend(lines.next());
        // The database may have answered.
        tokio::task::yield_now().await;
    }
    Ok((steps, next))
}

/// Whatever changes a company's people, or an institution's seats, does so one after the other.
pub(super) async fn turn(tx: &mut Tx, within: &Within<'_>) -> Result<(), Denied> {
    let (slug, company) = (within.slug(), within.company.uuid());
    match super::kind(within.platform) {
        Kind::People => storage::company::lock(tx, slug, company).await?,
        Kind::Guests => storage::plan::lock(tx, slug, company).await?,
    };
    Ok(())
}
