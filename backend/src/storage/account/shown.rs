//! Accounts by the document that their person showed.

use domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::AccountRow;
use crate::storage::many::{self, PIECE};
use crate::storage::{Tx, on};

/// The account of whoever showed that document: a number that was only typed is nobody's proof.
///
/// # Errors
/// When the database fails.
pub async fn by_shown_document(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.id, a.person, a.email, a.password_hash, a.password_changed_at, a.state,
            a.registry_person, a.review_due, a.lapses_at, a.created_at,
            a.initial_until, a.version
         FROM account a JOIN person p ON p.id = a.person
         WHERE p.document_lookup = $1 AND p.platform = $2 AND NOT p.document_typed
           AND (a.lapses_at IS NULL OR a.lapses_at > $3)",
    )
    .bind(document_lookup)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The accounts of those who showed one of those documents: keyed digest of the document, and
/// account.
///
/// # Errors
/// When the database fails.
pub async fn by_shown_documents(
    tx: &mut Tx,
    platform: &str,
    document_lookups: &[&[u8]],
    now: Timestamp,
) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
    let mut found = Vec::new();
    for some in document_lookups.chunks(PIECE) {
        let rows: Vec<(Vec<u8>, Uuid)> = on!(&mut *tx, c => {
            let mut query = QueryBuilder::new(
                "SELECT p.document_lookup, a.id FROM account a JOIN person p ON p.id = a.person
                 WHERE NOT p.document_typed AND (a.lapses_at IS NULL OR a.lapses_at > ");
            query.push_bind(now.0).push(") AND p.platform = ").push_bind(platform);
            query.push(" AND p.document_lookup IN (");
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
