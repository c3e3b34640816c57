//! Rows of recovery links.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A link to write.
#[derive(Debug)]
pub struct NewRecovery<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose password it may set.
    pub account: Id<id::Account>,
    /// Digest of its secret.
    pub secret_digest: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// After that it opens nothing.
    pub expires_at: Timestamp,
}

/// A link as stored.
#[derive(Debug, FromRow)]
pub struct RecoveryRow {
    account: Uuid,
    /// When it was made.
    pub created_at: i64,
    /// After that it opens nothing.
    pub expires_at: i64,
    /// When it was spent or replaced.
    pub used_at: Option<i64>,
}

impl RecoveryRow {
    /// Whose password it may set.
    #[must_use]
    pub fn account(&self) -> Id<id::Account> {
        Id::from_uuid(self.account)
    }
}

/// Takes every open link of an account out of service.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE recovery SET used_at = $3
         WHERE account = $1 AND platform = $2 AND used_at IS NULL",
        account.uuid(),
        platform,
        now.0,
    )
}

/// Writes a link; when not `really`, the same statement writes nothing.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, recovery: &NewRecovery<'_>, really: bool) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO recovery (id, platform, account, secret_digest, created_at, expires_at)
         SELECT $1, $2, $3, $4, $5, $6 WHERE $7",
        recovery.id,
        recovery.platform,
        recovery.account.uuid(),
        recovery.secret_digest,
        recovery.now.0,
        recovery.expires_at.0,
        really,
    )
}

/// The link with that secret, open or not.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<RecoveryRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT account, created_at, expires_at, used_at FROM recovery
         WHERE platform = $1 AND secret_digest = $2",
    )
    .bind(platform)
    .bind(digest)
    .fetch_optional(c)
    .await)
}

/// Spends a link: of many who try at once, one gets the row (A26).
///
/// # Errors
/// When the database fails.
pub async fn spend(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<RecoveryRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE recovery SET used_at = $3
         WHERE platform = $1 AND secret_digest = $2 AND used_at IS NULL AND expires_at > $3
         RETURNING account, created_at, expires_at, used_at",
    )
    .bind(platform)
    .bind(digest)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Forgets links that expired before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM recovery WHERE expires_at < $1 AND id IN
             (SELECT id FROM recovery WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
