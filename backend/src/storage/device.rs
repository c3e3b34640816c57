//! Rows of browsers from which an account was entered before (Q52).

use domain::id::{self, Id};
use domain::time::Timestamp;

use sqlx::FromRow;

use super::{Tx, execute, on};

/// A browser that is remembered.
#[derive(Debug, Clone, FromRow)]
pub struct DeviceRow {
    /// Digest of its token.
    pub browser: Vec<u8>,
    /// What it said of itself.
    pub agent: String,
    /// Since when.
    pub created_at: i64,
    /// When the account was entered from it last.
    pub seen_at: i64,
}

/// Remembers a browser.
///
/// # Errors
/// When the database fails.
pub async fn know(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    browser: &[u8],
    agent: &str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO known_device (account, browser, platform, agent, created_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (account, browser)
         DO UPDATE SET seen_at = excluded.seen_at, agent = excluded.agent",
        account.uuid(),
        browser,
        platform,
        agent,
        now.0,
    )
}

/// The browsers from which an account was entered, newest use first.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Vec<DeviceRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT browser, agent, created_at, seen_at FROM known_device
         WHERE account = $1 AND platform = $2 ORDER BY seen_at DESC LIMIT 100",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// Forgets one browser.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    browser: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM known_device WHERE account = $1 AND browser = $2 AND platform = $3",
        account.uuid(),
        browser,
        platform,
    )
}

/// Forgets every browser of an account.
///
/// # Errors
/// When the database fails.
pub async fn forget_all(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM known_device WHERE account = $1 AND platform = $2",
        account.uuid(),
        platform,
    )
}

/// Forgets every browser of an account but one.
///
/// # Errors
/// When the database fails.
pub async fn forget_others(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    kept: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM known_device WHERE account = $1 AND platform = $2 AND browser <> $3",
        account.uuid(),
        platform,
        kept,
    )
}
