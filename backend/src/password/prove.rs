//! Asking for the password in use once more, before something that matters. A wrong one is counted
//! and noted like a wrong sign-in, so that a session left open does not let anybody guess, nor
//! guess unseen (A67). During a block nothing is counted, and nothing is noted.

use domain::lockout::{Failures, Standing};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use crate::account::{self, Known};
use crate::audit::{self, Entry};
use crate::caller::{Caller, Session};
use crate::fault::Denied;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// One try, counted and admitted or not, before the password was looked at.
#[derive(Debug)]
pub(super) struct Try {
    /// The account.
    pub(super) row: AccountRow,
    /// The person behind it.
    pub(super) known: Known,
    standing: Standing,
    /// What stands now, this try taken for a failure.
    failures: Failures,
}

/// Whether this is the password in use of whoever is signed in.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong one, [`Refusal::Blocked`] from the sixth wrong one on,
/// [`Refusal::SessionOver`] for strangers.
pub async fn prove(caller: &Caller, password: &Password) -> Result<(), Denied> {
    let session = caller.signed_in()?;
    let backend = &caller.backend;
    let place = backend.hashing.place()?;
    let tried = backend
        .db
        .write(|mut tx| async move {
            let admitted = admit(&mut tx, caller, session).await?;
            tx.done(admitted)
        })
        .await?;
    let hash = tried.row.password_hash.as_deref();
    let right = backend.hashing.verify_at(&place, password, hash).await?;
    drop(place);
    let problem = if password.expose().is_empty() {
        Problem::Empty
    } else {
        Problem::PasswordWrong
    };
    judge(caller, &tried, right, problem).await?;
    backend
        .db
        .write(|mut tx| async move {
            forgive(&mut tx, caller, session).await?;
            tx.done(())
        })
        .await
}

/// Counts the try as a failure, unless a block stands; see `sign_in` for why before the hash.
pub(super) async fn admit(tx: &mut Tx, caller: &Caller, session: &Session) -> Result<Try, Denied> {
    let platform = caller.platform.slug.as_str();
    let (rules, now) = (caller.platform.policy.lockout, caller.now);
    let holder = holder(caller, session);
    let before = storage::sign_in::lock_failures(tx, platform, &holder).await?;
    let standing = before.standing(rules, now);
    let mut failures = before;
    if standing == Standing::Open {
        failures = before.after_failure(rules, now);
        storage::sign_in::set_failures(tx, platform, &holder, failures).await?;
    }
    let row = storage::account::by_id(tx, platform, session.account, now)
        .await?
        .ok_or(Refusal::SessionOver)?;
    let known = account::profile(tx, &caller.backend, platform, session.person).await?;
    Ok(Try {
        row,
        known,
        standing,
        failures,
    })
}

/// What a try comes to: the block that stands, or, for a wrong one, its entry and that problem.
pub(super) async fn judge(
    caller: &Caller,
    tried: &Try,
    right: bool,
    problem: Problem,
) -> Result<(), Denied> {
    if let Some(refusal) = tried.standing.refusal(caller.now) {
        return Err(refusal.into());
    }
    if right {
        return Ok(());
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            note(&mut tx, caller, tried).await?;
            tx.done(())
        })
        .await?;
    Err(Refusal::field(Field::CurrentPassword, problem).into())
}

/// The entry of a wrong one; the sixth, which begins a block, says so.
async fn note(tx: &mut Tx, caller: &Caller, tried: &Try) -> Result<(), Denied> {
    let rules = caller.platform.policy.lockout;
    let entry = Entry {
        action: match tried.failures.blocked_until(rules) {
            Some(_) => "password.blocked",
            None => "password.failed",
        },
        subject: format!("account:{}", tried.row.id),
        detail: json!({ "failures": tried.failures.count }),
        key: Some(&tried.known.key),
    };
    audit::write(tx, &caller.scribe(), entry).await
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
