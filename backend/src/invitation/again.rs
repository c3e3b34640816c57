//! Sending an invitation again, and taking it back (C-34).

use domain::access::{CreateInstitution, ResendInvitation, RevokeInvitation};
use domain::id::{self, Id};
use domain::membership::INVITATION;
use domain::refusal::Refusal;
use serde_json::json;

use super::invite::Lookups;
use super::{Inviter, sealed, sends, subject};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
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
            let row = found(&mut tx, inviter, id).await?;
            again(&mut tx, inviter, &row).await?;
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

async fn again(tx: &mut Tx, inviter: &Inviter<'_>, row: &InvitationRow) -> Result<(), Denied> {
    sends::of_company(tx, inviter).await?;
    inviter.hold(tx, row.tier()?).await?;
    let (backend, slug, now) = (inviter.backend(), inviter.slug(), inviter.scribe.now);
    let secret = Secret::new(&backend.env.chance);
    let until = now + INVITATION;
    let link = (&*secret.digest(), inviter.account());
    if storage::invitation::renew(tx, slug, row.id, link, until, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let invitee = sealed::invitee(backend, row)?;
    let lookups = Lookups::of(&backend.keys, &invitee);
    sends::to_address(tx, inviter, &lookups.email).await?;
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let institution = company.ok_or(Refusal::NotFound)?.legal_name;
    let about = (backend, inviter.platform);
    let letter = letters::invitation::invited(about, &invitee, &institution, &secret);
    outbox::enqueue(tx, &inviter.scribe, &letter, until).await?;
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
