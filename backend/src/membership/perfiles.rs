//! Perfiles of the users of a company: who has which, changing one by hand, and asking the
//! help desk where that is not enough (Q50). What is changed holds on the person's very next
//! request, which reads the membership anew.

use domain::access::{AskPerfil, GiveRole, SeeMembers};
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Outcome, Perfil};
use domain::name::PersonName;
use domain::refusal::{Field, Refusal};
use domain::service::reason;
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::apply::{self, Hand, Target};
use crate::account;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::people::Within;
use crate::role::named;
use crate::storage::membership::MembershipRow;
use crate::storage::perfil_request::{NewRequest, RequestRow};
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;
/// Requests of a company that its page tells.
const TOLD: i64 = 10;
/// Requests of one company: enough for a bad day, too few to bury the desk.
const ASKED: Limit = Limit {
    purpose: "perfil_asked",
    most: 20,
    window: Span::hours(24),
};

/// A user of the company.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account.
    pub account: Id<id::Account>,
    /// What they are called.
    pub name: PersonName,
    /// The perfil.
    pub perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// Why they are administrator, if they are.
    pub basis: Option<Basis>,
    /// «Habilitado» or «Inhabilitado» at this moment.
    pub state: MembershipState,
    /// Whether it is whoever asks.
    pub own: bool,
}

/// What was asked of the help desk.
#[derive(Debug, Clone)]
pub struct Told {
    /// About whom.
    pub name: PersonName,
    /// Which perfil.
    pub wanted: Perfil,
    /// What it is called, where it is one of the company's own.
    pub wanted_name: Option<String>,
    /// When, as people of the platform read it.
    pub asked: String,
    /// Whether one agent said yes and another has to.
    pub proposed: bool,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// One page of users, and the newest requests.
#[derive(Debug)]
pub struct Members {
    /// The rows.
    pub items: Vec<Member>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
    /// What was asked of the help desk.
    pub asked: Vec<Told>,
}

/// The users of the company that the request names, after the cursor.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn members(caller: &Caller, after: Option<(i64, Uuid)>) -> Result<Members, Denied> {
    let inside = &caller.inside(SeeMembers)?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let mut rows =
                storage::membership::of_company(&mut tx, slug, company, after, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.created_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                items.extend(member_of(&mut tx, caller, &row).await?);
            }
            let mut asked = Vec::new();
            let rows = storage::perfil_request::of_company(&mut tx, slug, company, TOLD).await?;
            for row in rows {
                asked.extend(told(&mut tx, caller, &row).await?);
            }
            tx.done(Members { items, next, asked })
        })
        .await
}

/// One user of the company that the request names.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else; those of [`Caller::inside`].
pub async fn member(caller: &Caller, account: Id<id::Account>) -> Result<Member, Denied> {
    let inside = &caller.inside(SeeMembers)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let member = member_of(&mut tx, caller, &row).await?;
            tx.done(member.ok_or(Refusal::NotFound)?)
        })
        .await
}

/// Gives somebody of the company another perfil, by hand.
///
/// # Errors
/// [`Refusal::NotAllowed`] on oneself, and where the administrator's perfil is given or taken by
/// anybody but the legal representative; [`Refusal::AboveOwn`] for what one lacks;
/// [`Refusal::Fields`] for a perfil that is not there; [`Refusal::LastAdministrator`];
/// [`Refusal::Outdated`] when they have it already; [`Refusal::NotFound`] for whoever is not in the
/// company; those of [`Caller::inside`].
pub async fn change_perfil(
    caller: &Caller,
    account: Id<id::Account>,
    wanted: Perfil,
) -> Result<(), Denied> {
    caller.inside(GiveRole)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, GiveRole).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let within = &Within::asking(caller, company)?;
            let (hand, to) = (Hand::Member(by, &member), Target::Member(&row));
            let given = apply::give(&mut tx, within, (hand, to), wanted).await?;
            if given.before == wanted {
                return Err(Refusal::Outdated.into());
            }
            tx.done(())
        })
        .await
}

