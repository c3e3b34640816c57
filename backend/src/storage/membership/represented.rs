//! Whether a company has somebody who may appoint.

use domain::membership::Basis;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::storage::{Tx, on};

/// Whether one of its enabled access administrators is its legal representative. Asked of all of
/// them, however many there are: a limit would forget the one who decides.
///
/// # Errors
/// When the database fails.
pub async fn is_represented(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = 'administrator' AND state = 'enabled'
           AND basis = $3 AND (ends_at IS NULL OR ends_at > $4) LIMIT 1",
    )
    .bind(company)
    .bind(platform)
    .bind(Basis::Representative.code())
    .bind(now.0)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}
