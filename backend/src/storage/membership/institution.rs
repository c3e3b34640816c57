//! Memberships of institutions: who holds which tier, and one institution for each person (Q34).

use domain::id::{self, Id};
use domain::membership::Perfil;
use uuid::Uuid;

use super::MembershipRow;
use crate::storage::{Tx, execute, on};

/// Whether somebody is of that perfil in that company, enabled, at this moment; locks the membership
/// until the transaction ends, so that a right is not taken away between the question and the write
/// (A48). Writing first is the lock.
///
/// # Errors
/// When the database fails.
pub async fn hold(
    tx: &mut Tx,
    platform: &str,
    (account, company): (Id<id::Account>, Id<id::Company>),
    perfil: Perfil,
) -> sqlx::Result<bool> {
    let held = execute!(
        tx,
        "UPDATE membership SET changed_at = changed_at
         WHERE account = $1 AND company = $2 AND platform = $3 AND perfil = $4
           AND state = 'enabled'",
        account.uuid(),
        company.uuid(),
        platform,
        perfil.code(),
    )?;
    Ok(held == 1)
}

/// Whether the account has an enabled membership anywhere on the platform.
///
/// # Errors
/// When the database fails.
pub async fn any_enabled(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership
         WHERE account = $1 AND platform = $2 AND state = 'enabled' LIMIT 1",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// The same, and true until the transaction ends: whoever enables that person elsewhere comes
/// afterwards. Writing first is the lock.
///
/// # Errors
/// When the database fails.
pub async fn any_enabled_now(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<bool> {
    execute!(
        tx,
        "UPDATE account SET version = version WHERE id = $1 AND platform = $2",
        account.uuid(),
        platform,
    )?;
    any_enabled(tx, platform, account).await
}

/// How many enabled memberships of that perfil a company has.
///
/// # Errors
/// When the database fails.
pub async fn count_of(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    perfil: Perfil,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = $3 AND state = 'enabled'",
    )
    .bind(company)
    .bind(platform)
    .bind(perfil.code())
    .fetch_one(c)
    .await)
}

/// The memberships of a company after the cursor, in the order they came: when, and the row.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE company = $1 AND platform = $2 AND (created_at, id) > ($3, $4)
         ORDER BY created_at, id LIMIT $5"),
    )
    .bind(company)
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}
