//! Changing one person of a company: state, end date, section, contact address, name.
//! Each writes one entry where something changes, and nothing where nothing does.

use domain::company::Position;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{After, Before, Change, MembershipState, Perfil, Reason, change};
use domain::refusal::Refusal;
use domain::roster::{Naming, Note, sort_key};
use domain::time::Timestamp;
use serde_json::{Value, json};

use super::{Within, cover, seated};
use crate::calendar;
use crate::fault::Denied;
use crate::membership::apply::kept;
use crate::membership::stands;
use crate::storage::membership::{MembershipRow, Next};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker;

/// Why somebody's state changes. The category is told to the person; the words are for other
/// administrators (Q51).
#[derive(Debug, Clone, Default)]
pub struct Why {
    /// The category.
    pub reason: Option<Reason>,
    /// The words.
    pub note: Option<Note>,
}

/// «Habilitado», «Inhabilitado», «dar de baja» now, or hired again: `what` is none of
/// [`Change::Give`]. It holds from the very next request on. False when the person was so already.
/// A coming end date stays with whoever is disabled and enabled again.
///
/// # Errors
/// Before anything is written: [`Refusal::NotAllowed`] on oneself and [`Refusal::LastAdministrator`] by
/// hand; [`Refusal::AboveOwn`] for somebody who may do more than the hand (A47); in an institution
/// [`Refusal::NoSeat`], [`Refusal::NotInvitable`] for somebody who is of another one by now (Q34), and
/// [`Refusal::NotAllowed`] for an invitation that waits: it is taken back instead;
/// [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn set_state(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    what: Change,
    why: &Why,
) -> Result<bool, Denied> {
    let due = what == Change::Leave && row.ends_at().is_some_and(|end| end <= within.now());
    let (held, before) = hold(tx, within, row, due).await?;
    // Whoever left comes back as hired again, with the base perfil (Q51).
    let left = row.reason(within.now())? == Some(Reason::Left);
    let what = match what {
        Change::Enable if left && !before.own => Change::Return,
        what => what,
    };
    // In an institution nobody brings back whom they could not have invited, not even as less (Q39), and
    // asked first: from below nobody learns who is the last one.
    if within.is_institution() {
        cover::require(tx, within, held.as_ref(), before.perfil).await?;
    }
    let Some(after) = change(before, what)? else {
        return Ok(false);
    };
    if !within.is_institution() {
        let touched = match after.state {
            MembershipState::Enabled => after.perfil,
            MembershipState::Disabled => before.perfil,
        };
        cover::require(tx, within, held.as_ref(), touched).await?;
    }
    let reason = match what {
        Change::Dismiss | Change::Leave => Some(Reason::Left),
        _ => why
            .reason
            .filter(|_| after.state == MembershipState::Disabled),
    };
    // Whoever is hired again comes for good; whoever left needs no date any more.
    let ends_at = match what {
        Change::Enable | Change::Disable => row.ends_at(),
        _ => None,
    };
    let next = (&after, reason, ends_at);
    let membership = put(tx, within, (row, held.as_ref()), next).await?;
    let detail = json!({
        "company": within.company,
        "old": { "state": before.state, "perfil": before.perfil },
        "new": { "state": after.state, "perfil": after.perfil },
        "reason": reason,
        "note": why.note.as_ref().map(Note::as_str),
        "membership": membership,
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, told_as(what), detail).await?;
    Ok(true)
}

/// The act of the entry.
const fn told_as(what: Change) -> &'static str {
    match what {
        Change::Enable => "person.enabled",
        Change::Dismiss | Change::Leave => "person.left",
        Change::Return => "person.returned",
        _ => "person.disabled",
    }
}

