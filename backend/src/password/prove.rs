//! Asking for the password in use once more, before something that matters. A wrong one is counted
//! like a wrong sign-in, so that a session left open does not let anybody guess.

use domain::lockout::Standing;
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};

use crate::account::{self, Known};
use crate::caller::{Caller, Session};
use crate::fault::Denied;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// Whether this is the password in use of whoever is signed in.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong one, [`Refusal::Blocked`] from the sixth wrong one on,
/// [`Refusal::SessionOver`] for strangers.
pub async fn prove(caller: &Caller, password: &Password) -> Result<(), Denied> {
    let session = caller.signed_in()?;
    let backend = &caller.backend;
    let place = backend.hashing.place()?;
    let (row, _, standing) = backend
        .db
        .write(|mut tx| async move {
            let admitted = admit(&mut tx, caller, session).await?;
            tx.done(admitted)
        })
        .await?;
    let hash = row.password_hash.as_deref();
    let right = backend.hashing.verify_at(&place, password, hash).await?;
    drop(place);
    if let Some(refusal) = standing.refusal(caller.now) {
        return Err(refusal.into());
    }
    if !right {
        let problem = if password.expose().is_empty() {
            Problem::Empty
        } else {
            Problem::PasswordWrong
        };
        return Err(Refusal::field(Field::CurrentPassword, problem).into());
    }
    backend
        .db
        .write(|mut tx| async move {
            forgive(&mut tx, caller, session).await?;
            tx.done(())
        })
        .await
}

/// Counts the try as a failure, unless a block stands; see `sign_in` for why before the hash.
pub(super) async fn admit(
    tx: &mut Tx,
    caller: &Caller,
    session: &Session,
) -> Result<(AccountRow, Known, Standing), Denied> {
    let platform = caller.platform.slug.as_str();
    let (rules, now) = (caller.platform.policy.lockout, caller.now);
    let holder = holder(caller, session);
    let before = storage::sign_in::lock_failures(tx, platform, &holder).await?;
    let standing = before.standing(rules, now);
    if standing == Standing::Open {
        let failures = before.after_failure(rules, now);
        storage::sign_in::set_failures(tx, platform, &holder, failures).await?;
    }
    let row = storage::account::by_id(tx, platform, session.account, now)
        .await?
        .ok_or(Refusal::SessionOver)?;
    let known = account::profile(tx, &caller.backend, platform, session.person).await?;
    Ok((row, known, standing))
}

/// Takes the count back.
pub(super) async fn forgive(tx: &mut Tx, caller: &Caller, session: &Session) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    storage::sign_in::clear_failures(tx, platform, &holder(caller, session)).await?;
    Ok(())
}

fn holder(caller: &Caller, session: &Session) -> Vec<u8> {
    let keys = &caller.backend.keys;
    keys.lookup("password_change", &session.account.to_string())
}
