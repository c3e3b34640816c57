//! What was done to several people at once, kept as long as it can be taken back.

use domain::id::{self, Id};
use domain::time::Timestamp;
use uuid::Uuid;

use crate::storage::{Tx, execute, on};

/// Notes what was done to several people at once.
///
/// # Errors
/// When the database fails.
pub async fn put_act(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    (by, changes): (&str, &str),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO roster_act (id, platform, company, done_by, done_at, changes)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        platform,
        company.uuid(),
        by,
        now.0,
        changes,
    )
}

/// What was done to several people of that company after that moment and was not taken back, the newest
/// first: its id, who did it, when, and what. Of a clock that was further ahead as in [`take_act`].
///
/// # Errors
/// When the database fails.
pub async fn recent_acts(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (after, now): (Timestamp, Timestamp),
    most: i64,
) -> sqlx::Result<Vec<(Uuid, String, i64, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, done_by, done_at, changes FROM roster_act
         WHERE platform = $1 AND company = $2 AND undone_at IS NULL AND done_at > $3
           AND done_at - $4 <= $4 - $3
         ORDER BY done_at DESC, id DESC LIMIT $5",
    )
    .bind(platform)
    .bind(company.uuid())
    .bind(after.0)
    .bind(now.0)
    .bind(most)
    .fetch_all(c)
    .await)
}

/// Takes what was done after that moment, so that it can be taken back once: who did it, and what. What
/// a clock did that was further ahead than the moment lies behind was not done then (F12).
///
/// # Errors
/// When the database fails.
pub async fn take_act(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    after: Timestamp,
    now: Timestamp,
) -> sqlx::Result<Option<(String, String)>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE roster_act SET undone_at = $5
         WHERE id = $1 AND platform = $2 AND company = $3 AND undone_at IS NULL AND done_at > $4
           AND done_at - $5 <= $5 - $4
         RETURNING done_by, changes",
    )
    .bind(id)
    .bind(platform)
    .bind(company.uuid())
    .bind(after.0)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Forgets what cannot be taken back any more; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget_acts(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM roster_act WHERE id IN
             (SELECT id FROM roster_act WHERE done_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
