//! The operators' way in: address, password and the code of a telephone, all three at once. As
//! at the door of people, every try costs the same whoever is named, is counted before the
//! password is looked at, and tells one thing only; the sixth failure blocks for a while. Who is
//! blocked still has the command line, where operators come from.

use domain::contact::Email;
use domain::id::{self, Id};
use domain::lockout::{Failures, Standing};
use domain::password::Password;
use domain::platform::Lockout;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;

use super::seed;
use crate::Backend;
use crate::audit::{self, Entry, INSTALLATION, Scribe};
use crate::caller::Visit;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::storage::operator_session::EntranceRow;
use crate::storage::{self, Tx};

/// The name of the cookie that holds an operator's session.
pub const COOKIE: &str = "__Host-operacion";

/// Time without a request after which a session is over.
const IDLE: Span = Span::minutes(30);
/// Time after which it is over in any case.
const LASTS: Span = Span::hours(8);
/// A session in use is noted at most so often, so that reading stays reading.
const TOUCH: Span = Span::minutes(1);

/// What somebody typed. Printed nowhere.
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The six numbers.
    pub code: String,
}

/// An operator at work.
#[derive(Debug, Clone)]
pub struct AtWork {
    /// Who.
    pub id: Id<id::Operator>,
    /// What they are called.
    pub name: String,
}

struct Try {
    row: Option<EntranceRow>,
    holder: Vec<u8>,
    standing: Standing,
    failures: Failures,
}

/// Lets an operator in, or says that something did not fit.
///
/// # Errors
/// [`Refusal::WrongCredentials`] for anything that does not fit; [`Refusal::Blocked`] from the
/// sixth failure on, whoever was named; [`Refusal::SignInBusy`].
pub async fn sign_in(backend: &Backend, visit: &Visit, input: &SignIn) -> Result<Secret, Denied> {
    let now = backend.env.clock.now();
    let place = backend.hashing.place()?;
    // What is no address is nobody's.
    let key = &Email::parse(&input.email).map_or_else(|_| String::new(), |email| email.key());
    let tried = &backend
        .db
        .write(|mut tx| async move {
            let tried = admit(&mut tx, backend, key, now).await?;
            tx.done(tried)
        })
        .await?;
    let password = &Password::offered(&input.password);
    let hash = tried.row.as_ref().map(|row| row.password_hash.as_str());
    let right = backend.hashing.verify_at(&place, password, hash).await?;
    drop(place);
    let secret = &Secret::new(&backend.env.chance);
    let entered = backend
        .db
        .write(|mut tx| async move {
            let right = right && tried.standing == Standing::Open;
            let who = match &tried.row {
                Some(row) if right => by_code(&mut tx, backend, row, &input.code, now).await?,
                _ => None,
            };
            if let Some(id) = who {
                storage::sign_in::clear_failures(&mut tx, INSTALLATION, &tried.holder).await?;
                let (digest, until) = (secret.digest(), now + LASTS);
                storage::operator_session::insert(&mut tx, &digest, id.uuid(), now, until).await?;
            }
            note(&mut tx, (backend, visit, now), who, tried).await?;
            tx.done(who.is_some())
        })
        .await?;
    if entered {
        return Ok(secret.clone());
    }
    let standing = match tried.standing {
        Standing::Open => tried.failures.standing(Lockout::default(), now),
        blocked @ Standing::Blocked { .. } => blocked,
    };
    let refusal = standing.refusal(now);
    Err(refusal.unwrap_or(Refusal::WrongCredentials).into())
}

/// Counts the try as a failure, unless a block stands.
async fn admit(tx: &mut Tx, backend: &Backend, key: &str, now: Timestamp) -> Result<Try, Denied> {
    let rules = Lockout::default();
    let row = storage::operator_session::by_email(tx, key).await?;
    let holder = backend.keys.lookup("operator:sign_in", key);
    let before = storage::sign_in::lock_failures(tx, INSTALLATION, &holder).await?;
    let standing = before.standing(rules, now);
    let failures = match standing {
        Standing::Open => before.after_failure(rules, now),
        Standing::Blocked { .. } => before,
    };
    storage::sign_in::set_failures(tx, INSTALLATION, &holder, failures).await?;
    Ok(Try {
        row,
        holder,
        standing,
        failures,
    })
}

/// The operator, if the code is that of their telephone and was not taken before.
async fn by_code(
    tx: &mut Tx,
    backend: &Backend,
    row: &EntranceRow,
    code: &str,
    now: Timestamp,
) -> Result<Option<Id<id::Operator>>, Denied> {
    let id = Id::from_uuid(row.id);
    let Some(sealed) = &row.totp else {
        return Ok(None);
    };
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(step) = seed::open(backend, id, sealed)?.step_of(&digits, now) else {
        return Ok(None);
    };
    let hash = &row.password_hash;
    let taken = storage::operator_session::take_step(tx, row.id, hash, step).await?;
    Ok((taken == 1).then_some(id))
}

async fn note(
    tx: &mut Tx,
    (backend, visit, now): (&Backend, &Visit, Timestamp),
    who: Option<Id<id::Operator>>,
    tried: &Try,
) -> Result<(), Denied> {
    let subject = match &tried.row {
        Some(row) => format!("operator:{}", Id::<id::Operator>::from_uuid(row.id)),
        None => "operator".to_owned(),
    };
    let scribe = Scribe {
        backend,
        platform: INSTALLATION,
        actor: who.map_or_else(|| "visitor".to_owned(), |id| format!("operator:{id}")),
        network: &visit.network,
        device: &visit.agent,
        now,
    };
    let entry = Entry {
        action: if who.is_some() {
            "operator.entered"
        } else {
            "operator.refused"
        },
        subject,
        detail: json!({ "failures": tried.failures.count }),
        key: None,
    };
    audit::write(tx, &scribe, entry).await
}

/// The operator whose session this browser brings along, if it is alive.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn at_work(backend: &Backend, visit: &Visit) -> Result<Option<AtWork>, Denied> {
    let token = visit.cookies.get(COOKIE);
    let Some(secret) = token.and_then(|text| Secret::parse(text)) else {
        return Ok(None);
    };
    let (digest, now) = (&secret.digest(), backend.env.clock.now());
    let found = backend
        .db
        .look(|mut tx| async move {
            let used = (now - IDLE, now + IDLE);
            let found = storage::operator_session::live(&mut tx, digest, used, now).await?;
            tx.done(found)
        })
        .await?;
    let Some((id, name, seen)) = found else {
        return Ok(None);
    };
    if seen + TOUCH <= now {
        backend
            .db
            .write(|mut tx| async move {
                storage::operator_session::touch(&mut tx, digest, now).await?;
                tx.done(())
            })
            .await?;
    }
    Ok(Some(AtWork { id, name }))
}

/// Ends the session that this browser brings along, if there is one.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn sign_out(backend: &Backend, visit: &Visit) -> Result<(), Denied> {
    let token = visit.cookies.get(COOKIE);
    let Some(secret) = token.and_then(|text| Secret::parse(text)) else {
        return Ok(());
    };
    let digest = &secret.digest();
    backend
        .db
        .write(|mut tx| async move {
            storage::operator_session::delete(&mut tx, digest).await?;
            tx.done(())
        })
        .await
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn(…)")
    }
}
