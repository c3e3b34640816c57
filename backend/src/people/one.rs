//! What an administrator does to one person, each in a transaction of its own.

use domain::access::EditPeople;
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Change, MembershipState, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::{Entry, Naming, Note, Number, TypedEntry};
use domain::time::Span;
use serde_json::json;

use super::number::require_alone;
use super::{Added, New, Why, Within, add, by_id, cover, leave_on, set_contact, set_names};
use super::{set_number, set_phone, set_section, set_start, set_state};
use crate::budget::{self, Limit};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::invitation::{self, Inviter};
use crate::mail::letters;
use crate::membership;
use crate::outbox;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Letters that ask one person to register.
const REMINDERS: Limit = Limit {
    purpose: "person_reminder",
    most: 3,
    window: Span::hours(24),
};
/// Letters that ask people to register, of one company, added or reminded one by one.
const OF_COMPANY: Limit = Limit {
    purpose: "person_letters",
    most: 100,
    window: Span::hours(24),
};
/// People added by hand who turn out to have an account: more of them would be asking who has one (A06).
const TIED: Limit = Limit {
    purpose: "person_tied",
    most: 50,
    window: Span::hours(24),
};
/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// What is to be done.
#[derive(Debug, Clone)]
pub enum ToDo {
    /// «Habilitado», or hired again.
    Enable,
    /// «Inhabilitado».
    Disable(Why),
    /// «Dar de baja» from that day on; none takes a coming day back.
    Leave(Option<Date>),
    /// The same from a day on, with the reason, which other administrators read (Q51).
    LeaveFor(Date, Note),
    /// Another section, or none.
    Section(Option<Id<id::Section>>),
    /// Another contact address, or none.
    Contact(Option<Email>),
    /// Another name in the company's list, and another «Cargo».
    Names(Naming),
    /// Another «Celular», or none.
    Phone(Option<Phone>),
    /// Another first day, or none.
    Start(Option<Date>),
    /// Another RUT, for whoever has no account yet.
    Number(Number),
}

/// Does it to that person, as they stood at that version. False when nothing changed.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company;
/// [`Refusal::Outdated`] when somebody else was faster; [`Refusal::NotAllowed`] on oneself and
/// [`Refusal::LastAdministrator`]; [`Refusal::AboveOwn`] for somebody above oneself (A47); in an
/// institution [`Refusal::NotAllowed`] for everything but the state, and those of [`set_state`] for that.
pub async fn one(
    caller: &Caller,
    (id, version): (Id<id::RosterPerson>, i64),
    what: &ToDo,
) -> Result<bool, Denied> {
    caller.inside(EditPeople)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let tx_ = &mut tx;
            let row = by_id(tx_, within, id).await?;
            if is_done(&row, what)? {
                return tx.done(false);
            }
            if row.version != version {
                return Err(Refusal::Outdated.into());
            }
            // The rest of somebody of an institution is their own, and no day ends a seat.
            let access = matches!(what, ToDo::Enable | ToDo::Disable(_));
            if within.is_institution() && !access {
                return Err(Refusal::NotAllowed.into());
            }
            let done = match what {
                ToDo::Enable => {
                    set_state(tx_, within, &row, Change::Enable, &Why::default()).await?
                }
                ToDo::Disable(why) => set_state(tx_, within, &row, Change::Disable, why).await?,
                ToDo::Leave(day) => leave_on(tx_, within, &row, (*day, None)).await?,
                ToDo::LeaveFor(day, note) => {
                    leave_on(tx_, within, &row, (Some(*day), Some(note))).await?
                }
                ToDo::Section(section) => set_section(tx_, within, &row, *section).await?,
                ToDo::Contact(email) => set_contact(tx_, within, &row, email.as_ref()).await?,
                ToDo::Names(new) => set_names(tx_, within, &row, new).await?,
                ToDo::Phone(phone) => set_phone(tx_, within, &row, phone.as_ref()).await?,
                ToDo::Start(day) => set_start(tx_, within, &row, *day).await?,
                ToDo::Number(new) => numbered(tx_, caller, within, (&row, new)).await?,
            };
            tx.done(done)
        })
        .await
}

/// Whether a RUT is the one that is asked for, whoever corrected it: a form that is sent twice does it
/// once. Why somebody's cannot be corrected comes before how long ago they were seen.
fn is_done(row: &RosterRow, what: &ToDo) -> Result<bool, Refusal> {
    let ToDo::Number(new) = what else {
        return Ok(false);
    };
    if new.card.is_none() && row.rut == new.rut.to_string() {
        return Ok(true);
    }
    require_alone(row)?;
    Ok(false)
}

/// Corrects a RUT. It may turn out to have an account, as when somebody is added (A06).
async fn numbered(
    tx: &mut Tx,
    caller: &Caller,
    within: &Within<'_>,
    (row, new): (&RosterRow, &Number),
) -> Result<bool, Denied> {
    let holder = within.company.uuid();
    budget::require_left(tx, caller, TIED, holder.as_bytes()).await?;
    let done = set_number(tx, within, row, new).await?;
    let after = by_id(tx, within, Id::from_uuid(row.id)).await?;
    if after.membership.is_some() {
        budget::take(tx, caller, TIED, holder.as_bytes()).await?;
    }
    Ok(done)
}

