//! Rows of the registry: people found by keyed digest, the counted values, and the batches.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::{Tx, execute, on};

/// A person as stored.
#[derive(Debug, Clone, FromRow)]
pub struct PersonRow {
    /// The row's id.
    pub id: Uuid,
    /// Keyed digest of the document.
    pub document_lookup: Vec<u8>,
    /// The person's key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The record, sealed with it.
    pub sealed: Vec<u8>,
    /// Keyed digest of the record.
    pub row_digest: Vec<u8>,
    /// Whether affiliated.
    pub active: bool,
}

/// The person with that document.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, platform: &str, lookup: &[u8]) -> sqlx::Result<Option<PersonRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, document_lookup, wrapped_key, sealed, row_digest, active
         FROM registry_person WHERE platform = $1 AND document_lookup = $2",
    )
    .bind(platform)
    .bind(lookup)
    .fetch_optional(c)
    .await)
}

/// The person of that row.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<PersonRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, document_lookup, wrapped_key, sealed, row_digest, active
         FROM registry_person WHERE platform = $1 AND id = $2",
    )
    .bind(platform)
    .bind(id)
    .fetch_optional(c)
    .await)
}

/// A counted value.
#[derive(Debug, FromRow)]
pub struct ValueRow {
    /// The fact's code.
    pub fact: String,
    /// The value; empty for people without one.
    pub value: String,
    /// How many active people have it.
    pub people: i64,
}

/// Every counted value of a platform.
///
/// # Errors
/// When the database fails.
pub async fn values(tx: &mut Tx, platform: &str) -> sqlx::Result<Vec<ValueRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT fact, value, people FROM registry_value
         WHERE platform = $1 AND people > 0 ORDER BY fact, value",
    )
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// What an import needs to know of a person to tell whether anything changed.
#[derive(Debug, FromRow)]
pub struct KnownRow {
    /// The row's id.
    pub id: Uuid,
    /// Keyed digest of the document.
    pub document_lookup: Vec<u8>,
    /// Keyed digest of the record.
    pub row_digest: Vec<u8>,
    /// Whether affiliated.
    pub active: bool,
}

/// One import, as it stands.
#[derive(Debug)]
pub struct BatchRow<'a> {
    /// The import.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Digest of the file.
    pub source_hash: &'a [u8],
    /// Whether the file is the whole registry.
    pub whole: bool,
    /// When, in microseconds.
    pub imported_at: i64,
    /// Who.
    pub imported_by: &'a str,
    /// What the file was called.
    pub file: &'a str,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// People in the file.
    pub rows: i64,
    /// People who were not in the registry.
    pub added: i64,
    /// People of whom something changed.
    pub changed: i64,
    /// People who stand as they stood.
    pub unchanged: i64,
    /// People who were affiliated and no longer are.
    pub retired: i64,
}

/// Lets one import after the other into a platform, whatever the database.
///
/// # Errors
/// When the database fails.
pub async fn lock(tx: &mut Tx, platform: &str) -> sqlx::Result<()> {
    execute!(
        tx,
        "INSERT INTO meta (name, value) VALUES ($1, '1')
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        format!("registry_lock:{platform}"),
    )?;
    Ok(())
}

/// Begins a batch; its counts come with [`finish_batch`].
///
/// # Errors
/// When the database fails.
pub async fn begin_batch(tx: &mut Tx, batch: &BatchRow<'_>) -> sqlx::Result<()> {
    execute!(
        tx,
        "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed,
             unchanged, retired, whole, imported_at, imported_by, file)
         VALUES ($1, $2, $3, 0, 0, 0, 0, 0, $4, $5, $6, $7)",
        batch.id,
        batch.platform,
        batch.source_hash,
        batch.whole,
        batch.imported_at,
        batch.imported_by,
        batch.file,
    )?;
    Ok(())
}

/// Writes what a batch did; from then on it is applied.
///
/// # Errors
/// When the database fails.
pub async fn finish_batch(tx: &mut Tx, id: Uuid, tally: &Tally) -> sqlx::Result<()> {
    execute!(
        tx,
        "UPDATE registry_batch SET row_count = $2, added = $3, changed = $4, unchanged = $5,
             retired = $6, state = 'applied' WHERE id = $1",
        id,
        tally.rows,
        tally.added,
        tally.changed,
        tally.unchanged,
        tally.retired,
    )?;
    Ok(())
}

