//! Counters of a window of time. One statement counts and answers, so that parallel tries are
//! exact on both databases.

use domain::time::{Span, Timestamp};

use super::{Tx, execute, on};

/// Counts one use and answers how many the window holds now, this one included.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &mut Tx,
    platform: &str,
    purpose: &str,
    holder: &[u8],
    window: Span,
    now: Timestamp,
) -> sqlx::Result<i64> {
    take_many(tx, platform, (purpose, holder), window, now, 1).await
}

/// How many uses the window holds, which stays so until the transaction ends: nobody else counts
/// meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn used(
    tx: &mut Tx,
    platform: &str,
    of: (&str, &[u8]),
    window: Span,
    now: Timestamp,
) -> sqlx::Result<i64> {
    take_many(tx, platform, of, window, now, 0).await
}

/// Counts so many uses at once and answers how many the window holds now.
///
/// # Errors
/// When the database fails.
pub async fn take_many(
    tx: &mut Tx,
    platform: &str,
    (purpose, holder): (&str, &[u8]),
    window: Span,
    now: Timestamp,
    many: i64,
) -> sqlx::Result<i64> {
    let cutoff = now.0.saturating_sub(window.0);
    // A window that begins further ahead than it lasts is one of a clock that was wrong (F12).
    let ahead = now.0.saturating_add(window.0);
    on!(tx, c => sqlx::query_scalar(
        "INSERT INTO budget (platform, purpose, holder, window_start, used)
         VALUES ($1, $2, $3, $4, $7)
         ON CONFLICT (platform, purpose, holder) DO UPDATE SET
            used = CASE WHEN budget.window_start <= $5 OR budget.window_start > $6
                THEN $7 ELSE budget.used + $7 END,
            window_start = CASE WHEN budget.window_start <= $5 OR budget.window_start > $6
                THEN $4 ELSE budget.window_start END
         RETURNING used",
    )
    .bind(platform)
    .bind(purpose)
    .bind(holder)
    .bind(now.0)
    .bind(cutoff)
    .bind(ahead)
    .bind(many)
    .fetch_one(c)
    .await)
}

/// Gives a holder the whole window again.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &mut Tx, platform: &str, purpose: &str, holder: &[u8]) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM budget WHERE platform = $1 AND purpose = $2 AND holder = $3",
        platform,
        purpose,
        holder,
    )
}

/// Forgets windows that ended before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM budget WHERE window_start < $1 AND (platform, purpose, holder) IN
             (SELECT platform, purpose, holder FROM budget WHERE window_start < $1 LIMIT $2)",
        before.0,
        most,
    )
}
