//! The link in the new mailbox. Opening it spends nothing; the button moves the address.

use domain::access::ChangeEmail;
use domain::contact::Email;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::{UNDO, digest};
use crate::account;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::desk::mailbox;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters::email_change as letters;
use crate::outbox;
use crate::storage::email_change::{ChangeRow, Confirmed};
use crate::storage::{self, Tx};

/// The address, masked, that the link of this browser would put on file. Changes nothing.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a spent, replaced or cancelled one, and one of another
/// account; [`Refusal::LinkExpired`]; [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn view(caller: &Caller) -> Result<String, Denied> {
    let grant = &caller.own(ChangeEmail)?;
    let digest = &digest(caller)?;
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let platform = grant.at().platform.as_str();
            let row = storage::email_change::by_secret(&mut tx, platform, digest).await?;
            tx.done(row)
        })
        .await?;
    let row = row.filter(|row| row.account() == grant.at().account);
    let row = row.ok_or(Refusal::LinkInvalid)?;
    if row.is_closed() || row.confirmed_at.is_some() {
        return Err(Refusal::LinkInvalid.into());
    }
    let lasts = caller.platform.policy.links.activation();
    if !lasts.covers(Timestamp(row.expires_at), caller.now) {
        return Err(Refusal::LinkExpired.into());
    }
    let email = Email::parse(&row.new_email).map_err(|_| Refusal::LinkInvalid)?;
    Ok(email.mask())
}

/// «Confirmar»: puts the new address on file. Links to the old mailbox open nothing any more, but
/// for the one that takes the change back.
///
/// # Errors
/// As [`view`]; [`Refusal::LinkInvalid`] also when the address got an owner in the meantime.
pub async fn confirm(caller: &Caller) -> Result<(), Denied> {
    view(caller).await?;
    let grant = &caller.own(ChangeEmail)?;
    let (digest, account) = (&digest(caller)?, grant.at().account);
    let undo = &Secret::new(&caller.backend.env.chance);
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let confirmed = Confirmed {
                secret_digest: digest,
                account,
                undo_digest: &undo.digest(),
                undo_until: caller.now + UNDO,
            };
            let platform = caller.platform.slug.as_str();
            // Spending is the lock.
            let change =
                storage::email_change::confirm(&mut tx, platform, &confirmed, caller.now).await?;
            let change = change.ok_or(Refusal::LinkInvalid)?;
            apply(&mut tx, caller, &change, undo).await?;
            tx.done(())
        })
        .await
}

async fn apply(
    tx: &mut Tx,
    caller: &Caller,
    change: &ChangeRow,
    undo: &Secret,
) -> Result<(), Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let account = change.account();
    storage::account::clear_lapsed(tx, platform, &change.new_email_key, now).await?;
    let before = Some(change.old_email_key.as_str());
    let fresh = (change.new_email.as_str(), change.new_email_key.as_str());
    let moved = storage::account::set_email(tx, platform, account, before, fresh).await;
    if moved.map_err(taken)? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    storage::recovery::replace(tx, platform, account, now).await?;
    let row = storage::account::by_id(tx, platform, account, now)
        .await?
        .ok_or(Refusal::SessionOver)?;
    let known = account::profile(tx, &caller.backend, platform, row.person()).await?;
    let scribe = caller.scribe();
    if let Ok(old) = Email::parse(&change.old_email) {
        let new = Email::parse(&change.new_email).map_or_else(|_| String::new(), |new| new.mask());
        let letter = letters::changed(caller, &old, &new, undo);
        outbox::enqueue(tx, &scribe, &letter, now + UNDO).await?;
    }
    mailbox::kept(tx, caller, account, &known.key).await?;
    let entry = Entry {
        action: "email.changed",
        subject: format!("account:{account}"),
        detail: json!({ "old": change.old_email, "new": change.new_email }),
        key: Some(&known.key),
    };
    audit::write(tx, &scribe, entry).await
}

/// Somebody took the address in the same moment. The transaction is dead and ends with the answer.
pub(super) fn taken(error: sqlx::Error) -> Denied {
    let is_taken = error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation);
    if is_taken {
        Refusal::LinkInvalid.into()
    } else {
        error.into()
    }
}
