//! Rows of codes to the address on file. What must happen once happens in one statement: a try is
//! counted and compared by the same one.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;

use super::{Tx, execute, on};

/// Whom a code is for: good for nobody else, and for no other address.
#[derive(Debug, Clone, Copy)]
pub struct CodeKey<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// Who asked for it.
    pub account: Id<id::Account>,
    /// Who they claim to be.
    pub person: Id<id::RegistryPerson>,
    /// Keyed digest of the address that it went to.
    pub contact: &'a [u8],
}

/// A code as stored, without what could tell it.
#[derive(Debug, FromRow)]
pub struct CodeRow {
    /// How often it was tried.
    pub tries: i64,
    /// When it went out.
    pub sent_at: i64,
    /// After that it is good no more.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// Writes a code instead of the one before, which is good no more.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &mut Tx,
    key: CodeKey<'_>,
    digest: &[u8],
    now: Timestamp,
    expires: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO proof_code
            (account, platform, registry_person, contact, digest, tries, sent_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
         ON CONFLICT (account) DO UPDATE SET
            platform = excluded.platform,
            registry_person = excluded.registry_person,
            contact = excluded.contact,
            digest = excluded.digest,
            tries = 0,
            sent_at = excluded.sent_at,
            expires_at = excluded.expires_at,
            used_at = NULL",
        key.account.uuid(),
        key.platform,
        key.person.uuid(),
        key.contact,
        digest,
        now.0,
        expires.0,
    )
}

/// The code that was sent last.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, key: CodeKey<'_>) -> sqlx::Result<Option<CodeRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT tries, sent_at, expires_at, used_at FROM proof_code
         WHERE account = $1 AND platform = $2 AND registry_person = $3 AND contact = $4",
    )
    .bind(key.account.uuid())
    .bind(key.platform)
    .bind(key.person.uuid())
    .bind(key.contact)
    .fetch_optional(c)
    .await)
}

/// Counts a try, and uses the code up where the digest is its own: of any number of tries at once
/// no more than `most` are compared, and of the right ones one gets the row (A13, A14). None when
/// no code can be tried; a clock that was set back finds none either (A16).
///
/// # Errors
/// When the database fails.
pub async fn spend_try(
    tx: &mut Tx,
    key: CodeKey<'_>,
    digest: &[u8],
    most: u8,
    now: Timestamp,
) -> sqlx::Result<Option<CodeRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE proof_code SET tries = tries + 1,
            used_at = CASE WHEN digest = $5 THEN $6 ELSE used_at END
         WHERE account = $1 AND platform = $2 AND registry_person = $3 AND contact = $4
           AND used_at IS NULL AND tries < $7 AND sent_at <= $6 AND expires_at > $6
         RETURNING tries, sent_at, expires_at, used_at",
    )
    .bind(key.account.uuid())
    .bind(key.platform)
    .bind(key.person.uuid())
    .bind(key.contact)
    .bind(digest)
    .bind(now.0)
    .bind(i64::from(most))
    .fetch_optional(c)
    .await)
}

/// Forgets codes that ran out before `before`; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM proof_code WHERE expires_at < $1 AND account IN
             (SELECT account FROM proof_code WHERE expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
