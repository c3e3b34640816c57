//! Whoever still has the old mailbox keeps it: with the link that it got, or by recovering the
//! password from it. Opening the link changes nothing; its button does.

use domain::help_desk::{Ending, WAIT};
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::{agree, mask};
use crate::account;
use crate::audit::{self, Entry};
use crate::calendar;
use crate::caller::{Caller, link_cookie};
use crate::fault::Denied;
use crate::keys::{PersonKey, Secret};
use crate::storage::lost_mailbox::ChangeRow;
use crate::storage::{self, Tx};

/// What the link may stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The address to be, masked.
    pub new: String,
    /// When it holds.
    pub due: String,
}

/// What the link of this browser may stop. Changes nothing.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, and when something became of it; [`Refusal::LinkExpired`]
/// once the address moved.
pub async fn view(caller: &Caller) -> Result<Objection, Denied> {
    let row = read(caller).await?;
    let due = Timestamp(row.due_at.ok_or(Refusal::LinkInvalid)?);
    Ok(Objection {
        new: mask(&row.new_email),
        due: calendar::moment(&caller.platform, due)?,
    })
}

/// «No fui yo»: nothing moves, and both mailboxes are told.
///
/// # Errors
/// As [`view`].
pub async fn object(caller: &Caller) -> Result<(), Denied> {
    let row = &read(caller).await?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, now) = (caller.platform.slug.as_str(), caller.now);
            let closed =
                storage::lost_mailbox::close(&mut tx, slug, row.id, Ending::Objected, now).await?;
            if closed == 0 {
                return Err(Refusal::LinkInvalid.into());
            }
            agree::stopped(&mut tx, caller, row).await?;
            let stored = storage::account::by_id(&mut tx, slug, row.account(), now).await?;
            let stored = stored.ok_or(Refusal::LinkInvalid)?;
            let known = account::profile(&mut tx, &caller.backend, slug, stored.person()).await?;
            note(&mut tx, caller, row.account(), &known.key).await?;
            tx.done(())
        })
        .await
}

/// Somebody recovered the password from the mailbox on file, or moved the address themselves: it
/// was never lost.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn kept(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    key: &PersonKey,
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let closed =
        storage::lost_mailbox::close_of(tx, slug, account, Ending::Objected, caller.now).await?;
    if closed > 0 {
        note(tx, caller, account, key).await?;
    }
    Ok(())
}

async fn note(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    key: &PersonKey,
) -> Result<(), Denied> {
    let entry = Entry {
        action: "mailbox.objected",
        subject: format!("account:{account}"),
        detail: json!({}),
        key: Some(key),
    };
    audit::write(tx, &caller.scribe(), entry).await
}

async fn read(caller: &Caller) -> Result<ChangeRow, Denied> {
    let cookie = link_cookie(caller.platform.slug.as_str());
    let token = caller.visit.cookies.get(&cookie);
    let secret = token.and_then(|text| Secret::parse(text));
    let digest = &secret.ok_or(Refusal::LinkInvalid)?.digest();
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let slug = caller.platform.slug.as_str();
            let row = storage::lost_mailbox::by_objection(&mut tx, slug, digest).await?;
            tx.done(row)
        })
        .await?;
    let row = row.filter(|row| row.closed_at.is_none());
    let row = row.ok_or(Refusal::LinkInvalid)?;
    let covers = |end| WAIT.covers(Timestamp(end), caller.now);
    if !row.due_at.is_some_and(covers) {
        return Err(Refusal::LinkExpired.into());
    }
    Ok(row)
}
