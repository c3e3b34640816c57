//! Rows of people: a wrapped key, a sealed profile, and the document once it was proved.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::{Tx, execute, on};

/// A person to write.
#[derive(Debug)]
pub struct NewPerson<'a> {
    /// Their id.
    pub id: Id<id::Person>,
    /// The platform's address word.
    pub platform: &'a str,
    /// Keyed digest of the proved document.
    pub document_lookup: Option<&'a [u8]>,
    /// Keyed digest of the document as claimed, proved or not: for the help desk to find people by.
    pub claimed_lookup: Option<&'a [u8]>,
    /// Their own key, wrapped by the data key.
    pub wrapped_key: &'a [u8],
    /// Their profile, sealed with that key.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
}

/// A person as stored.
#[derive(Debug, FromRow)]
pub struct PersonRow {
    /// Keyed digest of the proved document.
    pub document_lookup: Option<Vec<u8>>,
    /// Their own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Their profile, sealed.
    pub sealed: Vec<u8>,
    /// Grows with each change.
    pub version: i64,
}

/// Writes a person; 0 when somebody else proved that document.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, person: &NewPerson<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO person
            (id, platform, document_lookup, wrapped_key, sealed, version, created_at,
             claimed_lookup)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
         ON CONFLICT DO NOTHING",
        person.id.uuid(),
        person.platform,
        person.document_lookup,
        person.wrapped_key,
        person.sealed,
        person.now.0,
        person.claimed_lookup,
    )
}

/// The person with that id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Person>,
) -> sqlx::Result<Option<PersonRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT document_lookup, wrapped_key, sealed, version FROM person
         WHERE id = $1 AND platform = $2",
    )
    .bind(id.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Saves a profile if nobody saved one since that version was read.
///
/// # Errors
/// When the database fails.
pub async fn save(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Person>,
    sealed: &[u8],
    version: i64,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE person SET sealed = $3, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $4",
        id.uuid(),
        platform,
        sealed,
        version,
    )
}

/// Ties a person to a document that they proved; 0 when it belongs to somebody else.
///
/// # Errors
/// When the database fails.
pub async fn prove(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Person>,
    document_lookup: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE person SET document_lookup = $3, version = version + 1
         WHERE id = $1 AND platform = $2 AND NOT EXISTS (
            SELECT 1 FROM person other
            WHERE other.platform = $2 AND other.document_lookup = $3 AND other.id <> $1)",
        id.uuid(),
        platform,
        document_lookup,
    )
}

/// Notes that a person's document was only typed, or that it was shown since.
///
/// # Errors
/// When the database fails.
pub async fn set_typed(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Person>,
    typed: bool,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE person SET document_typed = $3, version = version + 1
         WHERE id = $1 AND platform = $2",
        id.uuid(),
        platform,
        typed,
    )
}

/// Whether a person's document was only typed.
///
/// # Errors
/// When the database fails.
pub async fn is_typed(tx: &mut Tx, platform: &str, id: Id<id::Person>) -> sqlx::Result<bool> {
    let typed: Option<bool> = on!(tx, c => sqlx::query_scalar(
        "SELECT document_typed FROM person WHERE id = $1 AND platform = $2",
    )
    .bind(id.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(typed.unwrap_or_default())
}

/// Takes a document away from a person; they stay findable by it as a claim.
///
/// # Errors
/// When the database fails.
pub async fn release(tx: &mut Tx, platform: &str, id: Id<id::Person>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE person SET document_lookup = NULL, document_typed = $3, version = version + 1
         WHERE id = $1 AND platform = $2",
        id.uuid(),
        platform,
        false,
    )
}

/// Removes a person with everything that hangs on them.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM person WHERE id = $1 AND platform = $2",
        id,
        platform
    )
}

/// Takes a proved document from whoever holds it, so that somebody else can prove it; for accounts
/// that ended (Q54).
///
/// # Errors
/// When the database fails.
pub async fn release_number(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE person SET document_lookup = NULL, version = version + 1
         WHERE platform = $1 AND document_lookup = $2",
        platform,
        document_lookup,
    )
}

/// Those of the documents whose owner showed them and has an account: a number that was only typed is
/// nobody's proof.
///
/// # Errors
/// When the database fails.
pub async fn with_accounts(
    tx: &mut Tx,
    platform: &str,
    document_lookups: &[&[u8]],
    now: Timestamp,
) -> sqlx::Result<Vec<Vec<u8>>> {
    if document_lookups.is_empty() {
        return Ok(Vec::new());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT p.document_lookup FROM person p JOIN account a ON a.person = p.id
             WHERE NOT p.document_typed AND p.platform = ");
        query.push_bind(platform);
        query.push(" AND (a.lapses_at IS NULL OR a.lapses_at > ").push_bind(now.0).push(")");
        query.push(" AND p.document_lookup IN (");
        let mut list = query.separated(", ");
        for lookup in document_lookups {
            list.push_bind(*lookup);
        }
        list.push_unseparated(")");
        query.build_query_scalar().fetch_all(c).await
    })
}
