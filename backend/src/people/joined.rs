//! Where a list and the accounts meet: whoever becomes a member stands in the company's list, and a
//! worker of a company's file as well, before they have an account.

use domain::contact::{Email, Phone};
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::refusal::Refusal;
use domain::roster;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::phone;
use super::within::subject;
use crate::account::{self, document_lookup};
use crate::audit::{self, Entry, Scribe};
use crate::fault::Denied;
use crate::membership::stands::stands;
use crate::role::rights_of;
use crate::storage::account::AccountRow;
use crate::storage::membership::{MembershipRow, NewMembership, Next};
use crate::storage::roster::{NewPerson, RosterRow};
use crate::storage::worker::WorkerRow;
use crate::storage::{self, Tx};
use crate::worker::{self, Record};

/// How it is known that the number of an account is its owner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// A card that opens this company was shown just now.
    Shown,
    /// By nothing but what the account has: it was shown at some time, or typed and no more by
    /// whoever was appointed or opened the company (Q54).
    OnFile,
}

/// Enters somebody whose membership was just made. Somebody who waited in the list «sin cuenta» keeps
/// perfil, section and end date from there, and is answered as they waited. Writes no entry: whoever
/// made the membership does.
///
/// Nobody takes the place of whoever waits with a number that was only typed (A46): they stand beside
/// them, without it, and take it once they show their card.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn joined(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (account, company): (Id<id::Account>, Id<id::Company>),
    proof: Proof,
) -> Result<Option<RosterRow>, Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    let member = storage::membership::of(tx, slug, account, company).await?;
    let Some(member) = member else {
        return Ok(None);
    };
    storage::roster::listed(tx, slug, member.id).await?;
    let row = storage::account::by_id(tx, slug, account, now).await?;
    let Some(row) = row else { return Ok(None) };
    let own = storage::roster::by_membership(tx, slug, member.id).await?;
    let known = account::profile(tx, scribe.backend, slug, row.person()).await?;
    let document = known.profile.document.as_ref();
    let document = document.filter(|one| one.kind() == DocumentKind::Rut);
    let lookup = document.map(|one| document_lookup(&scribe.backend.keys, one));
    if let Some(lookup) = lookup.as_deref().filter(|_| known.proved)
        && let Some(waiting) = storage::roster::by_rut(tx, slug, company, lookup).await?
        && waiting.membership.is_none()
        && is_theirs(tx, slug, (&row, proof), &waiting).await?
    {
        if let Some(own) = &own {
            storage::roster::give_way(tx, slug, own).await?;
        }
        let tied = take_over(tx, scribe, &waiting, &member, &row.email).await?;
        return Ok(tied.then_some(waiting));
    }
    if own.is_some() {
        return Ok(None);
    }
    let (state, perfil) = (member.state()?, member.perfil()?);
    let facts = Facts {
        id: None,
        company,
        membership: Some(member.id),
        worker: None,
        lookup: lookup.as_deref(),
        rut: document.map_or("", Document::number),
        name: &known.profile.name,
        email: &row.email,
        // The one of an account is its owner's to give.
        phone: None,
        perfil,
        state,
        starts_on: None,
    };
    if enter(tx, scribe, &facts).await? == 0 {
        // Somebody else of the company is listed under that number.
        let alone = Facts {
            lookup: None,
            ..facts
        };
        enter(tx, scribe, &alone).await?;
    }
    Ok(None)
}

/// Whether whoever waits under the number of that account is its owner. A number that was only typed
/// says nothing by itself (A46): where the company has a worker's record it needs the card;
/// elsewhere the mailbox that the company wrote for that number, as behind the link that goes there.
async fn is_theirs(
    tx: &mut Tx,
    slug: &str,
    (account, proof): (&AccountRow, Proof),
    waiting: &RosterRow,
) -> Result<bool, Denied> {
    if proof == Proof::Shown || !storage::person::is_typed(tx, slug, account.person()).await? {
        return Ok(true);
    }
    let key = |address: &str| Email::parse(address).ok().map(|email| email.key());
    let same = key(&waiting.email).is_some_and(|at| key(&account.email) == Some(at));
    Ok(waiting.worker.is_none() && same)
}

