//! Disabling people of an institution and enabling them again: the seat goes with the
//! state, so that an institution can give it to somebody else. A Súper Administrador does it with
//! everybody, an Administrador with those whom they could have invited (Q39); nobody with themselves,
//! and one Súper Administrador always stays (C-30).

use domain::access::SwitchMember;
use domain::id::{self, Id};
use domain::membership::{Before, Change, MembershipState, Perfil, Reason, Tier, change};
use domain::refusal::Refusal;
use serde_json::json;

use crate::account::contact_of;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::storage::membership::{MembershipRow, Next};
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// What is to become of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// «Inhabilitado», and why: the person is told.
    Off(Reason),
    /// «Habilitado», with a seat.
    On,
}

/// Disables or enables somebody, on the very next request. Somebody who is so already stays so. Whoever
/// was disabled because they left comes back as hired again, with the base perfil (Q51).
///
/// # Errors
/// [`Refusal::NotFound`] for somebody of another institution; [`Refusal::NotAllowed`] on oneself, on
/// a tier above what one may give, and when the own right is gone; [`Refusal::LastAdministrator`] for
/// the last Súper Administrador; [`Refusal::NoSeat`]; [`Refusal::NotInvitable`] for somebody who has an
/// account elsewhere by now (Q34); [`Refusal::Outdated`] when somebody else changed it; those of
/// [`Caller::inside`].
pub async fn switch(
    caller: &Caller,
    account: Id<id::Account>,
    switch: Switch,
) -> Result<(), Denied> {
    let grant = &caller.inside(SwitchMember)?;
    let own = caller.member()?.perfil.tier().ok_or(Refusal::NotAllowed)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            // The plan's row is the lock of all who change who is there: seats and the last one are
            // counted behind it.
            if storage::plan::lock(&mut tx, slug, company.uuid()).await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            let held = Perfil::Tier(own);
            if !storage::membership::hold(&mut tx, slug, (by, company), held).await? {
                return Err(Refusal::NotAllowed.into());
            }
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let tier = row.perfil()?.tier().ok_or(Refusal::NotFound)?;
            if !own.may_give(tier) {
                return Err(Refusal::NotAllowed.into());
            }
            apply(&mut tx, caller, (&row, tier, account == by), switch).await?;
            tx.done(())
        })
        .await
}

async fn apply(
    tx: &mut Tx,
    caller: &Caller,
    (row, tier, own): (&MembershipRow, Tier, bool),
    switch: Switch,
) -> Result<(), Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let leading = Perfil::Tier(Tier::Super);
    let left = storage::membership::count_of(tx, slug, row.company, leading).await?;
    let before = Before {
        state: row.state()?,
        perfil: Perfil::Tier(tier),
        own,
        last_administrator: left < 2,
    };
    let was = row.reason(now)?;
    let (what, reason) = match switch {
        Switch::Off(reason) => (Change::Disable, Some(reason)),
        Switch::On if was == Some(Reason::Left) && !own => (Change::Return, None),
        Switch::On => (Change::Enable, None),
    };
    let Some(after) = change(before, what)? else {
        return Ok(());
    };
    if after.state == MembershipState::Enabled {
        room(tx, slug, row).await?;
    }
    let next = Next {
        state: after.state,
        perfil: after.perfil,
        basis: None,
        reason,
        ends_at: None,
    };
    if storage::membership::set(tx, slug, row, next, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    // Sessions of before stay outside when the door opens again.
    if after.shuts {
        storage::membership::end_sessions(tx, slug, row.id, now).await?;
    }
    tell(tx, caller, row, switch).await?;
    let entry = Entry {
        action: match switch {
            Switch::Off(_) => "tier.disabled",
            Switch::On => "tier.enabled",
        },
        subject: subject(Id::from_uuid(row.company)),
        detail: json!({
            "account": row.account,
            "old": { "state": before.state, "perfil": before.perfil },
            "new": { "state": after.state, "perfil": after.perfil },
            "reason": reason,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Whether somebody can be enabled: a seat is left, and they are of no other institution. Behind the
/// locks of the plan and of their account the answer stays true.
async fn room(tx: &mut Tx, slug: &str, row: &MembershipRow) -> Result<(), Denied> {
    let plan = storage::plan::of(tx, slug, row.company).await?;
    if plan.is_none_or(|plan| plan.taken >= plan.seats) {
        return Err(Refusal::NoSeat.into());
    }
    if storage::membership::any_enabled_now(tx, slug, Id::from_uuid(row.account)).await? {
        return Err(Refusal::NotInvitable.into());
    }
    Ok(())
}

async fn tell(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
    switch: Switch,
) -> Result<(), Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let name = company.ok_or(Refusal::NotFound)?.legal_name;
    let id = Id::from_uuid(row.account);
    let Some(stored) = storage::account::by_id(tx, slug, id, now).await? else {
        return Ok(());
    };
    let (about, to) = ((&*caller.backend, &*caller.platform), contact_of(&stored)?);
    let letter = match switch {
        Switch::Off(reason) => letters::invitation::disabled(about, &to, &name, reason),
        Switch::On => letters::invitation::enabled(about, &to, &name),
    };
    outbox::enqueue(tx, &caller.scribe(), &letter, now + LETTER_LASTS).await?;
    Ok(())
}
