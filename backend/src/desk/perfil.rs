//! Perfiles at the help desk (Q50): only what an access administrator asked for, never to
//! administrator without a second agent, and the company is told at once.

use domain::access::DecidePerfil;
use domain::company::Adherence;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Outcome, Perfil, Ready, agree};
use domain::refusal::{Field, Refusal};
use domain::service::reason;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::found::masked;
use crate::account::{self, Known, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::membership::apply::{self, Asker, Hand, Target};
use crate::membership::reason_of;
use crate::people::Within;
use crate::recovery::NOTICE_LASTS;
use crate::role::named;
use crate::storage::perfil_request::RequestRow;
use crate::storage::{self, Tx};
use crate::{calendar, outbox};

/// Rows of one page.
const PAGE: usize = 25;

/// A request that waits, its people masked.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// «Razón social».
    pub company: String,
    /// The company's number.
    pub rut: String,
    /// About whom.
    pub person: String,
    /// Their document.
    pub document: Option<String>,
    /// Who asks.
    pub by: String,
    /// The perfil in use, and its name where it is one of the company's own.
    pub before: (Perfil, Option<String>),
    /// The perfil that is asked for, and its name likewise.
    pub wanted: (Perfil, Option<String>),
    /// Why.
    pub reason: String,
    /// When, as people of the platform read it.
    pub asked: String,
    /// Whether an agent said yes already, and whether that was whoever looks.
    pub proposed: Option<bool>,
}

/// One page of them, the oldest first.
#[derive(Debug)]
pub struct Queue {
    /// The rows.
    pub items: Vec<Waiting>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// What an agent's press did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// The perfil is changed.
    Done,
    /// Another agent has to agree.
    Proposed,
    /// It was declined.
    Declined,
}

/// The requests that wait, after the cursor.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the help desk.
pub async fn perfil_requests(caller: &Caller, after: Option<(i64, Uuid)>) -> Result<Queue, Denied> {
    let here = &caller.here(DecidePerfil)?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let slug = here.at().as_str();
            let mut rows = storage::perfil_request::waiting(&mut tx, slug, after, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.asked_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                items.extend(view(&mut tx, caller, &row).await?);
            }
            tx.done(Queue { items, next })
        })
        .await
}

/// Says yes or no to a request, with a reason.
///
/// # Errors
/// [`Refusal::Fields`] without a reason; [`Refusal::NotAllowed`] to whoever it concerns, and about
/// colleagues; [`Refusal::SecondPerson`] to whoever said yes before; [`Refusal::Outdated`] when it
/// waits no more, or whoever asked administers the company no more; [`Refusal::Fields`] for a perfil
/// that is not there any more;
/// [`Refusal::LastAdministrator`]; [`Refusal::NotFound`].
pub async fn decide_perfil(
    caller: &Caller,
    id: Uuid,
    outcome: Outcome,
    typed: &str,
) -> Result<Decided, Denied> {
    let here = &caller.here(DecidePerfil)?;
    let agent = caller.fully_signed_in()?.account;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let slug = here.at().as_str();
            let request = storage::perfil_request::by_id(&mut tx, slug, id).await?;
            let request = request.ok_or(Refusal::NotFound)?;
            if request.closed_at.is_some() {
                return Err(Refusal::Outdated.into());
            }
            let decided = match outcome {
                Outcome::Declined => decline(&mut tx, caller, (&request, agent), why).await?,
                Outcome::Done => carry_out(&mut tx, caller, (&request, agent), why).await?,
            };
            tx.done(decided)
        })
        .await
}

async fn carry_out(
    tx: &mut Tx,
    caller: &Caller,
    (request, agent): (&RequestRow, Id<id::Account>),
    why: &str,
) -> Result<Decided, Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let (about, by) = (
        Id::from_uuid(request.account),
        Id::from_uuid(request.asked_by),
    );
    if storage::staff::of(tx, slug, about).await?.is_some() {
        return Err(Refusal::NotAllowed.into());
    }
    let wanted = request.wanted()?;
    let first = request.proposed_by.map(Id::from_uuid);
    let ready = agree(wanted, agent, [about, by], first)?;
    let company = Id::from_uuid(request.company);
    let row = apply::locked(tx, slug, company, about).await?;
    let asker = still_administers(tx, slug, (by, company), now).await?;
    let before = row.perfil()?;
    if ready == Ready::Second {
        apply::choice(tx, (&caller.platform, company), wanted).await?;
        if storage::perfil_request::propose(tx, slug, request.id, agent, now).await? == 0 {
            return Err(Refusal::Outdated.into());
        }
        let known = known(tx, caller, about).await?.ok_or(Refusal::NotFound)?;
        let entry = Entry {
            action: "perfil.proposed",
            subject: format!("account:{about}"),
            detail: json!({ "company": company, "old": before, "new": wanted, "reason": why }),
            key: Some(&known.key),
        };
        audit::write(tx, &caller.scribe(), entry).await?;
        return Ok(Decided::Proposed);
    }
    close(tx, slug, (request, agent), (Outcome::Done, now)).await?;
    let (hand, to) = (Hand::Desk(asker, why), Target::Member(&row));
    let within = &Within::asking(caller, company)?;
    let given = apply::give(tx, within, (hand, to), wanted).await?;
    if given.before == wanted {
        return Err(Refusal::Outdated.into());
    }
    Ok(Decided::Done)
}

