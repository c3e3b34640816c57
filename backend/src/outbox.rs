//! Mail leaves through here only: a row written by the transaction that causes it, sent by a
//! worker afterwards, tried again with growing pauses, wiped when delivered or too late.
//! A message can go out twice when a worker dies between sending and noting; it never gets lost.

mod list;

use domain::id::{self, Id};
use domain::time::{Span, Timestamp};

use crate::Backend;
use crate::audit::Scribe;
use crate::fault::{Denied, Fault};
use crate::mail::{Letter, Sent};
use crate::storage::outbox::{Claimed, NewMessage};
use crate::storage::{self, Tx};

pub use list::{Listed, Message, STATES, list};

/// A worker that says nothing for so long is taken for dead.
const CLAIM_LASTS: Span = Span::minutes(2);
const FIRST_PAUSE_SECONDS: i64 = 15;
const LONGEST_PAUSE_SECONDS: i64 = 3600;

/// Writes a letter to be sent after the commit, and answers under which id.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn enqueue(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    letter: &Letter,
    expires_at: Timestamp,
) -> Result<Id<id::Message>, Denied> {
    enqueue_if(tx, scribe, letter, expires_at, true).await
}

/// Writes a letter, or does the same work and writes none: for answers that must not tell by
/// their cost whether somebody is warned (A05).
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn enqueue_if(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    letter: &Letter,
    expires_at: Timestamp,
    really: bool,
) -> Result<Id<id::Message>, Denied> {
    let Backend { keys, env, .. } = scribe.backend;
    let id: Id<id::Message> = env.chance.id(scribe.now);
    let plain = serde_json::to_vec(letter).map_err(|_| Fault::Sealed)?;
    let sealed = keys.seal(&env.chance, &context(id.uuid()), &plain)?;
    let message = NewMessage {
        id: id.uuid(),
        platform: scribe.platform,
        kind: letter.kind.name(),
        channel: "mail",
        recipient_mask: &letter.to.mask(),
        sealed: &sealed,
        now: scribe.now,
        expires_at,
    };
    storage::outbox::insert(tx, &message, really).await?;
    Ok(id)
}

/// Sends what is due, one at a time, until nothing is; answers how many messages were closed.
///
/// # Errors
/// [`Denied::Fault`] when the database fails; a mail server that fails is not an error but a pause.
pub async fn deliver_due(backend: &Backend) -> Result<u32, Denied> {
    deliver_while(backend, || true).await
}

/// The same, asking before each letter whether to go on: a process that is told to stop finishes
/// the one in hand and leaves the others (F19).
///
/// # Errors
/// As [`deliver_due`].
pub async fn deliver_while(
    backend: &Backend,
    goes_on: impl Fn() -> bool + Send,
) -> Result<u32, Denied> {
    let mut closed = 0;
    while goes_on() {
        let Some(claimed) = claim(backend).await? else {
            break;
        };
        if deliver(backend, &claimed).await? {
            closed += 1;
        }
    }
    Ok(closed)
}

async fn claim(backend: &Backend) -> Result<Option<Claimed>, Denied> {
    let now = backend.env.clock.now();
    backend
        .db
        .write(|mut tx| async move {
            let claimed = storage::outbox::claim(&mut tx, now, now - CLAIM_LASTS).await?;
            tx.done(claimed)
        })
        .await
}

async fn deliver(backend: &Backend, claimed: &Claimed) -> Result<bool, Denied> {
    let now = backend.env.clock.now();
    let too_late = Timestamp(claimed.expires_at) <= now;
    let letter = match &claimed.sealed {
        Some(sealed) if !too_late => match open(backend, claimed.id, sealed) {
            Ok(letter) => letter,
            // One letter that does not open must not hold up the others.
            Err(fault) => {
                tracing::error!(kind = claimed.kind, %fault, "a message does not open");
                return close(backend, claimed, "failed", false).await;
            }
        },
        _ => return close(backend, claimed, "expired", false).await,
    };
    match backend.mail.send(&letter, claimed.id).await {
        Sent::Delivered => close(backend, claimed, "sent", backend.mail.keeps_letters()).await,
        Sent::Refused(reason) => {
            tracing::warn!(
                kind = claimed.kind,
                reason,
                "a mail server refuses a message for good"
            );
            close(backend, claimed, "failed", false).await
        }
        Sent::Later(reason) => {
            let due_at = now + pause(backend, claimed.attempts);
            backend
                .db
                .write(|mut tx| async move {
                    storage::outbox::postpone(&mut tx, claimed.id, due_at, reason).await?;
                    tx.done(false)
                })
                .await
        }
    }
}

async fn close(
    backend: &Backend,
    claimed: &Claimed,
    state: &'static str,
    keep: bool,
) -> Result<bool, Denied> {
    metrics::counter!("porteria_messages_total", "state" => state).increment(1);
    let now = backend.env.clock.now();
    backend
        .db
        .write(|mut tx| async move {
            storage::outbox::close(&mut tx, claimed.id, state, keep, now).await?;
            tx.done(true)
        })
        .await
}

/// Doubles with each try up to an hour, and varies by a quarter so that messages spread.
fn pause(backend: &Backend, attempts: i64) -> Span {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(0);
    let seconds = FIRST_PAUSE_SECONDS
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE_SECONDS);
    let [dice] = backend.env.chance.bytes();
    Span::seconds(seconds + seconds * i64::from(dice) / 1024)
}

/// The contents of a message that was not wiped.
///
/// # Errors
/// [`Fault::Sealed`] when it does not open.
pub fn open(backend: &Backend, id: uuid::Uuid, sealed: &[u8]) -> Result<Letter, Fault> {
    let plain = backend.keys.open(&context(id), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}

fn context(id: uuid::Uuid) -> Vec<u8> {
    [b"outbox:", id.as_bytes().as_slice()].concat()
}
