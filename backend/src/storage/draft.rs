//! Rows of registration drafts: one for each browser and platform.

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A draft as stored.
#[derive(Debug, FromRow)]
pub struct DraftRow {
    /// What was typed and what is kept, sealed.
    pub sealed: Vec<u8>,
    /// The password, hashed; none before one was chosen (Q47).
    pub password_hash: Option<String>,
}

/// A draft to write.
#[derive(Debug)]
pub struct NewDraft<'a> {
    /// Its id, used when the browser has none yet.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose it is.
    pub browser: &'a [u8],
    /// What was typed and what is kept, sealed.
    pub sealed: &'a [u8],
    /// The password's hash; none keeps the one already there.
    pub password_hash: Option<&'a str>,
    /// The registry's person, when one was looked up.
    pub registry_person: Option<Uuid>,
    /// When.
    pub now: Timestamp,
    /// After that it is not read any more.
    pub expires_at: Timestamp,
}

/// Writes the draft of a browser over the one that was there.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &mut Tx, draft: &NewDraft<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO registration_draft (id, platform, browser, sealed, password_hash,
                                         registry_person, created_at, touched_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
         ON CONFLICT (platform, browser) DO UPDATE SET
            sealed = excluded.sealed, touched_at = excluded.touched_at,
            expires_at = excluded.expires_at, registry_person = excluded.registry_person,
            password_hash = COALESCE(excluded.password_hash,
                CASE WHEN registration_draft.expires_at > excluded.touched_at
                     THEN registration_draft.password_hash END)",
        draft.id,
        draft.platform,
        draft.browser,
        draft.sealed,
        draft.password_hash,
        draft.registry_person,
        draft.now.0,
        draft.expires_at.0,
    )
}

/// The draft of a browser, while it lives.
///
/// # Errors
/// When the database fails.
pub async fn get(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<DraftRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT sealed, password_hash FROM registration_draft
         WHERE platform = $1 AND browser = $2 AND expires_at > $3",
    )
    .bind(platform)
    .bind(browser)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Takes the draft of a browser away and answers it: of many who try at once, one gets it.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<DraftRow>> {
    on!(tx, c => sqlx::query_as(
        "DELETE FROM registration_draft
         WHERE platform = $1 AND browser = $2 AND expires_at > $3
         RETURNING sealed, password_hash",
    )
    .bind(platform)
    .bind(browser)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Forgets drafts that ended before `before`, with the hashes in them (Q47);
/// at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM registration_draft WHERE expires_at <= $1 AND id IN
             (SELECT id FROM registration_draft WHERE expires_at <= $1 LIMIT $2)",
        before.0,
        most,
    )
}
