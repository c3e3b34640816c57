//! Several workers of a company at once.

use domain::id::{self, Id};
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{NewWorker, WorkerRow, worker_row};
use crate::storage::many::{self, PIECE};
use crate::storage::{Tx, on};

/// The workers of that company with those documents: keyed digest of the document, and id.
///
/// # Errors
/// When the database fails.
pub async fn known(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    rut_lookups: &[&[u8]],
) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
    let mut found = Vec::new();
    for some in rut_lookups.chunks(PIECE) {
        let rows: Vec<(Vec<u8>, Uuid)> = on!(&mut *tx, c => {
            let mut query = QueryBuilder::new("SELECT rut_lookup, id FROM worker WHERE company = ");
            query.push_bind(company.uuid()).push(" AND platform = ").push_bind(platform);
            query.push(" AND rut_lookup IN (");
            let mut list = query.separated(", ");
            for lookup in some {
                list.push_bind(*lookup);
            }
            list.push_unseparated(")");
            let query = query.build_query_as().persistent(many::is_kept(some.len()));
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}

/// Those workers of that company, in no order.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    ids: &[Uuid],
) -> sqlx::Result<Vec<WorkerRow>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(PIECE) {
        let rows: Vec<WorkerRow> = on!(&mut *tx, c => {
            let mut query = QueryBuilder::new(
                concat!("SELECT ", worker_row!(), " FROM worker w WHERE w.company = "));
            query.push_bind(company.uuid()).push(" AND w.platform = ").push_bind(platform);
            query.push(" AND w.id IN (");
            let mut list = query.separated(", ");
            for id in some {
                list.push_bind(*id);
            }
            list.push_unseparated(")");
            let query = query.build_query_as().persistent(many::is_kept(some.len()));
            query.fetch_all(c).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}

/// Writes new workers, who stand in the company's list; answers how many. Whoever has the document
/// of one who is there is left out.
///
/// # Errors
/// When the database fails.
pub async fn add_listed(tx: &mut Tx, workers: &[NewWorker<'_>]) -> sqlx::Result<u64> {
    let mut added = 0;
    for some in workers.chunks(PIECE) {
        added += on!(&mut *tx, c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO worker (id, platform, company, rut_lookup, card_digest, wrapped_key,
                                     sealed, row_digest, active, batch, updated_at, listed) ");
            query.push_values(some, |mut row, new| {
                row.push_bind(new.id)
                    .push_bind(new.platform)
                    .push_bind(new.company.uuid())
                    .push_bind(new.rut_lookup)
                    .push_bind(new.card_digest)
                    .push_bind(new.wrapped_key)
                    .push_bind(new.sealed)
                    .push_bind(new.row_digest)
                    .push_bind(new.active)
                    .push_bind(new.batch)
                    .push_bind(new.now)
                    .push_bind(true);
            });
            query.push(" ON CONFLICT DO NOTHING");
            let query = query.build().persistent(many::is_kept(some.len()));
            query.execute(c).await.map(|done| done.rows_affected())
        })?;
    }
    Ok(added)
}

/// Notes that workers stand in the list.
///
/// # Errors
/// When the database fails.
pub async fn put_listed(tx: &mut Tx, platform: &str, workers: &[Uuid]) -> sqlx::Result<()> {
    for some in workers.chunks(PIECE) {
        on!(&mut *tx, c => {
            let mut query = QueryBuilder::new("UPDATE worker SET listed = ");
            query.push_bind(true).push(" WHERE platform = ").push_bind(platform);
            query.push(" AND id IN (");
            let mut list = query.separated(", ");
            for worker in some {
                list.push_bind(*worker);
            }
            list.push_unseparated(")");
            let query = query.build().persistent(many::is_kept(some.len()));
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}