/// Those of the documents that the registry holds.
///
/// # Errors
/// When the database fails.
pub async fn known<'a>(
    tx: &mut Tx,
    platform: &str,
    lookups: impl Iterator<Item = &'a [u8]>,
) -> sqlx::Result<Vec<KnownRow>> {
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT id, document_lookup, row_digest, active FROM registry_person
             WHERE platform = ",
        );
        query.push_bind(platform).push(" AND document_lookup IN (");
        let mut list = query.separated(", ");
        for lookup in lookups {
            list.push_bind(lookup);
        }
        list.push_unseparated(")");
        query.build_query_as().fetch_all(c).await
    })
}

/// Adds people, many with one statement.
///
/// # Errors
/// When the database fails.
pub async fn add(
    tx: &mut Tx,
    platform: &str,
    people: &[PersonRow],
    batch: Uuid,
    now: i64,
) -> sqlx::Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO registry_person (id, platform, document_lookup, wrapped_key, sealed,
                 row_digest, active, batch, updated_at) ",
        );
        query.push_values(people, |mut row, person| {
            row.push_bind(person.id)
                .push_bind(platform)
                .push_bind(person.document_lookup.as_slice())
                .push_bind(person.wrapped_key.as_slice())
                .push_bind(person.sealed.as_slice())
                .push_bind(person.row_digest.as_slice())
                .push_bind(person.active)
                .push_bind(batch)
                .push_bind(now);
        });
        query.build().execute(c).await.map(drop)
    })
}

/// Puts a new record in a person's row.
///
/// # Errors
/// When the database fails.
pub async fn change(
    tx: &mut Tx,
    platform: &str,
    person: &PersonRow,
    batch: Uuid,
    now: i64,
) -> sqlx::Result<()> {
    execute!(
        tx,
        "UPDATE registry_person SET sealed = $3, row_digest = $4, active = $5, batch = $6,
             updated_at = $7 WHERE platform = $1 AND id = $2",
        platform,
        person.id,
        &person.sealed,
        &person.row_digest,
        person.active,
        batch,
        now,
    )?;
    Ok(())
}

/// Marks a person as no longer affiliated.
///
/// # Errors
/// When the database fails.
pub async fn retire(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    batch: Uuid,
    now: i64,
) -> sqlx::Result<()> {
    execute!(
        tx,
        "UPDATE registry_person SET active = $3, batch = $4, updated_at = $5
         WHERE platform = $1 AND id = $2",
        platform,
        id,
        false,
        batch,
        now,
    )?;
    Ok(())
}

/// Active people after that one, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn active_after(
    tx: &mut Tx,
    platform: &str,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<PersonRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, document_lookup, wrapped_key, sealed, row_digest, active
         FROM registry_person WHERE platform = $1 AND id > $2 AND active = $4
         ORDER BY id LIMIT $3",
    )
    .bind(platform)
    .bind(after)
    .bind(limit)
    .bind(true)
    .fetch_all(c)
    .await)
}

/// Counts so many people more, or fewer, under a value.
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &mut Tx,
    platform: &str,
    fact: &str,
    value: &str,
    more: i64,
) -> sqlx::Result<()> {
    execute!(
        tx,
        "INSERT INTO registry_value (platform, fact, value, people) VALUES ($1, $2, $3, $4)
         ON CONFLICT (platform, fact, value)
         DO UPDATE SET people = registry_value.people + excluded.people",
        platform,
        fact,
        value,
        more,
    )?;
    Ok(())
}

/// Forgets values that nobody has any more.
///
/// # Errors
/// When the database fails.
pub async fn forget_unused(tx: &mut Tx, platform: &str) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM registry_value WHERE platform = $1 AND people <= 0",
        platform,
    )
}

/// Whether any registry was ever imported.
///
/// # Errors
/// When the database fails.
pub async fn any_batch(tx: &mut Tx) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => {
        sqlx::query_scalar("SELECT id FROM registry_batch WHERE state = 'applied' LIMIT 1")
            .fetch_optional(c)
            .await
    })?;
    Ok(found.is_some())
}
