//! Recording, resending, withdrawing (W-03). Each is one transaction with its mail and its entry.

use domain::access::{RecordAcquisition, ResendWelcome, WithdrawAcquisition};
use domain::company::{Acquisition, Item, Section, TypedAcquisition};
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::sealed::{open, seal};
use super::{WAITING, WELCOME, WITHDRAWN, day, pause, subject};
use crate::audit::{self, Entry};
use crate::fault::Denied;
use crate::hand::Hand;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::storage::acquisition::NewAcquisition;
use crate::storage::{self, Tx};

/// Records an acquisition and mails the welcome.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong, for a company whose account is open, and for one
/// of which an acquisition waits; what the policy says.
pub async fn record(
    hand: &Hand<'_>,
    typed: &TypedAcquisition,
) -> Result<Id<id::Acquisition>, Denied> {
    hand.require(RecordAcquisition)?;
    if hand.platform.policy.exclusive {
        // Institutions come with a plan and no form (C-31).
        return Err(Refusal::NotFound.into());
    }
    let acquisition = &Acquisition::parse(typed).map_err(Refusal::Fields)?;
    let taken = |problem| Refusal::field(Field::Company(Section::Company, Item::Rut), problem);
    hand.backend
        .db
        .write(|mut tx| async move {
            let env = &hand.backend.env;
            let id: Id<id::Acquisition> = env.chance.id(hand.now);
            let secret = Secret::new(&env.chance);
            let (wrapped_key, sealed) = seal(hand.backend, id.uuid(), acquisition)?;
            let rut = acquisition.rut.to_string();
            let scribe = hand.scribe();
            let new = NewAcquisition {
                id,
                platform: hand.slug(),
                rut: &rut,
                secret_digest: &secret.digest(),
                wrapped_key: &wrapped_key,
                sealed: &sealed,
                now: hand.now,
                by: &scribe.actor,
                expires_at: hand.now + WELCOME,
            };
            // Writing first is the lock, so the look for an open account sees what was committed.
            if storage::acquisition::insert(&mut tx, &new).await? == 0 {
                return Err(taken(Problem::AlreadyWaiting).into());
            }
            if storage::company::by_rut(&mut tx, hand.slug(), &rut)
                .await?
                .is_some()
            {
                return Err(taken(Problem::AlreadyOpened).into());
            }
            hand.spend(&mut tx, pause(hand), id.uuid().as_bytes())
                .await?;
            hand.spend(&mut tx, day(hand), id.uuid().as_bytes()).await?;
            let letter =
                letters::company::welcome((hand.backend, hand.platform), acquisition, &secret);
            outbox::enqueue(&mut tx, &scribe, &letter, hand.now + WELCOME).await?;
            let told = json!({ "rut": rut, "product": acquisition.product });
            note(&mut tx, hand, "acquisition.recorded", id, told).await?;
            tx.done(id)
        })
        .await
}

/// Mails the welcome again with another link; the former one opens nothing any more.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Outdated`] when it waits no more; [`Refusal::TooMany`] within
/// the pause between two mails; what the policy says.
pub async fn resend(hand: &Hand<'_>, id: Id<id::Acquisition>) -> Result<(), Denied> {
    hand.require(ResendWelcome)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let secret = Secret::new(&hand.backend.env.chance);
            let until = hand.now + WELCOME;
            let (slug, digest) = (hand.slug(), secret.digest());
            let sent = id.uuid();
            let renewed =
                storage::acquisition::renew(&mut tx, slug, sent, &digest, until, hand.now).await?;
            let row = storage::acquisition::by_id(&mut tx, slug, sent).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if renewed == 0 {
                return Err(Refusal::Outdated.into());
            }
            storage::acquisition::end_links(&mut tx, sent).await?;
            hand.spend(&mut tx, pause(hand), sent.as_bytes()).await?;
            hand.spend(&mut tx, day(hand), sent.as_bytes()).await?;
            let acquisition = open(hand.backend, &row)?;
            let letter =
                letters::company::welcome((hand.backend, hand.platform), &acquisition, &secret);
            outbox::enqueue(&mut tx, &hand.scribe(), &letter, until).await?;
            let told = json!({ "sends": row.sends });
            note(&mut tx, hand, "acquisition.resent", id, told).await?;
            tx.done(())
        })
        .await
}

/// Takes an acquisition back whose account is not open; its link opens nothing any more.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Outdated`] when it waits no more; what the policy says.
pub async fn withdraw(hand: &Hand<'_>, id: Id<id::Acquisition>) -> Result<(), Denied> {
    hand.require(WithdrawAcquisition)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, now) = (hand.slug(), hand.now);
            if storage::acquisition::close(&mut tx, slug, id.uuid(), WITHDRAWN, now).await? == 0 {
                let row = storage::acquisition::by_id(&mut tx, slug, id.uuid()).await?;
                row.ok_or(Refusal::NotFound)?;
                return Err(Refusal::Outdated.into());
            }
            storage::company_draft::delete(&mut tx, slug, id.uuid()).await?;
            let told = json!({ "old": WAITING, "new": WITHDRAWN });
            note(&mut tx, hand, "acquisition.withdrawn", id, told).await?;
            tx.done(())
        })
        .await
}

async fn note(
    tx: &mut Tx,
    hand: &Hand<'_>,
    action: &'static str,
    id: Id<id::Acquisition>,
    detail: serde_json::Value,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: subject(id),
        detail,
        key: None,
    };
    audit::write(tx, &hand.scribe(), entry).await
}
