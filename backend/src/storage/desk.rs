//! Rows that the help desk looks people up in: by a document's keyed digest, exactly.

use domain::company::Adherence;
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::account::AccountRow;
use super::pending::PendingRow;
use super::{Tx, on};
use crate::fault::Fault;

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

/// Whether the last mail of a registration, or of a worker's link, came back or was never taken.
///
/// # Errors
/// When the database fails.
pub async fn mail_lost(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<bool> {
    let lost: i64 = on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox
         WHERE state IN ('failed', 'expired') AND id IN
            (SELECT message FROM pending_registration WHERE platform = $1 AND id = $2
             UNION ALL
             SELECT message FROM worker_claim WHERE platform = $1 AND id = $2)",
    )
    .bind(platform)
    .bind(id)
    .fetch_one(c)
    .await)?;
    Ok(lost > 0)
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

/// How many companies somebody belongs to, by what stands before them.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct Doors {
    /// Those that open.
    pub opens: i64,
    /// Adhered ones in which they are «Inhabilitado».
    pub disabled: i64,
    /// Those that are not adhered.
    pub ended: i64,
}

/// Which of somebody's companies open.
///
/// # Errors
/// When the database fails.
pub async fn doors(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Doors> {
    on!(tx, c => sqlx::query_as(
        "SELECT COUNT(CASE WHEN e.adherence = 'adhered' AND m.state = 'enabled'
                     AND (m.ends_at IS NULL OR m.ends_at > $3) THEN 1 END) AS opens,
             COUNT(CASE WHEN e.adherence = 'adhered' AND (m.state <> 'enabled'
                     OR m.ends_at <= $3) THEN 1 END) AS disabled,
             COUNT(CASE WHEN e.adherence <> 'adhered' THEN 1 END) AS ended
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE m.account = $1",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_one(c)
    .await)
}

/// Somebody on a company's list of workers.
#[derive(Debug, Clone, FromRow)]
pub struct ListedRow {
    /// The row.
    pub id: Uuid,
    /// Their own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Their facts, sealed.
    pub sealed: Vec<u8>,
    /// «Razón social» of the company.
    pub legal_name: String,
    adherence: String,
    /// «Habilitado» in the company's file and in its list.
    pub enabled: bool,
    /// Whether the company is «sin administrador de accesos» (Q51).
    pub leaderless: bool,
}

impl ListedRow {
    /// Whether the company is adhered.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn adherence(&self) -> Result<Adherence, Fault> {
        self.adherence.parse().map_err(|_| Fault::Stored {
            table: "company",
            column: "adherence",
            key: self.legal_name.clone(),
        })
    }
}

/// The workers with that document, in whichever state, in whichever companies.
///
/// # Errors
/// When the database fails.
pub async fn listed(
    tx: &mut Tx,
    platform: &str,
    rut_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Vec<ListedRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT w.id, w.wrapped_key, w.sealed, e.legal_name, e.adherence, e.leaderless,
             (w.active = $3 AND (r.id IS NULL
                 OR (r.state = 'enabled' AND (r.ends_at IS NULL OR r.ends_at > $4)))) AS enabled
         FROM worker w JOIN company e ON e.id = w.company
         LEFT JOIN roster_person r ON r.worker = w.id
         WHERE w.platform = $1 AND w.rut_lookup = $2
         ORDER BY e.sort_key, w.company LIMIT $5",
    )
    .bind(platform)
    .bind(rut_lookup)
    .bind(true)
    .bind(now.0)
    .bind(MOST)
    .fetch_all(c)
    .await)
}
