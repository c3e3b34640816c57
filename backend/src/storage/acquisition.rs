//! Rows of acquisitions.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// An acquisition to write.
#[derive(Debug)]
pub struct NewAcquisition<'a> {
    /// Its id.
    pub id: Id<id::Acquisition>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The company's number.
    pub rut: &'a str,
    /// Digest of the link's secret.
    pub secret_digest: &'a [u8],
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// What was recorded, sealed with that key.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// Who, as the audit names them.
    pub by: &'a str,
    /// After that the link opens nothing.
    pub expires_at: Timestamp,
}

/// An acquisition as stored.
#[derive(Debug, Clone, FromRow)]
pub struct AcquisitionRow {
    /// Its id.
    pub id: Uuid,
    /// The company's number.
    pub rut: String,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// What was recorded, sealed.
    pub sealed: Vec<u8>,
    /// `waiting`, `opened` or `withdrawn`.
    pub state: String,
    /// How often the welcome went out.
    pub sends: i64,
    /// When it went out last.
    pub last_sent_at: i64,
    /// When it was recorded.
    pub created_at: i64,
    /// After that the link opens nothing.
    pub expires_at: i64,
}

/// Writes an acquisition; 0 when one of that RUT waits.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewAcquisition<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO acquisition (id, platform, rut, secret_digest, wrapped_key, sealed, state,
                                  sends, last_sent_at, created_at, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 1, $7, $7, $8, $9)
         ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.platform,
        new.rut,
        new.secret_digest,
        new.wrapped_key,
        new.sealed,
        new.now.0,
        new.by,
        new.expires_at.0,
    )
}

/// The acquisition behind a link, whatever its state; its end is the link's.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<AcquisitionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, wrapped_key, sealed, state, sends, last_sent_at, created_at,
            COALESCE((SELECT l.expires_at FROM welcome_link l WHERE l.secret_digest = $1),
                     expires_at) AS expires_at
         FROM acquisition
         WHERE platform = $2 AND (secret_digest = $1 OR id IN (
            SELECT acquisition FROM welcome_link WHERE secret_digest = $1))",
    )
    .bind(digest)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// One acquisition of that platform.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<AcquisitionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, wrapped_key, sealed, state, sends, last_sent_at, created_at, expires_at
         FROM acquisition WHERE id = $1 AND platform = $2",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Acquisitions before the cursor, newest first.
///
/// # Errors
/// When the database fails.
pub async fn before(
    tx: &mut Tx,
    platform: &str,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<AcquisitionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, wrapped_key, sealed, state, sends, last_sent_at, created_at, expires_at
         FROM acquisition WHERE platform = $1 AND (created_at, id) < ($2, $3)
         ORDER BY created_at DESC, id DESC LIMIT $4",
    )
    .bind(platform)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Gives a waiting acquisition another link beside those it has, which neither end nor last longer
/// by it; 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn add_link(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    secret_digest: &[u8],
    expires_at: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let sent = execute!(
        tx,
        "UPDATE acquisition SET last_sent_at = $3, sends = sends + 1
         WHERE id = $1 AND platform = $2 AND state = 'waiting'",
        id,
        platform,
        now.0,
    )?;
    execute!(
        tx,
        "INSERT INTO welcome_link (secret_digest, acquisition, expires_at)
         SELECT $1, id, $4 FROM acquisition
         WHERE id = $2 AND platform = $3 AND state = 'waiting'",
        secret_digest,
        id,
        platform,
        expires_at.0,
    )?;
    Ok(sent)
}

/// Ends the links that were asked for beside the operator's.
///
/// # Errors
/// When the database fails.
pub async fn end_links(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(tx, "DELETE FROM welcome_link WHERE acquisition = $1", id)
}

/// Gives a waiting acquisition another link; 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    secret_digest: &[u8],
    expires_at: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE acquisition
         SET secret_digest = $3, expires_at = $4, last_sent_at = $5, sends = sends + 1
         WHERE id = $1 AND platform = $2 AND state = 'waiting'",
        id,
        platform,
        secret_digest,
        expires_at.0,
        now.0,
    )
}

/// Ends the waiting in that state: of many who try at once, one gets 1 (A29).
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    state: &str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE acquisition SET state = $3, closed_at = $4
         WHERE id = $1 AND platform = $2 AND state = 'waiting'",
        id,
        platform,
        state,
        now.0,
    )
}

/// The acquisition of that company that waits for its account.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    rut: &str,
) -> sqlx::Result<Option<AcquisitionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, wrapped_key, sealed, state, sends, last_sent_at, created_at, expires_at
         FROM acquisition WHERE platform = $1 AND rut = $2 AND state = 'waiting'",
    )
    .bind(platform)
    .bind(rut)
    .fetch_optional(c)
    .await)
}
