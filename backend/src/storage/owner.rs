//! Who already holds an address or a document: where to warn them, nothing else.

use domain::time::Timestamp;

use super::{Tx, on};

/// The address on file of the account with that address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT email FROM account WHERE platform = $1 AND email_key = $2
           AND (lapses_at IS NULL OR lapses_at > $3)",
    )
    .bind(platform)
    .bind(email_key)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The address on file of the person who proved that document.
///
/// # Errors
/// When the database fails.
pub async fn by_document(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT a.email FROM person p JOIN account a ON a.person = p.id
         WHERE p.platform = $1 AND p.document_lookup = $2
           AND (a.lapses_at IS NULL OR a.lapses_at > $3)
         ORDER BY a.created_at LIMIT 1",
    )
    .bind(platform)
    .bind(document_lookup)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}
