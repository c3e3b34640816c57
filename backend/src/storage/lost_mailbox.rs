//! Rows of changes of address for those who lost their mailbox (Q50): one open one for each account
//! at the most.

use domain::help_desk::Ending;
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// The columns of a [`ChangeRow`].
macro_rules! columns {
    () => {
        "id, account, old_email, old_email_key, new_email, new_email_key, evidence, code_digest,
         proposed_by, proposed_at, due_at, closed_at"
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
    /// The address on file, and the one spelling of it.
    pub old: (&'a str, &'a str),
    /// The address to be, and the one spelling of it.
    pub new: (&'a str, &'a str),
    /// What the agent was shown, sealed.
    pub evidence: &'a [u8],
    /// Digest of the code that went to the new mailbox.
    pub code_digest: &'a [u8],
    /// The agent.
    pub by: Id<id::Account>,
    /// When.
    pub now: Timestamp,
}

/// A change as stored.
#[derive(Debug, Clone, FromRow)]
pub struct ChangeRow {
    /// Its id.
    pub id: Uuid,
    account: Uuid,
    /// The address of before.
    pub old_email: String,
    /// The one spelling of it.
    pub old_email_key: String,
    /// The address to be.
    pub new_email: String,
    /// The one spelling of it.
    pub new_email_key: String,
    /// What the first agent was shown, sealed.
    pub evidence: Vec<u8>,
    /// Digest of the code that went to the new mailbox.
    pub code_digest: Vec<u8>,
    proposed_by: Uuid,
    /// When it was proposed.
    pub proposed_at: i64,
    /// When it holds; none before a second agent agreed.
    pub due_at: Option<i64>,
    /// When something became of it.
    pub closed_at: Option<i64>,
}

impl ChangeRow {
    /// Whose address.
    #[must_use]
    pub fn account(&self) -> Id<id::Account> {
        Id::from_uuid(self.account)
    }

    /// The agent who proposed it.
    #[must_use]
    pub fn proposed_by(&self) -> Id<id::Account> {
        Id::from_uuid(self.proposed_by)
    }
}

/// Writes a change; 0 when one waits for that account.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewChange<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO lost_mailbox
            (id, platform, account, old_email, old_email_key, new_email, new_email_key, evidence,
             code_digest, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        new.id,
        new.platform,
        new.account.uuid(),
        new.old.0,
        new.old.1,
        new.new.0,
        new.new.1,
        new.evidence,
        new.code_digest,
        new.by.uuid(),
        new.now.0,
    )
}

/// Closes what was proposed for an account until `before` and has no second agent.
///
/// # Errors
/// When the database fails.
pub async fn lapse(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    before: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE lost_mailbox SET ending = $3, closed_at = $5
         WHERE account = $1 AND platform = $2 AND closed_at IS NULL AND due_at IS NULL
           AND proposed_at <= $4",
        account.uuid(),
        platform,
        Ending::Lapsed.code(),
        before.0,
        now.0,
    )
}

/// The open change of an account: agreed, or proposed after `fresh_from`.
///
/// # Errors
/// When the database fails.
pub async fn open_of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    fresh_from: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM lost_mailbox
         WHERE account = $1 AND platform = $2 AND closed_at IS NULL
           AND (due_at IS NOT NULL OR proposed_at > $3)"))
    .bind(account.uuid())
    .bind(platform)
    .bind(fresh_from.0)
    .fetch_optional(c)
    .await)
}

/// One change.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM lost_mailbox
         WHERE id = $1 AND platform = $2"))
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The open ones after the cursor, the oldest first: agreed, or proposed after `fresh_from`.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    fresh_from: Timestamp,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM lost_mailbox
         WHERE platform = $1 AND closed_at IS NULL AND (due_at IS NOT NULL OR proposed_at > $2)
           AND (proposed_at, id) > ($3, $4)
         ORDER BY proposed_at, id LIMIT $5"))
    .bind(platform)
    .bind(fresh_from.0)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// What a second agent's yes writes.
#[derive(Debug)]
pub struct Agreed<'a> {
    /// The agent.
    pub by: Id<id::Account>,
    /// Digest of the link with which the old mailbox objects.
    pub object_digest: &'a [u8],
    /// When the new address holds.
    pub due_at: Timestamp,
}

/// Notes the second agent's yes; 0 when there is one already, or it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn agree(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    agreed: &Agreed<'_>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE lost_mailbox SET agreed_by = $3, object_digest = $4, due_at = $5
         WHERE id = $1 AND platform = $2 AND closed_at IS NULL AND due_at IS NULL",
        id,
        platform,
        agreed.by.uuid(),
        agreed.object_digest,
        agreed.due_at.0,
    )
}

/// Closes a change; 0 when something became of it before.
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    ending: Ending,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE lost_mailbox SET ending = $3, closed_at = $4
         WHERE id = $1 AND platform = $2 AND closed_at IS NULL",
        id,
        platform,
        ending.code(),
        now.0,
    )
}

/// Closes whatever is open for an account; 0 when nothing is.
///
/// # Errors
/// When the database fails.
pub async fn close_of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    ending: Ending,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE lost_mailbox SET ending = $3, closed_at = $4
         WHERE account = $1 AND platform = $2 AND closed_at IS NULL",
        account.uuid(),
        platform,
        ending.code(),
        now.0,
    )
}

/// The change that this secret may object to, open or not.
///
/// # Errors
/// When the database fails.
pub async fn by_objection(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM lost_mailbox
         WHERE object_digest = $1 AND platform = $2"))
    .bind(digest)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Changes whose time has come, on every platform: platform and id.
///
/// # Errors
/// When the database fails.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> sqlx::Result<Vec<(String, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT platform, id FROM lost_mailbox
         WHERE closed_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT $2",
    )
    .bind(now.0)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Takes a change whose time has come: of many nodes at once one gets it.
///
/// # Errors
/// When the database fails.
pub async fn take_due(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "UPDATE lost_mailbox SET ending = $3, closed_at = $4
         WHERE id = $1 AND platform = $2 AND closed_at IS NULL AND due_at <= $4
         RETURNING ", columns!()))
    .bind(id)
    .bind(platform)
    .bind(Ending::Moved.code())
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Notes that a change that was taken could not be made after all.
///
/// # Errors
/// When the database fails.
pub async fn overtaken(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE lost_mailbox SET ending = $3 WHERE id = $1 AND platform = $2",
        id,
        platform,
        Ending::Overtaken.code(),
    )
}

/// Forgets changes that were proposed before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM lost_mailbox WHERE id IN
             (SELECT id FROM lost_mailbox WHERE proposed_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
