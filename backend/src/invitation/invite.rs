//! Inviting one person: what the form does, and each row of a list.

use domain::access::InvitePerson;
use domain::id::{self, Id};
use domain::membership::{Guest, INVITATION, TypedGuest};
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::holder::{self, Standing};
use super::inviter::Inviter;
use super::{NOT_INVITABLE, OF_COMPANY, sealed, sends, subject};
use crate::account::document_lookup;
use crate::audit::{self, Entry};
use crate::budget;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::{Keys, Secret};
use crate::mail::letters;
use crate::outbox;
use crate::people;
use crate::storage::invitation::NewInvitation;
use crate::storage::{self, Tx};

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The invitation is on its way; with whether another one of the institution names the same mobile,
    /// which is a warning and no more (Q32).
    Invited {
        /// Which one.
        id: Id<id::Invitation>,
        /// Whether that mobile stands in another one.
        same_phone: bool,
    },
    /// One of that address or RUT waits already: it can be sent again.
    Waiting,
    /// The person belongs to this institution.
    Here,
    /// The person cannot be invited; why is not told.
    NotInvitable,
    /// The plan has no seat left.
    NoSeat,
}

/// Invites somebody in the name of whoever asks (C-27); answers whether the mobile stands in another
/// invitation of the institution.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong and for somebody who waits or belongs here already;
/// [`Refusal::NotInvitable`], [`Refusal::NoSeat`]; [`Refusal::NotAllowed`] for a tier above what one
/// may give; [`Refusal::TooMany`] past the limits of a day, whoever is typed; those of [`Caller::inside`].
pub async fn send(caller: &Caller, typed: &TypedGuest) -> Result<bool, Denied> {
    let grant = &caller.inside(InvitePerson)?;
    let locale = caller.platform.locale;
    let invitee = &Guest::parse(typed, locale).map_err(Refusal::Fields)?;
    let company = grant.at().company.uuid();
    let outcome = caller
        .backend
        .db
        .write(|mut tx| async move {
            let inviter = &Inviter::of(caller, grant)?;
            storage::plan::lock(&mut tx, inviter.slug(), company).await?;
            // Before anybody is looked up: past a limit everybody is refused alike (A06).
            for limit in [NOT_INVITABLE, OF_COMPANY] {
                budget::require_left(&mut tx, caller, limit, company.as_bytes()).await?;
            }
            let outcome = invite(&mut tx, inviter, invitee).await?;
            let limit = match outcome {
                Outcome::NotInvitable => Some(NOT_INVITABLE),
                Outcome::Invited { .. } => Some(OF_COMPANY),
                _ => None,
            };
            if let Some(limit) = limit {
                budget::take(&mut tx, caller, limit, company.as_bytes()).await?;
            }
            tx.done(outcome)
        })
        .await?;
    let refuse = |field, problem| Err(Refusal::field(field, problem).into());
    match outcome {
        Outcome::Invited { same_phone, .. } => Ok(same_phone),
        Outcome::Waiting => refuse(Field::Email, Problem::InvitationWaits),
        Outcome::Here => refuse(Field::Email, Problem::InInstitution),
        Outcome::NotInvitable => Err(Refusal::NotInvitable.into()),
        Outcome::NoSeat => Err(Refusal::NoSeat.into()),
    }
}

