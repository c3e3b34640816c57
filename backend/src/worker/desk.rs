//! What the help desk sees and does of somebody who was paused while registering.

use domain::access::{FindPerson, LiftTemporaryBlock};
use domain::document::Rut;
use domain::help_desk::HelpReason;
use domain::membership::{Patience, Tries, Waiting};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::claim::{on_file, rut_lookup, subject};
use crate::account::contact_of;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::recovery::NOTICE_LASTS;
use crate::{outbox, storage};

/// Why somebody cannot register at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paused {
    /// By itself over then.
    Until(Timestamp),
    /// Until somebody lifts it.
    HelpDesk,
}

/// Whether registrations of that RUT are paused.
///
/// # Errors
/// What the policy says.
pub async fn paused(caller: &Caller, rut: Rut) -> Result<Option<Paused>, Denied> {
    caller.here(FindPerson)?;
    let lookup = &rut_lookup(&caller.backend.keys, rut)?;
    let platform = caller.platform.slug.as_str();
    let tries = caller
        .backend
        .db
        .read(|mut tx| async move {
            let tries = storage::claim::tries(&mut tx, platform, lookup).await?;
            tx.done(tries)
        })
        .await?;
    Ok(match tries.waiting(Patience::default(), caller.now) {
        Waiting::No => None,
        Waiting::Until(until) => Some(Paused::Until(until)),
        Waiting::HelpDesk => Some(Paused::HelpDesk),
    })
}

/// Lifts a pause, with a reason, and mails the address on file: the company's, or else the account's.
/// Whoever has an account finds it in their history.
///
/// # Errors
/// [`Refusal::Outdated`] when there is no pause; what the policy says.
pub async fn lift(caller: &Caller, rut: Rut, reason: HelpReason) -> Result<(), Denied> {
    caller.here(LiftTemporaryBlock)?;
    let lookup = &rut_lookup(&caller.backend.keys, rut)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let tries = storage::claim::lock_tries(&mut tx, platform, lookup).await?;
            if tries.waiting(Patience::default(), caller.now) == Waiting::No {
                return Err(Refusal::Outdated.into());
            }
            storage::claim::set_tries(&mut tx, platform, lookup, Tries::default()).await?;
            let workers = storage::worker::enabled(&mut tx, platform, lookup, caller.now).await?;
            let account =
                storage::account::by_document(&mut tx, platform, lookup, caller.now).await?;
            let on_file = on_file(caller, &workers)?.into_iter().next();
            let to = match (on_file, &account) {
                (None, Some(row)) => Some(contact_of(row)?),
                (email, _) => email,
            };
            if let Some(to) = to {
                let letter = letters::desk::unpaused(caller, &to, reason);
                let until = caller.now + NOTICE_LASTS;
                outbox::enqueue(&mut tx, &caller.scribe(), &letter, until).await?;
            }
            let entry = Entry {
                action: "claim.lifted",
                subject: match &account {
                    Some(row) => format!("account:{}", row.id),
                    None => subject(lookup),
                },
                detail: json!({ "by": "help_desk", "reason": reason, "old": "paused", "new": null }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
