//! Registering a worker makes the «trabajador o colaborador» user.

use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::platform::Registration;
use domain::refusal::Refusal;
use domain::roster::{self, Entry};
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::Within;
use super::within::lookup;
use crate::account::contact_of;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::storage::account::AccountRow;
use crate::storage::membership::NewMembership;
use crate::storage::roster::{NewPerson, RosterRow};
use crate::storage::worker::{NewBatch, NewWorker};
use crate::storage::{self, Tx};
use crate::worker::{Record, card_digest, seal};

/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// Somebody to be added.
#[derive(Debug)]
pub struct New<'a> {
    /// What the form or the file says.
    pub entry: &'a Entry,
    /// The perfil; an administrator's needs an account first (Q49).
    pub perfil: Perfil,
    /// The section.
    pub section: Option<Id<id::Section>>,
}

/// What became of it.
#[derive(Debug)]
pub enum Added {
    /// Is in the list now. Whoever had an account can enter from the next request on.
    Entered(RosterRow),
    /// Was in the list; nothing changed.
    Known(RosterRow),
}

/// Adds one person to the company's list, and the worker and the membership that go with it. Writes one entry
/// (`person.added`) where somebody is entered, and none where they were there.
///
/// # Errors
/// [`Refusal::NotAllowed`] for an administrator without an account (Q49); [`Refusal::NotFound`] for
/// a section that is none of the company's; [`Denied::Fault`] when the database or sealing fails.
pub async fn add(tx: &mut Tx, within: &Within<'_>, new: &New<'_>) -> Result<Added, Denied> {
    let (backend, slug, now) = (within.backend(), within.slug(), within.now());
    let entry = new.entry;
    let lookup = lookup(&backend.keys, entry.rut)?;
    if let Some(known) = storage::roster::by_rut(tx, slug, within.company, &lookup).await? {
        return Ok(Added::Known(known));
    }
    if let Some(section) = new.section {
        let known = storage::section::by_id(tx, slug, within.company, section.uuid()).await?;
        known.ok_or(Refusal::NotFound)?;
    }
    let worker = worker(tx, within, entry, &lookup).await?;
    let membership = membership(tx, within, new.perfil, &lookup).await?;
    if membership.is_none() && new.perfil == Perfil::Administrator {
        return Err(Refusal::NotAllowed.into());
    }
    let id: Id<id::RosterPerson> = backend.env.chance.id(now);
    let (_, wrapped_key) = backend
        .keys
        .new_person(&backend.env.chance, id.uuid().as_bytes())?;
    let person = NewPerson {
        id,
        platform: slug,
        company: within.company,
        membership,
        worker,
        rut_lookup: Some(&lookup),
        rut: &entry.rut.to_string(),
        name: &entry.name.to_string(),
        sort_key: &roster::sort_key(&entry.name),
        email: entry.email.as_ref().map_or("", |email| email.delivery()),
        perfil: new.perfil,
        state: MembershipState::Enabled,
        section: new.section.map(Id::uuid),
        starts_on: entry.starts_on,
        ends_at: None,
        reason: None,
        wrapped_key: &wrapped_key,
        now,
    };
    if storage::roster::add(tx, &person).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(membership) = membership {
        storage::roster::listed(tx, slug, membership).await?;
    }
    let detail = json!({
        "company": within.company,
        "new": { "state": MembershipState::Enabled, "perfil": new.perfil, "email": person.email },
        "account": membership.is_some(),
    });
    let row = (id.uuid(), wrapped_key.as_slice());
    within.note(tx, row, "person.added", detail).await?;
    let row = storage::roster::by_id(tx, slug, within.company, id.uuid()).await?;
    Ok(Added::Entered(row.ok_or(Refusal::Outdated)?))
}

/// The membership of whoever showed that document and has an account, made where there is none. A
/// number that was typed as a company's first user is no proof of who that is.
async fn membership(
    tx: &mut Tx,
    within: &Within<'_>,
    perfil: Perfil,
    lookup: &[u8],
) -> Result<Option<Uuid>, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let account = storage::account::by_shown_document(tx, slug, lookup, now).await?;
    let Some(found) = account else {
        return Ok(None);
    };
    let account = found.id();
    let company = storage::company::by_id(tx, slug, within.company.uuid()).await?;
    let company = company.ok_or(Refusal::NotFound)?;
    let new = NewMembership {
        id: within.backend().env.chance.id(now),
        platform: slug,
        company: within.company,
        account,
        perfil,
        basis: None,
        sort_key: &company.sort_key,
        now,
    };
    if storage::membership::insert(tx, &new).await? == 1 {
        tell(tx, within, &found, &company.legal_name).await?;
    }
    let row = storage::membership::of(tx, slug, account, within.company).await?;
    Ok(Some(row.ok_or(Refusal::Outdated)?.id))
}

/// Tells somebody that a company reaches their account from now on: nobody is tied to one behind their
/// back (A06).
async fn tell(
    tx: &mut Tx,
    within: &Within<'_>,
    account: &AccountRow,
    company: &str,
) -> Result<(), Denied> {
    let about = (within.backend(), within.platform);
    let letter = letters::people::tied(about, &contact_of(account)?, company);
    outbox::enqueue(tx, &within.scribe, &letter, within.now() + LETTER_LASTS).await?;
    Ok(())
}

/// The worker that the person registers as, where workers register. One whom the company's
/// file brought stays as the file has them.
async fn worker(
    tx: &mut Tx,
    within: &Within<'_>,
    entry: &Entry,
    lookup: &[u8],
) -> Result<Option<Uuid>, Denied> {
    let (backend, slug, company) = (within.backend(), within.slug(), within.company);
    if within.platform.policy.registration != Registration::Workers {
        return Ok(None);
    }
    if let Some(known) = storage::worker::of_company(tx, slug, company, lookup).await? {
        storage::roster::worker_listed(tx, slug, known.id).await?;
        return Ok(Some(known.id));
    }
    let (chance, now) = (&backend.env.chance, within.now());
    let id = chance.id::<id::Worker>(now).uuid();
    let (key, wrapped_key) = backend.keys.new_person(chance, id.as_bytes())?;
    let record = Record {
        rut: entry.rut,
        name: entry.name.clone(),
        email: entry.email.clone(),
        phone: None,
        position: entry.position.clone(),
        hired: entry.starts_on,
    };
    let card = entry.card.as_ref();
    let card = card.map(|card| card_digest(backend, slug, entry.rut, card));
    let batch = chance.id::<id::Batch>(now).uuid();
    let by_hand = NewBatch {
        id: batch,
        platform: slug,
        company,
        source_hash: &[],
        imported_at: now.0,
        imported_by: &within.scribe.actor,
    };
    storage::worker::begin_batch(tx, &by_hand).await?;
    let new = NewWorker {
        id,
        platform: slug,
        company,
        rut_lookup: lookup,
        card_digest: card.as_deref(),
        wrapped_key: &wrapped_key,
        sealed: &seal(backend, &key, id, &record)?,
        // No row of a file looks like it, so that the next file writes over it.
        row_digest: &[],
        active: true,
        batch,
        now: now.0,
    };
    storage::worker::put(tx, &new).await?;
    storage::roster::worker_listed(tx, slug, id).await?;
    Ok(Some(id))
}
