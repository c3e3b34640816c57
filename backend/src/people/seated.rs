//! People of an institution (C-05, C-06): each enabled one has a seat of its plan and belongs to no other
//! one, and is told when somebody shuts them out, lets them in again or gives them another tier.

use domain::access::ChangeTier;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Before, Change, MembershipState, Perfil, Reason, Tier, change};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::{Within, by_id};
use crate::account::contact_of;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::membership::stands::stands;
use crate::outbox;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// Whether somebody can be enabled again: a seat is left, and they are of no other institution (Q34).
/// Behind the locks of the plan and of their account the answer stays true.
///
/// # Errors
/// [`Refusal::NoSeat`]; [`Refusal::NotInvitable`].
pub(super) async fn room(
    tx: &mut Tx,
    within: &Within<'_>,
    held: &MembershipRow,
) -> Result<(), Denied> {
    let slug = within.slug();
    let plan = storage::plan::of(tx, slug, held.company).await?;
    if plan.is_none_or(|plan| plan.taken >= plan.seats) {
        return Err(Refusal::NoSeat.into());
    }
    if storage::membership::any_enabled_now(tx, slug, Id::from_uuid(held.account)).await? {
        return Err(Refusal::NotInvitable.into());
    }
    Ok(())
}

/// Whether it is the last one that the institution must keep (C-30): a change asks behind the lock of the plan.
pub(super) async fn is_last(
    tx: &mut Tx,
    (slug, company): (&str, Id<id::Company>),
) -> Result<bool, Denied> {
    let leading = Perfil::Tier(Tier::Super);
    let left = storage::membership::count_of(tx, slug, company.uuid(), leading).await?;
    Ok(left < 2)
}

/// Tells somebody that they may enter no more, and why, or that they may again.
pub(super) async fn tell(
    tx: &mut Tx,
    within: &Within<'_>,
    held: &MembershipRow,
    (state, reason): (MembershipState, Option<Reason>),
) -> Result<(), Denied> {
    let Some((to, name)) = recipient(tx, within, held).await? else {
        return Ok(());
    };
    let about = (within.backend(), within.platform);
    let letter = match state {
        MembershipState::Enabled => letters::invitation::enabled(about, &to, &name),
        MembershipState::Disabled => {
            let reason = reason.unwrap_or(Reason::Other);
            letters::invitation::disabled(about, &to, &name, reason)
        }
    };
    let until = within.now() + LETTER_LASTS;
    outbox::enqueue(tx, &within.scribe, &letter, until).await?;
    Ok(())
}

/// Where a letter about somebody's access goes, and what their institution is called.
async fn recipient(
    tx: &mut Tx,
    within: &Within<'_>,
    held: &MembershipRow,
) -> Result<Option<(Email, String)>, Denied> {
    let slug = within.slug();
    let company = storage::company::by_id(tx, slug, held.company).await?;
    let name = company.ok_or(Refusal::NotFound)?.legal_name;
    let id = Id::from_uuid(held.account);
    let stored = storage::account::by_id(tx, slug, id, within.now()).await?;
    let to = stored.map(|stored| contact_of(&stored)).transpose()?;
    Ok(to.map(|to| (to, name)))
}

/// Gives somebody with an account another tier, as they stood at that version (Q39). False when they
/// have it.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this institution;
/// [`Refusal::Outdated`] when somebody else was faster, and for whoever has no account yet;
/// [`Refusal::NotAllowed`] on oneself; [`Refusal::LastAdministrator`] for the last Súper Administrador
/// (C-30); [`Refusal::Fields`] for what is no tier.
pub(super) async fn give_tier(
    caller: &Caller,
    (id, version): (Id<id::RosterPerson>, i64),
    wanted: Perfil,
) -> Result<bool, Denied> {
    caller.inside(ChangeTier)?;
    let none = || Refusal::field(Field::Perfil, Problem::NotAChoice);
    let tier = wanted.tier().ok_or_else(none)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, _) = caller.inside_now(&mut tx, ChangeTier).await?;
            let within = &Within::asking(caller, grant.at().company)?;
            let row = by_id(&mut tx, within, id).await?;
            if row.version != version {
                return Err(Refusal::Outdated.into());
            }
            let membership = row.membership.ok_or(Refusal::Outdated)?;
            let held = storage::membership::by_id(&mut tx, within.slug(), membership).await?;
            let held = held.ok_or(Refusal::Outdated)?;
            let key = (row.id, row.wrapped_key.as_slice());
            let given = write(&mut tx, within, (&held, key), tier).await?;
            tx.done(given)
        })
        .await
}

async fn write(
    tx: &mut Tx,
    within: &Within<'_>,
    (held, key): (&MembershipRow, (Uuid, &[u8])),
    tier: Tier,
) -> Result<bool, Denied> {
    let old = held.perfil()?;
    let before = Before {
        state: held.state()?,
        perfil: old,
        own: within.by.is_some_and(|by| by.uuid() == held.account),
        last_administrator: is_last(tx, (within.slug(), within.company)).await?,
    };
    let Some(after) = change(before, Change::Give(Perfil::Tier(tier)))? else {
        return Ok(false);
    };
    let (slug, next) = (within.slug(), (after.state, after.perfil, None));
    if storage::membership::change(tx, slug, held, next, within.now()).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some((to, name)) = recipient(tx, within, held).await? {
        let about = (within.backend(), within.platform);
        let letter = letters::invitation::tier_changed(about, &to, &name, tier);
        let until = within.now() + LETTER_LASTS;
        outbox::enqueue(tx, &within.scribe, &letter, until).await?;
    }
    let whom = (Id::from_uuid(held.account), within.company);
    let detail = json!({
        "company": within.company,
        "account": held.account,
        "old": old,
        "new": after.perfil,
        "membership": stands(tx, slug, whom).await?,
    });
    within.note(tx, key, "tier.changed", detail).await?;
    Ok(true)
}
