//! Rows of the registry: people found by keyed digest, the counted values, and the batches.

use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, on};

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
