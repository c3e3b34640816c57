//! Where registrations stand: the newest of a browser with what became of its mail, and the newest
//! of an address or document.

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, on};

/// A registration of one browser.
#[derive(Debug, FromRow)]
pub struct Own {
    /// Its id.
    pub id: Uuid,
    /// Where the link goes.
    pub email: String,
    /// The key of its facts, wrapped.
    pub wrapped_key: Vec<u8>,
    /// What was typed and what is kept, sealed.
    pub sealed: Vec<u8>,
    /// `waiting`, `taken`, or `activated`.
    pub state: String,
    /// When the last link went out.
    pub last_sent_at: i64,
    /// What became of the mail with it: `queued`, `sent`, `failed` or `expired`; none when that is
    /// not known any more.
    pub mail: Option<String>,
}

/// The newest registration of a browser, activated or not.
///
/// # Errors
/// When the database fails.
pub async fn own(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<Own>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, p.email, p.wrapped_key, p.sealed, p.state, p.last_sent_at, o.state AS mail
         FROM pending_registration p LEFT JOIN outbox o ON o.id = p.message
         WHERE p.platform = $1 AND p.browser = $2 AND p.expires_at > $3
           AND p.state IN ('waiting', 'taken', 'activated')
         ORDER BY p.created_at DESC, p.id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(browser)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// A registration of an address or document.
#[derive(Debug, FromRow)]
pub struct Registered {
    /// Where its mail goes.
    pub email: String,
    /// The account that it became.
    pub account: Option<Uuid>,
}

/// The newest registration of an address or document that waits or became an account.
///
/// # Errors
/// When the database fails.
pub async fn registered(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<Registered>> {
    on!(tx, c => sqlx::query_as(
        "SELECT email, account FROM pending_registration
         WHERE platform = $1 AND (email_key = $2 OR document_lookup = $3) AND expires_at > $4
           AND state IN ('waiting', 'activated')
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(email_key)
    .bind(document_lookup)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// A worker's link of one browser.
#[derive(Debug, FromRow)]
pub struct OwnClaim {
    /// Its id.
    pub id: Uuid,
    /// Keyed digest of the document.
    pub rut_lookup: Vec<u8>,
    /// Where it went.
    pub email: String,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Whose it is, sealed.
    pub sealed: Vec<u8>,
    /// The account that it made.
    pub account: Option<Uuid>,
    /// After that it opens nothing.
    pub expires_at: i64,
    /// When it was spent or stopped.
    pub used_at: Option<i64>,
    /// When the newest mail with it left.
    pub sent_at: i64,
    /// What became of that mail, as in [`Own`].
    pub mail: Option<String>,
}

/// The newest worker's link of a browser that ended after that moment, whatever became of it.
///
/// # Errors
/// When the database fails.
pub async fn own_claim(
    tx: &mut Tx,
    platform: &str,
    browser: &[u8],
    after: Timestamp,
) -> sqlx::Result<Option<OwnClaim>> {
    on!(tx, c => sqlx::query_as(
        "SELECT w.id, w.rut_lookup, w.email, w.wrapped_key, w.sealed, w.account, w.expires_at,
            w.used_at, w.sent_at, o.state AS mail
         FROM worker_claim w LEFT JOIN outbox o ON o.id = w.message
         WHERE w.platform = $1 AND w.browser = $2 AND w.sent_at IS NOT NULL AND w.expires_at > $3
         ORDER BY w.created_at DESC, w.id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(browser)
    .bind(after.0)
    .fetch_optional(c)
    .await)
}

/// Where the newest worker's link of a person went that still opens, and until when it does.
///
/// # Errors
/// When the database fails.
pub async fn claimed(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<(String, i64)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT email, expires_at FROM worker_claim
         WHERE platform = $1 AND rut_lookup = $2 AND kind = 'register' AND used_at IS NULL
           AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(platform)
    .bind(rut_lookup)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}
