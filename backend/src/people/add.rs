//! Registering a worker makes the «trabajador o colaborador» user.

mod account;
mod worker;

use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::platform::Registration;
use domain::refusal::Refusal;
use domain::roster::{self, Entry};
use serde_json::{Value, json};
use uuid::Uuid;

use super::within::{lookup, subject};
use super::{Within, phone};
use crate::audit;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::membership::stands;
use crate::storage::membership::MembershipRow;
use crate::storage::roster::{NewPerson, RosterRow};
use crate::storage::{self, Tx};

pub(super) use account::tied;
pub use worker::ByHand;

/// Somebody to be added.
#[derive(Debug, Clone, Copy)]
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
/// Those of [`add_many`].
pub async fn add(tx: &mut Tx, within: &Within<'_>, new: &New<'_>) -> Result<Added, Denied> {
    let (slug, company) = (within.slug(), within.company);
    let lookup = lookup(&within.backend().keys, new.entry.rut)?;
    if let Some(known) = storage::roster::by_rut(tx, slug, company, &lookup).await? {
        return Ok(Added::Known(known));
    }
    add_many(
        tx,
        within,
        &mut ByHand::default(),
        std::slice::from_ref(new),
    )
    .await?;
    let row = storage::roster::by_rut(tx, slug, company, &lookup).await?;
    Ok(Added::Entered(row.ok_or(Refusal::Outdated)?))
}

/// Adds people who are not in the company's list, with one statement for many of them, and the
/// workers and the memberships that go with them. Writes one entry (`person.added`) for each.
/// Answers their ids, in that order; everybody is at their first version.
///
/// # Errors
/// [`Refusal::NotAllowed`] for an administrator without an account (Q49); [`Refusal::NotFound`] for
/// a section that is none of the company's; [`Refusal::Outdated`] for somebody who is in the list;
/// [`Denied::Fault`] when the database or sealing fails. What was written by then must not stay.
pub async fn add_many(
    tx: &mut Tx,
    within: &Within<'_>,
    by_hand: &mut ByHand,
    people: &[New<'_>],
) -> Result<Vec<Uuid>, Denied> {
    let made = people.iter().map(|new| Made::of(within, new));
    let made: Vec<Made> = made.collect::<Result<_, _>>()?;
    let people = people.iter().copied().zip(&made).collect();
    add_made(tx, within, by_hand, people).await
}

/// As [`add_many`], of people who are made already.
///
/// # Errors
/// Those of [`add_many`].
pub async fn add_made(
    tx: &mut Tx,
    within: &Within<'_>,
    by_hand: &mut ByHand,
    people: Vec<(New<'_>, &Made)>,
) -> Result<Vec<Uuid>, Denied> {
    let slug = within.slug();
    sections(tx, within, &people).await?;
    let made: Vec<&Made> = people.iter().map(|(_, made)| *made).collect();
    let workers = worker::all(tx, within, by_hand, &made).await?;
    let memberships = account::all(tx, within, &people).await?;
    let leads = |new: &New<'_>| new.perfil == Perfil::Administrator;
    let mut with = people.iter().zip(&memberships);
    if with.any(|((new, _), membership)| leads(new) && membership.is_none()) {
        return Err(Refusal::NotAllowed.into());
    }
    let rows = people.iter().zip(workers.iter().zip(&memberships));
    let rows = rows.map(|((new, made), tied)| made.row(within, new, tied));
    let rows: Vec<NewPerson<'_>> = rows.collect();
    if storage::roster::add_many(tx, &rows).await? != rows.len() as u64 {
        return Err(Refusal::Outdated.into());
    }
    for membership in memberships.iter().flatten() {
        storage::roster::listed(tx, slug, membership.id).await?;
    }
    let told = memberships.iter().map(Option::as_ref);
    let told = told.map(|row| row.map(stands::as_stored).transpose());
    let told: Vec<Option<Value>> = told.collect::<Result<_, _>>()?;
    let entries = rows.iter().zip(told).zip(&made);
    let entries = entries.map(|(told, made)| entry(within, told, &made.key));
    audit::write_many(tx, &within.scribe, entries.collect()).await?;
    Ok(made.iter().map(|made| made.id.uuid()).collect())
}

/// Whether the sections are the company's.
async fn sections(
    tx: &mut Tx,
    within: &Within<'_>,
    people: &[(New<'_>, &Made)],
) -> Result<(), Denied> {
    for section in people.iter().filter_map(|(new, _)| new.section) {
        let (slug, section) = (within.slug(), section.uuid());
        let known = storage::section::by_id(tx, slug, within.company, section).await?;
        known.ok_or(Refusal::NotFound)?;
    }
    Ok(())
}

/// What of somebody is made before their row, without asking the database.
#[derive(Debug)]
pub struct Made {
    id: Id<id::RosterPerson>,
    /// Keyed digest of the document.
    lookup: Vec<u8>,
    /// Where workers register; whoever is a worker already does not need it.
    worker: Option<worker::Made>,
    key: PersonKey,
    wrapped_key: Vec<u8>,
    rut: String,
    name: String,
    sort_key: String,
    phone: Option<Vec<u8>>,
}

impl Made {
    /// Their digest, their keys, and what is sealed with them.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub fn of(within: &Within<'_>, new: &New<'_>) -> Result<Self, Fault> {
        let (backend, entry) = (within.backend(), new.entry);
        let chance = &backend.env.chance;
        let id: Id<id::RosterPerson> = chance.id(within.now());
        let (key, wrapped_key) = backend.keys.new_person(chance, id.uuid().as_bytes())?;
        let phone = entry.phone.as_ref();
        let phone = phone.map(|phone| phone::seal(backend, &key, id.uuid(), phone));
        let registers = within.platform.policy.registration == Registration::Workers;
        let worker = registers.then(|| worker::Made::of(within, entry));
        Ok(Self {
            id,
            lookup: lookup(&backend.keys, entry.rut)?,
            worker: worker.transpose()?,
            phone: phone.transpose()?,
            key,
            wrapped_key,
            rut: entry.rut.to_string(),
            name: entry.name.to_string(),
            sort_key: roster::sort_key(&entry.name),
        })
    }

    fn row<'a>(
        &'a self,
        within: &Within<'a>,
        new: &New<'a>,
        (worker, membership): (&Option<Uuid>, &Option<MembershipRow>),
    ) -> NewPerson<'a> {
        let email = new.entry.email.as_ref();
        NewPerson {
            id: self.id,
            platform: within.slug(),
            company: within.company,
            membership: membership.as_ref().map(|row| row.id),
            worker: *worker,
            rut_lookup: Some(&self.lookup),
            rut: &self.rut,
            name: &self.name,
            sort_key: &self.sort_key,
            email: email.map_or("", |email| email.delivery()),
            phone: self.phone.as_deref(),
            perfil: new.perfil,
            state: MembershipState::Enabled,
            section: new.section.map(Id::uuid),
            starts_on: new.entry.starts_on,
            ends_at: None,
            reason: None,
            wrapped_key: &self.wrapped_key,
            now: within.now(),
        }
    }
}

fn entry<'k>(
    within: &Within<'_>,
    (row, membership): (&NewPerson<'_>, Option<Value>),
    key: &'k PersonKey,
) -> audit::Entry<'k, Value> {
    audit::Entry {
        action: "person.added",
        subject: subject(row.id.uuid()),
        detail: json!({
            "company": within.company,
            "new": { "state": row.state, "perfil": row.perfil, "email": row.email },
            "account": row.membership.is_some(),
            "membership": membership,
        }),
        key: Some(key),
    }
}
