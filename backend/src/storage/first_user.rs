//! Accounts whose owner has an initial password still, and what may be done with them from outside
//! (Q2, Q53).

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// Notes that an account was entered, once: from then on nobody but its owner moves its address
/// (Q53).
///
/// # Errors
/// When the database fails.
pub async fn entered(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET entered_at = $3
         WHERE id = $1 AND platform = $2 AND entered_at IS NULL",
        id.uuid(),
        platform,
        now.0,
    )
}

/// Somebody who did not choose a password of their own yet, and the first of their companies.
#[derive(Debug, Clone, FromRow)]
pub struct WaitingRow {
    /// The account.
    pub id: Uuid,
    /// Whose it is.
    pub person: Uuid,
    /// Where mail goes.
    pub email: String,
    /// Until when its initial password is good.
    pub initial_until: i64,
    /// When it was entered first.
    pub entered_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// The company's number.
    pub rut: String,
    /// «Razón social».
    pub legal_name: String,
}

/// Those who did not choose a password of their own yet, after the cursor, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<WaitingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.id, a.person, a.email, a.initial_until, a.entered_at, a.created_at, e.rut,
            e.legal_name
         FROM account a
         JOIN membership m ON m.id = (
            SELECT o.id FROM membership o WHERE o.account = a.id ORDER BY o.created_at, o.id LIMIT 1)
         JOIN company e ON e.id = m.company AND e.platform = $1
         WHERE a.platform = $1 AND a.initial_until IS NOT NULL AND (a.created_at, a.id) > ($2, $3)
         ORDER BY a.created_at, a.id LIMIT $4",
    )
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
) -> sqlx::Result<Option<WaitingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.id, a.person, a.email, a.initial_until, a.entered_at, a.created_at, e.rut,
            e.legal_name
         FROM account a
         JOIN membership m ON m.id = (
            SELECT o.id FROM membership o WHERE o.account = a.id ORDER BY o.created_at, o.id LIMIT 1)
         JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE a.id = $1 AND a.platform = $2 AND a.initial_until IS NOT NULL",
    )
    .bind(id.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Moves the address of an account that nobody entered yet; 0 when somebody did, or another account
/// has the address.
///
/// # Errors
/// When the database fails; with a violation when another transaction takes it at the same time.
pub async fn correct_email(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    (email, email_key): (&str, &str),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET email = $3, email_key = $4, version = version + 1
         WHERE id = $1 AND platform = $2 AND entered_at IS NULL AND initial_until IS NOT NULL
           AND NOT EXISTS (
            SELECT 1 FROM account other
            WHERE other.platform = $2 AND other.email_key = $4 AND other.id <> $1)",
        id.uuid(),
        platform,
        email,
        email_key,
    )
}
