//! «¿Por qué puede ver esto?»: for a person, a module and a day, from what the database remembers.

use domain::access::{NameStandIn, SeePeople, SeeRoles};
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Cause, Held, ModuleCode, Permissions, Why, why as explain};
use domain::time::Timestamp;

use super::address;
use super::stand_in::called;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// What somebody wants explained.
#[derive(Debug, Clone)]
pub struct Question {
    /// The person.
    pub account: Id<id::Account>,
    /// The module.
    pub module: ModuleCode,
    /// The day; today where none is told.
    pub day: Option<Date>,
}

/// The answer, with its causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the person is called.
    pub person: String,
    /// The day that is answered for; none for this moment.
    pub day: Option<Date>,
    /// How much, and why.
    pub why: Why,
    /// The perfil they had.
    pub perfil: Option<Perfil>,
    /// What that was called then, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// Whether that perfil is still there.
    pub perfil_stands: bool,
    /// Since when they had it, as people read it.
    pub since: Option<String>,
    /// Until when they stand in, where that is the cause.
    pub until: Option<String>,
    /// Their «ficha», for whoever may see people.
    pub card: Option<Id<id::RosterPerson>>,
    /// Whether whoever asks sees who stands in.
    pub sees_stand_ins: bool,
}

/// Who of the company has that address, with their account or in the company's list: what is asked for is kept out of addresses of pages, which
/// stand in logs and histories.
///
/// # Errors
/// [`Refusal::Fields`] for nobody who ever was of the company; those of [`Caller::inside`].
pub async fn somebody(caller: &Caller, email: &Email) -> Result<Id<id::Account>, Denied> {
    let inside = &caller.inside(SeeRoles)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let company = inside.at().company;
            let nobody = || Refusal::field(Field::Email, Problem::NotAMember);
            let member = address::member(&mut tx, caller, company, email).await?;
            tx.done(Id::from_uuid(member.ok_or_else(nobody)?.account))
        })
        .await
}

/// What somebody of the company is called who is asked about by their account.
///
/// # Errors
/// As [`somebody`].
pub async fn person(caller: &Caller, account: Id<id::Account>) -> Result<String, Denied> {
    let inside = &caller.inside(SeeRoles)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let nobody = || Refusal::field(Field::Email, Problem::NotAMember);
            let member = storage::membership::of(&mut tx, slug, account, company).await?;
            member.ok_or_else(nobody)?;
            let name = called(&mut tx, caller, account).await?;
            tx.done(name)
        })
        .await
}

/// Why that person may, or may not, see or edit that module on that day: at its end, or now for
/// today.
///
/// # Errors
/// [`Refusal::Fields`] for nobody who ever was of the company, no module and a day to come; those of
/// [`Caller::inside`].
pub async fn why(caller: &Caller, question: &Question) -> Result<Answer, Denied> {
    let inside = &caller.inside(SeeRoles)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    let day = question.day.filter(|day| *day != today);
    if day.is_some_and(|day| day > today) {
        return Err(Refusal::field(Field::Until, Problem::DateFuture).into());
    }
    let at = match day {
        Some(day) => calendar::end_of(&caller.platform, day)? - domain::Span(1),
        None => caller.now,
    };
    if !caller.platform.module_codes().contains(&question.module) {
        return Err(Refusal::field(Field::Module, Problem::NotAChoice).into());
    }
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let nobody = || Refusal::field(Field::Email, Problem::NotAMember);
            let account = question.account;
            let member = storage::membership::of(&mut tx, slug, account, company).await?;
            let member = member.ok_or_else(nobody)?.id;
            let found = held(&mut tx, slug, company, (account, member), at).await?;
            let (held, perfil_name, since) = match found {
                Some((held, name, since)) => (Some(held), name, Some(since)),
                None => (None, None, None),
            };
            let perfil = held.as_ref().map(|held| held.perfil);
            let perfil_stands = match perfil {
                Some(Perfil::Own(role)) => storage::role::by_id(&mut tx, slug, company, role)
                    .await?
                    .is_some(),
                _ => perfil.is_some(),
            };
            let moment = |at: Timestamp| calendar::moment(&caller.platform, at);
            let why = explain(held.as_ref(), question.module.as_str());
            let until = match why.cause {
                Cause::StandIn { until } => Some(Timestamp(until - 1)),
                _ => None,
            };
            let person = called(&mut tx, caller, account).await?;
            let listed = storage::roster::by_membership(&mut tx, slug, member).await?;
            let listed = listed.filter(|_| caller.may(SeePeople));
            tx.done(Answer {
                card: listed.map(|row| Id::from_uuid(row.id)),
                sees_stand_ins: caller.may(NameStandIn),
                person,
                day,
                why,
                until: until.map(moment).transpose()?,
                perfil,
                perfil_name,
                perfil_stands,
                since: since.map(moment).transpose()?,
            })
        })
        .await
}

/// What somebody held at that moment, what their perfil was called, and since when they had it.
async fn held(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    (account, membership): (Id<id::Account>, uuid::Uuid),
    at: Timestamp,
) -> Result<Option<(Held, Option<String>, Timestamp)>, Denied> {
    let Some(past) = storage::membership::past(tx, slug, membership, at).await? else {
        return Ok(None);
    };
    let (perfil, basis, state) = past.read(at)?;
    let role = match perfil {
        Perfil::Own(role) => storage::role::past(tx, slug, company, role, at).await?,
        _ => None,
    };
    let own: Option<Permissions> = role.as_ref().map(|role| role.permissions()).transpose()?;
    let Some(adherence) = storage::company::adherence(tx, slug, company, at).await? else {
        return Ok(None);
    };
    let held = Held {
        adherence,
        state,
        perfil,
        basis,
        own,
        stands_in: storage::stand_in::at(tx, slug, company, account, at)
            .await?
            .map(Timestamp),
    };
    let name = role.map(|role| role.name);
    Ok(Some((held, name, Timestamp(past.since))))
}
