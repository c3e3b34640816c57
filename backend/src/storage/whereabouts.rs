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
