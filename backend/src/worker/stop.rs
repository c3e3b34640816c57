//! The two links that go to an address on file: one stops registrations of strangers for a day
//! (Q49), the other lifts a pause that strangers caused (Q12). Both are pressed, never just opened.

use domain::account::AccountState;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::claim::subject;
use super::{LIFT, LINK_LASTS, STOPPED, link_digest};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::claim::ClaimRow;
use crate::storage::{self, Tx};

/// What «No fui yo» came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// In time: no account was made.
    Before,
    /// An account was there already; it is disabled, and its sessions are over.
    Undone,
}

/// «No fui yo»: every open registration of that person ends, and none begins for a day. An account
/// that one of them made already, from an address that is not the one on file, is disabled and
/// loses the number, so that its owner can register.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none or another link; [`Refusal::LinkExpired`].
pub async fn stop(caller: &Caller) -> Result<Stopped, Denied> {
    let digest = &link_digest(caller).ok_or(Refusal::LinkInvalid)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = storage::claim::by_stop(&mut tx, platform, digest).await?;
            let row = row.ok_or(Refusal::LinkInvalid)?;
            in_time(caller, &row)?;
            let lookup = &row.rut_lookup;
            let mut tries = storage::claim::lock_tries(&mut tx, platform, lookup).await?;
            tries = tries.stopped(STOPPED, caller.now);
            storage::claim::set_tries(&mut tx, platform, lookup, tries).await?;
            storage::claim::close_all(&mut tx, platform, lookup, caller.now).await?;
            let mut stopped = Stopped::Before;
            for account in storage::claim::warned_accounts(&mut tx, platform, lookup).await? {
                if undo(&mut tx, caller, Id::from_uuid(account)).await? {
                    stopped = Stopped::Undone;
                }
            }
            note(&mut tx, caller, &row, "claim.stopped").await?;
            tx.done(stopped)
        })
        .await
}

/// Disables an account, ends its sessions and links, and takes the number away. Pressing again does
/// nothing more. False where it is gone.
async fn undo(tx: &mut Tx, caller: &Caller, account: Id<id::Account>) -> Result<bool, Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let Some(row) = storage::account::by_id(tx, platform, account, now).await? else {
        return Ok(false);
    };
    let state = row.state()?;
    if state == AccountState::Disabled {
        return Ok(true);
    }
    storage::account::set_state(tx, platform, account, AccountState::Disabled, None).await?;
    storage::session::delete_all_except(tx, platform, account, &[]).await?;
    storage::recovery::replace(tx, platform, account, now).await?;
    storage::person::release(tx, platform, row.person()).await?;
    let entry = Entry {
        action: "account.disabled",
        subject: format!("account:{account}"),
        detail: json!({ "by": "contact", "old": state, "new": AccountState::Disabled }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(true)
}

/// «Quiero registrarme»: the pause ends.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, another or a spent link; [`Refusal::LinkExpired`].
pub async fn lift_by_contact(caller: &Caller) -> Result<(), Denied> {
    let digest = &link_digest(caller).ok_or(Refusal::LinkInvalid)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = storage::claim::by_secret(&mut tx, platform, LIFT, digest).await?;
            let row = row.ok_or(Refusal::LinkInvalid)?;
            in_time(caller, &row)?;
            if storage::claim::spend(&mut tx, platform, row.id, caller.now).await? == 0 {
                return Err(Refusal::LinkInvalid.into());
            }
            let lookup = &row.rut_lookup;
            let tries = storage::claim::lock_tries(&mut tx, platform, lookup).await?;
            let lifted = tries.lifted_by_contact();
            storage::claim::set_tries(&mut tx, platform, lookup, lifted).await?;
            note(&mut tx, caller, &row, "claim.lifted").await?;
            tx.done(())
        })
        .await
}

fn in_time(caller: &Caller, row: &ClaimRow) -> Result<(), Refusal> {
    if LINK_LASTS.covers(Timestamp(row.expires_at), caller.now) {
        Ok(())
    } else {
        Err(Refusal::LinkExpired)
    }
}

async fn note(
    tx: &mut Tx,
    caller: &Caller,
    row: &ClaimRow,
    action: &'static str,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: subject(&row.rut_lookup),
        detail: json!({ "by": "contact" }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