/// The account of somebody who waited in the list and said yes behind the link that the company
/// sent: the membership, with the perfil that waited.
///
/// # Errors
/// [`Refusal::Outdated`] for whoever belongs to the company already.
pub(crate) async fn arrived(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (company, waiting): (Id<id::Company>, &RosterRow),
    account: &AccountRow,
) -> Result<(), Denied> {
    let (backend, slug, now) = (scribe.backend, scribe.platform, scribe.now);
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let known = known.ok_or(Refusal::LinkInvalid)?;
    let new = NewMembership {
        id: backend.env.chance.id(now),
        platform: slug,
        company,
        account: account.id(),
        perfil: Perfil::Worker,
        basis: None,
        sort_key: &known.sort_key,
        now,
    };
    if storage::membership::insert(tx, &new).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let member = storage::membership::of(tx, slug, account.id(), company).await?;
    let member = member.ok_or(Refusal::Outdated)?;
    storage::roster::listed(tx, slug, member.id).await?;
    take_over(tx, scribe, waiting, &member, &account.email).await?;
    let (id, wrapped) = (waiting.id, waiting.wrapped_key.as_slice());
    let key = backend.keys.person(wrapped, id.as_bytes())?;
    let membership = stands(tx, slug, (account.id(), company)).await?;
    let entry = Entry {
        action: "person.accepted",
        subject: subject(id),
        detail: json!({
            "company": company,
            "account": account.id(),
            "membership": membership,
        }),
        key: Some(&key),
    };
    audit::write(tx, scribe, entry).await
}

/// The account of somebody who waited in the list. Whoever was a member before is let in no longer, and
/// no wider, by it. False when somebody else took that place.
async fn take_over(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    waiting: &RosterRow,
    member: &MembershipRow,
    email: &str,
) -> Result<bool, Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    let email = if waiting.email.is_empty() {
        email
    } else {
        &waiting.email
    };
    if storage::roster::link(tx, slug, waiting, member.id, (email, now)).await? == 0 {
        return Ok(false);
    }
    let (given, waited) = (member.perfil()?, waiting.perfil()?);
    // What the company removed since waits for nobody, and what administers it for nobody who came by
    // RUT and card alone (Q49).
    let company = Id::from_uuid(member.company);
    let rights = rights_of(tx, slug, company, waited).await?;
    let opens = rights.is_some_and(|rights| !rights.administers());
    let perfil = match given {
        Perfil::Worker if opens => waited,
        given => given,
    };
    let ends = [member.ends_at.map(Timestamp), waiting.ends_at()];
    let next = Next {
        state: member.state()?,
        perfil,
        basis: member.basis()?,
        reason: member.reason(now)?,
        ends_at: ends.into_iter().flatten().min(),
    };
    storage::membership::set(tx, slug, member, next, now).await?;
    Ok(true)
}

/// Enters or updates a worker whom the company's file brought.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn worker_listed(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    company: Id<id::Company>,
    rut_lookup: &[u8],
) -> Result<(), Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    let Some(row) = storage::worker::of_company(tx, slug, company, rut_lookup).await? else {
        return Ok(());
    };
    storage::roster::worker_listed(tx, slug, row.id).await?;
    let (record, _) = worker::open(scribe.backend, &row)?;
    let state = state_of(&row);
    let Some(known) = storage::roster::by_rut(tx, slug, company, rut_lookup).await? else {
        let facts = Facts {
            id: None,
            company,
            membership: None,
            worker: Some(row.id),
            lookup: Some(rut_lookup),
            rut: &record.rut.to_string(),
            name: &record.name,
            email: record.email.as_ref().map_or("", |email| email.delivery()),
            phone: record.phone.as_ref(),
            perfil: Perfil::Worker,
            state,
            starts_on: record.hired,
        };
        enter(tx, scribe, &facts).await?;
        return Ok(());
    };
    if known.worker.is_none() && may_have(tx, scribe, &known).await? {
        storage::roster::set_worker(tx, slug, &known, row.id).await?;
    }
    update(tx, scribe, (&known, company), &record, state, now).await
}

/// Whether a worker's record may go to that person of the list: not where an account that only typed
/// the number stands there, whose owner reads what is kept of them (A46).
async fn may_have(tx: &mut Tx, scribe: &Scribe<'_>, known: &RosterRow) -> Result<bool, Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    let Some(membership) = known.membership else {
        return Ok(true);
    };
    let Some(held) = storage::membership::by_id(tx, slug, membership).await? else {
        return Ok(true);
    };
    let account = Id::from_uuid(held.account);
    let Some(row) = storage::account::by_id(tx, slug, account, now).await? else {
        return Ok(true);
    };
    Ok(!storage::person::is_typed(tx, slug, row.person()).await?)
}

