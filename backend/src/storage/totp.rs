//! Rows of second factors and of recovery codes. What must happen once happens in one statement:
//! taking a step, taking a code.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A second factor as stored.
#[derive(Debug, FromRow)]
pub struct TotpRow {
    /// The secret in force, sealed; none before the first code.
    pub sealed: Option<Vec<u8>>,
    /// The newest step whose code was taken.
    pub last_step: i64,
    /// Since when it is in force.
    pub confirmed_at: Option<i64>,
    /// The secret that waits for its first code, sealed.
    pub offered: Option<Vec<u8>>,
    /// Since when it waits.
    pub offered_at: Option<i64>,
}

/// The second factor of an account.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Option<TotpRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT sealed, last_step, confirmed_at, offered, offered_at FROM totp
         WHERE account = $1 AND platform = $2",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Offers a secret, instead of one that waits already; the one in force stays in force.
///
/// # Errors
/// When the database fails.
pub async fn offer(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    sealed: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO totp (account, platform, last_step, offered, offered_at)
         VALUES ($1, $2, 0, $3, $4)
         ON CONFLICT (account) DO UPDATE SET
            offered = excluded.offered,
            offered_at = excluded.offered_at",
        account.uuid(),
        platform,
        sealed,
        now.0,
    )
}

/// Puts the offered secret into force, with the step of its first code; 0 when another one is
/// offered by now.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    offered: &[u8],
    step: i64,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE totp SET sealed = offered, offered = NULL, offered_at = NULL, last_step = $4,
            confirmed_at = $5
         WHERE account = $1 AND platform = $2 AND offered = $3",
        account.uuid(),
        platform,
        offered,
        step,
        now.0,
    )
}

/// Takes an offered secret back; the one in force stays in force. 0 where none is offered.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &mut Tx, platform: &str, account: Id<id::Account>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE totp SET offered = NULL, offered_at = NULL
         WHERE account = $1 AND platform = $2 AND offered IS NOT NULL",
        account.uuid(),
        platform,
    )
}

/// Takes the code of a step: of many who bring the same one, or an older one, none but the first
/// gets the row (A22).
///
/// # Errors
/// When the database fails.
pub async fn take_step(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    step: i64,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE totp SET last_step = $3
         WHERE account = $1 AND platform = $2 AND last_step < $3 AND confirmed_at IS NOT NULL",
        account.uuid(),
        platform,
        step,
    )
}

/// Removes the second factor.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, platform: &str, account: Id<id::Account>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM totp WHERE account = $1 AND platform = $2",
        account.uuid(),
        platform,
    )
}

/// Writes a recovery code.
///
/// # Errors
/// When the database fails.
pub async fn insert_code(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO recovery_code (account, digest, platform, created_at)
         VALUES ($1, $2, $3, $4)",
        account.uuid(),
        digest,
        platform,
        now.0,
    )
}

/// Takes a recovery code: of many who bring the same one, the first gets the row.
///
/// # Errors
/// When the database fails.
pub async fn take_code(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE recovery_code SET used_at = $4
         WHERE account = $1 AND platform = $2 AND digest = $3 AND used_at IS NULL",
        account.uuid(),
        platform,
        digest,
        now.0,
    )
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database fails.
pub async fn codes_left(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM recovery_code
         WHERE account = $1 AND platform = $2 AND used_at IS NULL",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_one(c)
    .await)
}

/// Removes every recovery code.
///
/// # Errors
/// When the database fails.
pub async fn remove_codes(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM recovery_code WHERE account = $1 AND platform = $2",
        account.uuid(),
        platform,
    )
}

/// The role of an account and since when its second factor is in force, for sign-in.
///
/// # Errors
/// When the database fails.
pub async fn hurdles(
    tx: &mut Tx,
    platform: &str,
    account: Uuid,
) -> sqlx::Result<(Option<String>, Option<i64>)> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.role, t.confirmed_at
         FROM account a
         LEFT JOIN staff r ON r.platform = a.platform AND r.account = a.id
         LEFT JOIN totp t ON t.account = a.id
         WHERE a.id = $2 AND a.platform = $1",
    )
    .bind(platform)
    .bind(account)
    .fetch_one(c)
    .await)
}
