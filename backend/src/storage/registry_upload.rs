//! Rows of registry files that came over the page: the sealed file, what was found in it, and the
//! history of all imports, whatever way they came.

use domain::registry::Stage;
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::registry::{PersonRow, Tally};
use super::{Tx, execute, on};
use crate::fault::Fault;

/// People written with one statement.
const AT_ONCE: usize = 500;

/// An upload to begin.
#[derive(Debug)]
pub struct NewUpload<'a> {
    /// The import.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// What the file is called.
    pub file: &'a str,
    /// The file's own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// When, in microseconds.
    pub now: i64,
    /// Who, as the audit names them.
    pub by: &'a str,
}

/// An import as the history lists it.
#[derive(Debug, FromRow)]
pub struct HistoryRow {
    /// The import.
    pub id: Uuid,
    stage: String,
    /// What the file is called; empty where nobody noted it.
    pub file: String,
    /// When it came, in microseconds.
    pub imported_at: i64,
    /// Who brought it.
    pub imported_by: String,
    /// Whether it is the whole registry.
    pub whole: bool,
    row_count: i64,
    added: i64,
    changed: i64,
    unchanged: i64,
    retired: i64,
}

/// An import as its page shows it.
#[derive(Debug, FromRow)]
pub struct UploadRow {
    /// As in the history.
    #[sqlx(flatten)]
    pub listed: HistoryRow,
    /// What it would do, as found when it was checked.
    pub preview: Option<String>,
    /// Why it is where it is, where that needs a word.
    pub note: Option<String>,
    /// The file's own key, wrapped; none once wiped.
    pub wrapped_key: Option<Vec<u8>>,
    /// When it was decided, in microseconds.
    pub decided_at: Option<i64>,
}

impl HistoryRow {
    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no stage.
    pub fn stage(&self) -> Result<Stage, Fault> {
        self.stage.parse().map_err(|_| Fault::Stored {
            table: "registry_batch",
            column: "state",
            key: self.id.to_string(),
        })
    }

    /// What it did.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        Tally {
            rows: self.row_count,
            added: self.added,
            changed: self.changed,
            unchanged: self.unchanged,
            retired: self.retired,
        }
    }
}

/// Begins an upload, unless so many of the platform's wait already; 0 then.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, upload: &NewUpload<'_>, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed,
             unchanged, retired, whole, imported_at, imported_by, file, wrapped_key, state)
         SELECT $1, $2, $3, 0, 0, 0, 0, 0, $4, $5, $6, $7, $8, 'receiving'
         WHERE (SELECT COUNT(*) FROM registry_batch
                WHERE platform = $2 AND wrapped_key IS NOT NULL) < $9",
        upload.id,
        upload.platform,
        &b""[..],
        false,
        upload.now,
        upload.by,
        upload.file,
        upload.wrapped_key,
        most,
    )
}

/// Keeps a sealed piece of the file.
///
/// # Errors
/// When the database fails.
pub async fn add_part(tx: &mut Tx, batch: Uuid, place: i64, sealed: &[u8]) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO registry_part (batch, place, sealed) VALUES ($1, $2, $3)",
        batch,
        place,
        sealed,
    )
}

/// A sealed piece of the file.
///
/// # Errors
/// When the database fails.
pub async fn part(tx: &mut Tx, batch: Uuid, place: i64) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT sealed FROM registry_part WHERE batch = $1 AND place = $2",
    )
    .bind(batch)
    .bind(place)
    .fetch_optional(c)
    .await)
}

/// Another upload of the same bytes, read in the same way, that nobody decided yet.
///
/// # Errors
/// When the database fails.
pub async fn twin(
    tx: &mut Tx,
    platform: &str,
    hash: &[u8],
    whole: bool,
    dates: Option<&str>,
) -> sqlx::Result<Option<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM registry_batch
         WHERE platform = $1 AND source_hash = $2 AND whole = $3 AND dates IS NOT DISTINCT FROM $4
           AND state IN ('received', 'checking', 'checked', 'refused', 'approved', 'applying')
         ORDER BY imported_at, id LIMIT 1",
    )
    .bind(platform)
    .bind(hash)
    .bind(whole)
    .bind(dates)
    .fetch_optional(c)
    .await)
}

