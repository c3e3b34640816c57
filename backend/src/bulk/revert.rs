//! Taking a load back: each person as they were, the last row first, where nobody touched them since.

use domain::bulk::{Perfiles, Stage};
use domain::membership::Tier;
use domain::{Email, Id, Phone};
use serde_json::json;
use uuid::Uuid;

use super::apply::{Before, context, turn};
use super::scan::own;
use super::work::{Job, stop};
use super::{gate, perfiles, subject};
use crate::audit::{self, Entry};
use crate::fault::{Denied, Fault};
use crate::invitation;
use crate::people::{self, Within, cover};
use crate::registry::import::Progress;
use crate::storage::bulk::ChangeRow;
use crate::storage::bulk_job as jobs;
use crate::storage::roster::{RosterRow, words};
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
    turn(tx, within).await?;
    if jobs::hold(tx, id, Stage::Reverting).await? == 0 {
        return Ok(true);
    }
    let Some(loader) = gate::loader(tx, within).await? else {
        return Ok(false);
    };
    let back = &match loader.member.perfil.tier() {
        Some(tier) => Back::Guests(tier),
        None => Back::People {
            own: own(tx, within).await?,
            perfiles: perfiles::of(tx, within, Some(&loader)).await?,
        },
    };
    let waiting = words::wait(tx).await?;
    let (mut before, mut undone, mut kept) = (i64::MAX, 0, 0);
    loop {
        let page = storage::bulk::changes(tx, id, before, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        before = last.place;
        for change in page {
            match one(tx, job, within, (back, &change)).await? {
                true => undone += 1,
                false => kept += 1,
            }
        }
        job.note(Progress::Applying(undone + kept));
    }
    waiting.follow(tx).await?;
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

/// What is needed to take back.
enum Back {
    People {
        /// The membership of whoever takes it back.
        own: Option<Uuid>,
        perfiles: Perfiles,
    },
    /// The tier of whoever takes it back.
    Guests(Tier),
}

async fn one(
    tx: &mut Tx,
    job: &Job<'_>,
    within: &Within<'_>,
    (back, change): (&Back, &ChangeRow),
) -> Result<bool, Denied> {
    match back {
        Back::Guests(tier) => {
            let sent = (change.person, change.version);
            invitation::withdraw(tx, within, *tier, sent).await
        }
        Back::People { own, perfiles } => person(tx, job, within, (*own, perfiles, change)).await,
    }
}

/// Brings one person back; false where somebody touched them since, or the rules refuse it now.
async fn person(
    tx: &mut Tx,
    job: &Job<'_>,
    within: &Within<'_>,
    (own, perfiles, change): (Option<Uuid>, &Perfiles, &ChangeRow),
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
    let is_own = row.membership.is_some() && row.membership == own;
    let (has, had) = (row.perfil()?, before.stood.map(|stood| stood.perfil));
    if had.is_some_and(|had| had != has && perfiles.may(has, had, is_own).is_err()) {
        return Ok(false);
    }
    match put_back(tx, within, row, &before).await {
        Ok(()) => Ok(true),
        // Nothing was written: the rules are asked before anything is.
        Err(Denied::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// How they stood first: that alone can be refused.
async fn put_back(
    tx: &mut Tx,
    within: &Within<'_>,
    mut row: RosterRow,
    before: &Before,
) -> Result<(), Denied> {
    if let Some(stood) = &before.stood {
        people::restore(tx, within, &row, stood).await?;
        row = people::by_id(tx, within, Id::from_uuid(row.id)).await?;
    }
    if let Some(email) = &before.email {
        let email = match email.as_str() {
            "" => None,
            text => Some(Email::parse(text).map_err(|_| Fault::Sealed)?),
        };
        people::set_contact(tx, within, &row, email.as_ref()).await?;
        row = people::by_id(tx, within, Id::from_uuid(row.id)).await?;
    }
    if let Some(phone) = &before.phone {
        let phone = match phone.as_str() {
            "" => None,
            text => Some(Phone::from_e164(text).map_err(|_| Fault::Sealed)?),
        };
        people::set_phone(tx, within, &row, phone.as_ref()).await?;
    }
    Ok(())
}

/// Removes somebody whom the load entered, by whoever may touch them (A47); they stand in for nobody
/// any more, whoever adds them again.
async fn remove(tx: &mut Tx, within: &Within<'_>, row: &RosterRow) -> Result<bool, Denied> {
    let (slug, at) = (within.slug(), (row.id, row.version));
    let held = match row.membership {
        Some(membership) => storage::membership::by_id(tx, slug, membership).await?,
        None => None,
    };
    match cover::require(tx, within, held.as_ref(), row.perfil()?).await {
        Err(Denied::Refused(_)) => return Ok(false),
        covered => covered?,
    }
    let gone = storage::bulk::remove_person(tx, slug, at, row.worker, row.membership).await?;
    if gone == 0 {
        return Ok(false);
    }
    let account = held.map(|held| held.account);
    if let Some(account) = account {
        let pair = (within.company, Id::from_uuid(account));
        storage::stand_in::end_all(tx, slug, pair, within.now()).await?;
    }
    // The row's own key went with it: whose membership ended must stay readable.
    let entry = Entry {
        action: "person.removed",
        subject: people::subject(row.id),
        detail: json!({
            "company": within.company,
            "account": account,
            "old": { "state": row.state(within.now())? },
        }),
        key: None,
    };
    audit::write(tx, &within.scribe, entry).await?;
    Ok(true)
}