/// Files a request to the help desk: that perfil for somebody of the company, with a reason (Q50).
///
/// # Errors
/// [`Refusal::Fields`] for a reason that says nothing, and for a perfil that is not there;
/// [`Refusal::Outdated`] when they have that
/// perfil already or a request about them waits; [`Refusal::NotFound`] for whoever is not in the
/// company; [`Refusal::TooMany`] past the company's limit; those of [`Caller::inside`].
pub async fn ask_perfil(
    caller: &Caller,
    account: Id<id::Account>,
    wanted: Perfil,
    typed: &str,
) -> Result<(), Denied> {
    let grant = &caller.inside(AskPerfil)?;
    let by = caller.fully_signed_in()?.account;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    let backend = &caller.backend;
    backend
        .db
        .write(|mut tx| async move {
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            caller.inside_now(&mut tx, AskPerfil).await?;
            let row = apply::locked(&mut tx, slug, company, account).await?;
            let before = row.perfil()?;
            apply::choice(&mut tx, (&caller.platform, company), wanted).await?;
            if before == wanted {
                return Err(Refusal::Outdated.into());
            }
            budget::require(&mut tx, caller, ASKED, company.uuid().as_bytes()).await?;
            let stored = storage::account::by_id(&mut tx, slug, account, caller.now).await?;
            let stored = stored.ok_or(Refusal::NotFound)?;
            let key = account::key_of(&mut tx, backend, slug, stored.person()).await?;
            let key = key.ok_or(Refusal::NotFound)?;
            let id = backend.env.chance.id::<()>(caller.now).uuid();
            let new = NewRequest {
                id,
                platform: slug,
                company,
                account,
                wanted,
                reason: &key.seal(&backend.env.chance, &context(id), why.as_bytes())?,
                by,
                now: caller.now,
            };
            if storage::perfil_request::insert(&mut tx, &new).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let entry = Entry {
                action: "perfil.asked",
                subject: format!("account:{account}"),
                detail: json!({
                    "company": company, "old": before, "new": wanted, "reason": why,
                }),
                key: Some(&key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// The reason of a request, with the key of whoever it is about.
///
/// # Errors
/// [`Fault::Sealed`] when it does not open.
pub(crate) fn reason_of(key: &PersonKey, row: &RequestRow) -> Result<String, Fault> {
    let plain = key.open(&context(row.id), &row.reason)?;
    String::from_utf8(plain).map_err(|_| Fault::Sealed)
}

fn context(id: Uuid) -> Vec<u8> {
    format!("perfil_request:{id}").into_bytes()
}

async fn member_of(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
) -> Result<Option<Member>, Denied> {
    let account = Id::from_uuid(row.account);
    let own = caller.fully_signed_in()?.account == account;
    let Some(name) = name_of(tx, caller, account).await? else {
        return Ok(None);
    };
    let (slug, perfil) = (caller.platform.slug.as_str(), row.perfil()?);
    Ok(Some(Member {
        account,
        name,
        perfil,
        perfil_name: named(tx, slug, row.company, perfil).await?,
        basis: row.basis()?,
        state: row.state_at(caller.now)?,
        own,
    }))
}

async fn told(tx: &mut Tx, caller: &Caller, row: &RequestRow) -> Result<Option<Told>, Denied> {
    let Some(name) = name_of(tx, caller, Id::from_uuid(row.account)).await? else {
        return Ok(None);
    };
    let (slug, wanted) = (caller.platform.slug.as_str(), row.wanted()?);
    Ok(Some(Told {
        name,
        wanted,
        wanted_name: named(tx, slug, row.company, wanted).await?,
        asked: calendar::moment(&caller.platform, Timestamp(row.asked_at))?,
        proposed: row.proposed_by.is_some(),
        outcome: row.outcome()?,
    }))
}

async fn name_of(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<Option<PersonName>, Denied> {
    let slug = caller.platform.slug.as_str();
    let stored = storage::account::by_id(tx, slug, account, caller.now).await?;
    let Some(stored) = stored else {
        return Ok(None);
    };
    let known = account::profile(tx, &caller.backend, slug, stored.person()).await?;
    Ok(Some(known.profile.name))
}
