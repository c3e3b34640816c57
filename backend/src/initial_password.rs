//! Initial passwords (W-26 to W-33): random, mailed, good for 24 hours from issue, stored as a hash
//! only, and worth nothing once their owner chose one. Which stage follows from it is read with
//! every request, so no other page or function can be reached before (W-31).

mod reissue;

use domain::account::Stage;
use domain::chance::index;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::INITIAL_PASSWORD;
use domain::password::Password;
use domain::platform::Platform;
use domain::refusal::{Field, Refusal};
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{self, Entry, Scribe};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::{Denied, Fault};
use crate::mail::letters;
use crate::sign_in::Identity;
use crate::storage::{self, Tx};
use crate::{Backend, calendar, outbox};

pub use reissue::{FirstUser, FirstUsers, first_users, of_company, reissue};

/// How long one is good, from its issue (Q2).
pub(crate) const LASTS: Span = INITIAL_PASSWORD;

/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Groups of four: 16 characters, 79 bits.
const GROUPS: usize = 4;

/// Stands for the owner where there is none; nothing is ever sent there.
const NOBODY: &str = "nadie@ejemplo.test";

/// Initial passwords that somebody may ask for again.
fn day(caller: &Caller) -> Limit {
    Limit {
        purpose: "initial_password",
        most: i64::from(caller.platform.policy.links.resend_per_day),
        window: Span::hours(24),
    }
}

/// An initial password and its hash. Printed nowhere.
pub(crate) struct Drawn {
    password: Password,
    hash: String,
}

/// Draws one and hashes it.
///
/// # Errors
/// [`Denied::Fault`] when hashing fails, `SignInBusy` when too much is being hashed.
pub(crate) async fn draw(backend: &Backend) -> Result<Drawn, Denied> {
    let chance = &mut Draw(&backend.env.chance);
    let mut text = String::with_capacity(GROUPS * 5);
    for at in 0..GROUPS * 4 {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        let letter = ALPHABET.get(index(chance, ALPHABET.len()));
        text.push(char::from(letter.copied().unwrap_or(b'x')));
    }
    let password = Password::offered(&text);
    let hash = backend.hashing.hash(&backend.env.chance, &password).await?;
    Ok(Drawn { password, hash })
}

/// Whether an account's initial password, if it has one, opens nothing any more (F12).
pub(crate) fn is_over(until: Option<i64>, now: Timestamp) -> bool {
    until.is_some_and(|until| !LASTS.covers(Timestamp(until), now))
}

/// Sets it for an account that has none of its owner's, and mails it; the former initial one opens
/// nothing any more (Q2).
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn give(
    tx: &mut Tx,
    (scribe, home): (&Scribe<'_>, &Platform),
    (account, to, sign_in): (Id<id::Account>, &Email, &str),
    drawn: &Drawn,
) -> Result<bool, Denied> {
    let platform = scribe.platform;
    let (now, until) = (scribe.now, scribe.now + LASTS);
    let set =
        storage::account::set_initial_password(tx, platform, account, &drawn.hash, until, now);
    let given = set.await? == 1;
    let moment = calendar::moment(home, until)?;
    let words = (sign_in, drawn.password.expose());
    let letter = letters::company::initial_password((scribe.backend, home), to, words, &moment);
    outbox::enqueue_if(tx, scribe, &letter, until, given).await?;
    Ok(given)
}

/// When the initial password of whoever signed in with one ends, as people of the platform read it.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers; [`Refusal::NotAllowed`] for whoever has none any more.
pub async fn ends(caller: &Caller) -> Result<String, Denied> {
    let session = caller.signed_in()?;
    if session.stage != Stage::InitialPassword {
        return Err(Refusal::NotAllowed.into());
    }
    let (platform, account) = (caller.platform.slug.as_str(), session.account);
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::account::by_id(&mut tx, platform, account, caller.now).await?;
            tx.done(row)
        })
        .await?;
    let until = row.and_then(|row| row.initial_until);
    let until = until.ok_or(Refusal::NotAllowed)?;
    Ok(calendar::moment(&caller.platform, Timestamp(until))?)
}

/// «Pedir otra contraseña inicial» (W-32, Q53): to the mailbox on file of whoever still has an
/// initial one. For everybody else the answer and the work are the same, done for nobody.
///
/// # Errors
/// [`Refusal::Fields`] for what can be nobody's; `TooMany` for whoever is named too often, existing
/// or not; `SignInBusy`.
pub async fn ask_again(caller: &Caller, typed: &str) -> Result<(), Denied> {
    let backend = &caller.backend;
    let policy = &caller.platform.policy;
    let identity = &Identity::read(policy, &backend.keys, typed);
    // What can be nobody's is told as such, as at sign-in.
    if let Some(problem) = identity.problem {
        return Err(Refusal::field(Field::Identity, problem).into());
    }
    let drawn = &draw(backend).await?;
    let platform = caller.platform.slug.as_str();
    backend
        .db
        .write(|mut tx| async move {
            budget::require(&mut tx, caller, day(caller), &identity.digest).await?;
            let row = identity.account(&mut tx, platform, caller.now).await?;
            let row = row.filter(|row| row.initial_until.is_some());
            let account = row.as_ref().map_or(Uuid::nil(), |row| row.id);
            let to = row.as_ref().map_or(NOBODY, |row| row.email.as_str());
            let to = Email::parse(to).or_else(|_| Email::parse(NOBODY));
            let to = &to.map_err(|_| Fault::Mail(NOBODY.into()))?;
            let about = (Id::from_uuid(account), to, typed.trim());
            let by = (&caller.scribe(), &*caller.platform);
            let given = give(&mut tx, by, about, drawn).await?;
            let entry = Entry {
                action: "initial_password.asked",
                subject: identity.subject(),
                detail: json!({ "given": given }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Drawn(…)")
    }
}
