//! Asking for another mobile, another code, and thinking better of it.

use domain::contact::Phone;
use domain::password::Password;
use domain::refusal::{Field, Refusal};
use domain::time::Span;

use super::{OPEN, Way, allowed, is_full, open, seal, send, tell};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::password;
use crate::sms::mobile;
use crate::storage;
use crate::storage::mobile_change::{NewChange, Step};

/// Changes that one account begins in a day.
const CHANGES: Limit = Limit {
    purpose: "mobile_change",
    most: 10,
    window: Span::hours(24),
};

/// Begins a change with the password in use, and sends the first code: to the old number, or, where it
/// is lost, to the new one. Before the key of a sign-in only the lost way is open.
///
/// # Errors
/// [`Refusal::Fields`] for what is no mobile and for a wrong password; [`Refusal::Blocked`] from the
/// sixth wrong one on; [`Refusal::TooMany`]; [`Refusal::NotAllowed`] where the way is not open; those of
/// [`super::standing`].
pub async fn ask(
    caller: &Caller,
    password: &Password,
    typed: &str,
    way: Way,
) -> Result<(), Denied> {
    let account = allowed(caller)?;
    let step = match way {
        Way::Old if !is_full(caller)? => return Err(Refusal::NotAllowed.into()),
        Way::Old => Step::Old,
        Way::Lost => Step::Lost,
    };
    let phone = Phone::parse(caller.platform.locale, typed);
    let phone = &phone.map_err(|problem| Refusal::field(Field::Phone, problem))?;
    password::prove(caller, password).await?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            budget::require(&mut tx, caller, CHANGES, account.uuid().as_bytes()).await?;
            let (backend, slug) = (&*caller.backend, caller.platform.slug.as_str());
            let known = mobile::of(&mut tx, backend, slug, account).await?;
            if known.is_none() {
                return Err(Refusal::NotAllowed.into());
            }
            let change = NewChange {
                account,
                platform: slug,
                sealed: &seal(backend, account, phone)?,
                step,
                now: caller.now,
                expires_at: caller.now + OPEN,
            };
            storage::mobile_change::replace(&mut tx, &change).await?;
            let sent = send(&mut tx, caller, account, (step, phone)).await?;
            tell(&mut tx, caller, account, ("mobile.asked", None)).await?;
            tx.done(sent)
        })
        .await?;
    Ok(answer?)
}

/// «Enviar otro código» of the step that is next.
///
/// # Errors
/// [`Refusal::Outdated`] when nothing is open; [`Refusal::TooMany`]; those of [`super::standing`].
pub async fn again(caller: &Caller) -> Result<(), Denied> {
    let account = allowed(caller)?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let slug = caller.platform.slug.as_str();
            let row = storage::mobile_change::of(&mut tx, slug, account, caller.now).await?;
            let row = row.ok_or(Refusal::Outdated)?;
            let phone = open(&caller.backend, account, &row)?;
            let sent = send(&mut tx, caller, account, (row.step()?, &phone)).await?;
            tx.done(sent)
        })
        .await?;
    Ok(answer?)
}

/// Takes the change back, waiting or not; past the key of the sign-in only.
///
/// # Errors
/// [`Refusal::NotAllowed`] before it; those of [`super::standing`].
pub async fn cancel(caller: &Caller) -> Result<(), Denied> {
    let account = allowed(caller)?;
    if !is_full(caller)? {
        return Err(Refusal::NotAllowed.into());
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            super::undo(&mut tx, caller, account).await?;
            tx.done(())
        })
        .await
}