async fn decline(
    tx: &mut Tx,
    caller: &Caller,
    (request, agent): (&RequestRow, Id<id::Account>),
    why: &str,
) -> Result<Decided, Denied> {
    let slug = caller.platform.slug.as_str();
    let (about, by) = (
        Id::from_uuid(request.account),
        Id::from_uuid(request.asked_by),
    );
    if [about, by].contains(&agent) {
        return Err(Refusal::NotAllowed.into());
    }
    close(tx, slug, (request, agent), (Outcome::Declined, caller.now)).await?;
    let known = known(tx, caller, about).await?.ok_or(Refusal::NotFound)?;
    let company = storage::company::by_id(tx, slug, request.company).await?;
    let company = company.ok_or(Refusal::NotFound)?.legal_name;
    let wanted = request.wanted()?;
    let named = named(tx, slug, request.company, wanted).await?;
    if let Some(stored) = storage::account::by_id(tx, slug, by, caller.now).await? {
        let (to, name) = (contact_of(&stored)?, known.profile.name.to_string());
        let facts = (company.as_str(), name.as_str(), (wanted, named.as_deref()));
        let letter = letters::perfil::declined((&*caller.backend, &*caller.platform), &to, facts);
        outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + NOTICE_LASTS).await?;
    }
    let entry = Entry {
        action: "perfil.declined",
        subject: format!("account:{about}"),
        detail: json!({ "company": request.company, "wanted": wanted, "reason": why }),
        key: Some(&known.key),
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(Decided::Declined)
}

async fn close(
    tx: &mut Tx,
    slug: &str,
    (request, agent): (&RequestRow, Id<id::Account>),
    (outcome, now): (Outcome, Timestamp),
) -> Result<(), Denied> {
    let closed = storage::perfil_request::close(tx, slug, request.id, outcome, agent, now);
    match closed.await? {
        0 => Err(Refusal::Outdated.into()),
        _ => Ok(()),
    }
}

/// Whoever asked, if what they ask still counts: a request outlives no administrator.
async fn still_administers(
    tx: &mut Tx,
    slug: &str,
    (by, company): (Id<id::Account>, Id<id::Company>),
    now: Timestamp,
) -> Result<Asker, Denied> {
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let row = storage::membership::of(tx, slug, by, company).await?;
    let (Some(known), Some(row)) = (known, row) else {
        return Err(Refusal::Outdated.into());
    };
    let leads = row.perfil()? == Perfil::Administrator
        && row.state_at(now)? == MembershipState::Enabled
        && known.adherence()? == Adherence::Adhered;
    if !leads {
        return Err(Refusal::Outdated.into());
    }
    Ok(Asker {
        account: by,
        basis: row.basis()?,
    })
}

async fn view(tx: &mut Tx, caller: &Caller, row: &RequestRow) -> Result<Option<Waiting>, Denied> {
    let slug = caller.platform.slug.as_str();
    let agent = caller.fully_signed_in()?.account;
    let (about, by) = (Id::from_uuid(row.account), Id::from_uuid(row.asked_by));
    let person = known(tx, caller, about).await?;
    let asker = known(tx, caller, by).await?;
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let company_id = Id::from_uuid(row.company);
    let member = storage::membership::of(tx, slug, about, company_id).await?;
    let (Some(person), Some(asker), Some(company), Some(member)) = (person, asker, company, member)
    else {
        return Ok(None);
    };
    let document = person.profile.document.as_ref();
    let (before, wanted) = (member.perfil()?, row.wanted()?);
    Ok(Some(Waiting {
        id: row.id,
        company: company.legal_name,
        rut: company.rut,
        person: masked(&person.profile.name),
        document: document.map(domain::Document::mask),
        by: masked(&asker.profile.name),
        before: (before, named(tx, slug, row.company, before).await?),
        wanted: (wanted, named(tx, slug, row.company, wanted).await?),
        reason: reason_of(&person.key, row)?,
        asked: calendar::moment(&caller.platform, Timestamp(row.asked_at))?,
        proposed: row.proposed_by.map(|first| first == agent.uuid()),
    }))
}

async fn known(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<Option<Known>, Denied> {
    let slug = caller.platform.slug.as_str();
    let stored = storage::account::by_id(tx, slug, account, caller.now).await?;
    let Some(stored) = stored else {
        return Ok(None);
    };
    let known = account::profile(tx, &caller.backend, slug, stored.person()).await?;
    Ok(Some(known))
}
