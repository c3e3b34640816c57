//! The work on registry files that came over the page: who takes it, and how it ends. Each step is
//! one statement that asks for the stage before it, so that nothing is done twice.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A file that this worker may work on now.
#[derive(Debug, FromRow)]
pub struct JobRow {
    /// The import.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: String,
    /// `checking` or `applying`.
    pub state: String,
    /// What the file is called.
    pub file: String,
    /// Whether it is the whole registry.
    pub whole: bool,
    /// The order of its dates, where somebody said it.
    pub dates: Option<String>,
    /// The file's own key, wrapped.
    pub wrapped_key: Option<Vec<u8>>,
    /// Who brought it.
    pub imported_by: String,
    /// How many retired people were agreed to.
    pub agreed: Option<i64>,
    /// The account that agreed.
    pub decided_by: Option<Uuid>,
    /// How often it was begun, this time among them.
    pub tries: i64,
}

/// Whether anything waits for a worker, or was left by one that died.
///
/// # Errors
/// When the database fails.
pub async fn waits(tx: &mut Tx, now: Timestamp) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM registry_batch
         WHERE state IN ('received', 'checking', 'approved', 'applying')
           AND (leased_until IS NULL OR leased_until < $1) LIMIT 1",
    )
    .bind(now.0)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// Takes the file that has waited longest, until that time. One whose time is over belongs to a
/// worker that died and is taken over.
///
/// # Errors
/// When the database fails.
pub async fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp) -> sqlx::Result<Option<JobRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE registry_batch SET leased_until = $2, tries = tries + 1,
            state = CASE WHEN state IN ('received', 'checking') THEN 'checking'
                    ELSE 'applying' END
         WHERE id = (SELECT id FROM registry_batch
                     WHERE state IN ('received', 'checking', 'approved', 'applying')
                       AND (leased_until IS NULL OR leased_until < $1)
                     ORDER BY imported_at, id LIMIT 1)
           AND state IN ('received', 'checking', 'approved', 'applying')
           AND (leased_until IS NULL OR leased_until < $1)
         RETURNING id, platform, state, file, whole, dates, wrapped_key, imported_by, agreed,
            decided_by, tries",
    )
    .bind(now.0)
    .bind(until.0)
    .fetch_optional(c)
    .await)
}

/// Ends the check: `checked` or `refused`, with what was found. 0 when somebody else did.
///
/// # Errors
/// When the database fails.
pub async fn checked(
    tx: &mut Tx,
    id: Uuid,
    state: &'static str,
    preview: &str,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET state = $2, preview = $3, leased_until = NULL, tries = 0
         WHERE id = $1 AND state = 'checking'",
        id,
        state,
        preview,
    )
}

/// Says yes to a checked file; 0 when there is nothing to say yes to.
///
/// # Errors
/// When the database fails.
pub async fn approve(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    agreed: Option<i64>,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET state = 'approved', note = NULL, agreed = $3, decided_by = $4,
            decided_at = $5
         WHERE id = $1 AND platform = $2 AND state = 'checked'",
        id,
        platform,
        agreed,
        by.uuid(),
        now.0,
    )
}

/// Says no to a file; 0 when it is too late.
///
/// # Errors
/// When the database fails.
pub async fn discard(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET state = 'discarded', decided_by = $3, decided_at = $4
         WHERE id = $1 AND platform = $2 AND state IN ('received', 'checked', 'refused')",
        id,
        platform,
        by.uuid(),
        now.0,
    )
}

/// Holds a file that is being applied until the commit, and answers who agreed to it; none when it
/// is applied already.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<Uuid>> {
    let held: Option<Option<Uuid>> = on!(tx, c => sqlx::query_scalar(
        "UPDATE registry_batch SET state = 'applying'
         WHERE id = $1 AND platform = $2 AND state = 'applying' RETURNING decided_by",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(held.flatten())
}

/// Has a file that was being applied checked again, because the registry is another one now.
///
/// # Errors
/// When the database fails.
pub async fn check_again(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET state = 'received', note = 'changed', agreed = NULL,
            decided_by = NULL, decided_at = NULL, leased_until = NULL, tries = 0
         WHERE id = $1 AND state = 'applying'",
        id,
    )
}

/// Gives a file up.
///
/// # Errors
/// When the database fails.
pub async fn stop(tx: &mut Tx, id: Uuid, note: &'static str) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET state = 'stopped', note = $2, leased_until = NULL
         WHERE id = $1 AND state IN ('checking', 'applying')",
        id,
        note,
    )
}

/// Files that nobody decided, or that never arrived whole: their rows stay in the history, what they
/// hold goes.
///
/// # Errors
/// When the database fails.
pub async fn expire(tx: &mut Tx, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let gone: Vec<Uuid> = on!(&mut *tx, c => sqlx::query_scalar(
        "UPDATE registry_batch SET state = 'expired'
         WHERE id IN (SELECT id FROM registry_batch
                      WHERE state IN ('receiving', 'checked', 'refused') AND imported_at < $1
                      ORDER BY imported_at, id LIMIT $2)
         RETURNING id",
    )
    .bind(before.0)
    .bind(limit)
    .fetch_all(c)
    .await)?;
    for id in &gone {
        super::registry_upload::forget_found(tx, *id).await?;
        super::registry_upload::forget_file(tx, *id).await?;
    }
    Ok(gone.len() as u64)
}
