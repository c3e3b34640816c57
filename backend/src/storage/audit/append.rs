//! Writing at the end of a chain.

use sqlx::QueryBuilder;

use super::{EntryRow, Head};
use crate::storage::many::{self, PIECE};
use crate::storage::{Tx, execute, on};

/// Takes the next `many` numbers and holds the head until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock_head(tx: &mut Tx, platform: &str, many: i64) -> sqlx::Result<Head> {
    on!(tx, c => sqlx::query_as(
        "INSERT INTO audit_head (platform, seq, digest) VALUES ($1, $2, $3)
         ON CONFLICT (platform) DO UPDATE SET seq = audit_head.seq + $2
         RETURNING seq, digest",
    )
    .bind(platform)
    .bind(many)
    .bind(Vec::<u8>::new())
    .fetch_one(c)
    .await)
}

/// The entry, where it came from, and the head's new digest, in one trip to the database: the entry
/// should cost little beside the write that it tells of (goal P21). SQLite takes several statements
/// of one text, PostgreSQL one statement of several parts.
const APPEND_SQLITE: &str = "
    INSERT INTO audit_entry (platform, seq, at, actor, action, subject, sealed, digest)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8);
    INSERT INTO audit_origin (platform, seq, network, device, at) VALUES ($1, $2, $9, $10, $3);
    UPDATE audit_head SET digest = $8 WHERE platform = $1";
const APPEND_POSTGRES: &str = "
    WITH entry AS (
        INSERT INTO audit_entry (platform, seq, at, actor, action, subject, sealed, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ), origin AS (
        INSERT INTO audit_origin (platform, seq, network, device, at)
        VALUES ($1, $2, $9, $10, $3)
    )
    UPDATE audit_head SET digest = $8 WHERE platform = $1";

/// Writes entries of one chain, each linked to the one before, where they came from, and the head's
/// new digest.
///
/// # Errors
/// When the database fails.
pub async fn append(
    tx: &mut Tx,
    rows: &[EntryRow],
    network: &str,
    device: &str,
) -> sqlx::Result<()> {
    match rows {
        [] => Ok(()),
        [row] => one(tx, row, network, device).await,
        [.., last] => {
            for some in rows.chunks(PIECE) {
                entries(tx, some).await?;
                origins(tx, some, network, device).await?;
            }
            let (platform, digest) = (&last.platform, &last.digest);
            execute!(
                tx,
                "UPDATE audit_head SET digest = $2 WHERE platform = $1",
                platform,
                digest
            )?;
            Ok(())
        }
    }
}

async fn one(tx: &mut Tx, row: &EntryRow, network: &str, device: &str) -> sqlx::Result<()> {
    let sql = match tx {
        Tx::Sqlite(_) => APPEND_SQLITE,
        Tx::Postgres(_) => APPEND_POSTGRES,
    };
    execute!(
        tx,
        sql,
        &row.platform,
        row.seq,
        row.at,
        &row.actor,
        &row.action,
        &row.subject,
        &row.sealed,
        &row.digest,
        network,
        device,
    )?;
    Ok(())
}

async fn entries(tx: &mut Tx, rows: &[EntryRow]) -> sqlx::Result<()> {
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO audit_entry (platform, seq, at, actor, action, subject, sealed, digest) ");
        query.push_values(rows, |mut values, row| {
            values.push_bind(&row.platform)
                .push_bind(row.seq)
                .push_bind(row.at)
                .push_bind(&row.actor)
                .push_bind(&row.action)
                .push_bind(&row.subject)
                .push_bind(&row.sealed)
                .push_bind(&row.digest);
        });
        let query = query.build().persistent(many::is_kept(rows.len()));
        query.execute(c).await.map(drop)
    })
}

async fn origins(tx: &mut Tx, rows: &[EntryRow], network: &str, device: &str) -> sqlx::Result<()> {
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO audit_origin (platform, seq, network, device, at) ");
        query.push_values(rows, |mut values, row| {
            values.push_bind(&row.platform)
                .push_bind(row.seq)
                .push_bind(network)
                .push_bind(device)
                .push_bind(row.at);
        });
        let query = query.build().persistent(many::is_kept(rows.len()));
        query.execute(c).await.map(drop)
    })
}
