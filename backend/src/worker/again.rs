//! The link of a registration that waits, sent again by the help desk: to the address that it went to,
//! which alone gets it, and with the boxes that were ticked. The link of before opens nothing more.

use domain::contact::Email;
use domain::help_desk::HelpReason;
use domain::refusal::Refusal;
use domain::time::Timestamp;

use super::LINK_LASTS;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::storage::claim::{ClaimRow, Renewed};
use crate::storage::{self, Tx};

/// When the link of that registration was mailed.
pub(crate) fn sent_at(row: &ClaimRow) -> Timestamp {
    Timestamp(row.expires_at) - LINK_LASTS
}

/// Gives a registration a new link and mails it.
///
/// # Errors
/// [`Refusal::Outdated`] when it waits no more.
pub(crate) async fn send_again(
    tx: &mut Tx,
    caller: &Caller,
    row: &ClaimRow,
    reason: HelpReason,
) -> Result<(), Denied> {
    let to = Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "worker_claim",
        column: "email",
        key: row.id.to_string(),
    })?;
    let (secret, until) = (
        Secret::new(&caller.backend.env.chance),
        caller.now + LINK_LASTS,
    );
    let letter = letters::desk::worker_link(caller, &to, &secret, reason);
    let message = outbox::enqueue(tx, &caller.scribe(), &letter, until).await?;
    let renewed = Renewed {
        secret_digest: &secret.digest(),
        message: message.uuid(),
        before: sent_at(row),
        now: caller.now,
        expires_at: until,
    };
    let platform = caller.platform.slug.as_str();
    if storage::claim::renew(tx, platform, row.id, &renewed).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}
