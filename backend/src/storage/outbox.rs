//! Rows of the outbox.

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A message to write.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// What it is for.
    pub kind: &'static str,
    /// `mail` or `sms`.
    pub channel: &'static str,
    /// The address, masked: what operators may see.
    pub recipient_mask: &'a str,
    /// Address, subject and bodies.
    pub sealed: &'a [u8],
    /// When it was written and is due.
    pub now: Timestamp,
    /// After that it is not sent any more.
    pub expires_at: Timestamp,
}

/// A message that this worker may send now.
#[derive(Debug, FromRow)]
pub struct Claimed {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: String,
    /// What it is for.
    pub kind: String,
    /// The contents; none once wiped.
    pub sealed: Option<Vec<u8>>,
    /// Tries before this one.
    pub attempts: i64,
    /// After that it is not sent any more.
    pub expires_at: i64,
}

/// A message as `/buzon` lists it.
#[derive(Debug, FromRow)]
pub struct Listed {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: String,
    /// What it is for.
    pub kind: String,
    /// `mail` or `sms`.
    pub channel: String,
    /// `queued`, `sent`, `failed` or `expired`.
    pub state: String,
    /// The contents; none once wiped.
    pub sealed: Option<Vec<u8>>,
    /// When it was written.
    pub created_at: i64,
}

/// Writes a message; when not `really`, the same statement writes nothing.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, message: &NewMessage<'_>, really: bool) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO outbox (id, platform, kind, channel, recipient_mask, sealed, state, due_at,
                             attempts, created_at, expires_at)
         SELECT $1, $2, $3, $4, $5, $6, 'queued', $7, 0, $7, $8 WHERE $9",
        message.id,
        message.platform,
        message.kind,
        message.channel,
        message.recipient_mask,
        message.sealed,
        message.now.0,
        message.expires_at.0,
        really,
    )
}

/// Claims the message of that channel that has been due longest. A claim older than `stale_before`
/// belongs to a worker that died and is taken over.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &mut Tx,
    channel: &'static str,
    now: Timestamp,
    stale_before: Timestamp,
) -> sqlx::Result<Option<Claimed>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE outbox SET claimed_at = $1
         WHERE id = (SELECT id FROM outbox
                     WHERE state = 'queued' AND due_at <= $1 AND channel = $3
                       AND (claimed_at IS NULL OR claimed_at < $2)
                     ORDER BY due_at, id LIMIT 1)
           AND state = 'queued' AND (claimed_at IS NULL OR claimed_at < $2)
         RETURNING id, platform, kind, sealed, attempts, expires_at",
    )
    .bind(now.0)
    .bind(stale_before.0)
    .bind(channel)
    .fetch_optional(c)
    .await)
}

/// Closes a message as `sent`, `failed` or `expired`, and wipes it unless it is to be kept. One
/// that another worker closed meanwhile stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut Tx,
    id: Uuid,
    state: &'static str,
    keep: bool,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE outbox SET state = $2, sent_at = $3, claimed_at = NULL, attempts = attempts + 1,
                sealed = CASE WHEN $4 THEN sealed ELSE NULL END
         WHERE id = $1 AND state = 'queued'",
        id,
        state,
        now.0,
        keep,
    )
}

/// Puts a message back to be tried again at `due_at`, unless another worker closed it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn postpone(tx: &mut Tx, id: Uuid, due_at: Timestamp, error: &str) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE outbox SET due_at = $2, last_error = $3, claimed_at = NULL,
                attempts = attempts + 1
         WHERE id = $1 AND state = 'queued'",
        id,
        due_at.0,
        error,
    )
}

/// The newest messages, for the demonstration's mailbox.
///
/// # Errors
/// When the database fails.
pub async fn newest(tx: &mut Tx, limit: i64) -> sqlx::Result<Vec<Listed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, platform, kind, channel, state, sealed, created_at FROM outbox
         ORDER BY created_at DESC, id DESC LIMIT $1",
    )
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// One message, for the demonstration's mailbox.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Listed>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, platform, kind, channel, state, sealed, created_at FROM outbox WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await)
}

/// A message as the administrator lists it: metadata and state, never what it says.
#[derive(Debug, FromRow)]
pub struct MetaRow {
    /// Its id.
    pub id: Uuid,
    /// What it is for.
    pub kind: String,
    /// `mail` or `sms`.
    pub channel: String,
    /// The address, masked.
    pub recipient_mask: String,
    /// `queued`, `sent`, `failed` or `expired`.
    pub state: String,
    /// Tries so far.
    pub attempts: i64,
    /// Why the last try failed, without contents.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: i64,
    /// When it left, or was given up.
    pub sent_at: Option<i64>,
}

/// Messages of a platform before the cursor, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn before(
    tx: &mut Tx,
    platform: &str,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<MetaRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, kind, channel, recipient_mask, state, attempts, last_error, created_at, sent_at
         FROM outbox WHERE platform = $1 AND (created_at, id) < ($2, $3)
         ORDER BY created_at DESC, id DESC LIMIT $4",
    )
    .bind(platform)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The same, in one state only.
///
/// # Errors
/// When the database fails.
pub async fn in_state(
    tx: &mut Tx,
    platform: &str,
    state: &str,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<MetaRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, kind, channel, recipient_mask, state, attempts, last_error, created_at, sent_at
         FROM outbox WHERE platform = $1 AND state = $2 AND (created_at, id) < ($3, $4)
         ORDER BY created_at DESC, id DESC LIMIT $5",
    )
    .bind(platform)
    .bind(state)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// How far a message of that platform is; none once it is forgotten.
///
/// # Errors
/// When the database fails.
pub async fn state_of(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar("SELECT state FROM outbox WHERE id = $1 AND platform = $2")
        .bind(id)
        .bind(platform)
        .fetch_optional(c)
        .await)
}
