//! Rows that sign-in reads and counts. Each function is one statement that runs in every case.

use domain::id::{self, Id};
use domain::lockout::Failures;
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Tx, execute, on};

/// Whether the account was entered from this browser before.
///
/// # Errors
/// When the database fails.
pub async fn is_known_device(
    tx: &mut Tx,
    platform: &str,
    account: Uuid,
    browser: &[u8],
) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT seen_at FROM known_device WHERE account = $1 AND browser = $2 AND platform = $3",
    )
    .bind(account)
    .bind(browser)
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// The password of the newest registration that waits under this address or document.
///
/// # Errors
/// When the database fails.
pub async fn waiting_password(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT password_hash FROM pending_registration
         WHERE platform = $1 AND (email_key = $2 OR document_lookup = $3) AND expires_at > $4
           AND state = 'waiting'
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(email_key)
    .bind(document_lookup)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The failures of a holder, whose row stays locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock_failures(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<Failures> {
    let (count, last): (i64, i64) = on!(tx, c => sqlx::query_as(
        "INSERT INTO sign_in_counter (platform, holder, failures, last_failure_at)
         VALUES ($1, $2, 0, 0)
         ON CONFLICT (platform, holder) DO UPDATE SET failures = sign_in_counter.failures
         RETURNING failures, last_failure_at",
    )
    .bind(platform)
    .bind(holder)
    .fetch_one(c)
    .await)?;
    Ok(Failures {
        count: u16::try_from(count).unwrap_or(u16::MAX),
        last: Timestamp(last),
    })
}

/// The failures of a holder, without waiting for whoever counts them.
///
/// # Errors
/// When the database fails.
pub async fn failures(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<Failures> {
    let row: Option<(i64, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT failures, last_failure_at FROM sign_in_counter
         WHERE platform = $1 AND holder = $2",
    )
    .bind(platform)
    .bind(holder)
    .fetch_optional(c)
    .await)?;
    Ok(
        row.map_or_else(Failures::default, |(count, last)| Failures {
            count: u16::try_from(count).unwrap_or(u16::MAX),
            last: Timestamp(last),
        }),
    )
}

/// Writes the failures of a holder whose row is locked.
///
/// # Errors
/// When the database fails.
pub async fn set_failures(
    tx: &mut Tx,
    platform: &str,
    holder: &[u8],
    failures: Failures,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE sign_in_counter SET failures = $3, last_failure_at = $4
         WHERE platform = $1 AND holder = $2",
        platform,
        holder,
        i64::from(failures.count),
        failures.last.0,
    )
}

/// Forgets the failures of a holder.
///
/// # Errors
/// When the database fails.
pub async fn clear_failures(tx: &mut Tx, platform: &str, holder: &[u8]) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM sign_in_counter WHERE platform = $1 AND holder = $2",
        platform,
        holder,
    )
}

/// Forgets failures from before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget_failures(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM sign_in_counter WHERE last_failure_at < $1 AND (platform, holder) IN
             (SELECT platform, holder FROM sign_in_counter WHERE last_failure_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}

/// Locks the account if its password is still the one that was checked.
///
/// # Errors
/// When the database fails.
pub async fn confirm_password(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    hash: &str,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET version = version
         WHERE id = $1 AND platform = $2 AND password_hash = $3",
        account.uuid(),
        platform,
        hash,
    )
}
