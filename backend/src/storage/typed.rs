//! Rows of the memory of typed values.

use domain::time::Timestamp;

use super::{Tx, execute, on};

/// Keeps what one browser typed into one form, replacing what it typed before.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    form: &str,
    sealed: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO typed (platform, browser, form, sealed, typed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (platform, browser, form)
         DO UPDATE SET sealed = excluded.sealed, typed_at = excluded.typed_at",
        platform,
        browser,
        form,
        sealed,
        now.0,
    )
}

/// What that browser typed into that form since `since`.
///
/// # Errors
/// When the database fails.
pub async fn get(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    form: &str,
    since: Timestamp,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT sealed FROM typed
         WHERE platform = $1 AND browser = $2 AND form = $3 AND typed_at >= $4",
    )
    .bind(platform)
    .bind(browser)
    .bind(form)
    .bind(since.0)
    .fetch_optional(c)
    .await)
}

/// Forgets what that browser typed into that form.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, platform: &str, browser: &[u8], form: &str) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM typed WHERE platform = $1 AND browser = $2 AND form = $3",
        platform,
        browser,
        form,
    )
}

/// Forgets what was typed before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM typed WHERE typed_at < $1 AND (platform, browser, form) IN
             (SELECT platform, browser, form FROM typed WHERE typed_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
