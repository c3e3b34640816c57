//! What becomes of a change that waited: it holds at the first sign-in after its 72 hours, unless the
//! owner showed up.

use domain::id::{self, Id};

use super::{open, tell};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters::mobile::News;
use crate::sms::mobile;
use crate::storage::{self, Tx};

/// Puts the new mobile in its place, if its time came; with another password since, it never does.
pub(crate) async fn settle(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    // Taking it is the lock: of many who sign in at once, one finds it.
    let Some(row) = storage::mobile_change::take_due(tx, slug, account, now).await? else {
        return Ok(());
    };
    let stored = storage::account::by_id(tx, slug, account, now).await?;
    let same = stored.is_some_and(|stored| stored.password_changed_at <= row.asked_at);
    if !same {
        return tell(tx, caller, account, ("mobile.cancelled", None)).await;
    }
    let new = open(&caller.backend, account, &row)?;
    mobile::confirmed(tx, &caller.scribe(), account, &new).await?;
    let what = News::Changed(new.mask());
    tell(tx, caller, account, ("mobile.changed", Some(what))).await
}

/// Takes a change back that was asked for, if there is one. Of what waited the owner is told.
pub(crate) async fn undo(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let row = storage::mobile_change::of(tx, slug, account, caller.now).await?;
    let Some(row) = row else {
        return Ok(());
    };
    if storage::mobile_change::remove(tx, slug, account).await? == 0 {
        return Ok(());
    }
    let what = row.due_at.map(|_| News::Cancelled);
    tell(tx, caller, account, ("mobile.cancelled", what)).await
}
