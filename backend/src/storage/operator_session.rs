//! Rows of operators' sessions, and what signing in reads and writes of an operator.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// What signing in needs to know.
#[derive(Debug, FromRow)]
pub struct EntranceRow {
    /// Whose.
    pub id: Uuid,
    /// In PHC form.
    pub password_hash: String,
    /// The secret of the telephone, sealed; none for those who were never given one.
    pub totp: Option<Vec<u8>>,
}

/// The operator with that address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(tx: &mut Tx, email_key: &str) -> sqlx::Result<Option<EntranceRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, password_hash, totp FROM operator WHERE email_key = $1",
    )
    .bind(email_key)
    .fetch_optional(c)
    .await)
}

/// Takes that step of the telephone, if it is newer than the last one and the password is still the
/// one that was checked: of many who try at once, one gets 1.
///
/// # Errors
/// When the database fails.
pub async fn take_step(tx: &mut Tx, id: Uuid, hash: &str, step: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE operator SET last_step = $3
         WHERE id = $1 AND password_hash = $2 AND last_step < $3",
        id,
        hash,
        step,
    )
}

/// Starts a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    digest: &[u8],
    operator: Uuid,
    now: Timestamp,
    expires_at: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO operator_session (digest, operator, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $3, $4)",
        digest,
        operator,
        now.0,
        expires_at.0,
    )
}

/// Operator, name and last use of a session that is alive: not ended, and used after `since` and
/// until `until`: what was used later than that was used under a clock that was wrong (F12).
///
/// # Errors
/// When the database fails.
pub async fn live(
    tx: &mut Tx,
    digest: &[u8],
    (since, until): (Timestamp, Timestamp),
    now: Timestamp,
) -> sqlx::Result<Option<(Id<id::Operator>, String, Timestamp)>> {
    let row: Option<(Uuid, String, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT s.operator, o.name, s.seen_at
         FROM operator_session s JOIN operator o ON o.id = s.operator
         WHERE s.digest = $1 AND s.expires_at > $4 AND s.seen_at > $2 AND s.seen_at <= $3",
    )
    .bind(digest)
    .bind(since.0)
    .bind(until.0)
    .bind(now.0)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|(id, name, seen)| (Id::from_uuid(id), name, Timestamp(seen))))
}

/// Notes that a session is in use.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, digest: &[u8], now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE operator_session SET seen_at = $2 WHERE digest = $1",
        digest,
        now.0,
    )
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, digest: &[u8]) -> sqlx::Result<u64> {
    execute!(tx, "DELETE FROM operator_session WHERE digest = $1", digest)
}

/// Forgets sessions that ended before; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM operator_session WHERE digest IN
             (SELECT digest FROM operator_session WHERE expires_at <= $1 LIMIT $2)",
        before.0,
        most,
    )
}
