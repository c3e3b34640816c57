//! Rows of companies, their representatives and contacts.

use domain::company::Adherence;
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// A company to write; adhered from the start.
#[derive(Debug)]
pub struct NewCompany<'a> {
    /// Its id.
    pub id: Id<id::Company>,
    /// The platform's address word.
    pub platform: &'a str,
    /// Its number.
    pub rut: &'a str,
    /// «Razón social».
    pub legal_name: &'a str,
    /// The same, folded.
    pub sort_key: &'a str,
    /// The acquisition that it comes from.
    pub acquisition: Uuid,
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// Its facts, sealed with that key.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
}

/// A company as stored.
#[derive(Debug, Clone, FromRow)]
pub struct CompanyRow {
    /// Its id.
    pub id: Uuid,
    /// Its number.
    pub rut: String,
    /// «Razón social».
    pub legal_name: String,
    /// The same, folded.
    pub sort_key: String,
    adherence: String,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Its facts, sealed.
    pub sealed: Vec<u8>,
    /// Whether it is «sin administrador de accesos» (Q51).
    pub leaderless: bool,
    /// When its contact was called.
    pub contacted_at: Option<i64>,
    /// When its account was opened.
    pub created_at: i64,
    /// Grows with each change.
    pub version: i64,
}

impl CompanyRow {
    /// Whether its people may enter.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn adherence(&self) -> Result<Adherence, Fault> {
        self.adherence.parse().map_err(|_| Fault::Stored {
            table: "company",
            column: "adherence",
            key: self.id.to_string(),
        })
    }
}

/// Writes a company; 0 when there is one of that RUT or acquisition.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewCompany<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO company (id, platform, rut, legal_name, sort_key, adherence, adherence_at,
                              acquisition, wrapped_key, sealed, leaderless, created_at, version)
         VALUES ($1, $2, $3, $4, $5, 'adhered', $9, $6, $7, $8, $10, $9, 1)
         ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.platform,
        new.rut,
        new.legal_name,
        new.sort_key,
        new.acquisition,
        new.wrapped_key,
        new.sealed,
        new.now.0,
        false,
    )
}

/// One company of that platform.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<CompanyRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, legal_name, sort_key, adherence, wrapped_key, sealed, leaderless,
            contacted_at, created_at, version
         FROM company WHERE id = $1 AND platform = $2",
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The company with that number.
///
/// # Errors
/// When the database fails.
pub async fn by_rut(tx: &mut Tx, platform: &str, rut: &str) -> sqlx::Result<Option<CompanyRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, rut, legal_name, sort_key, adherence, wrapped_key, sealed, leaderless,
            contacted_at, created_at, version
         FROM company WHERE platform = $1 AND rut = $2",
    )
    .bind(platform)
    .bind(rut)
    .fetch_optional(c)
    .await)
}

/// Which companies of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those whose contact nobody called yet (W-23).
    ToCall,
    /// Those without access administrator (Q51).
    Leaderless,
}

/// Those companies after the cursor, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    which: Which,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<CompanyRow>> {
    let statement = match which {
        Which::All => {
            "SELECT id, rut, legal_name, sort_key, adherence, wrapped_key, sealed, leaderless,
                contacted_at, created_at, version
             FROM company WHERE platform = $1 AND (created_at, id) > ($2, $3)
             ORDER BY created_at, id LIMIT $4"
        }
        Which::ToCall => {
            "SELECT id, rut, legal_name, sort_key, adherence, wrapped_key, sealed, leaderless,
                contacted_at, created_at, version
             FROM company
             WHERE platform = $1 AND (created_at, id) > ($2, $3) AND contacted_at IS NULL
             ORDER BY created_at, id LIMIT $4"
        }
        Which::Leaderless => {
            "SELECT id, rut, legal_name, sort_key, adherence, wrapped_key, sealed, leaderless,
                contacted_at, created_at, version
             FROM company WHERE platform = $1 AND (created_at, id) > ($2, $3) AND leaderless
             ORDER BY created_at, id LIMIT $4"
        }
    };
    on!(tx, c => sqlx::query_as(statement)
        .bind(platform)
        .bind(after.0)
        .bind(after.1)
        .bind(limit)
        .fetch_all(c)
        .await)
}

