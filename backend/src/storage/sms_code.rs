//! Rows of codes sent by text message. What must happen once happens in one statement: a try is
//! counted and compared by the same one.

use domain::time::Timestamp;
use sqlx::FromRow;

use super::{Tx, execute, on};

/// A code as stored, without what could tell it.
#[derive(Debug, FromRow)]
pub struct SmsCodeRow {
    /// How often it was tried.
    pub tries: i64,
    /// When it went out.
    pub sent_at: i64,
    /// After that it is good no more.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// Writes a code instead of the one before, which is good no more.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &mut Tx,
    platform: &str,
    holder: &[u8],
    digest: &[u8],
    now: Timestamp,
    expires: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO sms_code (holder, platform, digest, tries, sent_at, expires_at)
         VALUES ($1, $2, $3, 0, $4, $5)
         ON CONFLICT (holder) DO UPDATE SET
            platform = excluded.platform,
            digest = excluded.digest,
            tries = 0,
            sent_at = excluded.sent_at,
            expires_at = excluded.expires_at,
            used_at = NULL",
        holder,
        platform,
        digest,
        now.0,
        expires.0,
    )
}

/// The code that was sent last.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<Option<SmsCodeRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT tries, sent_at, expires_at, used_at FROM sms_code
         WHERE holder = $1 AND platform = $2",
    )
    .bind(holder)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Counts a try, and uses the code up where the digest is its own: of any number of tries at once
/// no more than `most` are compared, and of the right ones one gets the row (A13, A14). None when
/// no code can be tried; a clock that was set back finds none either (A16).
///
/// # Errors
/// When the database fails.
pub async fn spend_try(
    tx: &mut Tx,
    platform: &str,
    holder: &[u8],
    digest: &[u8],
    most: u8,
    now: Timestamp,
) -> sqlx::Result<Option<SmsCodeRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE sms_code SET tries = tries + 1,
            used_at = CASE WHEN digest = $3 THEN $4 ELSE used_at END
         WHERE holder = $1 AND platform = $2
           AND used_at IS NULL AND tries < $5 AND sent_at <= $4 AND expires_at > $4
         RETURNING tries, sent_at, expires_at, used_at",
    )
    .bind(holder)
    .bind(platform)
    .bind(digest)
    .bind(now.0)
    .bind(i64::from(most))
    .fetch_optional(c)
    .await)
}

/// Forgets codes that ran out before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM sms_code WHERE expires_at < $1 AND holder IN
             (SELECT holder FROM sms_code WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
