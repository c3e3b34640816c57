//! Whom a load changed, taking that back, and forgetting what a load held.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use crate::storage::many::{self, PIECE};
use crate::storage::{Tx, execute, on};

/// Somebody whom a load changed.
#[derive(Debug, FromRow)]
pub struct ChangeRow {
    /// In the order of the file.
    pub place: i64,
    /// Who.
    pub person: Uuid,
    /// The version at which they stood afterwards.
    pub version: i64,
    /// How they were before, sealed.
    pub sealed: Vec<u8>,
}

/// Notes whom a load changed.
///
/// # Errors
/// When the database fails.
pub async fn add_changes(tx: &mut Tx, load: Uuid, changes: &[ChangeRow]) -> sqlx::Result<()> {
    for some in changes.chunks(PIECE) {
        on!(&mut *tx, c => {
            let mut query =
                QueryBuilder::new("INSERT INTO bulk_change (bulk, place, person, version, sealed) ");
            query.push_values(some, |mut row, change| {
                row.push_bind(load)
                    .push_bind(change.place)
                    .push_bind(change.person)
                    .push_bind(change.version)
                    .push_bind(&change.sealed);
            });
            let query = query.build().persistent(many::is_kept(some.len()));
            query.execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Whom a load changed before that place, the last ones first.
///
/// # Errors
/// When the database fails.
pub async fn changes(
    tx: &mut Tx,
    load: Uuid,
    before: i64,
    limit: i64,
) -> sqlx::Result<Vec<ChangeRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT place, person, version, sealed FROM bulk_change
         WHERE bulk = $1 AND place < $2 ORDER BY place DESC LIMIT $3",
    )
    .bind(load)
    .bind(before)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Forgets the file itself.
///
/// # Errors
/// When the database fails.
pub async fn forget_file(tx: &mut Tx, load: Uuid) -> sqlx::Result<u64> {
    execute!(tx, "DELETE FROM bulk_part WHERE bulk = $1", load)
}

/// Forgets what was found.
///
/// # Errors
/// When the database fails.
pub async fn forget_results(tx: &mut Tx, load: Uuid) -> sqlx::Result<u64> {
    execute!(tx, "DELETE FROM bulk_result WHERE bulk = $1", load)
}

/// Forgets everything that a load held, and its key with it; its figures stay.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, load: Uuid) -> sqlx::Result<()> {
    forget_file(tx, load).await?;
    forget_results(tx, load).await?;
    execute!(tx, "DELETE FROM bulk_change WHERE bulk = $1", load)?;
    execute!(
        tx,
        "UPDATE bulk_load SET wrapped_key = NULL, shown = NULL WHERE id = $1",
        load
    )?;
    Ok(())
}

/// Removes somebody whom a load entered and nobody touched since, with the worker's row and the
/// membership that were made for them; 0 when somebody did. A file of workers that names them touches
/// them, too: its rows alone have a digest.
///
/// # Errors
/// When the database fails.
pub async fn remove_person(
    tx: &mut Tx,
    platform: &str,
    (person, version): (Uuid, i64),
    worker: Option<Uuid>,
    membership: Option<Uuid>,
) -> sqlx::Result<u64> {
    let gone = execute!(
        tx,
        "DELETE FROM roster_person WHERE id = $1 AND platform = $2 AND version = $3
           AND NOT EXISTS (SELECT 1 FROM worker w
                           WHERE w.id = roster_person.worker AND length(w.row_digest) > 0)",
        person,
        platform,
        version,
    )?;
    if gone == 0 {
        return Ok(0);
    }
    if let Some(worker) = worker {
        execute!(
            tx,
            "DELETE FROM worker WHERE id = $1 AND platform = $2",
            worker,
            platform
        )?;
    }
    if let Some(membership) = membership {
        execute!(
            tx,
            "DELETE FROM membership WHERE id = $1 AND platform = $2",
            membership,
            platform,
        )?;
    }
    Ok(gone)
}
