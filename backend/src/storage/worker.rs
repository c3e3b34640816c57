//! Rows of workers and of the files that they came in.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

mod several;

use super::{Tx, execute, on};
pub use several::{add_listed, by_ids, known, put_listed};

/// The columns of a [`WorkerRow`]: said once, or a query forgets the one that came last.
macro_rules! worker_row {
    () => {
        "w.id, w.company, w.card_digest, w.wrapped_key, w.sealed, w.row_digest, w.active,
            (SELECT length(b.source_hash) > 0 FROM worker_batch b WHERE b.id = w.batch) AS from_file"
    };
}
pub(super) use worker_row;

/// A file to note.
#[derive(Debug)]
pub struct NewBatch<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose workers.
    pub company: Id<id::Company>,
    /// Digest of its bytes.
    pub source_hash: &'a [u8],
    /// When, in microseconds.
    pub imported_at: i64,
    /// Who, as the audit names them.
    pub imported_by: &'a str,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Workers in the file.
    pub rows: i64,
    /// New ones.
    pub added: i64,
    /// Known ones with other facts.
    pub changed: i64,
    /// Known ones as before.
    pub unchanged: i64,
}

/// A worker to write.
#[derive(Debug)]
pub struct NewWorker<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose worker.
    pub company: Id<id::Company>,
    /// Keyed digest of the document.
    pub rut_lookup: &'a [u8],
    /// Keyed digest of the card's number, where the file has it.
    pub card_digest: Option<&'a [u8]>,
    /// Their own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// Their facts, sealed with that key.
    pub sealed: &'a [u8],
    /// Keyed digest of the whole row.
    pub row_digest: &'a [u8],
    /// «Habilitado».
    pub active: bool,
    /// The file.
    pub batch: Uuid,
    /// When, in microseconds.
    pub now: i64,
}

/// A worker as stored.
#[derive(Debug, Clone, FromRow)]
pub struct WorkerRow {
    /// Its id.
    pub id: Uuid,
    /// Whose worker.
    pub company: Uuid,
    /// Keyed digest of the card's number.
    pub card_digest: Option<Vec<u8>>,
    /// Their own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Their facts, sealed.
    pub sealed: Vec<u8>,
    /// Keyed digest of the whole row.
    pub row_digest: Vec<u8>,
    /// «Habilitado».
    pub active: bool,
    /// Whether the installation brought it with a company's file; what the company typed by itself
    /// shows nobody who somebody is (Q49).
    pub from_file: bool,
}

/// Notes a file; its numbers follow with [`finish_batch`].
///
/// # Errors
/// When the database fails.
pub async fn begin_batch(tx: &mut Tx, new: &NewBatch<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO worker_batch (id, platform, company, source_hash, row_count, added, changed,
                                   unchanged, imported_at, imported_by)
         VALUES ($1, $2, $3, $4, 0, 0, 0, 0, $5, $6)",
        new.id,
        new.platform,
        new.company.uuid(),
        new.source_hash,
        new.imported_at,
        new.imported_by,
    )
}

/// Notes what the import of a file did.
///
/// # Errors
/// When the database fails.
pub async fn finish_batch(tx: &mut Tx, id: Uuid, tally: &Tally) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker_batch SET row_count = $2, added = $3, changed = $4, unchanged = $5
         WHERE id = $1",
        id,
        tally.rows,
        tally.added,
        tally.changed,
        tally.unchanged,
    )
}

/// Writes a worker over the one with that document; key and id of a known one stay.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &mut Tx, new: &NewWorker<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO worker (id, platform, company, rut_lookup, card_digest, wrapped_key, sealed,
                             row_digest, active, batch, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (company, rut_lookup) DO UPDATE SET
            card_digest = excluded.card_digest, sealed = excluded.sealed,
            row_digest = excluded.row_digest, active = excluded.active,
            batch = excluded.batch, updated_at = excluded.updated_at",
        new.id,
        new.platform,
        new.company.uuid(),
        new.rut_lookup,
        new.card_digest,
        new.wrapped_key,
        new.sealed,
        new.row_digest,
        new.active,
        new.batch,
        new.now,
    )
}

/// The worker of that company with that document.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    rut_lookup: &[u8],
) -> sqlx::Result<Option<WorkerRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", worker_row!(), " FROM worker w
         WHERE w.company = $1 AND w.rut_lookup = $2 AND w.platform = $3"),
    )
    .bind(company.uuid())
    .bind(rut_lookup)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// One worker of that company.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<WorkerRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", worker_row!(), " FROM worker w
         WHERE w.id = $1 AND w.company = $2 AND w.platform = $3"),
    )
    .bind(id)
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Writes other facts of a worker; the next file that names them is new again.
///
/// # Errors
/// When the database fails.
pub async fn save(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    sealed: &[u8],
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker SET sealed = $3, row_digest = $4, updated_at = $5
         WHERE id = $1 AND platform = $2",
        id,
        platform,
        sealed,
        Vec::<u8>::new(),
        now.0,
    )
}

/// Writes a worker under another document, with another card, as brought by that batch; the next file
/// that names them is new again.
///
/// # Errors
/// When the database fails.
pub async fn set_number(
    tx: &mut Tx,
    platform: &str,
    (id, batch): (Uuid, Uuid),
    (rut_lookup, card_digest, sealed): (&[u8], Option<&[u8]>, &[u8]),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE worker SET rut_lookup = $3, card_digest = $4, sealed = $5, row_digest = $6,
             batch = $7, updated_at = $8
         WHERE id = $1 AND platform = $2",
        id,
        platform,
        rut_lookup,
        card_digest,
        sealed,
        Vec::<u8>::new(),
        batch,
        now.0,
    )
}

/// The enabled workers with that document in companies that are adhered. Whom the company's list
/// has as «Inhabilitado», or whose end date has come, is none.
///
/// # Errors
/// When the database fails.
pub async fn enabled(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Vec<WorkerRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", worker_row!(), "
         FROM worker w JOIN company e ON e.id = w.company AND e.adherence = 'adhered'
         LEFT JOIN roster_person r ON r.worker = w.id
         WHERE w.platform = $1 AND w.rut_lookup = $2 AND w.active = $3
           AND (r.id IS NULL
             OR (r.state = 'enabled' AND (r.ends_at IS NULL OR r.ends_at > $4)))
         ORDER BY w.company LIMIT 100"),
    )
    .bind(platform)
    .bind(rut_lookup)
    .bind(true)
    .bind(now.0)
    .fetch_all(c)
    .await)
}