/// Changes whether a company is adhered; 0 when it is so already or is not there.
///
/// # Errors
/// When the database fails.
pub async fn set_adherence(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    adherence: Adherence,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE company SET adherence = $3, adherence_at = $4, version = version + 1
         WHERE id = $1 AND platform = $2 AND adherence <> $3",
        id,
        platform,
        adherence.code(),
        now.0,
    )
}

/// Takes turns with whoever decides about that company until the transaction ends: who its last
/// administrator is, what its perfiles allow, what its tree of sections looks like. 0 when it is not
/// there.
///
/// # Errors
/// When the database fails.
pub async fn lock(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE company SET leaderless = leaderless WHERE id = $1 AND platform = $2",
        id,
        platform,
    )
}

/// Marks a company as one without access administrator, or as one with (Q51).
///
/// # Errors
/// When the database fails.
pub async fn set_leaderless(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    leaderless: bool,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE company SET leaderless = $3, version = version + 1
         WHERE id = $1 AND platform = $2 AND leaderless <> $3",
        id,
        platform,
        leaderless,
    )
}

/// Notes that its contact was called; 0 when somebody noted it before.
///
/// # Errors
/// When the database fails.
pub async fn set_contacted(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE company SET contacted_at = $3, contacted_by = $4, version = version + 1
         WHERE id = $1 AND platform = $2 AND contacted_at IS NULL",
        id,
        platform,
        now.0,
        by.uuid(),
    )
}

/// Takes that note back; 0 where there is none.
///
/// # Errors
/// When the database fails.
pub async fn unset_contacted(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE company SET contacted_at = NULL, contacted_by = NULL, version = version + 1
         WHERE id = $1 AND platform = $2 AND contacted_at IS NOT NULL",
        id,
        platform,
    )
}

/// Writes a legal representative; 0 when that RUT is in the list.
///
/// # Errors
/// When the database fails.
pub async fn insert_representative(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    place: i64,
    rut_lookup: &[u8],
    sealed: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO representative (company, place, platform, rut_lookup, sealed)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        company.uuid(),
        place,
        platform,
        rut_lookup,
        sealed,
    )
}

/// The sealed representatives of a company, in the order of the form.
///
/// # Errors
/// When the database fails.
pub async fn representatives(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
) -> sqlx::Result<Vec<(i64, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT place, sealed FROM representative
         WHERE company = $1 AND platform = $2 ORDER BY place",
    )
    .bind(company)
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// Writes a contact of that kind.
///
/// # Errors
/// When the database fails.
pub async fn insert_contact(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    kind: &str,
    sealed: &[u8],
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO company_contact (company, kind, platform, sealed) VALUES ($1, $2, $3, $4)",
        company.uuid(),
        kind,
        platform,
        sealed,
    )
}

/// The sealed contact of that kind.
///
/// # Errors
/// When the database fails.
pub async fn contact(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    kind: &str,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT sealed FROM company_contact
         WHERE company = $1 AND kind = $2 AND platform = $3",
    )
    .bind(company)
    .bind(kind)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Whether a company was adhered at that moment; none before it was there.
///
/// # Errors
/// [`Fault`] when the database fails or the word is no state.
pub async fn adherence(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    at: Timestamp,
) -> Result<Option<Adherence>, Fault> {
    let word: Option<String> = on!(tx, c => sqlx::query_scalar(
        "SELECT adherence FROM adherence_past
         WHERE company = $1 AND platform = $2 AND since <= $3
         ORDER BY since DESC, version DESC LIMIT 1",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(at.0)
    .fetch_optional(c)
    .await)?;
    let stored = |_| Fault::Stored {
        table: "adherence_past",
        column: "adherence",
        key: company.to_string(),
    };
    word.map(|word| word.parse().map_err(stored)).transpose()
}
