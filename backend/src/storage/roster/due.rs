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

/// Memberships that do not stand in the list yet: account and company.
///
/// # Errors
/// When the database fails.
pub async fn unlisted_members(
    tx: &mut Tx,
    platform: &str,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT account, company FROM membership
         WHERE listed = $3 AND platform = $1 ORDER BY id LIMIT $2",
    )
    .bind(platform)
    .bind(limit)
    .bind(false)
    .fetch_all(c)
    .await)
}

/// Workers who do not stand in the list yet: company and keyed digest of the document.
///
/// # Errors
/// When the database fails.
pub async fn unlisted_workers(
    tx: &mut Tx,
    platform: &str,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT company, rut_lookup FROM worker
         WHERE listed = $3 AND platform = $1 ORDER BY id LIMIT $2",
    )
    .bind(platform)
    .bind(limit)
    .bind(false)
    .fetch_all(c)
    .await)
}

/// People whose end date has come: company and id, the earliest first.
///
/// # Errors
/// When the database fails.
pub async fn sweep(
    tx: &mut Tx,
    platform: &str,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT company, id FROM roster_person
         WHERE ends_at IS NOT NULL AND state = 'enabled' AND ends_at <= $2 AND platform = $1
         ORDER BY ends_at LIMIT $3",
    )
    .bind(platform)
    .bind(now.0)
    .bind(limit)
    .fetch_all(c)
    .await)
}