/// «Dar de baja» from that day on: whoever it is has no access any more when the day begins on the platform
/// . Today or earlier is now, and protected as any change by hand. None takes a coming date
/// back. The words stay with the entry, for other administrators (Q51). False when nothing changes.
///
/// # Errors
/// [`Refusal::NotAllowed`] on oneself, whatever the day; [`Refusal::LastAdministrator`] for now;
/// [`Refusal::AboveOwn`] for somebody who may do more than the hand (A47);
/// [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn leave_on(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    (day, note): (Option<Date>, Option<&Note>),
) -> Result<bool, Denied> {
    let now = within.now();
    let ends_at = match day {
        Some(day) => Some(calendar::begins(within.platform, day)?),
        None => None,
    };
    let (held, before) = hold(tx, within, row, false).await?;
    if before.own {
        return Err(Refusal::NotAllowed.into());
    }
    if ends_at.is_some_and(|end| end <= now) {
        let why = &Why {
            reason: None,
            note: note.cloned(),
        };
        return set_state(tx, within, row, Change::Dismiss, why).await;
    }
    cover::require(tx, within, held.as_ref(), before.perfil).await?;
    if row.state(now)? == MembershipState::Disabled || row.ends_at() == ends_at {
        return Ok(false);
    }
    let slug = within.slug();
    if storage::roster::set_ending(tx, slug, row, ends_at, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let membership = match held {
        Some(mut held) => {
            held.ends_at = ends_at.map(|end| end.0);
            Some(stands::as_stored(&held)?)
        }
        None => None,
    };
    let iso = |at: Timestamp| calendar::today(within.platform, at).map(Date::iso);
    let detail = json!({
        "company": within.company,
        "old": { "ends_on": row.ends_at().map(iso).transpose()? },
        "new": { "ends_on": day.map(Date::iso) },
        "note": note.map(Note::as_str),
        "membership": membership,
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.ending", detail).await?;
    Ok(true)
}

/// Another section, or none. False when the person belongs there.
///
/// # Errors
/// [`Refusal::NotFound`] for a section that is none of the company's; [`Refusal::Outdated`] when
/// somebody changed the row since it was read.
pub async fn set_section(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    section: Option<Id<id::Section>>,
) -> Result<bool, Denied> {
    let (slug, now, section) = (within.slug(), within.now(), section.map(Id::uuid));
    if row.section == section {
        return Ok(false);
    }
    if let Some(section) = section {
        let known = storage::section::by_id(tx, slug, within.company, section).await?;
        known.ok_or(Refusal::NotFound)?;
    }
    if storage::roster::set_section(tx, slug, row, section, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let detail = json!({
        "company": within.company,
        "old": { "section": row.section },
        "new": { "section": section },
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.section", detail).await?;
    Ok(true)
}

/// Another contact address, or none (Q20). Before the person has an account it corrects the address
/// on file, too; afterwards it is where letters of this company go, and sign-in and recovery stay as they are.
/// False when it is the same.
///
/// # Errors
/// [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn set_contact(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    email: Option<&Email>,
) -> Result<bool, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let text = email.map_or("", Email::delivery);
    if row.email == text {
        return Ok(false);
    }
    if storage::roster::set_contact(tx, slug, row, (text, now)).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(id) = row.worker.filter(|_| row.membership.is_none()) {
        worker::correct(
            tx,
            (within.backend(), slug),
            (within.company, id),
            |record| record.email = email.cloned(),
            now,
        )
        .await?;
    }
    let detail = json!({
        "company": within.company,
        "old": { "email": row.email },
        "new": { "email": text },
        "account": row.membership.is_some(),
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.contact", detail).await?;
    Ok(true)
}

/// Another name in the company's list, and another «Cargo» where a worker's record keeps one (A-63,
/// Q20). The name of an account is its owner's and stays; before there is one, the name on file is
/// what they register with. False when both are the same.
///
/// # Errors
/// [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn set_names(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    new: &Naming,
) -> Result<bool, Denied> {
    let (slug, now, at) = (within.slug(), within.now(), within.company);
    let (name, key) = (new.name.to_string(), sort_key(&new.name));
    let known = worker::of_row(tx, (within.backend(), slug), (at, row.worker)).await?;
    let stays = known
        .as_ref()
        .is_none_or(|known| known.position == new.position);
    if stays && (&row.name, &row.sort_key) == (&name, &key) {
        return Ok(false);
    }
    let facts = (name.as_str(), key.as_str(), row.email.as_str());
    if storage::roster::set_facts(tx, slug, row, facts, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(id) = row.worker {
        let change = |record: &mut worker::Record| {
            record.name = new.name.clone();
            record.position.clone_from(&new.position);
        };
        worker::correct(tx, (within.backend(), slug), (at, id), change, now).await?;
    }
    let was = known.as_ref().and_then(|known| known.position.as_ref());
    let is = new.position.as_ref().filter(|_| known.is_some());
    let detail = json!({
        "company": at,
        "old": { "name": row.name, "position": was.map(Position::as_str) },
        "new": { "name": name, "position": is.map(Position::as_str) },
        "account": row.membership.is_some(),
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.name", detail).await?;
    Ok(true)
}

/// What a change finds. Holds the company where it concerns an administrator, so that of two who
/// disable each other one stays.
pub(super) async fn hold(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    due: bool,
) -> Result<(Option<MembershipRow>, Before), Denied> {
    let (slug, now, company) = (within.slug(), within.now(), within.company.uuid());
    // Noting that an end date has come finds the person as they were until then.
    let at = |end: Option<Timestamp>| end.filter(|_| !due);
    let Some(membership) = row.membership else {
        if within.is_institution() {
            return Err(Refusal::NotAllowed.into());
        }
        let before = Before {
            state: row.stored_state()?.at(at(row.ends_at()), now),
            perfil: row.perfil()?,
            own: false,
            last_administrator: false,
        };
        return Ok((None, before));
    };
    if row.perfil()? == Perfil::Administrator {
        storage::company::lock(tx, slug, company).await?;
    }
    let held = storage::membership::by_id(tx, slug, membership).await?;
    let held = held.ok_or(Refusal::Outdated)?;
    let last_administrator = if within.is_institution() {
        seated::is_last(tx, (slug, within.company)).await?
    } else {
        let leading = storage::membership::administrators(tx, slug, company, now, 2).await?;
        leading.iter().all(|one| one.id == held.id)
    };
    let before = Before {
        state: held.state()?.at(at(held.ends_at.map(Timestamp)), now),
        perfil: held.perfil()?,
        own: within.by.is_some_and(|by| by.uuid() == held.account),
        last_administrator,
    };
    Ok((Some(held), before))
}

/// Writes what a change leaves, in the membership where there is one, and tells whoever has it in an
/// institution; answers how it stands for the entry.
pub(super) async fn put(
    tx: &mut Tx,
    within: &Within<'_>,
    (row, held): (&RosterRow, Option<&MembershipRow>),
    (after, reason, ends_at): (&After, Option<Reason>, Option<Timestamp>),
) -> Result<Option<Value>, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let enabled = after.state == MembershipState::Enabled;
    if let Some(held) = held
        && within.is_institution()
        && enabled
        && held.state()? != MembershipState::Enabled
    {
        seated::room(tx, within, held).await?;
    }
    if storage::roster::touch(tx, slug, row).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let Some(held) = held else {
        let next = (after.state, after.perfil, reason);
        storage::roster::set_alone(tx, slug, row, next, (ends_at, now)).await?;
        return Ok(None);
    };
    let leads = after.perfil == Perfil::Administrator;
    let basis = kept(tx, slug, (held, within.by), (after.perfil, now)).await?;
    let next = Next {
        state: after.state,
        perfil: after.perfil,
        basis,
        reason,
        ends_at,
    };
    if storage::membership::set(tx, slug, held, next, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let company = within.company.uuid();
    if after.leaderless {
        storage::company::set_leaderless(tx, slug, company, true).await?;
    } else if leads && enabled {
        storage::company::set_leaderless(tx, slug, company, false).await?;
    }
    if within.is_institution() {
        seated::tell(tx, within, held, (after.state, reason)).await?;
    }
    Ok(Some(stands::after(held, &next)))
}
