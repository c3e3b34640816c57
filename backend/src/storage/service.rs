//! Rows of requests for services.

use domain::id::{self, Id};
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
    /// Who asks.
    pub account: Id<id::Account>,
    /// The service's key.
    pub service: &'a str,
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
    /// The service's key.
    pub service: String,
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
    /// Who asks.
    #[must_use]
    pub fn account(&self) -> Id<id::Account> {
        Id::from_uuid(self.account)
    }

    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn state(&self) -> Result<RequestState, Fault> {
        self.state.parse().map_err(|_| Fault::Stored {
            table: "service_request",
            column: "state",
            key: self.id.to_string(),
        })
    }
}

/// Writes a request; 0 when the person has an open or granted one for that service.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, request: &NewRequest<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO service_request
            (id, platform, account, service, state, reason, requested_at)
         VALUES ($1, $2, $3, $4, 'pending', $5, $6)
         ON CONFLICT DO NOTHING",
        request.id,
        request.platform,
        request.account.uuid(),
        request.service,
        request.reason,
        request.now.0,
    )
}

/// The requests of an account, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, service, state, reason, requested_at, answer, decided_at
         FROM service_request WHERE account = $1 AND platform = $2
         ORDER BY requested_at DESC, id DESC LIMIT $3",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// One request of that platform.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, service, state, reason, requested_at, answer, decided_at
         FROM service_request WHERE id = $1 AND platform = $2",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The requests in that state after the cursor, the one that waits longest first.
///
/// # Errors
/// When the database fails.
pub async fn in_state(
    tx: &mut Tx,
    platform: &str,
    state: RequestState,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, service, state, reason, requested_at, answer, decided_at
         FROM service_request
         WHERE platform = $1 AND state = $2 AND (requested_at, id) > ($3, $4)
         ORDER BY requested_at, id LIMIT $5",
    )
    .bind(platform)
    .bind(state.code())
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// All requests after the cursor, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, service, state, reason, requested_at, answer, decided_at
         FROM service_request
         WHERE platform = $1 AND (requested_at, id) > ($2, $3)
         ORDER BY requested_at, id LIMIT $4",
    )
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
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
    id: Uuid,
    state: RequestState,
    answer: &[u8],
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE service_request SET state = $3, answer = $4, decided_at = $5, decided_by = $6
         WHERE id = $1 AND platform = $2 AND state = 'pending'",
        id,
        platform,
        state.code(),
        answer,
        now.0,
        by.uuid(),
    )
}
