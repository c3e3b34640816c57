//! Sending an invitation again, and taking it back (C-34).

use domain::access::{CreateInstitution, ResendInvitation, RevokeInvitation};
use domain::id::{self, Id};
use domain::membership::{INVITATION, Tier};
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use super::invite::Lookups;
use super::{Inviter, sealed, sends, subject};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::people::{self, Within};
use crate::storage::invitation::InvitationRow;
use crate::storage::{self, Tx};

/// Sends an invitation again: with another link, another week, and in the name of whoever does it. The
/// former link opens nothing any more (A33).
///
/// # Errors
/// [`Refusal::NotFound`] for one of another institution; [`Refusal::NotAllowed`] for a tier above what
/// one may give; [`Refusal::Outdated`] when it waits no more; [`Refusal::TooMany`] within the pause or
/// past the day's; those of [`Caller::inside`].
pub async fn resend(caller: &Caller, id: Id<id::Invitation>) -> Result<(), Denied> {
    let grant = &caller.inside(ResendInvitation)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let inviter = &Inviter::of(caller, grant)?;
            storage::plan::lock(&mut tx, inviter.slug(), inviter.company.uuid()).await?;
            resend_one(&mut tx, inviter, id).await?;
            tx.done(())
        })
        .await
}

/// The same for the first Súper Administrador of an institution, by an operator (C-31).
///
/// # Errors
/// As [`resend`], for what the policy gives operators.
pub async fn resend_first(hand: &Hand<'_>, company: Id<id::Company>) -> Result<(), Denied> {
    hand.require(CreateInstitution)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, at) = (hand.slug(), company.uuid());
            let row = storage::invitation::newest_of_operator(&mut tx, slug, at).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            again(&mut tx, &Inviter::operator(hand, company), &row).await?;
            tx.done(())
        })
        .await
}

pub(super) async fn found(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    id: Id<id::Invitation>,
) -> Result<InvitationRow, Denied> {
    let row = storage::invitation::by_id(tx, inviter.slug(), inviter.company, id).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The same inside of a transaction that holds the plan.
///
/// # Errors
/// As [`resend`].
pub(crate) async fn resend_one(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    id: Id<id::Invitation>,
) -> Result<(), Denied> {
    let row = found(tx, inviter, id).await?;
    again(tx, inviter, &row).await
}

/// What became of one of many that are sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// Its letter is on its way.
    Sent,
    /// It waits no more, is not theirs to send, or its address got enough for now.
    NotThis,
    /// The institution sends no more today.
    NoMore,
}

/// Sends one of many again, in the name of somebody of that tier; the transaction holds the plan. What
/// is refused leaves its link as it is.
pub(crate) async fn send_again(
    tx: &mut Tx,
    within: &Within<'_>,
    tier: Tier,
    id: Uuid,
) -> Result<Again, Denied> {
    let Some(inviter) = Inviter::within(within, tier) else {
        return Ok(Again::NotThis);
    };
    let (slug, company) = (inviter.slug(), inviter.company);
    let row = storage::invitation::by_id(tx, slug, company, Id::from_uuid(id)).await?;
    let Some(row) = row.filter(InvitationRow::waits) else {
        return Ok(Again::NotThis);
    };
    if !inviter.may_give(row.tier()?) {
        return Ok(Again::NotThis);
    }
    match sends::of_company(tx, &inviter).await {
        Ok(()) => {}
        Err(Denied::Refused(_)) => return Ok(Again::NoMore),
        Err(fault) => return Err(fault),
    }
    match renew(tx, &inviter, &row).await {
        Ok(()) => Ok(Again::Sent),
        Err(Denied::Refused(Refusal::TooMany { .. } | Refusal::Outdated)) => Ok(Again::NotThis),
        Err(denied) => Err(denied),
    }
}

async fn again(tx: &mut Tx, inviter: &Inviter<'_>, row: &InvitationRow) -> Result<(), Denied> {
    sends::of_company(tx, inviter).await?;
    renew(tx, inviter, row).await
}

/// Another link, another week, another letter. Budgets come before the link: where they refuse, the
/// former one stays good.
async fn renew(tx: &mut Tx, inviter: &Inviter<'_>, row: &InvitationRow) -> Result<(), Denied> {
    inviter.hold(tx, row.tier()?).await?;
    if !row.waits() {
        return Err(Refusal::Outdated.into());
    }
    let (backend, slug, now) = (inviter.backend(), inviter.slug(), inviter.scribe.now);
    let invitee = sealed::invitee(backend, row)?;
    let lookups = Lookups::of(&backend.keys, &invitee);
    sends::to_address(tx, inviter, &lookups.email).await?;
    let secret = Secret::new(&backend.env.chance);
    let until = now + INVITATION;
    let link = (&*secret.digest(), inviter.account());
    if storage::invitation::renew(tx, slug, row.id, link, until, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let institution = company.ok_or(Refusal::NotFound)?.legal_name;
    let about = (backend, inviter.platform);
    let letter = letters::invitation::invited(about, &invitee, &institution, &secret);
    let letter = outbox::enqueue(tx, &inviter.scribe, &letter, until).await?;
    let listed = (inviter.company, row.id);
    people::written_to(tx, &inviter.scribe, listed, letter).await?;
    let detail = json!({ "sends": row.sends + 1 });
    note(tx, inviter, row, ("invitation.resent", detail)).await
}

/// Takes an invitation back; its link opens nothing any more.
///
/// # Errors
/// As [`resend`], without its limits.
pub async fn revoke(caller: &Caller, id: Id<id::Invitation>) -> Result<(), Denied> {
    let grant = &caller.inside(RevokeInvitation)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let inviter = &Inviter::of(caller, grant)?;
            storage::plan::lock(&mut tx, inviter.slug(), inviter.company.uuid()).await?;
            let row = found(&mut tx, inviter, id).await?;
            inviter.hold(&mut tx, row.tier()?).await?;
            if !take_back(&mut tx, inviter, &row).await? {
                return Err(Refusal::Outdated.into());
            }
            tx.done(())
        })
        .await
}

/// The same inside of a transaction; false when it waits no more.
pub(super) async fn take_back(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    row: &InvitationRow,
) -> Result<bool, Denied> {
    let now = inviter.scribe.now;
    let old = row.state(now)?;
    if storage::invitation::revoke(tx, inviter.slug(), row.id, now).await? == 0 {
        return Ok(false);
    }
    storage::roster::unlist(tx, inviter.slug(), row.id).await?;
    let detail = json!({ "old": old, "new": "revoked" });
    note(tx, inviter, row, ("invitation.revoked", detail)).await?;
    Ok(true)
}

async fn note(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    row: &InvitationRow,
    (action, detail): (&'static str, serde_json::Value),
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: subject(Id::from_uuid(row.id)),
        detail,
        key: None,
    };
    audit::write(tx, &inviter.scribe, entry).await
}
