//! Rows of changes of address: one open one for each account at the most. Each link is spent by
//! one statement.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// The columns of a [`ChangeRow`].
macro_rules! columns {
    () => {
        "account, old_email, old_email_key, new_email, new_email_key, created_at, expires_at,
         confirmed_at, undo_until, undone_at, closed_at"
    };
}

/// A change to write.
#[derive(Debug)]
pub struct NewChange<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose address.
    pub account: Id<id::Account>,
    /// The address on file.
    pub old_email: &'a str,
    /// The one spelling of it.
    pub old_email_key: &'a str,
    /// The address to be.
    pub new_email: &'a str,
    /// The one spelling of it.
    pub new_email_key: &'a str,
    /// Digest of the secret that is mailed to the new address.
    pub secret_digest: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// After that the link opens nothing.
    pub expires_at: Timestamp,
}

/// A change as stored.
#[derive(Debug, Clone, FromRow)]
pub struct ChangeRow {
    account: Uuid,
    /// The address of before.
    pub old_email: String,
    /// The one spelling of it.
    pub old_email_key: String,
    /// The address to be.
    pub new_email: String,
    /// The one spelling of it.
    pub new_email_key: String,
    /// When it was asked for.
    pub created_at: i64,
    /// After that the link to the new address opens nothing.
    pub expires_at: i64,
    /// When the new mailbox answered.
    pub confirmed_at: Option<i64>,
    /// Until when the old mailbox may take it back.
    pub undo_until: Option<i64>,
    /// When it was taken back.
    pub undone_at: Option<i64>,
    /// When it was replaced or cancelled.
    pub closed_at: Option<i64>,
}

impl ChangeRow {
    /// Whose address.
    #[must_use]
    pub fn account(&self) -> Id<id::Account> {
        Id::from_uuid(self.account)
    }

    /// Whether nothing can come of it any more, its time aside.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some() || self.undone_at.is_some()
    }
}

/// Writes a change.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, change: &NewChange<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO email_change
            (id, platform, account, old_email, old_email_key, new_email, new_email_key,
             secret_digest, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        change.id,
        change.platform,
        change.account.uuid(),
        change.old_email,
        change.old_email_key,
        change.new_email,
        change.new_email_key,
        change.secret_digest,
        change.now.0,
        change.expires_at.0,
    )
}

/// Closes the changes of an account that were not confirmed.
///
/// # Errors
/// When the database fails.
pub async fn close_open(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE email_change SET closed_at = $3
         WHERE account = $1 AND platform = $2 AND confirmed_at IS NULL AND closed_at IS NULL",
        account.uuid(),
        platform,
        now.0,
    )
}

/// Closes every change of an account that was asked for after that moment, confirmed or not.
///
/// # Errors
/// When the database fails.
pub async fn close_later(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    after: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE email_change SET closed_at = $4
         WHERE account = $1 AND platform = $2 AND created_at > $3 AND closed_at IS NULL",
        account.uuid(),
        platform,
        after.0,
        now.0,
    )
}

/// The change of an account that waits for its new mailbox.
///
/// # Errors
/// When the database fails.
pub async fn open_of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM email_change
         WHERE account = $1 AND platform = $2 AND confirmed_at IS NULL AND closed_at IS NULL
           AND expires_at > $3
         ORDER BY created_at DESC LIMIT 1"))
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Every change of an account that is still kept, newest first.
///
/// # Errors
/// When the database fails.
pub async fn all_of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Vec<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM email_change
         WHERE account = $1 AND platform = $2
         ORDER BY created_at DESC LIMIT 100"))
    .bind(account.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// The change whose link to the new address that is, open or not.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM email_change
         WHERE platform = $1 AND secret_digest = $2"))
    .bind(platform)
    .bind(digest)
    .fetch_optional(c)
    .await)
}

/// The change whose link back that is, open or not.
///
/// # Errors
/// When the database fails.
pub async fn by_undo(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM email_change
         WHERE platform = $1 AND undo_digest = $2"))
    .bind(platform)
    .bind(digest)
    .fetch_optional(c)
    .await)
}

/// What spending the link to the new address needs.
#[derive(Debug)]
pub struct Confirmed<'a> {
    /// Digest of the link's secret.
    pub secret_digest: &'a [u8],
    /// Who presses the button.
    pub account: Id<id::Account>,
    /// Digest of the link back.
    pub undo_digest: &'a [u8],
    /// Until when that one serves.
    pub undo_until: Timestamp,
}

/// Spends the link to the new address: of many who try at once, one gets the row (A26).
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &mut Tx,
    platform: &str,
    confirmed: &Confirmed<'_>,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "UPDATE email_change SET confirmed_at = $6, undo_digest = $4, undo_until = $5
         WHERE platform = $1 AND secret_digest = $2 AND account = $3 AND confirmed_at IS NULL
           AND closed_at IS NULL AND expires_at > $6
         RETURNING ", columns!()))
    .bind(platform)
    .bind(confirmed.secret_digest)
    .bind(confirmed.account.uuid())
    .bind(confirmed.undo_digest)
    .bind(confirmed.undo_until.0)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Spends the link back, once.
///
/// # Errors
/// When the database fails.
pub async fn undo(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "UPDATE email_change SET undone_at = $3
         WHERE platform = $1 AND undo_digest = $2 AND undone_at IS NULL AND closed_at IS NULL
           AND undo_until > $3
         RETURNING ", columns!()))
    .bind(platform)
    .bind(digest)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Forgets changes whose links expired before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM email_change WHERE expires_at < $1 AND id IN
             (SELECT id FROM email_change WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
