//! Rows of browsers from which an account was entered before (Q52).

use domain::id::{self, Id};
use domain::time::Timestamp;

use super::{Tx, execute};

/// Remembers a browser.
///
/// # Errors
/// When the database fails.
pub async fn know(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    browser: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO known_device (account, browser, platform, created_at, seen_at)
         VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (account, browser) DO UPDATE SET seen_at = excluded.seen_at",
        account.uuid(),
        browser,
        platform,
        now.0,
    )
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
