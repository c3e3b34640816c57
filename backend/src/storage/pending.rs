//! Rows of registrations that wait for their mail to be answered. Many may wait for one document
//! or address; each has a secret of its own (ruling 10).

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A registration to write.
#[derive(Debug)]
pub struct NewPending<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// The browser that registered.
    pub browser: &'a [u8],
    /// Digest of the link's secret.
    pub secret_digest: &'a [u8],
    /// Where the link goes.
    pub email: &'a str,
    /// Its unique spelling.
    pub email_key: &'a str,
    /// Keyed digest of the document.
    pub document_lookup: &'a [u8],
    /// The key of its facts, wrapped.
    pub wrapped_key: &'a [u8],
    /// What was typed and what is kept, sealed.
    pub sealed: &'a [u8],
    /// The password chosen, hashed.
    pub password_hash: &'a str,
    /// The registry's person at that moment.
    pub registry_person: Option<Uuid>,
    /// When.
    pub now: Timestamp,
    /// After that it is gone.
    pub expires_at: Timestamp,
}

/// A registration as stored.
#[derive(Debug, FromRow)]
pub struct PendingRow {
    /// Its id.
    pub id: Uuid,
    /// The browser that registered.
    pub browser: Vec<u8>,
    /// Where the link goes.
    pub email: String,
    /// The key of its facts, wrapped.
    pub wrapped_key: Vec<u8>,
    /// What was typed and what is kept, sealed.
    pub sealed: Vec<u8>,
    /// The password chosen, hashed.
    pub password_hash: String,
    /// `waiting`, `taken` (the address has an account by now), `activated` or `replaced`.
    pub state: String,
    /// When the last link went out.
    pub last_sent_at: i64,
    /// After that it is gone.
    pub expires_at: i64,
}

/// Writes a registration.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, pending: &NewPending<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO pending_registration (id, platform, browser, secret_digest, email, email_key,
             document_lookup, wrapped_key, sealed, password_hash, registry_person, state, sends,
             last_sent_at, account, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', 1, $12, NULL, $12, $13)",
        pending.id,
        pending.platform,
        pending.browser,
        pending.secret_digest,
        pending.email,
        pending.email_key,
        pending.document_lookup,
        pending.wrapped_key,
        pending.sealed,
        pending.password_hash,
        pending.registry_person,
        pending.now.0,
        pending.expires_at.0,
    )
}

/// The newest registration of a browser that was not activated yet.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<PendingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, browser, email, wrapped_key, sealed, password_hash, state, last_sent_at,
                expires_at
         FROM pending_registration
         WHERE platform = $1 AND browser = $2 AND expires_at > $3
           AND state IN ('waiting', 'taken')
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(browser)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The registration that a link's secret belongs to.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<PendingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, browser, email, wrapped_key, sealed, password_hash, state, last_sent_at,
                expires_at
         FROM pending_registration
         WHERE platform = $1 AND secret_digest = $2 AND expires_at > $3",
    )
    .bind(platform)
    .bind(digest)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Spends a link: of many who press the button at once, one gets the row.
///
/// # Errors
/// When the database fails.
pub async fn spend(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    sent_after: Timestamp,
    now: Timestamp,
) -> sqlx::Result<Option<PendingRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE pending_registration SET state = 'activated'
         WHERE platform = $1 AND secret_digest = $2 AND state = 'waiting'
           AND last_sent_at > $3 AND expires_at > $4
         RETURNING id, browser, email, wrapped_key, sealed, password_hash, state, last_sent_at,
                   expires_at",
    )
    .bind(platform)
    .bind(digest)
    .bind(sent_after.0)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Ties a spent registration to its account. What was answered stays as long as the account may
/// wait for its proof, because kept values are resolved after it (Q21).
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &mut Tx,
    id: Uuid,
    account: Uuid,
    keep_until: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET account = $2, expires_at = $3 WHERE id = $1",
        id,
        account,
        keep_until.0,
    )
}

/// Notes that the address of a registration turned out to have an account (Q45).
///
/// # Errors
/// When the database fails.
pub async fn mark_taken(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET state = 'taken' WHERE id = $1",
        id
    )
}

/// What was answered by the person behind an account.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    tx: &mut Tx,
    platform: &str,
    account: Uuid,
) -> sqlx::Result<Option<PendingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, browser, email, wrapped_key, sealed, password_hash, state, last_sent_at,
                expires_at
         FROM pending_registration WHERE platform = $1 AND account = $2",
    )
    .bind(platform)
    .bind(account)
    .fetch_optional(c)
    .await)
}

/// Ends the other registrations that wait for the same address: somebody proved it (A10).
///
/// # Errors
/// When the database fails.
pub async fn replace_others(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    id: Uuid,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET state = 'replaced'
         WHERE platform = $1 AND email_key = $2 AND id <> $3 AND state = 'waiting'",
        platform,
        email_key,
        id,
    )
}

/// Gives a waiting registration a new link, unless the last one went out after `sent_before`.
/// The link of before is good no more.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    tx: &mut Tx,
    id: Uuid,
    digest: &[u8],
    sent_before: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET secret_digest = $2, sends = sends + 1, last_sent_at = $4
         WHERE id = $1 AND state = 'waiting' AND last_sent_at <= $3 AND expires_at > $4",
        id,
        digest,
        sent_before.0,
        now.0,
    )
}

/// Gives a registration another address («Corregir correo»).
///
/// # Errors
/// When the database fails.
pub async fn readdress(
    tx: &mut Tx,
    id: Uuid,
    email: &str,
    email_key: &str,
    sealed: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET email = $2, email_key = $3, sealed = $4, state = 'waiting'
         WHERE id = $1 AND state IN ('waiting', 'taken')",
        id,
        email,
        email_key,
        sealed,
    )
}

/// Notes which message carries the last link.
///
/// # Errors
/// When the database fails.
pub async fn mailed(tx: &mut Tx, id: Uuid, message: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE pending_registration SET message = $2 WHERE id = $1",
        id,
        message,
    )
}

/// Forgets registrations that ended before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM pending_registration WHERE expires_at <= $1 AND id IN
             (SELECT id FROM pending_registration WHERE expires_at <= $1 LIMIT $2)",
        before.0,
        most,
    )
}
