//! The link in the old mailbox: «no fui yo». Whoever moved the address knew the password, so that
//! it opens nothing any more; every session is over, and a recovery link goes to the restored
//! address.

use domain::contact::Email;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::UNDO;
use super::confirm::taken;
use super::digest;
use crate::account;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::storage::email_change::ChangeRow;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};
use crate::{outbox, session};

/// The address, masked, that the link of this browser would restore. Changes nothing.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a spent one, and one that an earlier one overtook;
/// [`Refusal::LinkExpired`] after 72 hours.
pub async fn view(caller: &Caller) -> Result<String, Denied> {
    let digest = &digest(caller)?;
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let platform = caller.platform.slug.as_str();
            let row = storage::email_change::by_undo(&mut tx, platform, digest).await?;
            tx.done(row)
        })
        .await?;
    let row = row.filter(|row| !row.is_closed());
    let row = row.ok_or(Refusal::LinkInvalid)?;
    let covers = |end| UNDO.covers(Timestamp(end), caller.now);
    if !row.undo_until.is_some_and(covers) {
        return Err(Refusal::LinkExpired.into());
    }
    let email = Email::parse(&row.old_email).map_err(|_| Refusal::LinkInvalid)?;
    Ok(email.mask())
}

/// «Deshacer el cambio». Later changes of the same account fall with it, so that nobody moves the
/// address on and takes it back from there.
///
/// # Errors
/// As [`view`]; [`Refusal::LinkInvalid`] also when the address got another owner.
pub async fn undo(caller: &Caller) -> Result<(), Denied> {
    view(caller).await?;
    let digest = &digest(caller)?;
    let secret = &Secret::new(&caller.backend.env.chance);
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, now) = (caller.platform.slug.as_str(), caller.now);
            let change = storage::email_change::undo(&mut tx, platform, digest, now).await?;
            let change = change.ok_or(Refusal::LinkInvalid)?;
            restore(&mut tx, caller, &change).await?;
            send(&mut tx, caller, &change, secret).await?;
            tx.done(())
        })
        .await
}

async fn restore(tx: &mut Tx, caller: &Caller, change: &ChangeRow) -> Result<(), Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let account = change.account();
    let asked = Timestamp(change.created_at);
    storage::email_change::close_later(tx, platform, account, asked, now).await?;
    storage::account::clear_lapsed(tx, platform, &change.old_email_key, now).await?;
    let old = (change.old_email.as_str(), change.old_email_key.as_str());
    let moved = storage::account::set_email(tx, platform, account, None, old).await;
    if moved.map_err(taken)? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    storage::account::clear_password(tx, platform, account, now).await?;
    session::end_all_except(tx, platform, account, None).await?;
    storage::device::forget_all(tx, platform, account).await?;
    storage::recovery::replace(tx, platform, account, now).await?;
    Ok(())
}

/// The way to a new password, to the restored address; and the entry.
async fn send(
    tx: &mut Tx,
    caller: &Caller,
    change: &ChangeRow,
    secret: &Secret,
) -> Result<(), Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let account = change.account();
    let row = storage::account::by_id(tx, platform, account, now)
        .await?
        .ok_or(Refusal::LinkInvalid)?;
    let known = account::profile(tx, &caller.backend, platform, row.person()).await?;
    let expires_at = now + caller.platform.policy.links.recovery();
    let recovery = NewRecovery {
        id: caller.backend.env.chance.id::<()>(now).uuid(),
        platform,
        account,
        secret_digest: &secret.digest(),
        now,
        expires_at,
    };
    storage::recovery::insert(tx, &recovery, true).await?;
    let scribe = caller.scribe();
    if let Ok(to) = Email::parse(&change.old_email) {
        let letter = letters::sign_in::recovery(caller, &to, secret);
        outbox::enqueue(tx, &scribe, &letter, expires_at).await?;
    }
    let entry = Entry {
        action: "email.undone",
        subject: format!("account:{account}"),
        detail: json!({ "old": change.new_email, "new": change.old_email }),
        key: Some(&known.key),
    };
    audit::write(tx, &scribe, entry).await
}
