//! Rows of requests to the help desk: another perfil for somebody of a company (A-33, Q50).

use domain::id::{self, Id};
use domain::membership::{Outcome, Perfil};
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
    /// The company.
    pub company: Id<id::Company>,
    /// Whom it is about.
    pub account: Id<id::Account>,
    /// The perfil that is asked for.
    pub wanted: Perfil,
    /// Why, sealed.
    pub reason: &'a [u8],
    /// Who asks.
    pub by: Id<id::Account>,
    /// When.
    pub now: Timestamp,
}

/// A request as stored.
#[derive(Debug, Clone, FromRow)]
pub struct RequestRow {
    /// Its id.
    pub id: Uuid,
    /// The company.
    pub company: Uuid,
    /// Whom it is about.
    pub account: Uuid,
    wanted: String,
    /// Why, sealed.
    pub reason: Vec<u8>,
    /// Who asked.
    pub asked_by: Uuid,
    /// When.
    pub asked_at: i64,
    /// The agent who said yes first, where two are needed.
    pub proposed_by: Option<Uuid>,
    outcome: Option<String>,
    /// When it was carried out or declined.
    pub closed_at: Option<i64>,
}

impl RequestRow {
    fn stored(&self, column: &'static str) -> Fault {
        Fault::Stored {
            table: "perfil_request",
            column,
            key: self.id.to_string(),
        }
    }

    /// The perfil that was asked for.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn wanted(&self) -> Result<Perfil, Fault> {
        self.wanted.parse().map_err(|_| self.stored("wanted"))
    }

    /// What became of it; none while it waits.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn outcome(&self) -> Result<Option<Outcome>, Fault> {
        let outcome = self.outcome.as_deref().map(str::parse).transpose();
        outcome.map_err(|_| self.stored("outcome"))
    }
}

/// Writes a request; 0 when one about that person in that company waits.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewRequest<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO perfil_request (id, platform, company, account, wanted, reason, asked_by,
                                     asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        new.id,
        new.platform,
        new.company.uuid(),
        new.account.uuid(),
        new.wanted.code(),
        new.reason,
        new.by.uuid(),
        new.now.0,
    )
}

/// One request.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account, wanted, reason, asked_by, asked_at, proposed_by, outcome,
            closed_at
         FROM perfil_request WHERE id = $1 AND platform = $2",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Those that wait, after the cursor, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account, wanted, reason, asked_by, asked_at, proposed_by, outcome,
            closed_at
         FROM perfil_request
         WHERE platform = $1 AND closed_at IS NULL AND (asked_at, id) > ($2, $3)
         ORDER BY asked_at, id LIMIT $4",
    )
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The newest requests of a company.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<RequestRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account, wanted, reason, asked_by, asked_at, proposed_by, outcome,
            closed_at
         FROM perfil_request WHERE company = $1 AND platform = $2
         ORDER BY asked_at DESC, id DESC LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Notes the first agent's yes; 0 when there is one already, or it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn propose(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE perfil_request SET proposed_by = $3, proposed_at = $4
         WHERE id = $1 AND platform = $2 AND closed_at IS NULL AND proposed_by IS NULL",
        id,
        platform,
        by.uuid(),
        now.0,
    )
}

/// Closes a request; 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    outcome: Outcome,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE perfil_request SET outcome = $3, closed_by = $4, closed_at = $5
         WHERE id = $1 AND platform = $2 AND closed_at IS NULL",
        id,
        platform,
        outcome.code(),
        by.uuid(),
        now.0,
    )
}
