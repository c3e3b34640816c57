//! The codes of a change: to the old number, then to the new one.

use domain::challenge::ProofCode;
use domain::contact::Phone;
use domain::id::{self, Id};
use domain::refusal::{Field, Refusal};

use super::{OPEN, WAIT, allowed, holder, is_full, of_new, of_old, open, seal, send, tell};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters::mobile::News;
use crate::sms::{code, mobile};
use crate::storage::mobile_change::{ChangeRow, NewChange, Step};
use crate::storage::{self, Tx};
use crate::{calendar, session};

/// What a right code did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The old number is proven; a code is on its way to the new one.
    Next,
    /// The new number holds.
    Changed,
    /// The new number holds after 72 hours.
    Waits,
}

/// Takes the code of the step that is next.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong code and for one that cannot be tried any more; [`Refusal::TooMany`]
/// after the tries of a day; [`Refusal::Outdated`] when nothing is open; [`Refusal::NotAllowed`] where
/// the way is not open; those of [`super::standing`].
pub async fn confirm(caller: &Caller, typed: &str) -> Result<Done, Denied> {
    let account = allowed(caller)?;
    let code = &ProofCode::parse(typed).map_err(|problem| Refusal::field(Field::Code, problem))?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let answer = take(&mut tx, caller, account, code).await?;
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

/// What is counted of a wrong code must be committed: such a refusal is an answer.
async fn take(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    code: &ProofCode,
) -> Result<Result<Done, Refusal>, Denied> {
    let (backend, slug) = (&*caller.backend, caller.platform.slug.as_str());
    let row = storage::mobile_change::of(tx, slug, account, caller.now).await?;
    let row = row.ok_or(Refusal::Outdated)?;
    let (step, new) = (row.step()?, open(backend, account, &row)?);
    if step != Step::Lost && !is_full(caller)? {
        return Err(Refusal::NotAllowed.into());
    }
    let spent = match step {
        Step::Old => {
            let old = mobile::of(tx, backend, slug, account).await?;
            let old = old.ok_or(Refusal::NotAllowed)?;
            let of = holder(account, "old");
            code::spend(tx, caller, of_old(account, &of, &old), code).await?
        }
        Step::New | Step::Lost => {
            let of = holder(account, "new");
            code::spend(tx, caller, of_new(account, &of, &new), code).await?
        }
        Step::Waiting => return Err(Refusal::Outdated.into()),
    };
    if let Err(refusal) = spent {
        return Ok(Err(refusal));
    }
    match step {
        Step::Old => {
            go_on(tx, caller, &row, Step::New).await?;
            // Held back by a budget, it can be asked for again on the page.
            drop(send(tx, caller, account, (Step::New, &new)).await?);
            Ok(Ok(Done::Next))
        }
        Step::New => changed(tx, caller, account, &new).await.map(Ok),
        _ => {
            go_on(tx, caller, &row, Step::Waiting).await?;
            let when = calendar::moment(&caller.platform, caller.now + WAIT)?;
            let what = News::Waits(new.mask(), when);
            tell(tx, caller, account, ("mobile.waits", Some(what))).await?;
            Ok(Ok(Done::Waits))
        }
    }
}

/// Lets a number wait that a code of an invitation confirmed (C-34), instead of whatever was asked for
/// before. The one that keys go to already stays where it is.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn wait(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    new: &Phone,
) -> Result<(), Denied> {
    let (backend, slug) = (&*caller.backend, caller.platform.slug.as_str());
    if mobile::of(tx, backend, slug, account).await?.as_ref() == Some(new) {
        return Ok(());
    }
    let change = NewChange {
        account,
        platform: slug,
        sealed: &seal(backend, account, new)?,
        step: Step::Lost,
        now: caller.now,
        expires_at: caller.now + OPEN,
    };
    storage::mobile_change::replace(tx, &change).await?;
    let row = storage::mobile_change::of(tx, slug, account, caller.now).await?;
    let row = row.ok_or(Refusal::Outdated)?;
    go_on(tx, caller, &row, Step::Waiting).await?;
    let when = calendar::moment(&caller.platform, caller.now + WAIT)?;
    let what = News::Invited(new.mask(), when);
    tell(tx, caller, account, ("mobile.invited", Some(what))).await
}

async fn go_on(tx: &mut Tx, caller: &Caller, row: &ChangeRow, next: Step) -> Result<(), Denied> {
    let due = (next == Step::Waiting).then(|| caller.now + WAIT);
    let slug = caller.platform.slug.as_str();
    if storage::mobile_change::go_on(tx, slug, row, (next, due)).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}

async fn changed(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    new: &Phone,
) -> Result<Done, Denied> {
    let slug = caller.platform.slug.as_str();
    if storage::mobile_change::remove(tx, slug, account).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    mobile::confirmed(tx, &caller.scribe(), account, new).await?;
    let keep = caller.signed_in()?.digest.clone();
    session::end_all_except(tx, slug, account, Some(&keep)).await?;
    let what = News::Changed(new.mask());
    tell(tx, caller, account, ("mobile.changed", Some(what))).await?;
    Ok(Done::Changed)
}
