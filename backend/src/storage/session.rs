//! Rows of sessions.

use domain::access::Staff;
use domain::account::Stage;
use domain::id::{self, Id};
use domain::platform::Policy;
use domain::session::Life;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

mod at;

use crate::caller::Session;
use crate::fault::Fault;
pub use at::{DoorRow, door, live_at};

/// A session to write.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// An id that may be shown.
    pub id: Id<id::Session>,
    /// Digest of its token.
    pub digest: &'a [u8],
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose it is.
    pub account: Id<id::Account>,
    /// Digest of the browser's token.
    pub browser: &'a [u8],
    /// What the browser said of itself.
    pub agent: &'a str,
    /// How far the person got.
    pub stage: Stage,
    /// Whether the machine is shared with others.
    pub shared: bool,
    /// When.
    pub now: Timestamp,
    /// Its end in any case.
    pub expires_at: Timestamp,
}

/// A session and what decides whether it lives.
#[derive(Debug, FromRow)]
pub struct SessionRow {
    account: Uuid,
    person: Uuid,
    stage: String,
    created_at: i64,
    seen_at: i64,
    shared: bool,
    role: Option<String>,
    confirmed_at: Option<i64>,
    initial_until: Option<i64>,
}

impl SessionRow {
    fn life(&self) -> Life {
        Life {
            started: Timestamp(self.created_at),
            seen: Timestamp(self.seen_at),
        }
    }

    /// The session, unless it is over.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the stage or the role does not parse.
    pub fn read(
        &self,
        digest: &[u8],
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Option<Session>, Fault> {
        if self.life().is_over(policy.sessions, now) {
            return Ok(None);
        }
        let stored = |table, column| Fault::Stored {
            table,
            column,
            key: self.account.to_string(),
        };
        let stage = Stage::parse(&self.stage).ok_or_else(|| stored("session", "stage"))?;
        let staff = match &self.role {
            Some(role) => Some(Staff::parse(role).ok_or_else(|| stored("staff", "role"))?),
            None => None,
        };
        Ok(Some(Session {
            digest: digest.to_vec(),
            account: Id::from_uuid(self.account),
            person: Id::from_uuid(self.person),
            stage: stage
                .with_role(staff.is_some(), self.confirmed_at.is_some())
                .with_initial(self.initial_until.is_some()),
            staff,
            created_at: Timestamp(self.created_at),
            shared: self.shared,
            at: None,
        }))
    }

    /// Whether the last use was noted long enough ago to note it again.
    #[must_use]
    pub fn wants_touch(&self, now: Timestamp) -> bool {
        self.life().wants_touch(now)
    }
}

/// Writes a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, session: &NewSession<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO session
            (token_digest, platform, account, browser, stage, created_at, seen_at, expires_at,
             shared, id, agent)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)",
        session.digest,
        session.platform,
        session.account.uuid(),
        session.browser,
        session.stage.name(),
        session.now.0,
        session.expires_at.0,
        session.shared,
        session.id.uuid(),
        session.agent,
    )
}

/// The session under that token digest, before its absolute end, of an account that may enter,
/// with the role that the account has at this moment. Each table is reached by its primary key.
///
/// # Errors
/// When the database fails.
pub async fn live(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<SessionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT s.account, a.person, s.stage, s.created_at, s.seen_at, s.shared,
            r.role, t.confirmed_at, a.initial_until
         FROM session s JOIN account a ON a.id = s.account
         LEFT JOIN staff r ON r.platform = s.platform AND r.account = s.account
         LEFT JOIN totp t ON t.account = s.account
         WHERE s.token_digest = $1 AND s.platform = $2 AND s.expires_at > $3
           AND a.state <> 'disabled' AND (a.lapses_at IS NULL OR a.lapses_at > $3)",
    )
    .bind(digest)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Notes the last use.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, digest: &[u8], now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE session SET seen_at = $2 WHERE token_digest = $1 AND seen_at < $2",
        digest,
        now.0,
    )
}

/// Moves a session to another token and stage.
///
/// # Errors
/// When the database fails.
pub async fn rotate(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    next: &[u8],
    stage: Stage,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE session SET token_digest = $3, stage = $4, seen_at = $5
         WHERE token_digest = $2 AND platform = $1",
        platform,
        digest,
        next,
        stage.name(),
        now.0,
    )
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, platform: &str, digest: &[u8]) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM session WHERE token_digest = $1 AND platform = $2",
        digest,
        platform,
    )
}

/// Ends every session of an account but one.
///
/// # Errors
/// When the database fails.
pub async fn delete_all_except(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    kept: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM session WHERE account = $1 AND platform = $2 AND token_digest <> $3",
        account.uuid(),
        platform,
        kept,
    )
}

/// A session as its owner sees it in a list.
#[derive(Debug, Clone, FromRow)]
pub struct ListedRow {
    /// Its id.
    pub id: Uuid,
    /// Digest of its token, to tell which one asks.
    pub token_digest: Vec<u8>,
    /// What the browser said of itself.
    pub agent: String,
    /// When it began.
    pub created_at: i64,
    /// When it was used last.
    pub seen_at: i64,
    /// Whether the machine is shared with others.
    pub shared: bool,
}

impl ListedRow {
    /// Whether it still opens anything.
    #[must_use]
    pub fn is_alive(&self, policy: &Policy, now: Timestamp) -> bool {
        let life = Life {
            started: Timestamp(self.created_at),
            seen: Timestamp(self.seen_at),
        };
        !life.is_over(policy.sessions, now)
    }
}

/// The sessions of an account before their absolute end, newest use first.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Vec<ListedRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, token_digest, agent, created_at, seen_at, shared FROM session
         WHERE account = $1 AND platform = $2 AND expires_at > $3
         ORDER BY seen_at DESC, id LIMIT 100",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// Ends one session of that account and answers the browser that had it; none when the id is
/// another's, or over (A46).
///
/// # Errors
/// When the database fails.
pub async fn delete_of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    id: Id<id::Session>,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "DELETE FROM session WHERE id = $1 AND account = $2 AND platform = $3 RETURNING browser",
    )
    .bind(id.uuid())
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Forgets sessions that ended before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM session WHERE expires_at < $1 AND token_digest IN
             (SELECT token_digest FROM session WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
