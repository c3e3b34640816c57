//! Everything into the company, in one transaction with its entries. A power cut leaves all of the
//! file or nothing of it (F01); the same file again changes nothing.

use std::sync::{Mutex, PoisonError};

use domain::bulk::{Column, Kind, Line, Outcome, Planned, Sheet, Stage};
use domain::membership::{Change, MembershipState, Perfil};
use domain::name::PersonName;
use domain::roster::Entry;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::gate::Loader;
use super::scan::{AT_ONCE, Beside, PERFIL, Scan};
use super::subject;
use super::work::{Job, stop};
use crate::audit;
use crate::fault::{Denied, Fault};
use crate::invitation::{self, Sent};
use crate::people::{self, Added, New, Stood, Within};
use crate::registry::import::Progress;
use crate::storage::bulk::ChangeRow;
use crate::storage::bulk_job as jobs;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// How somebody was before a load.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Whether the load entered them.
    pub(super) new: bool,
    /// Their contact address, where it changed.
    pub(super) email: Option<String>,
    /// How they stood, where state or perfil changed.
    pub(super) stood: Option<Stood>,
}

/// What a row did: to whom, at which version they stand since, and how they were.
struct Done {
    id: Uuid,
    version: i64,
    before: Before,
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
    if scan.loader.is_none() {
        return Ok(Err(Stop::NotAllowed));
    }
    let mut lines = sheet.lines();
    let (mut changes, mut place, mut done) = (Vec::new(), 0, 0);
    loop {
        let reads: Vec<_> = lines.by_ref().take(AT_ONCE).collect();
        if reads.is_empty() {
            break;
        }
        done += i64::try_from(reads.len()).unwrap_or(0);
        let known = scan.known(tx, within, &reads).await?;
        for beside in scan.beside(within, reads, &known)? {
            let row = match &scan.loader {
                Some(loader) if loader.member.perfil.tier().is_some() => {
                    guest(tx, within, loader, beside).await?
                }
                _ => Ok(person(tx, within, beside).await?),
            };
            let row = match row {
                Ok(Some(row)) => row,
                Ok(None) => continue,
                Err(stop) => return Ok(Err(stop)),
            };
            let plain = serde_json::to_vec(&row.before).map_err(|_| Fault::Sealed)?;
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

/// Whatever changes a company's people, or an institution's seats, does so one after the other.
pub(super) async fn turn(tx: &mut Tx, within: &Within<'_>) -> Result<(), Denied> {
    let (slug, company) = (within.slug(), within.company.uuid());
    match super::kind(within.platform) {
        Kind::People => storage::company::lock(tx, slug, company).await?,
        Kind::Guests => storage::plan::lock(tx, slug, company).await?,
    };
    Ok(())
}

/// Invites one guest.
async fn guest(
    tx: &mut Tx,
    within: &Within<'_>,
    loader: &Loader,
    beside: Beside,
) -> Result<Result<Option<Done>, Stop>, Denied> {
    let guest = beside.read.line.as_ref().and_then(Line::guest);
    let (Outcome::Added, Some(guest), Some(tier)) =
        (beside.outcome, guest, loader.member.perfil.tier())
    else {
        return Ok(Ok(None));
    };
    Ok(
        match invitation::send_row(tx, within, tier, &guest).await? {
            Sent::Invited(id) => Ok(Some(Done {
                id: id.uuid(),
                version: 1,
                before: Before {
                    new: true,
                    ..Before::default()
                },
            })),
            Sent::Changed => Err(Stop::Changed),
            Sent::TooMany => Err(Stop::Limit),
        },
    )
}

/// Changes one person; how they stand now, and how they were.
async fn person(tx: &mut Tx, within: &Within<'_>, beside: Beside) -> Result<Option<Done>, Denied> {
    let (row, before) = match (
        beside.outcome,
        beside.read.line,
        beside.planned,
        beside.known,
    ) {
        (Outcome::Added, Some(line), Some(planned), None) => {
            add(tx, within, &line, planned.perfil).await?
        }
        (Outcome::Changed, Some(line), Some(planned), Some(row)) => {
            change(tx, within, (&line, &planned), row).await?
        }
        _ => return Ok(None),
    };
    Ok(Some(Done {
        id: row.id,
        version: row.version,
        before,
    }))
}

async fn change(
    tx: &mut Tx,
    within: &Within<'_>,
    (line, planned): (&Line, &Planned),
    mut row: RosterRow,
) -> Result<(RosterRow, Before), Denied> {
    let mut before = Before::default();
    let stood = Stood::of(&row, within.now())?;
    if planned.changes(Column::Email) {
        before.email = Some(row.email.clone());
        people::set_contact(tx, within, &row, line.email.as_ref()).await?;
        row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
    }
    if planned.changes(Column::State) {
        row = state(tx, within, row, line.state).await?;
    }
    if let Some(given) = planned.perfil {
        people::load_perfil(tx, within, &row, given).await?;
        row = people::by_id(tx, within, domain::Id::from_uuid(row.id)).await?;
    }
    before.stood =
        Some(stood).filter(|stood| Stood::of(&row, within.now()).is_ok_and(|is| is != *stood));
    Ok((row, before))
}

/// Puts somebody into that state, and reads them again.
async fn state(
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

async fn add(
    tx: &mut Tx,
    within: &Within<'_>,
    line: &Line,
    perfil: Option<Perfil>,
) -> Result<(RosterRow, Before), Denied> {
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
        perfil: perfil.unwrap_or(PERFIL),
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
        ..Before::default()
    };
    Ok((state(tx, within, row, off).await?, before))
}
