//! Everything into the company, in one transaction with its entries. A power cut leaves all of the
//! file or nothing of it (F01); the same file again changes nothing.

use std::sync::{Mutex, PoisonError};

use domain::bulk::{Column, Line, Outcome, Sheet, Stage};
use domain::membership::{Change, MembershipState};
use domain::name::PersonName;
use domain::roster::Entry;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::scan::{AT_ONCE, Beside, PERFIL, Scan};
use super::work::{Job, stop};
use super::{gate, subject};
use crate::audit;
use crate::fault::{Denied, Fault};
use crate::people::{self, Added, New, Within};
use crate::registry::import::Progress;
use crate::storage::bulk::ChangeRow;
use crate::storage::bulk_job as jobs;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// How somebody was before a load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Whether the load entered them.
    pub(super) new: bool,
    /// Their contact address, where it changed.
    pub(super) email: Option<String>,
    /// Their state, where it changed.
    pub(super) state: Option<MembershipState>,
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
    if jobs::hold(tx, job.row.id, Stage::Applying).await? == 0 {
        return Ok(Err(Stop::Gone));
    }
    if !gate::may(tx, within).await? {
        return Ok(Err(Stop::NotAllowed));
    }
    storage::company::lock(tx, within.slug(), job.row.company).await?;
    let mut scan = Scan::begin(tx, within).await?;
    let mut lines = sheet.lines();
    let (mut changes, mut place, mut done) = (Vec::new(), 0, 0);
    loop {
        let reads: Vec<_> = lines.by_ref().take(AT_ONCE).collect();
        if reads.is_empty() {
            break;
        }
        done += i64::try_from(reads.len()).unwrap_or(0);
        for beside in scan.rows(tx, within, reads).await? {
            let Some((row, before)) = person(tx, within, beside).await? else {
                continue;
            };
            let plain = serde_json::to_vec(&before).map_err(|_| Fault::Sealed)?;
            let context = context(job.row.id, place);
            changes.push(ChangeRow {
                place,
                person: row.id,
                version: row.version,
                sealed: job.key.seal(&job.backend.env.chance, &context, &plain)?,
            });
            place += 1;
        }
        storage::bulk::add_changes(tx, job.row.id, &changes).await?;
        changes.clear();
        job.note(Progress::Applying(done));
    }
    let figures = scan.figures;
    if Some(scan.digest()) != job.row.plan_digest {
        return Ok(Err(Stop::Changed));
    }
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

/// Changes one person; how they stand now, and how they were.
async fn person(
    tx: &mut Tx,
    within: &Within<'_>,
    beside: Beside,
) -> Result<Option<(RosterRow, Before)>, Denied> {
    match (beside.outcome, beside.read.line, beside.known) {
        (Outcome::Added, Some(line), None) => add(tx, within, &line).await.map(Some),
        (Outcome::Changed, Some(line), Some(row)) => {
            let planned = beside.planned.unwrap_or_else(|| domain::bulk::Planned {
                outcome: Outcome::Unchanged,
                differences: Vec::new(),
            });
            let mut before = Before {
                new: false,
                email: None,
                state: None,
            };
            let mut row = row;
            if planned.changes(Column::Email) {
                before.email = Some(row.email.clone());
                people::set_contact(tx, within, &row, line.email.as_ref()).await?;
                row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
            }
            if planned.changes(Column::State) {
                before.state = Some(row.state(within.now())?);
                row = state(tx, within, row, line.state).await?;
            }
            Ok(Some((row, before)))
        }
        _ => Ok(None),
    }
}

/// Puts somebody into that state, and reads them again.
pub(super) async fn state(
    tx: &mut Tx,
    within: &Within<'_>,
    row: RosterRow,
    state: Option<MembershipState>,
) -> Result<RosterRow, Denied> {
    let change = match state {
        Some(MembershipState::Enabled) => Change::Enable,
        Some(MembershipState::Disabled) => Change::Disable,
        None => return Ok(row),
    };
    people::set_state(tx, within, &row, change, &people::Why::default()).await?;
    people::by_id(tx, within, domain::Id::from_uuid(row.id)).await
}

async fn add(tx: &mut Tx, within: &Within<'_>, line: &Line) -> Result<(RosterRow, Before), Denied> {
    let (Some(first), Some(first_surname)) = (&line.names, &line.first_surname) else {
        return Err(Fault::Sealed.into());
    };
    let entry = Entry {
        rut: line.rut,
        name: PersonName {
            first: first.clone(),
            second: None,
            first_surname: first_surname.clone(),
            second_surname: line.second_surname.clone(),
        },
        email: line.email.clone(),
        position: line.position.clone(),
        starts_on: line.hired,
        card: line.card.clone(),
    };
    let new = New {
        entry: &entry,
        perfil: PERFIL,
        section: None,
    };
    let row = match people::add(tx, within, &new).await? {
        Added::Entered(row) | Added::Known(row) => row,
    };
    let off = line
        .state
        .filter(|state| *state == MembershipState::Disabled);
    let before = Before {
        new: true,
        email: None,
        state: None,
    };
    Ok((state(tx, within, row, off).await?, before))
}
