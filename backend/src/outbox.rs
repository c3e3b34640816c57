//! Mail and text messages leave through here only: a row written by the transaction that causes it,
//! sent by a worker afterwards, tried again with growing pauses, wiped when delivered or too late
//! . A message can go out twice when a worker dies between sending and noting; it never gets lost.

mod list;

use std::time::Duration;

use domain::id::{self, Id};
use domain::time::{Span, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::Backend;
use crate::audit::Scribe;
use crate::fault::{Denied, Fault};
use crate::mail::{Kind, Letter, Sent};
use crate::sms::Text;
use crate::storage::outbox::{Claimed, NewMessage};
use crate::storage::{self, Tx};

pub use list::{Listed, Message, STATES, list};

/// A worker that says nothing for so long is taken for dead.
const CLAIM_LASTS: Span = Span::minutes(2);
/// The longest that a try may take, whatever the configuration says: one that outlasts its claim is
/// made twice.
const LONGEST_TRY_SECONDS: u16 = 60;
const FIRST_PAUSE_SECONDS: i64 = 15;
const LONGEST_PAUSE_SECONDS: i64 = 3600;

/// What the outbox holds and sends: a letter or a text message.
pub trait Outgoing: Serialize + DeserializeOwned + Send + Sync {
    /// Which way it goes, as the outbox stores it.
    const CHANNEL: &'static str;

    /// What it is for.
    fn kind(&self) -> Kind;

    /// To whom, masked: what operators may see.
    fn mask(&self) -> String;

    /// Tries to send it. The id is the same at every try and travels along.
    fn leave(&self, backend: &Backend, id: Uuid) -> impl Future<Output = Sent> + Send;

    /// Whether it stays readable once delivered: only where it never left.
    fn stays(backend: &Backend) -> bool;
}

/// Writes a message to be sent after the commit, and answers under which id.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn enqueue<M: Outgoing>(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    message: &M,
    expires_at: Timestamp,
) -> Result<Id<id::Message>, Denied> {
    enqueue_if(tx, scribe, message, expires_at, true).await
}

/// Writes a message, or does the same work and writes none: for answers that must not tell by
/// their cost whether somebody is warned (A05).
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn enqueue_if<M: Outgoing>(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    message: &M,
    expires_at: Timestamp,
    really: bool,
) -> Result<Id<id::Message>, Denied> {
    let Backend { keys, env, .. } = scribe.backend;
    let id: Id<id::Message> = env.chance.id(scribe.now);
    let plain = serde_json::to_vec(message).map_err(|_| Fault::Sealed)?;
    let sealed = keys.seal(&env.chance, &context(id.uuid()), &plain)?;
    let row = NewMessage {
        id: id.uuid(),
        platform: scribe.platform,
        kind: message.kind().name(),
        channel: M::CHANNEL,
        recipient_mask: &message.mask(),
        sealed: &sealed,
        now: scribe.now,
        expires_at,
    };
    storage::outbox::insert(tx, &row, really).await?;
    Ok(id)
}

/// Sends what is due, letters and then text messages, until nothing is; answers how many were
/// closed.
///
/// # Errors
/// [`Denied::Fault`] when the database fails; a mail server or a gateway that fails is not an error
/// but a pause.
pub async fn deliver_due(backend: &Backend) -> Result<u32, Denied> {
    let letters = deliver_while::<Letter>(backend, || true).await?;
    Ok(letters + deliver_while::<Text>(backend, || true).await?)
}

/// Sends what is due of one channel, one at a time: a gateway that is slow holds up no letter
/// (F11). It asks before each one whether to go on: a process that is told to stop finishes
/// the one in hand and leaves the others (F19).
///
/// # Errors
/// As [`deliver_due`].
pub async fn deliver_while<M: Outgoing>(
    backend: &Backend,
    goes_on: impl Fn() -> bool + Send,
) -> Result<u32, Denied> {
    let mut closed = 0;
    while goes_on() {
        let Some(claimed) = claim(backend, M::CHANNEL).await? else {
            break;
        };
        if deliver::<M>(backend, &claimed).await? {
            closed += 1;
        }
    }
    Ok(closed)
}

async fn claim(backend: &Backend, channel: &'static str) -> Result<Option<Claimed>, Denied> {
    let now = backend.env.clock.now();
    backend
        .db
        .write(|mut tx| async move {
            let stale_before = now - CLAIM_LASTS;
            let claimed = storage::outbox::claim(&mut tx, channel, now, stale_before).await?;
            tx.done(claimed)
        })
        .await
}

async fn deliver<M: Outgoing>(backend: &Backend, claimed: &Claimed) -> Result<bool, Denied> {
    let now = backend.env.clock.now();
    let too_late = Timestamp(claimed.expires_at) <= now;
    let message: M = match &claimed.sealed {
        Some(sealed) if !too_late => match open(backend, claimed.id, sealed) {
            Ok(message) => message,
            // One message that does not open must not hold up the others.
            Err(fault) => {
                tracing::error!(kind = claimed.kind, %fault, "a message does not open");
                return close::<M>(backend, claimed, "failed").await;
            }
        },
        _ => return close::<M>(backend, claimed, "expired").await,
    };
    match message.leave(backend, claimed.id).await {
        Sent::Delivered => close::<M>(backend, claimed, "sent").await,
        Sent::Refused(reason) => {
            tracing::warn!(
                kind = claimed.kind,
                reason,
                channel = M::CHANNEL,
                "a message is refused for good"
            );
            close::<M>(backend, claimed, "failed").await
        }
        Sent::Later(reason) => {
            // The pause begins when the try ends, which may have taken longer. What would be past
            // its time then is wiped as soon as it is.
            let due_at = backend.env.clock.now() + pause(backend, claimed.attempts);
            let due_at = due_at.min(Timestamp(claimed.expires_at));
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

async fn close<M: Outgoing>(
    backend: &Backend,
    claimed: &Claimed,
    state: &'static str,
) -> Result<bool, Denied> {
    // Text messages are charged: what was sent is counted apart from letters (A23).
    let labels = [("state", state), ("channel", M::CHANNEL)];
    metrics::counter!("porteria_messages_total", &labels).increment(1);
    let keep = state == "sent" && M::stays(backend);
    let now = backend.env.clock.now();
    backend
        .db
        .write(|mut tx| async move {
            storage::outbox::close(&mut tx, claimed.id, state, keep, now).await?;
            tx.done(true)
        })
        .await
}

/// How long one try may take where the configuration says so many seconds.
#[must_use]
pub fn patience(seconds: u16) -> Duration {
    Duration::from_secs(seconds.clamp(1, LONGEST_TRY_SECONDS).into())
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
pub fn open<M: Outgoing>(backend: &Backend, id: Uuid, sealed: &[u8]) -> Result<M, Fault> {
    let plain = backend.keys.open(&context(id), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}

fn context(id: Uuid) -> Vec<u8> {
    [b"outbox:", id.as_bytes().as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Seen red: with the configured seconds taken as they are.
    #[test]
    fn f11_no_try_outlasts_its_claim() {
        for seconds in [0, 1, 20, 600, u16::MAX] {
            let patience = i64::try_from(patience(seconds).as_micros()).unwrap();
            assert!(patience > 0 && 2 * patience <= CLAIM_LASTS.0, "{seconds}");
        }
        assert_eq!(patience(20), Duration::from_secs(20));
    }
}
