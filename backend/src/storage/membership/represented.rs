//! Which companies have somebody who may appoint.

use std::collections::HashSet;

use domain::membership::Basis;
use domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use crate::storage::many::{self, PIECE};
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
    let found = represented(tx, platform, &[company], now).await?;
    Ok(found.contains(&company))
}

/// Those of them of which the same is true.
///
/// # Errors
/// When the database fails.
pub async fn represented(
    tx: &mut Tx,
    platform: &str,
    companies: &[Uuid],
    now: Timestamp,
) -> sqlx::Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for some in companies.chunks(PIECE) {
        let rows: Vec<Uuid> = on!(&mut *tx, c => {
            let mut query = QueryBuilder::new(
                "SELECT DISTINCT company FROM membership
                 WHERE perfil = 'administrator' AND state = 'enabled' AND basis = ");
            query.push_bind(Basis::Representative.code());
            query.push(" AND (ends_at IS NULL OR ends_at > ").push_bind(now.0);
            query.push(") AND platform = ").push_bind(platform);
            query.push(" AND company IN (");
            let mut list = query.separated(", ");
            for company in some {
                list.push_bind(*company);
            }
            list.push_unseparated(")");
            let query = query.build_query_scalar().persistent(many::is_kept(some.len()));
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}