/// Notes that the file is there and how it is to be read.
///
/// # Errors
/// When the database fails.
pub async fn received(
    tx: &mut Tx,
    id: Uuid,
    hash: &[u8],
    whole: bool,
    dates: Option<&str>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE registry_batch SET source_hash = $2, whole = $3, dates = $4, state = 'received'
         WHERE id = $1 AND state = 'receiving'",
        id,
        hash,
        whole,
        dates,
    )
}

/// Removes an upload that did not arrive, or arrived twice.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM registry_batch WHERE id = $1 AND state = 'receiving'",
        id,
    )
}

/// One import of a platform.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<UploadRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, state AS stage, file, imported_at, imported_by, whole, row_count, added,
            changed, unchanged, retired, preview, note, wrapped_key, decided_at
         FROM registry_batch WHERE id = $1 AND platform = $2 AND state <> 'receiving'",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Imports before the cursor, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn history(
    tx: &mut Tx,
    platform: &str,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<HistoryRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, state AS stage, file, imported_at, imported_by, whole, row_count, added,
            changed, unchanged, retired
         FROM registry_batch
         WHERE platform = $1 AND (imported_at, id) < ($2, $3) AND state <> 'receiving'
         ORDER BY imported_at DESC, id DESC LIMIT $4",
    )
    .bind(platform)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Keeps some dozens of sealed findings.
///
/// # Errors
/// When the database fails.
pub async fn add_findings(
    tx: &mut Tx,
    batch: Uuid,
    place: i64,
    sealed: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO registry_finding (batch, place, sealed) VALUES ($1, $2, $3)",
        batch,
        place,
        sealed,
    )
}

/// Sealed findings from the top, in order.
///
/// # Errors
/// When the database fails.
pub async fn findings(tx: &mut Tx, batch: Uuid, limit: i64) -> sqlx::Result<Vec<(i64, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT place, sealed FROM registry_finding WHERE batch = $1 ORDER BY place LIMIT $2",
    )
    .bind(batch)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Notes whom a whole file does not name.
///
/// # Errors
/// When the database fails.
pub async fn add_leaving(tx: &mut Tx, batch: Uuid, people: &[Uuid]) -> sqlx::Result<()> {
    for some in people.chunks(AT_ONCE) {
        on!(&mut *tx, c => {
            let mut query = QueryBuilder::new("INSERT INTO registry_leaving (batch, person) ");
            query.push_values(some, |mut row, person| {
                row.push_bind(batch).push_bind(person);
            });
            query.build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Whom a whole file does not name, after that person.
///
/// # Errors
/// When the database fails.
pub async fn leaving(
    tx: &mut Tx,
    batch: Uuid,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<PersonRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, p.document_lookup, p.wrapped_key, p.sealed, p.row_digest, p.active
         FROM registry_leaving l JOIN registry_person p ON p.id = l.person
         WHERE l.batch = $1 AND l.person > $2 ORDER BY l.person LIMIT $3",
    )
    .bind(batch)
    .bind(after)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Forgets what was found in a file.
///
/// # Errors
/// When the database fails.
pub async fn forget_found(tx: &mut Tx, batch: Uuid) -> sqlx::Result<()> {
    execute!(tx, "DELETE FROM registry_finding WHERE batch = $1", batch)?;
    execute!(tx, "DELETE FROM registry_leaving WHERE batch = $1", batch)?;
    Ok(())
}

/// Forgets the file itself, and its key with it.
///
/// # Errors
/// When the database fails.
pub async fn forget_file(tx: &mut Tx, batch: Uuid) -> sqlx::Result<()> {
    execute!(tx, "DELETE FROM registry_part WHERE batch = $1", batch)?;
    execute!(
        tx,
        "UPDATE registry_batch SET wrapped_key = NULL WHERE id = $1",
        batch
    )?;
    Ok(())
}
