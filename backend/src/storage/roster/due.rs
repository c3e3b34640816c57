//! What housekeeping finds: who belongs to a company and does not stand in its list yet, and whose
//! end date has come.

use domain::time::Timestamp;
use uuid::Uuid;

use crate::storage::{Tx, execute, on};

/// Notes that a membership stands in the list.
///
/// # Errors
/// When the database fails.
pub async fn listed(tx: &mut Tx, platform: &str, membership: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE membership SET listed = $3 WHERE id = $1 AND platform = $2",
        membership,
        platform,
        true,
    )
}

/// Notes that a worker stands in the list.
///
/// # Errors
/// When the database fails.
pub async fn worker_listed(tx: &mut Tx, platform: &str, worker: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker SET listed = $3 WHERE id = $1 AND platform = $2",
        worker,
        platform,
        true,
    )
}

/// One thing that waits: its id, the company, and whom it is about.
pub type Waiting<T> = (Uuid, Uuid, T);

/// Memberships after that one that do not stand in the list yet, with their account.
///
/// # Errors
/// When the database fails.
pub async fn unlisted_members(
    tx: &mut Tx,
    platform: &str,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<Waiting<Uuid>>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account FROM membership
         WHERE NOT listed AND platform = $1 AND id > $3 ORDER BY id LIMIT $2",
    )
    .bind(platform)
    .bind(limit)
    .bind(after)
    .fetch_all(c)
    .await)
}

/// Workers after that one who do not stand in the list yet, with the keyed digest of the document.
///
/// # Errors
/// When the database fails.
pub async fn unlisted_workers(
    tx: &mut Tx,
    platform: &str,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<Waiting<Vec<u8>>>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, rut_lookup FROM worker
         WHERE NOT listed AND platform = $1 AND id > $3 ORDER BY id LIMIT $2",
    )
    .bind(platform)
    .bind(limit)
    .bind(after)
    .fetch_all(c)
    .await)
}

/// People after that one whose end date has come.
///
/// # Errors
/// When the database fails.
pub async fn sweep(
    tx: &mut Tx,
    platform: &str,
    now: Timestamp,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company FROM roster_person
         WHERE ends_at IS NOT NULL AND state = 'enabled' AND ends_at <= $2 AND platform = $1
           AND id > $4
         ORDER BY id LIMIT $3",
    )
    .bind(platform)
    .bind(now.0)
    .bind(limit)
    .bind(after)
    .fetch_all(c)
    .await)
}