/// Adds one person by hand, and writes to whoever has to register.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Fields`] for what is typed wrong, for a RUT that is in the list,
/// and for a first day to come: access would begin at once; [`Refusal::NotFound`] for a section of
/// another company; [`Refusal::TooMany`] past the company's limits, whoever is typed;
/// [`Refusal::NotAllowed`] in an institution.
pub async fn enter(
    caller: &Caller,
    typed: &TypedEntry,
    section: Option<Id<id::Section>>,
) -> Result<Id<id::RosterPerson>, Denied> {
    caller.inside(EditPeople)?;
    // An institution's people come by invitation and no other way (C-27).
    if caller.platform.policy.exclusive {
        return Err(Refusal::NotAllowed.into());
    }
    let entry = &Entry::parse(typed).map_err(Refusal::Fields)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    if entry.starts_on.is_some_and(|day| day > today) {
        return Err(Refusal::field(Field::StartsOn, Problem::DateFuture).into());
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let holder = within.company.uuid();
            let holder = holder.as_bytes();
            // Before anybody is looked up: no refusal tells who has an account (A06).
            budget::require_left(&mut tx, caller, TIED, holder).await?;
            if entry.email.is_some() && within.asks() {
                budget::require(&mut tx, caller, OF_COMPANY, holder).await?;
            }
            let new = New {
                entry,
                perfil: Perfil::Worker,
                section,
            };
            let row = match add(&mut tx, within, &new).await? {
                Added::Entered(row) => row,
                Added::Known(_) => {
                    let problem = Problem::AlreadyListed;
                    return Err(Refusal::field(Field::Document, problem).into());
                }
            };
            if row.membership.is_some() {
                budget::take(&mut tx, caller, TIED, holder).await?;
            }
            if can_be_asked(within, &row)? {
                ask(&mut tx, caller, within, &row).await?;
            }
            tx.done(Id::from_uuid(row.id))
        })
        .await
}

/// Asks somebody «sin cuenta» once more to register; in an institution their invitation is sent again.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company;
/// [`Refusal::Outdated`] for whoever has an account, no address or no access; [`Refusal::TooMany`].
pub async fn remind(caller: &Caller, id: Id<id::RosterPerson>) -> Result<(), Denied> {
    caller.inside(EditPeople)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let row = by_id(&mut tx, within, id).await?;
            if within.is_institution() {
                if row.membership.is_some() {
                    return Err(Refusal::Outdated.into());
                }
                let inviter = &Inviter::asking(caller, within.company)?;
                invitation::resend_one(&mut tx, inviter, Id::from_uuid(row.id)).await?;
            } else {
                if !can_be_asked(within, &row)? {
                    return Err(Refusal::Outdated.into());
                }
                budget::require(&mut tx, caller, REMINDERS, row.id.as_bytes()).await?;
                let holder = within.company.uuid();
                budget::require(&mut tx, caller, OF_COMPANY, holder.as_bytes()).await?;
                ask(&mut tx, caller, within, &row).await?;
            }
            let detail = json!({ "company": within.company });
            let key = (row.id, row.wrapped_key.as_slice());
            within.note(&mut tx, key, "person.reminded", detail).await?;
            tx.done(())
        })
        .await
}

/// Whether a letter can ask this person to come in: no account and an address.
pub(super) fn can_be_asked(within: &Within<'_>, row: &RosterRow) -> Result<bool, Denied> {
    let enabled = row.state(within.now())? == MembershipState::Enabled;
    Ok(within.asks() && enabled && row.membership.is_none() && !row.email.is_empty())
}

/// Writes the letter. Where workers register it carries no secret: RUT and card are still needed
/// . Elsewhere it brings the link that lets this person in.
pub(super) async fn ask(
    tx: &mut Tx,
    caller: &Caller,
    within: &Within<'_>,
    row: &RosterRow,
) -> Result<(), Denied> {
    let Ok(to) = Email::parse(&row.email) else {
        return Ok(());
    };
    let at = caller.fully_signed_in()?.at.as_ref();
    let company = at.map_or("", |at| at.name.as_str());
    let id = if within.registers() {
        let letter = letters::people::register(caller, &to, company);
        let until = within.now() + LETTER_LASTS;
        outbox::enqueue(tx, &within.scribe, &letter, until).await?
    } else {
        membership::send_to_person(tx, caller, (within.company, company), (&to, row.id)).await?
    };
    let (slug, now) = (within.slug(), within.now());
    storage::roster::set_letter(tx, slug, row, id.uuid(), now).await?;
    Ok(())
}

/// Ends the sessions that this person has open in this company: the next request asks them to sign
/// in again; their other companies stay open.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company;
/// [`Refusal::Outdated`] for whoever has no account; [`Refusal::NotAllowed`] on oneself;
/// [`Refusal::AboveOwn`] for somebody who may do more than whoever asks (A47).
pub async fn end_sessions(caller: &Caller, id: Id<id::RosterPerson>) -> Result<(), Denied> {
    caller.inside(EditPeople)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let (slug, now) = (within.slug(), within.now());
            let row = by_id(&mut tx, within, id).await?;
            let membership = row.membership.ok_or(Refusal::Outdated)?;
            let held = storage::membership::by_id(&mut tx, slug, membership).await?;
            let held = held.ok_or(Refusal::Outdated)?;
            if within.by.is_some_and(|by| by.uuid() == held.account) {
                return Err(Refusal::NotAllowed.into());
            }
            cover::require(&mut tx, within, Some(&held), held.perfil()?).await?;
            storage::membership::end_sessions(&mut tx, slug, membership, now).await?;
            let detail = json!({ "company": within.company });
            let key = (row.id, row.wrapped_key.as_slice());
            within
                .note(&mut tx, key, "person.signed_out", detail)
                .await?;
            tx.done(())
        })
        .await
}
