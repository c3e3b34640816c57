//! Rows of drafts: what is being typed behind one welcome link.

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A draft as stored.
#[derive(Debug, FromRow)]
pub struct DraftRow {
    /// What was typed, sealed.
    pub sealed: Vec<u8>,
    /// Grows with each press of a button that was taken; a page says which one it was shown.
    pub version: i64,
}

/// A draft to write.
#[derive(Debug)]
pub struct NewDraft<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// Behind whose link.
    pub acquisition: Uuid,
    /// What was typed, sealed.
    pub sealed: &'a [u8],
    /// The version that it was typed over; 0 for the first one.
    pub seen: i64,
    /// The version that it becomes.
    pub next: i64,
    /// When.
    pub now: Timestamp,
    /// After that it is forgotten.
    pub expires_at: Timestamp,
}

/// Writes a draft over the one that was seen; 0 when it is another one by now.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &mut Tx, draft: &NewDraft<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO company_draft (acquisition, platform, sealed, version, touched_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (acquisition) DO UPDATE SET
            sealed = excluded.sealed, version = excluded.version,
            touched_at = excluded.touched_at, expires_at = excluded.expires_at
         WHERE company_draft.version = $7",
        draft.acquisition,
        draft.platform,
        draft.sealed,
        draft.next,
        draft.now.0,
        draft.expires_at.0,
        draft.seen,
    )
}

/// The draft of an acquisition.
///
/// # Errors
/// When the database fails.
pub async fn get(
    tx: &mut Tx,
    platform: &str,
    acquisition: Uuid,
    now: Timestamp,
) -> sqlx::Result<Option<DraftRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT sealed, version FROM company_draft
         WHERE acquisition = $1 AND platform = $2 AND expires_at > $3",
    )
    .bind(acquisition)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Removes the draft of an acquisition.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, platform: &str, acquisition: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM company_draft WHERE acquisition = $1 AND platform = $2",
        acquisition,
        platform,
    )
}

/// Forgets drafts that ended before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM company_draft WHERE expires_at <= $1 AND acquisition IN
             (SELECT acquisition FROM company_draft WHERE expires_at <= $1 LIMIT $2)",
        before.0,
        most,
    )
}
