//! Rows of what tax documents need of companies (Q7).

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;

use super::{Tx, execute, on};

/// The tax data of a company as stored.
#[derive(Debug, FromRow)]
pub struct TaxRow {
    /// What they are, sealed with the company's key.
    pub sealed: Vec<u8>,
    /// Grows with each change; a page says which one it was shown.
    pub version: i64,
}

/// Tax data to write.
#[derive(Debug)]
pub struct NewTax<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose they are.
    pub company: Id<id::Company>,
    /// What they are, sealed with the company's key.
    pub sealed: &'a [u8],
    /// The version that they were changed from; 0 for the first ones.
    pub seen: i64,
    /// When.
    pub now: Timestamp,
}

/// The tax data of that company.
///
/// # Errors
/// When the database fails.
pub async fn get(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
) -> sqlx::Result<Option<TaxRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT sealed, version FROM company_tax WHERE company = $1 AND platform = $2",
    )
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Writes tax data over those that were seen; 0 when they are other ones by now.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &mut Tx, new: &NewTax<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO company_tax (company, platform, sealed, version, changed_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (company) DO UPDATE SET
            sealed = excluded.sealed, version = excluded.version,
            changed_at = excluded.changed_at
         WHERE company_tax.version = $6 AND company_tax.platform = $2",
        new.company.uuid(),
        new.platform,
        new.sealed,
        new.seen + 1,
        new.now.0,
        new.seen,
    )
}
