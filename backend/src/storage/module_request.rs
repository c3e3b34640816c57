//! Rows of requests for modules.

use domain::id::{self, Id};
use domain::role::{Level, ModuleCode};
use domain::service::RequestState;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// A request to write.
#[derive(Debug)]
pub struct NewRequest<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Where.
    pub company: Id<id::Company>,
    /// Who asks.
    pub account: Id<id::Account>,
    /// For what.
    pub module: &'a ModuleCode,
    /// For how much.
    pub level: Level,
    /// Why, sealed.
    pub reason: &'a [u8],
    /// When.
    pub now: Timestamp,
}

/// A request as stored.
#[derive(Debug, FromRow)]
pub struct RequestRow {
    /// Its id.
    pub id: Uuid,
    account: Uuid,
    /// For what; a module may be gone.
    pub module: String,
    level: String,
    state: String,
    /// Why, sealed.
    pub reason: Vec<u8>,
    /// When it was sent, in microseconds.
    pub requested_at: i64,
    /// What was answered, sealed.
    pub answer: Option<Vec<u8>>,
    /// When it was decided, in microseconds.
    pub decided_at: Option<i64>,
}

impl RequestRow {
    fn stored(&self, column: &'static str) -> Fault {
        Fault::Stored {
            table: "module_request",
            column,
            key: self.id.to_string(),
        }
    }

    /// Who asks.
    #[must_use]
    pub fn account(&self) -> Id<id::Account> {
        Id::from_uuid(self.account)
    }

    /// For how much.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no level.
    pub fn level(&self) -> Result<Level, Fault> {
        self.level.parse().map_err(|_| self.stored("level"))
    }

    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn state(&self) -> Result<RequestState, Fault> {
        self.state.parse().map_err(|_| self.stored("state"))
    }
}

/// Writes a request; 0 when the person waits for that module already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, request: &NewRequest<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO module_request
            (id, platform, company, account, module, level, state, reason, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $8)
         ON CONFLICT DO NOTHING",
        request.id,
        request.platform,
        request.company.uuid(),
        request.account.uuid(),
        request.module.as_str(),
        request.level.code(),
        request.reason,
        request.now.0,
    )
}

/// The request of that person and module that waits.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    (company, account): (Id<id::Company>, Id<id::Account>),
    module: &ModuleCode,
) -> sqlx::Result<Option<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, module, level, state, reason, requested_at, answer, decided_at
         FROM module_request
         WHERE company = $1 AND account = $2 AND module = $3 AND platform = $4
           AND state = 'pending'",
    )
    .bind(company.uuid())
    .bind(account.uuid())
    .bind(module.as_str())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Raises a request that waits, with another reason; 0 when it is decided by now. It keeps its place.
///
/// # Errors
/// When the database fails.
pub async fn raise(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    (level, reason): (Level, &[u8]),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE module_request SET level = $3, reason = $4
         WHERE id = $1 AND platform = $2 AND state = 'pending'",
        id,
        platform,
        level.code(),
        reason,
    )
}

/// One request of that company.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, module, level, state, reason, requested_at, answer, decided_at
         FROM module_request WHERE id = $3 AND company = $1 AND platform = $2",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(id)
    .fetch_optional(c)
    .await)
}

/// The requests of a company in that state after the cursor, the one that waits longest first.
///
/// # Errors
/// When the database fails.
pub async fn in_state(
    tx: &mut Tx,
    platform: &str,
    (company, state): (Id<id::Company>, RequestState),
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, module, level, state, reason, requested_at, answer, decided_at
         FROM module_request
         WHERE company = $1 AND platform = $2 AND state = $3 AND (requested_at, id) > ($4, $5)
         ORDER BY requested_at, id LIMIT $6",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(state.code())
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// What somebody asked for in a company, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    tx: &mut Tx,
    platform: &str,
    (company, account): (Id<id::Company>, Id<id::Account>),
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, module, level, state, reason, requested_at, answer, decided_at
         FROM module_request WHERE account = $3 AND company = $1 AND platform = $2
         ORDER BY requested_at DESC, id DESC LIMIT $4",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(account.uuid())
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Decides a request that waits; 0 when somebody else did.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &mut Tx,
    platform: &str,
    (company, id): (Id<id::Company>, Uuid),
    (state, answer): (RequestState, &[u8]),
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE module_request SET state = $4, answer = $5, decided_at = $6, decided_by = $7
         WHERE id = $3 AND company = $1 AND platform = $2 AND state = 'pending'",
        company.uuid(),
        platform,
        id,
        state.code(),
        answer,
        now.0,
        by.uuid(),
    )
}
