//! The link of a registration that waits, sent again: to the address that it went to, which alone gets
//! it, and with the boxes that were ticked. The link of before opens nothing more.

use domain::contact::Email;
use domain::help_desk::HelpReason;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use uuid::Uuid;

use super::LINK_LASTS;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::{Letter, letters};
use crate::outbox;
use crate::storage::claim::{ClaimRow, Renewed};
use crate::storage::{self, Tx};

/// When the link of that registration was mailed.
pub(crate) fn sent_at(row: &ClaimRow) -> Timestamp {
    Timestamp(row.expires_at) - LINK_LASTS
}

/// The help desk sends the link of a registration again.
///
/// # Errors
/// [`Refusal::Outdated`] when it waits no more.
pub(crate) async fn send_again(
    tx: &mut Tx,
    caller: &Caller,
    row: &ClaimRow,
    reason: HelpReason,
) -> Result<(), Denied> {
    let to = address(row.id, &row.email)?;
    let letter = |secret: &Secret| letters::desk::worker_link(caller, &to, secret, reason);
    renew(tx, caller, (row.id, sent_at(row)), letter).await
}

/// Where the link went.
pub(super) fn address(id: Uuid, email: &str) -> Result<Email, Fault> {
    Email::parse(email).map_err(|_| Fault::Stored {
        table: "worker_claim",
        column: "email",
        key: id.to_string(),
    })
}

/// Gives a link that waits since then another secret, and mails it with that letter. Of many presses
/// at once one sends.
///
/// # Errors
/// [`Refusal::Outdated`] when it waits no more.
pub(super) async fn renew(
    tx: &mut Tx,
    caller: &Caller,
    (id, before): (Uuid, Timestamp),
    letter: impl FnOnce(&Secret) -> Letter,
) -> Result<(), Denied> {
    let (now, secret) = (caller.now, Secret::new(&caller.backend.env.chance));
    let until = now + LINK_LASTS;
    let message = outbox::enqueue(tx, &caller.scribe(), &letter(&secret), until).await?;
    let renewed = Renewed {
        secret_digest: &secret.digest(),
        message: message.uuid(),
        before,
        now,
        expires_at: until,
    };
    let platform = caller.platform.slug.as_str();
    if storage::claim::renew(tx, platform, id, &renewed).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}
