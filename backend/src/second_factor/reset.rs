//! Lost codes: who has neither the telephone nor a recovery code showed who they are to those who run
//! the installation, and these take the second factor off on the command line. No page does, because
//! a recovered password must not get past it (A28), nor must what one agent says. Somebody with a
//! role is asked for a new one with the next request (Q50).

use domain::contact::Email;
use domain::platform::Platform;
use domain::service::reason;
use serde_json::json;

use crate::Backend;
use crate::account;
use crate::audit::{self, Entry, Scribe};
use crate::fault::Denied;
use crate::mail::letters::second_factor::taken_off;
use crate::storage::{self, Tx};
use crate::{outbox, recovery, session};

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReset {
    /// There is no account with that address.
    Unknown,
    /// It asks for no codes.
    NoCodes,
    /// The reason says nothing, or too much.
    Reason,
}

/// Takes the second factor off the account with that address; every session of it is over.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails; what is refused is in the answer.
pub async fn reset(
    backend: &Backend,
    platform: &Platform,
    email: &Email,
    why: &str,
) -> Result<Result<(), NotReset>, Denied> {
    let Ok(why) = reason(why) else {
        return Ok(Err(NotReset::Reason));
    };
    let why = why.as_str();
    backend
        .db
        .write(|mut tx| async move {
            let answer = take(&mut tx, (backend, platform), email, why).await?;
            tx.done(answer)
        })
        .await
}

async fn take(
    tx: &mut Tx,
    (backend, platform): (&Backend, &Platform),
    email: &Email,
    why: &str,
) -> Result<Result<(), NotReset>, Denied> {
    let slug = platform.slug.as_str();
    let scribe = &Scribe {
        backend,
        platform: slug,
        actor: "system".to_owned(),
        network: "command line",
        device: "command line",
        now: backend.env.clock.now(),
    };
    let Some(row) = account::by_email(tx, scribe, email).await? else {
        return Ok(Err(NotReset::Unknown));
    };
    let account = row.id();
    if storage::totp::remove(tx, slug, account).await? == 0 {
        return Ok(Err(NotReset::NoCodes));
    }
    storage::totp::remove_codes(tx, slug, account).await?;
    session::end_all_except(tx, slug, account, None).await?;
    storage::device::forget_all(tx, slug, account).await?;
    let letter = taken_off((backend, platform), email);
    outbox::enqueue(tx, scribe, &letter, scribe.now + recovery::NOTICE_LASTS).await?;
    let known = account::profile(tx, backend, slug, row.person()).await?;
    let entry = Entry {
        action: "second_factor.reset",
        subject: format!("account:{account}"),
        detail: json!({ "reason": why }),
        key: Some(&known.key),
    };
    audit::write(tx, scribe, entry).await?;
    Ok(Ok(()))
}
