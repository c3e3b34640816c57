//! What an agent does for somebody: each act has a reason, one entry and one mail.

use domain::access::{LiftTemporaryBlock, ResendMail};
use domain::account::AccountState;
use domain::contact::Email;
use domain::help_desk::{HelpAct, HelpReason};
use domain::refusal::{Field, Refusal};
use domain::time::Span;
use serde_json::json;

use super::found::{self, Target};
use super::recall;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::recovery::NOTICE_LASTS;
use crate::storage::account::AccountRow;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};
use crate::{account, outbox, recovery, registration, worker};

/// Does that for one of those whom the last look-up found.
///
/// # Errors
/// [`Refusal::Fields`] without a reason, [`Refusal::NotFound`] for whoever was not looked up,
/// [`Refusal::NotAllowed`] on colleagues, [`Refusal::Outdated`] when there is nothing to lift or to
/// send any more, [`Refusal::TooMany`] within the pause between two mails.
pub async fn help(caller: &Caller, target: &str, act: &str, reason: &str) -> Result<(), Denied> {
    let act: HelpAct = act.parse().map_err(|_| Refusal::Unreadable)?;
    match act {
        HelpAct::Activation | HelpAct::Recovery | HelpAct::Registration => {
            drop(caller.here(ResendMail)?);
        }
        HelpAct::Lift | HelpAct::Unpause => drop(caller.here(LiftTemporaryBlock)?),
    }
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let reason: HelpReason = reason.parse().map_err(wrong)?;
    let document = &recall(caller).await?.ok_or(Refusal::NotFound)?;
    if act == HelpAct::Unpause {
        let rut = document.number().parse().map_err(|_| Refusal::Outdated)?;
        return worker::lift(caller, rut, reason).await;
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let targets = found::targets(&mut tx, caller, document).await?;
            let found = found::named(targets, target)?;
            let subject = found.subject();
            match (&found, act) {
                (Target::Pending(row), HelpAct::Activation) => {
                    let pause = registration::pause(caller);
                    registration::mail_again(&mut tx, caller, row, pause, Some(reason)).await?;
                    note(&mut tx, caller, subject, "activation", reason).await?;
                }
                (Target::Account(row), HelpAct::Recovery) => {
                    require_stranger(&mut tx, caller, row).await?;
                    send_link(&mut tx, caller, row, reason).await?;
                    note(&mut tx, caller, subject, "recovery", reason).await?;
                }
                (Target::Claim(row), HelpAct::Registration) => {
                    spend(&mut tx, caller, &row.rut_lookup).await?;
                    worker::send_again(&mut tx, caller, row, reason).await?;
                    note(&mut tx, caller, subject, "registration", reason).await?;
                }
                (Target::Account(row), HelpAct::Lift) => {
                    require_stranger(&mut tx, caller, row).await?;
                    lift(&mut tx, caller, row, reason).await?;
                }
                _ => return Err(Refusal::Outdated.into()),
            }
            tx.done(())
        })
        .await
}

/// Nobody acts on colleagues, nor on themselves.
pub(super) async fn require_stranger(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    match storage::staff::of(tx, platform, row.id()).await? {
        Some(_) => Err(Refusal::NotAllowed.into()),
        None => Ok(()),
    }
}

/// A link to choose another password, to the address on file and nowhere else.
async fn send_link(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    reason: HelpReason,
) -> Result<(), Denied> {
    if row.state()? == AccountState::Disabled {
        return Err(Refusal::Outdated.into());
    }
    spend(tx, caller, row.id.as_bytes()).await?;
    let links = caller.platform.policy.links;
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    storage::recovery::replace(tx, platform, row.id(), now).await?;
    let chance = &caller.backend.env.chance;
    let secret = Secret::new(chance);
    let link = NewRecovery {
        id: chance.id::<()>(now).uuid(),
        platform,
        account: row.id(),
        secret_digest: &secret.digest(),
        now,
        expires_at: now + links.recovery(),
    };
    storage::recovery::insert(tx, &link, true).await?;
    let letter = letters::desk::link(caller, &address(row)?, &secret, reason);
    outbox::enqueue(tx, &caller.scribe(), &letter, link.expires_at).await?;
    Ok(())
}

/// One of the links that the desk may send for somebody: a pause between two, and so many a day.
async fn spend(tx: &mut Tx, caller: &Caller, holder: &[u8]) -> Result<(), Denied> {
    let links = caller.platform.policy.links;
    let pause = Limit {
        purpose: "desk_link_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let day = Limit {
        purpose: "desk_link_day",
        most: i64::from(links.resend_per_day),
        window: Span::hours(24),
    };
    budget::require(tx, caller, pause, holder).await?;
    budget::require(tx, caller, day, holder).await
}

/// Forgets the failed sign-ins, and tells the person.
async fn lift(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    reason: HelpReason,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let known = account::profile(tx, &caller.backend, platform, row.person()).await?;
    let until = found::blocked_until(tx, caller, &row.email, &known).await?;
    let until = until.ok_or(Refusal::Outdated)?;
    recovery::lift_block(tx, caller, &row.email, &known).await?;
    let letter = letters::desk::lifted(caller, &address(row)?, reason);
    let scribe = caller.scribe();
    outbox::enqueue(tx, &scribe, &letter, caller.now + NOTICE_LASTS).await?;
    let until = crate::calendar::moment(&caller.platform, until)?;
    let entry = Entry {
        action: "person.lifted",
        subject: format!("account:{}", row.id),
        detail: json!({ "reason": reason, "old": until, "new": null }),
        key: None,
    };
    audit::write(tx, &scribe, entry).await
}

async fn note(
    tx: &mut Tx,
    caller: &Caller,
    subject: String,
    mail: &str,
    reason: HelpReason,
) -> Result<(), Denied> {
    let entry = Entry {
        action: "person.resent",
        subject,
        detail: json!({ "mail": mail, "reason": reason }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

fn address(row: &AccountRow) -> Result<Email, Fault> {
    Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "account",
        column: "email",
        key: row.id.to_string(),
    })
}
