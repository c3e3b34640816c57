//! After «Crear Usuario»: where the mail went, and sending it again (Q44, H-28).

use domain::contact::Email;
use domain::help_desk::HelpReason;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;

use super::sealed::Answered;
use super::{activation_mails, address_digest};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::storage::pending::PendingRow;
use crate::storage::{self, Tx};
use crate::{budget, outbox};

/// A registration of this browser that waits for its mail to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The address: in full where it was typed in this browser, masked where it was kept (Q44).
    pub address: String,
    /// Whether it is masked.
    pub masked: bool,
    /// Seconds until the mail may be sent again.
    pub pause_seconds: u32,
    /// Whether the address turned out to have an account; told only after proof (Q45).
    pub taken: bool,
}

/// What waits in this browser.
///
/// # Errors
/// [`Refusal::DraftMissing`] when nothing does.
pub async fn waiting(caller: &Caller) -> Result<Waiting, Denied> {
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = newest(&mut tx, caller).await?;
            tx.done(row)
        })
        .await?;
    let answered = Answered::open(&caller.backend, row.id, &row.wrapped_key, &row.sealed)?;
    let email = address(&row)?;
    let masked = answered.kept.email;
    let free_at = Timestamp(row.last_sent_at) + pause(caller);
    Ok(Waiting {
        address: if masked {
            email.mask()
        } else {
            email.delivery().to_owned()
        },
        masked,
        pause_seconds: free_at.since(caller.now).seconds_left(),
        taken: row.state == "taken",
    })
}

/// «Reenviar» from the browser that registered.
///
/// # Errors
/// [`Refusal::DraftMissing`] when nothing waits, [`Refusal::TooMany`] within the pause or past
/// the day's limit.
pub async fn resend(caller: &Caller) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = newest(&mut tx, caller).await?;
            send_again(&mut tx, caller, &row, pause(caller)).await?;
            tx.done(())
        })
        .await
}

/// Gives a registration a new link and mails it. The link of before is good no more.
pub(crate) async fn send_again(
    tx: &mut Tx,
    caller: &Caller,
    row: &PendingRow,
    pause: Span,
) -> Result<(), Denied> {
    mail_again(tx, caller, row, pause, None).await?;
    let entry = Entry {
        action: "registration.resent",
        subject: format!("pending:{}", row.id),
        detail: json!({ "email": address(row)?.mask() }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// The same without its entry. `desk` is the reason of the help desk, which the letter tells and the
/// desk's own entry as well.
pub(crate) async fn mail_again(
    tx: &mut Tx,
    caller: &Caller,
    row: &PendingRow,
    pause: Span,
    desk: Option<HelpReason>,
) -> Result<(), Denied> {
    let secret = Secret::new(&caller.backend.env.chance);
    let renewed =
        storage::pending::renew(tx, row.id, &secret.digest(), caller.now - pause, caller.now)
            .await?;
    if renewed == 0 {
        let free_at = Timestamp(row.last_sent_at) + pause;
        return Err(match free_at.since(caller.now).seconds_left() {
            0 => Refusal::LinkInvalid,
            retry_seconds => Refusal::TooMany { retry_seconds },
        }
        .into());
    }
    let email = address(row)?;
    let holder = address_digest(caller, &email);
    budget::require(tx, caller, activation_mails(caller), &holder).await?;
    let scribe = caller.scribe();
    let hours = i64::from(caller.platform.policy.links.activation_hours);
    let letter = match desk {
        Some(reason) => letters::desk::activation(caller, &email, &secret, reason),
        None => letters::registration::activation(caller, &email, &secret),
    };
    let good_until = caller.now + Span::hours(hours);
    let message = outbox::enqueue(tx, &scribe, &letter, good_until).await?;
    storage::pending::mailed(tx, row.id, message.uuid()).await?;
    Ok(())
}

/// The newest registration of this browser that waits.
pub(super) async fn newest(tx: &mut Tx, caller: &Caller) -> Result<PendingRow, Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::pending::newest(tx, platform, &caller.browser, caller.now).await?;
    row.ok_or_else(|| Refusal::DraftMissing.into())
}

/// How long between two mails.
pub(crate) fn pause(caller: &Caller) -> Span {
    Span::seconds(i64::from(caller.platform.policy.links.resend_pause_seconds))
}

/// The address of a registration.
pub(crate) fn address(row: &PendingRow) -> Result<Email, Fault> {
    Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "pending_registration",
        column: "email",
        key: row.id.to_string(),
    })
}
