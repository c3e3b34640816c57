//! A RUT that was mistyped, corrected while nobody has an account under it. Afterwards it is
//! its owner's: they showed it.

use domain::document::Rut;
use domain::id::Id;
use domain::membership::MembershipState;
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::Number;
use serde_json::{Value, json};
use uuid::Uuid;

use super::within::lookup;
use super::{ByHand, Proof, Within, add, joined};
use crate::fault::Denied;
use crate::membership::stands::stands;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker::{self, card_digest, seal};

/// Another RUT for somebody «sin cuenta», and the card that goes with it: the one of before goes
/// with the RUT of before, and one for the same RUT takes its place. Whoever has an account under the
/// new one is tied to it, as when they are added. False when it is the same.
///
/// # Errors
/// [`Refusal::Fields`] for whoever has an account, and for a RUT that somebody else of the company
/// has; [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn set_number(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    new: &Number,
) -> Result<bool, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let (rut, lookup) = (
        new.rut.to_string(),
        lookup(&within.backend().keys, new.rut)?,
    );
    let same = row.rut == rut;
    if same && (new.card.is_none() || row.worker.is_none()) {
        return Ok(false);
    }
    require_alone(row)?;
    if !same {
        require_free(tx, within, &lookup).await?;
    }
    if storage::roster::set_number(tx, slug, row, (&lookup, &rut), now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(id) = row.worker {
        of_worker(tx, within, id, (new, &lookup)).await?;
    }
    let enabled = row.state(now)? == MembershipState::Enabled;
    let membership = if !same && enabled {
        tie(tx, within, &lookup).await?
    } else {
        None
    };
    let old: Option<Rut> = row.rut.parse().ok();
    let detail = json!({
        "company": within.company,
        "old": { "rut": old.map(Rut::mask) },
        "new": { "rut": new.rut.mask() },
        "account": membership.is_some(),
        "membership": membership,
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.number", detail).await?;
    Ok(true)
}

/// Whether nobody of the company has that number, in its list or in its file of workers.
async fn require_free(tx: &mut Tx, within: &Within<'_>, lookup: &[u8]) -> Result<(), Denied> {
    let (slug, company) = (within.slug(), within.company);
    let listed = storage::roster::by_rut(tx, slug, company, lookup).await?;
    let on_file = storage::worker::of_company(tx, slug, company, lookup).await?;
    if listed.is_some() || on_file.is_some() {
        return Err(Refusal::field(Field::Document, Problem::AlreadyListed).into());
    }
    Ok(())
}

/// Whoever has an account showed their number, or took it over from here: it is no slip of the
/// company's any more.
///
/// # Errors
/// [`Refusal::Fields`] for whoever has one.
pub(super) fn require_alone(row: &RosterRow) -> Result<(), Refusal> {
    match row.membership {
        None => Ok(()),
        Some(_) => Err(Refusal::field(Field::Document, Problem::RutOfAccount)),
    }
}

/// The worker's record under that number. Whatever file brought it, the company typed this: it shows
/// nobody who somebody is (A46, Q49).
async fn of_worker(
    tx: &mut Tx,
    within: &Within<'_>,
    id: Uuid,
    (new, lookup): (&Number, &[u8]),
) -> Result<(), Denied> {
    let (backend, slug, now) = (within.backend(), within.slug(), within.now());
    let stored = storage::worker::by_id(tx, slug, within.company, id).await?;
    let stored = stored.ok_or(Refusal::Outdated)?;
    let (mut record, key) = worker::open(backend, &stored)?;
    record.rut = new.rut;
    let sealed = seal(backend, &key, id, &record)?;
    let card = new.card.as_ref();
    let card = card.map(|card| card_digest(backend, slug, new.rut, card));
    let batch = ByHand::default().batch(tx, within).await?;
    let facts = (lookup, card.as_deref(), sealed.as_slice());
    if storage::worker::set_number(tx, slug, (id, batch), facts, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}

/// Ties whoever showed that document to the company: their membership, as it stands then; none where
/// nobody did.
async fn tie(tx: &mut Tx, within: &Within<'_>, lookup: &[u8]) -> Result<Option<Value>, Denied> {
    let Some(account) = add::tied(tx, within, lookup).await? else {
        return Ok(None);
    };
    let whom = (Id::from_uuid(account), within.company);
    joined(tx, &within.scribe, whom, Proof::OnFile).await?;
    stands(tx, within.slug(), whom).await
}