fn state_of(row: &WorkerRow) -> MembershipState {
    match row.active {
        true => MembershipState::Enabled,
        false => MembershipState::Disabled,
    }
}

/// What a newer file says of somebody without an account. With one, the file's import changes the membership.
async fn update(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (known, company): (&RosterRow, Id<id::Company>),
    record: &Record,
    state: MembershipState,
    now: Timestamp,
) -> Result<(), Denied> {
    let slug = scribe.platform;
    if known.membership.is_some() {
        return Ok(());
    }
    let left = known.reason(now)? == Some(Reason::Left);
    let same = match state {
        // Whom an administrator disabled, and who did not leave, stays so.
        MembershipState::Enabled => known.state(now)? == state || !left,
        MembershipState::Disabled => left,
    };
    if !same {
        // Hired again is the base perfil (Q51).
        let next = match state {
            MembershipState::Enabled => (state, Perfil::Worker, None),
            MembershipState::Disabled => (state, known.perfil()?, Some(Reason::Left)),
        };
        storage::roster::set_alone(tx, slug, known, next, (None, now)).await?;
    }
    let again = storage::roster::by_id(tx, slug, company, known.id).await?;
    let again = again.ok_or(Refusal::Outdated)?;
    let (name, key) = (record.name.to_string(), roster::sort_key(&record.name));
    let email = record.email.as_ref().map_or("", |email| email.delivery());
    if (again.name.as_str(), again.email.as_str()) != (name.as_str(), email) {
        storage::roster::set_facts(tx, slug, &again, (&name, &key, email), now).await?;
    }
    mobile(tx, scribe, (known, company), record).await
}

/// The mobile that a newer file says. One that says none takes nothing away that was noted by hand.
async fn mobile(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (known, company): (&RosterRow, Id<id::Company>),
    record: &Record,
) -> Result<(), Denied> {
    let (backend, slug, now) = (scribe.backend, scribe.platform, scribe.now);
    let Some(phone) = &record.phone else {
        return Ok(());
    };
    let row = storage::roster::by_id(tx, slug, company, known.id).await?;
    let row = row.ok_or(Refusal::Outdated)?;
    if phone::phone_of(backend, &row)?.as_ref() == Some(phone) {
        return Ok(());
    }
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let sealed = phone::seal(backend, &key, row.id, phone)?;
    storage::roster::set_phone(tx, slug, &row, (Some(sealed.as_slice()), now)).await?;
    Ok(())
}

/// Somebody to enter.
pub(super) struct Facts<'a> {
    /// Their id, where another row has it already.
    pub(super) id: Option<Id<id::RosterPerson>>,
    pub(super) company: Id<id::Company>,
    pub(super) membership: Option<Uuid>,
    pub(super) worker: Option<Uuid>,
    pub(super) lookup: Option<&'a [u8]>,
    pub(super) rut: &'a str,
    pub(super) name: &'a domain::name::PersonName,
    pub(super) email: &'a str,
    pub(super) phone: Option<&'a Phone>,
    pub(super) perfil: Perfil,
    pub(super) state: MembershipState,
    pub(super) starts_on: Option<domain::date::Date>,
}

pub(super) async fn enter(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    facts: &Facts<'_>,
) -> Result<u64, Denied> {
    let (chance, now) = (&scribe.backend.env.chance, scribe.now);
    let id = facts.id.unwrap_or_else(|| chance.id(now));
    let (key, wrapped_key) = scribe
        .backend
        .keys
        .new_person(chance, id.uuid().as_bytes())?;
    let phone = facts.phone;
    let phone = phone.map(|phone| phone::seal(scribe.backend, &key, id.uuid(), phone));
    let phone = phone.transpose()?;
    let new = NewPerson {
        id,
        platform: scribe.platform,
        company: facts.company,
        membership: facts.membership,
        worker: facts.worker,
        rut_lookup: facts.lookup,
        rut: facts.rut,
        name: &facts.name.to_string(),
        sort_key: &roster::sort_key(facts.name),
        email: facts.email,
        phone: phone.as_deref(),
        perfil: facts.perfil,
        state: facts.state,
        section: None,
        starts_on: facts.starts_on,
        ends_at: None,
        reason: None,
        wrapped_key: &wrapped_key,
        now,
    };
    Ok(storage::roster::add(tx, &new).await?)
}
