//! Asking for another address, and thinking better of it.

use domain::access::{ChangeEmail, Grant};
use domain::contact::Email;
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use serde_json::json;

use super::FORM;
use crate::account::{self, Known};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters::email_change as letters;
use crate::storage::account::AccountRow;
use crate::storage::email_change::NewChange;
use crate::storage::{self, Tx};
use crate::typed::{self, Values};
use crate::{outbox, password, recovery};

/// Letters to one new address in a day, whoever asks: a mailbox must not be flooded.
const LETTERS_OF_ADDRESS: Limit = Limit {
    purpose: "email_change_address",
    most: 5,
    window: Span::hours(24),
};

/// Sends a link to the new address, or, where it belongs to another account, a warning to its
/// owner; the answer and the work are the same. The old address is told.
///
/// # Errors
/// [`Refusal::Fields`] for what is no address, the own one, or a wrong password;
/// [`Refusal::Blocked`] from the sixth wrong password on; [`Refusal::TooMany`] when it was asked
/// too lately or too often; [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn ask(caller: &Caller, password: &Password, typed: &str) -> Result<(), Denied> {
    let grant = &caller.own(ChangeEmail)?;
    let short = typed.chars().take(320).collect();
    let values = Values::from([("email".to_owned(), short)]);
    typed::keep(caller, FORM, &values).await?;
    let email = &Email::parse(typed).map_err(|problem| Refusal::field(Field::Email, problem))?;
    password::prove(caller, password).await?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, known) = own(&mut tx, caller, grant).await?;
            if Email::parse(&row.email).is_ok_and(|old| old.key() == email.key()) {
                return Err(Refusal::field(Field::Email, Problem::EmailSame).into());
            }
            write(&mut tx, caller, &row, &known, email).await?;
            tx.done(())
        })
        .await?;
    typed::forget(caller, FORM).await
}

/// Takes back what waits for its confirmation; its link is dead.
///
/// # Errors
/// [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn cancel(caller: &Caller) -> Result<(), Denied> {
    let grant = &caller.own(ChangeEmail)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let closed =
                storage::email_change::close_open(&mut tx, platform, account, caller.now).await?;
            if closed > 0 {
                let entry = Entry {
                    action: "email.cancelled",
                    subject: format!("account:{account}"),
                    detail: json!({}),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
            }
            tx.done(())
        })
        .await
}

async fn own(
    tx: &mut Tx,
    caller: &Caller,
    grant: &Grant<ChangeEmail>,
) -> Result<(AccountRow, Known), Denied> {
    let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
    let row = storage::account::by_id(tx, platform, account, caller.now)
        .await?
        .ok_or(Refusal::SessionOver)?;
    let known = account::profile(tx, &caller.backend, platform, row.person()).await?;
    Ok((row, known))
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    known: &Known,
    email: &Email,
) -> Result<(), Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let backend = &caller.backend;
    require_pause(tx, caller, row, email).await?;
    let old = Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "account",
        column: "email",
        key: row.id.to_string(),
    })?;
    storage::email_change::close_open(tx, platform, row.id(), now).await?;
    let owner = storage::owner::by_email(tx, platform, &email.key(), now).await?;
    let secret = Secret::new(&backend.env.chance);
    let good_until = now + caller.platform.policy.links.activation();
    let change = NewChange {
        id: backend.env.chance.id::<()>(now).uuid(),
        platform,
        account: row.id(),
        old_email: old.delivery(),
        old_email_key: &old.key(),
        new_email: email.delivery(),
        new_email_key: &email.key(),
        secret_digest: &secret.digest(),
        now,
        expires_at: good_until,
    };
    storage::email_change::insert(tx, &change).await?;
    // The secret of a taken address is in no letter, so nobody can ever confirm it.
    let letter = match owner.as_deref().map(Email::parse) {
        Some(owner) => letters::taken(caller, &owner.unwrap_or_else(|_| email.clone())),
        None => letters::confirm(caller, email, &secret),
    };
    let scribe = caller.scribe();
    outbox::enqueue(tx, &scribe, &letter, good_until).await?;
    let letter = letters::asked(caller, &old, &email.mask());
    outbox::enqueue(tx, &scribe, &letter, now + recovery::NOTICE_LASTS).await?;
    let entry = Entry {
        action: "email.asked",
        subject: format!("account:{}", row.id()),
        detail: json!({ "old": old.delivery(), "new": email.delivery(), "taken": owner.is_some() }),
        key: Some(&known.key),
    };
    audit::write(tx, &scribe, entry).await
}

/// A pause between two letters and so many in a day, for the account and for the new address.
async fn require_pause(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    email: &Email,
) -> Result<(), Denied> {
    let links = caller.platform.policy.links;
    let pause = Limit {
        purpose: "email_change_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let day = Limit {
        purpose: "email_change_day",
        most: i64::from(links.resend_per_day),
        window: Span::hours(24),
    };
    let address = caller.backend.keys.lookup("email_change", &email.key());
    budget::require(tx, caller, pause, row.id.as_bytes()).await?;
    budget::require(tx, caller, day, row.id.as_bytes()).await?;
    budget::require(tx, caller, LETTERS_OF_ADDRESS, &address).await
}
