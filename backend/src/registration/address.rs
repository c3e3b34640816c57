//! «Corregir correo» (Q44): until activation the browser that registered may name another
//! address. The mail goes there at once, with a new link, within the usual limits.

use domain::contact::Email;
use domain::refusal::{Field, Refusal};
use domain::time::Span;

use super::FINISHES_OF_BROWSER;
use super::sealed::{Answered, pending_context};
use super::waiting::{newest, send_again};
use crate::budget;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;

/// Sends the activation mail to another address.
///
/// # Errors
/// [`Refusal::Fields`] for what is no address, [`Refusal::DraftMissing`] when nothing waits,
/// [`Refusal::TooMany`] within the pause or past the day's limit.
pub async fn correct(caller: &Caller, typed: &str) -> Result<(), Denied> {
    let email = Email::parse(typed).map_err(|problem| Refusal::field(Field::Email, problem))?;
    let email = &email;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let mut row = newest(&mut tx, caller).await?;
            let backend = &caller.backend;
            let mut answered = Answered::open(backend, row.id, &row.wrapped_key, &row.sealed)?;
            email.delivery().clone_into(&mut answered.typed.email);
            answered.kept.email = false;
            let key = backend
                .keys
                .person(&row.wrapped_key, &pending_context(row.id))?;
            let sealed = answered.seal(backend, &key, row.id)?;
            let (to, unique) = (email.delivery(), email.key());
            storage::pending::readdress(&mut tx, row.id, to, &unique, &sealed).await?;
            to.clone_into(&mut row.email);
            // A slip is mended at once; the limits of browser and address hold all the same.
            budget::require(&mut tx, caller, FINISHES_OF_BROWSER, &caller.browser).await?;
            send_again(&mut tx, caller, &row, Span::ZERO).await?;
            tx.done(())
        })
        .await
}
