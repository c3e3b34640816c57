//! Changing the own password. A wrong present one is counted and noted like a wrong sign-in, so
//! that a session left open does not let anybody guess.

use domain::access::ChangePassword;
use domain::account::Stage;
use domain::contact::Email;
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::prove::{admit, forgive, judge};
use super::{choose, own_words};
use crate::account::Known;
use crate::audit::{self, Entry};
use crate::caller::{Caller, Session};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::session::{self, Device};
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};
use crate::{initial_password, outbox, recovery};

/// What somebody typed.
#[derive(Debug)]
pub struct Change {
    /// The password in use.
    pub current: Password,
    /// The new one, as typed.
    pub chosen: String,
    /// The new one once more.
    pub again: String,
}

/// The session's new token.
#[derive(Debug)]
pub struct Changed {
    /// For the cookie.
    pub secret: Secret,
    /// Whether the cookie dies with the browser.
    pub device: Device,
}

/// Sets another password, ends every other session and gives this one another token.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong present password and for a new one against the rules;
/// [`Refusal::Blocked`] from the sixth wrong one on; [`Refusal::Outdated`] when it was changed
/// elsewhere in the meantime; [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn change(caller: &Caller, input: &Change) -> Result<Changed, Denied> {
    caller.own(ChangePassword)?;
    let session = caller.signed_in()?;
    let backend = &caller.backend;
    let place = backend.hashing.place()?;
    let tried = &backend
        .db
        .write(|mut tx| async move {
            let admitted = admit(&mut tx, caller, session).await?;
            tx.done(admitted)
        })
        .await?;
    let (row, known) = (&tried.row, &tried.known);
    let before = row.password_hash.as_deref();
    let right = backend
        .hashing
        .verify_at(&place, &input.current, before)
        .await?;
    drop(place);
    judge(caller, tried, right, Problem::PasswordWrong).await?;
    let over = initial_password::is_over(row.initial_until, caller.now);
    let chosen = &if over {
        Err(Refusal::InitialPasswordOver)
    } else {
        checked(caller, input, row, known)
    };
    let hash = &match chosen {
        Ok(password) => Some(backend.hashing.hash(&backend.env.chance, password).await?),
        Err(_) => None,
    };
    let secret = backend
        .db
        .write(|mut tx| async move {
            forgive(&mut tx, caller, session).await?;
            let secret = match hash {
                Some(hash) => Some(set(&mut tx, caller, session, row, known, hash).await?),
                None => None,
            };
            tx.done(secret)
        })
        .await?;
    let device = Device::of(session);
    match (secret, chosen) {
        (Some(secret), _) => Ok(Changed { secret, device }),
        (None, Err(refusal)) => Err(refusal.clone().into()),
        (None, Ok(_)) => Err(Refusal::Outdated.into()),
    }
}

/// The new password, if it may be one.
fn checked(
    caller: &Caller,
    input: &Change,
    row: &AccountRow,
    known: &Known,
) -> Result<Password, Refusal> {
    let own = own_words(&caller.platform, &row.email, &known.profile);
    let password = choose(&input.chosen, &input.again, &own).map_err(Refusal::Fields)?;
    if password.is_same_as(&input.current) {
        return Err(Refusal::field(Field::Password, Problem::PasswordSame));
    }
    Ok(password)
}

async fn set(
    tx: &mut Tx,
    caller: &Caller,
    session: &Session,
    row: &AccountRow,
    known: &Known,
    hash: &str,
) -> Result<Secret, Denied> {
    let platform = caller.platform.slug.as_str();
    let (account, now) = (session.account, caller.now);
    let before = row.password_hash.as_deref();
    if storage::account::set_password(tx, platform, account, hash, before, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    session::end_all_except(tx, platform, account, Some(&session.digest)).await?;
    storage::device::forget_all(tx, platform, account).await?;
    if !session.shared {
        let (browser, agent) = (&caller.browser, &caller.visit.agent);
        storage::device::know(tx, platform, account, browser, agent, now).await?;
    }
    storage::recovery::replace(tx, platform, account, now).await?;
    storage::email_change::close_open(tx, platform, account, now).await?;
    let secret = session::rotate(tx, caller, Stage::Full).await?;
    if let Ok(to) = Email::parse(&row.email) {
        let letter = letters::sign_in::password_changed(caller, &to);
        outbox::enqueue(tx, &caller.scribe(), &letter, now + recovery::NOTICE_LASTS).await?;
    }
    let entry = Entry {
        action: "password.changed",
        subject: format!("account:{account}"),
        detail: json!({}),
        key: Some(&known.key),
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(secret)
}
