//! Rows of roles on a platform.

use domain::access::Staff;
use domain::id::{self, Id};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Tx, execute, on};

/// The role of an account, as stored.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT role FROM staff WHERE platform = $1 AND account = $2",
    )
    .bind(platform)
    .bind(account.uuid())
    .fetch_optional(c)
    .await)
}

/// Gives an account a role, instead of the one it had.
///
/// # Errors
/// When the database fails.
pub async fn grant(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    role: Staff,
    by: &str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO staff (platform, account, role, granted_at, granted_by)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (platform, account) DO UPDATE SET
            role = excluded.role,
            granted_at = excluded.granted_at,
            granted_by = excluded.granted_by",
        platform,
        account.uuid(),
        role.code(),
        now.0,
        by,
    )
}

/// Takes the role away; 0 when there was none.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &mut Tx, platform: &str, account: Id<id::Account>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM staff WHERE platform = $1 AND account = $2",
        platform,
        account.uuid(),
    )
}

/// Everybody with a role on the platform: account and person.
///
/// # Errors
/// When the database fails.
pub async fn everybody(tx: &mut Tx, platform: &str) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT s.account, a.person FROM staff s JOIN account a ON a.id = s.account
         WHERE s.platform = $1 ORDER BY s.granted_at, s.account LIMIT 200",
    )
    .bind(platform)
    .fetch_all(c)
    .await)
}