/// Invites one person within a transaction: the row, its letter, its entry. Nothing is written for
/// every other outcome.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the inviter lost the right, or it does not reach that tier (Q39);
/// [`Refusal::TooMany`] for letters of that institution to that address;
/// [`Denied::Fault`] when the database fails.
pub async fn invite(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    invitee: &Guest,
) -> Result<Outcome, Denied> {
    inviter.hold(tx, invitee.tier).await?;
    let (slug, now, company) = (inviter.slug(), inviter.scribe.now, inviter.company);
    let plan = storage::plan::of(tx, slug, company.uuid()).await?;
    let plan = plan.ok_or(Refusal::NotFound)?;
    let who = (&invitee.email, &invitee.document);
    let own = inviter.by.map(|(_, tier)| tier);
    match holder::standing(tx, &inviter.scribe, company, who, own).await? {
        Standing::Free(_) => {}
        Standing::Here => return Ok(Outcome::Here),
        Standing::Taken => {
            note_refused(tx, inviter).await?;
            return Ok(Outcome::NotInvitable);
        }
    }
    if plan.taken >= plan.seats {
        return Ok(Outcome::NoSeat);
    }
    let keys = &inviter.backend().keys;
    let lookups = Lookups::of(keys, invitee);
    let (email, document) = (&*lookups.email, &*lookups.document);
    let over = storage::invitation::close_expired(tx, company, (email, document), now).await?;
    for one in over {
        storage::roster::unlist(tx, slug, one).await?;
    }
    write(tx, inviter, invitee, &lookups, &plan.legal_name).await
}

async fn write(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    invitee: &Guest,
    lookups: &Lookups,
    institution: &str,
) -> Result<Outcome, Denied> {
    let (backend, now) = (inviter.backend(), inviter.scribe.now);
    let id: Id<id::Invitation> = backend.env.chance.id(now);
    let secret = Secret::new(&backend.env.chance);
    let (wrapped_key, sealed) = sealed::seal(backend, id.uuid(), invitee)?;
    let new = NewInvitation {
        id,
        platform: inviter.slug(),
        company: inviter.company,
        email_lookup: &lookups.email,
        document_lookup: &lookups.document,
        phone_lookup: &lookups.phone,
        wrapped_key: &wrapped_key,
        sealed: &sealed,
        tier: invitee.tier,
        secret_digest: &secret.digest(),
        invited_by: inviter.account(),
        now,
        expires_at: now + INVITATION,
    };
    if storage::invitation::insert(tx, &new).await? == 0 {
        return Ok(Outcome::Waiting);
    }
    sends::to_address(tx, inviter, &lookups.email).await?;
    let same_phone =
        storage::invitation::has_phone(tx, inviter.company, &lookups.phone, id).await?;
    let about = (backend, inviter.platform);
    let letter = letters::invitation::invited(about, invitee, institution, &secret);
    let letter = outbox::enqueue(tx, &inviter.scribe, &letter, new.expires_at).await?;
    people::invited(tx, &inviter.scribe, (inviter.company, id), invitee).await?;
    let listed = (inviter.company, id.uuid());
    people::written_to(tx, &inviter.scribe, listed, letter).await?;
    let entry = Entry {
        action: "invitation.sent",
        subject: subject(id),
        detail: json!({ "company": inviter.company, "tier": invitee.tier.code() }),
        key: None,
    };
    audit::write(tx, &inviter.scribe, entry).await?;
    Ok(Outcome::Invited { id, same_phone })
}

/// That somebody was asked about who cannot be invited: whoever asks often is found (A06).
async fn note_refused(tx: &mut Tx, inviter: &Inviter<'_>) -> Result<(), Denied> {
    let entry = Entry {
        action: "invitation.refused",
        subject: crate::company::subject(inviter.company),
        detail: json!({}),
        key: None,
    };
    audit::write(tx, &inviter.scribe, entry).await
}

/// Keyed digests under which an invitation is found.
pub(super) struct Lookups {
    pub(super) email: Vec<u8>,
    pub(super) document: Vec<u8>,
    pub(super) phone: Vec<u8>,
}

impl Lookups {
    pub(super) fn of(keys: &Keys, invitee: &Guest) -> Self {
        Self {
            email: keys.lookup("invitation_email", &invitee.email.key()),
            document: document_lookup(keys, &invitee.document),
            phone: phone_lookup(keys, invitee.phone.e164()),
        }
    }
}

pub(super) fn phone_lookup(keys: &Keys, e164: &str) -> Vec<u8> {
    keys.lookup("invitation_phone", e164)
}
