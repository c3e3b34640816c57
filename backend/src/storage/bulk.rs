//! Rows of loads of a company's people: the sealed file, the result of each row, whom it changed, and
//! the history.

mod changes;

use domain::bulk::{Outcome, Stage};
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

pub use changes::{
    ChangeRow, add_changes, changes, forget, forget_file, forget_results, remove_person,
};

/// A load to begin.
#[derive(Debug)]
pub struct NewLoad<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose people.
    pub company: Id<id::Company>,
    /// What the file is called.
    pub file: &'a str,
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// Who.
    pub by: Id<id::Account>,
}

/// A load as stored.
#[derive(Debug, FromRow)]
pub struct LoadRow {
    /// The load.
    pub id: Uuid,
    /// What the file is called.
    pub file: String,
    state: String,
    /// What its titles mean, as somebody chose it.
    pub columns: Option<String>,
    /// The order of its dates, as somebody said it.
    pub dates: Option<String>,
    /// Its own key, wrapped; none once what it held is forgotten.
    pub wrapped_key: Option<Vec<u8>>,
    /// What the check found.
    pub shown: Option<String>,
    /// Digest of everything that it would do.
    pub plan_digest: Option<Vec<u8>>,
    /// Whether only the good rows are applied.
    pub some_only: bool,
    /// Why it is where it is, where that needs a word.
    pub note: Option<String>,
    /// New people.
    pub added: i64,
    /// Changed ones.
    pub changed: i64,
    /// Rows that are not taken.
    pub refused: i64,
    /// People who stand so already.
    pub unchanged: i64,
    /// Whom taking it back brought back.
    pub undone: i64,
    /// Whom taking it back left alone, because somebody touched them since.
    pub kept: i64,
    /// When it came, in microseconds.
    pub loaded_at: i64,
    /// Who brought it.
    pub loaded_by: Uuid,
    /// When it was applied, in microseconds.
    pub applied_at: Option<i64>,
}

impl LoadRow {
    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no stage.
    pub fn stage(&self) -> Result<Stage, Fault> {
        self.state.parse().map_err(|_| Fault::Stored {
            table: "bulk_load",
            column: "state",
            key: self.id.to_string(),
        })
    }
}

macro_rules! columns {
    () => {
        "id, file, state, columns, dates, wrapped_key, shown, plan_digest, some_only, note, added, changed,
         refused, unchanged, undone, kept, loaded_at, loaded_by, applied_at"
    };
}

/// Begins a load, unless so many of the company's wait already; 0 then.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, new: &NewLoad<'_>, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO bulk_load (id, platform, company, file, source_hash, state, wrapped_key,
             some_only, tries, added, changed, refused, unchanged, undone, kept, loaded_at,
             loaded_by)
         SELECT $1, $2, $3, $4, $5, 'receiving', $6, $7, 0, 0, 0, 0, 0, 0, 0, $8, $9
         WHERE (SELECT COUNT(*) FROM bulk_load
                WHERE company = $3 AND state IN ('receiving', 'received', 'checking', 'checked',
                    'unread', 'approved', 'applying')) < $10",
        new.id,
        new.platform,
        new.company.uuid(),
        new.file,
        &b""[..],
        new.wrapped_key,
        false,
        new.now.0,
        new.by.uuid(),
        most,
    )
}

/// Keeps a sealed piece of the file.
///
/// # Errors
/// When the database fails.
pub async fn add_part(tx: &mut Tx, load: Uuid, place: i64, sealed: &[u8]) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO bulk_part (bulk, place, sealed) VALUES ($1, $2, $3)",
        load,
        place,
        sealed,
    )
}

/// A sealed piece of the file.
///
/// # Errors
/// When the database fails.
pub async fn part(tx: &mut Tx, load: Uuid, place: i64) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT sealed FROM bulk_part WHERE bulk = $1 AND place = $2",
    )
    .bind(load)
    .bind(place)
    .fetch_optional(c)
    .await)
}

/// Another load of the same bytes, read in the same way, that nobody decided yet.
///
/// # Errors
/// When the database fails.
pub async fn twin(
    tx: &mut Tx,
    company: Id<id::Company>,
    hash: &[u8],
    dates: Option<&str>,
) -> sqlx::Result<Option<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM bulk_load
         WHERE company = $1 AND source_hash = $2 AND dates IS NOT DISTINCT FROM $3
           AND state IN ('received', 'checking', 'checked', 'unread', 'approved', 'applying')
         ORDER BY loaded_at, id LIMIT 1",
    )
    .bind(company.uuid())
    .bind(hash)
    .bind(dates)
    .fetch_optional(c)
    .await)
}

/// Notes that the file is there and how its dates are to be read.
///
/// # Errors
/// When the database fails.
pub async fn received(
    tx: &mut Tx,
    id: Uuid,
    hash: &[u8],
    dates: Option<&str>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE bulk_load SET source_hash = $2, dates = $3, state = 'received'
         WHERE id = $1 AND state = 'receiving'",
        id,
        hash,
        dates,
    )
}

/// Removes a load that did not arrive, or arrived twice.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM bulk_load WHERE id = $1 AND state = 'receiving'",
        id,
    )
}

/// One load of a company.
///
/// # Errors
/// When the database fails.
pub async fn one(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<LoadRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM bulk_load
         WHERE id = $1 AND platform = $2 AND company = $3 AND state <> 'receiving'"))
    .bind(id)
    .bind(platform)
    .bind(company.uuid())
    .fetch_optional(c)
    .await)
}

/// Loads of a company before the cursor, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn history(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    before: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<LoadRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM bulk_load
         WHERE company = $1 AND platform = $2 AND (loaded_at, id) < ($3, $4)
           AND state <> 'receiving'
         ORDER BY loaded_at DESC, id DESC LIMIT $5"))
    .bind(company.uuid())
    .bind(platform)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Keeps some dozens of results.
///
/// # Errors
/// When the database fails.
pub async fn add_result(
    tx: &mut Tx,
    load: Uuid,
    outcome: Outcome,
    place: i64,
    sealed: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO bulk_result (bulk, outcome, place, sealed) VALUES ($1, $2, $3, $4)",
        load,
        outcome.code(),
        place,
        sealed,
    )
}

/// Results of one kind from that place on, in order.
///
/// # Errors
/// When the database fails.
pub async fn results(
    tx: &mut Tx,
    load: Uuid,
    outcome: Outcome,
    from: i64,
    limit: i64,
) -> sqlx::Result<Vec<(i64, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT place, sealed FROM bulk_result
         WHERE bulk = $1 AND outcome = $2 AND place >= $3 ORDER BY place LIMIT $4",
    )
    .bind(load)
    .bind(outcome.code())
    .bind(from)
    .bind(limit)
    .fetch_all(c)
    .await)
}
