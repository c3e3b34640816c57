//! Rows of plans: how many seats an institution has, and how many are taken. One statement takes a
//! seat, so that of any number of acceptances at once, on any number of nodes, no more get one than
//! there are.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A plan to write; nobody has a seat yet.
#[derive(Debug)]
pub struct NewPlan<'a> {
    /// The institution.
    pub company: Id<id::Company>,
    /// The platform's address word.
    pub platform: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Seats.
    pub seats: i64,
    /// When.
    pub now: Timestamp,
}

/// A plan with its institution.
#[derive(Debug, Clone, FromRow)]
pub struct PlanRow {
    /// The institution.
    pub company: Uuid,
    /// Its number.
    pub rut: String,
    /// Its name.
    pub legal_name: String,
    /// What the plan is called.
    pub name: String,
    /// Seats.
    pub seats: i64,
    /// Seats taken.
    pub taken: i64,
    /// When it began.
    pub created_at: i64,
}

/// Writes a plan; 0 when the institution has one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewPlan<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO plan (company, platform, name, seats, taken, created_at, version)
         VALUES ($1, $2, $3, $4, 0, $5, 1)
         ON CONFLICT DO NOTHING",
        new.company.uuid(),
        new.platform,
        new.name,
        new.seats,
        new.now.0,
    )
}

/// Takes a seat; 0 when none is left, or there is no plan.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &mut Tx, platform: &str, company: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE plan SET taken = taken + 1, version = version + 1
         WHERE company = $1 AND platform = $2 AND taken < seats",
        company,
        platform,
    )
}

/// Gives a seat back.
///
/// # Errors
/// When the database fails.
pub async fn free(tx: &mut Tx, platform: &str, company: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE plan SET taken = taken - 1, version = version + 1
         WHERE company = $1 AND platform = $2 AND taken > 0",
        company,
        platform,
    )
}

/// Holds the plan's row until the transaction ends: what must not happen twice at once in one
/// institution comes one after the other.
///
/// # Errors
/// When the database fails.
pub async fn lock(tx: &mut Tx, platform: &str, company: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE plan SET version = version + 1 WHERE company = $1 AND platform = $2",
        company,
        platform,
    )
}

/// Changes the number of seats; 0 when more are taken, or there is no plan.
///
/// # Errors
/// When the database fails.
pub async fn set_seats(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    seats: i64,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE plan SET seats = $3, version = version + 1
         WHERE company = $1 AND platform = $2 AND taken <= $3",
        company,
        platform,
        seats,
    )
}

/// The plan of an institution.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, platform: &str, company: Uuid) -> sqlx::Result<Option<PlanRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.company, e.rut, e.legal_name, p.name, p.seats, p.taken, p.created_at
         FROM plan p JOIN company e ON e.id = p.company
         WHERE p.company = $1 AND p.platform = $2",
    )
    .bind(company)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Plans before the cursor, newest first.
///
/// # Errors
/// When the database fails.
pub async fn before(
    tx: &mut Tx,
    platform: &str,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<PlanRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.company, e.rut, e.legal_name, p.name, p.seats, p.taken, p.created_at
         FROM plan p JOIN company e ON e.id = p.company
         WHERE p.platform = $1 AND (p.created_at, p.company) < ($2, $3)
         ORDER BY p.created_at DESC, p.company DESC LIMIT $4",
    )
    .bind(platform)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}
