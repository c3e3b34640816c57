//! Rows of those who stand in for an administrator until a day.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// Somebody who stands in, or did.
#[derive(Debug, Clone, FromRow)]
pub struct StandInRow {
    /// Its id.
    pub id: Uuid,
    /// Who.
    pub account: Uuid,
    /// Named by whom.
    pub named_by: Uuid,
    /// When.
    pub named_at: i64,
    /// Until when.
    pub until: i64,
    /// When it was ended before that.
    pub ended_at: Option<i64>,
}

/// Writes one.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    platform: &str,
    (id, company): (Uuid, Id<id::Company>),
    (account, by): (Id<id::Account>, Id<id::Account>),
    (now, until): (Timestamp, Timestamp),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO stand_in (id, platform, company, account, named_by, named_at, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        platform,
        company.uuid(),
        account.uuid(),
        by.uuid(),
        now.0,
        until.0,
    )
}

/// Ends what stands of that person at that moment; 0 when nothing does.
///
/// # Errors
/// When the database fails.
pub async fn end(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (account, by): (Id<id::Account>, Id<id::Account>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE stand_in SET ended_at = $5, ended_by = $4
         WHERE account = $3 AND company = $1 AND platform = $2 AND until > $5 AND ended_at IS NULL",
        company.uuid(),
        platform,
        account.uuid(),
        by.uuid(),
        now.0,
    )
}

/// Ends what stands of that person because their access ends or begins anew; by nobody's hand.
///
/// # Errors
/// When the database fails.
pub async fn end_all(
    tx: &mut Tx,
    platform: &str,
    (company, account): (Id<id::Company>, Id<id::Account>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE stand_in SET ended_at = $4
         WHERE account = $3 AND company = $1 AND platform = $2 AND until > $4 AND ended_at IS NULL",
        company.uuid(),
        platform,
        account.uuid(),
        now.0,
    )
}

/// Those of a company, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<StandInRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, named_by, named_at, until, ended_at FROM stand_in
         WHERE company = $1 AND platform = $2 ORDER BY named_at DESC, id DESC LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Until when somebody stood in at that moment.
///
/// # Errors
/// When the database fails.
pub async fn at(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    account: Id<id::Account>,
    at: Timestamp,
) -> sqlx::Result<Option<i64>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT until FROM stand_in
         WHERE account = $3 AND company = $1 AND platform = $2 AND named_at <= $4 AND until > $4
           AND (ended_at IS NULL OR ended_at > $4)
         ORDER BY until DESC LIMIT 1",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(account.uuid())
    .bind(at.0)
    .fetch_optional(c)
    .await)
}
