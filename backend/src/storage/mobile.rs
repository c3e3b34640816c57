//! Rows of mobiles that their owners confirmed.

use domain::id::{self, Id};
use domain::time::Timestamp;

use super::{Tx, execute, on};

/// Notes the mobile of an account, in place of the one before.
///
/// # Errors
/// When the database fails.
pub async fn set(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    sealed: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO mobile (account, platform, sealed, confirmed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account) DO UPDATE SET
            sealed = excluded.sealed,
            confirmed_at = excluded.confirmed_at",
        account.uuid(),
        platform,
        sealed,
        now.0,
    )
}

/// The sealed mobile of an account.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT sealed FROM mobile WHERE account = $1 AND platform = $2",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}
