//! Rows that the help desk looks people up in: by a document's keyed digest, exactly.

use domain::id::{self, Id};
use domain::time::Timestamp;

use super::account::AccountRow;
use super::pending::PendingRow;
use super::{Tx, on};

/// More than so many for one document nobody can tell apart.
const MOST: i64 = 10;

/// The accounts of people who proved that document, or claim it.
///
/// # Errors
/// When the database fails.
pub async fn accounts(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Vec<AccountRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, person, email, password_hash, password_changed_at, state, registry_person,
            review_due, lapses_at, created_at, version, initial_until
         FROM account
         WHERE platform = $2 AND (lapses_at IS NULL OR lapses_at > $3) AND person IN (
            SELECT id FROM person WHERE platform = $2 AND document_lookup = $1
            UNION
            SELECT id FROM person WHERE platform = $2 AND claimed_lookup = $1)
         ORDER BY created_at, id LIMIT $4",
    )
    .bind(document_lookup)
    .bind(platform)
    .bind(now.0)
    .bind(MOST)
    .fetch_all(c)
    .await)
}

/// The registrations with that document that wait for their mail to be answered, newest first.
///
/// # Errors
/// When the database fails.
pub async fn registrations(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Vec<PendingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, browser, email, wrapped_key, sealed, password_hash, state, last_sent_at,
                expires_at
         FROM pending_registration
         WHERE platform = $1 AND document_lookup = $2 AND state = 'waiting' AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT $4",
    )
    .bind(platform)
    .bind(document_lookup)
    .bind(now.0)
    .bind(MOST)
    .fetch_all(c)
    .await)
}

/// Since when the identity proof of a person of the registry is blocked for good.
///
/// # Errors
/// When the database fails.
pub async fn blocked_since(
    tx: &mut Tx,
    platform: &str,
    person: Id<id::RegistryPerson>,
) -> sqlx::Result<Option<Timestamp>> {
    let at: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT MAX(blocked_at) FROM challenge_case
         WHERE platform = $1 AND registry_person = $2 AND state = 'blocked'",
    )
    .bind(platform)
    .bind(person.uuid())
    .fetch_one(c)
    .await)?;
    Ok(at.map(Timestamp))
}
