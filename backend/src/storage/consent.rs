//! Rows of authorisations: which text, in which version and language, when, given or not.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::consent::Of;

/// An authorisation to write.
#[derive(Debug)]
pub struct NewConsent<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose it is.
    pub of: Of,
    /// What it allows.
    pub purpose: &'a str,
    /// Version of the privacy text.
    pub text_version: &'a str,
    /// Digest of the sentence beside the box.
    pub text_digest: &'a [u8],
    /// Language of the sentence.
    pub locale: &'a str,
    /// Whether the box was ticked.
    pub granted: bool,
    /// When.
    pub at: Timestamp,
}

/// Writes an authorisation.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, consent: &NewConsent<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO consent (id, platform, pending, account, claim, company, purpose, text_version,
                              text_digest, locale, granted, given_at, withdrawn_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL)",
        consent.id,
        consent.platform,
        consent.of.pending(),
        consent.of.account(),
        consent.of.claim(),
        consent.of.company(),
        consent.purpose,
        consent.text_version,
        consent.text_digest,
        consent.locale,
        consent.granted,
        consent.at.0,
    )
}

/// Ties the authorisations of a registration to the account it became.
///
/// # Errors
/// When the database fails.
pub async fn adopt(tx: &mut Tx, pending: Uuid, account: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE consent SET account = $2 WHERE pending = $1",
        pending,
        account,
    )
}

/// Ties the authorisations of a worker's registration to the account it became.
///
/// # Errors
/// When the database fails.
pub async fn adopt_claim(tx: &mut Tx, claim: Uuid, account: Uuid) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE consent SET account = $2 WHERE claim = $1",
        claim,
        account,
    )
}

/// An authorisation as stored.
#[derive(Debug, Clone, FromRow)]
pub struct ConsentRow {
    /// Its id.
    pub id: Uuid,
    /// What it allows.
    pub purpose: String,
    /// Version of the privacy text.
    pub text_version: String,
    /// Language of the sentence.
    pub locale: String,
    /// Whether the box was ticked.
    pub granted: bool,
    /// When.
    pub given_at: i64,
    /// When it was taken back.
    pub withdrawn_at: Option<i64>,
}

/// The authorisations of an account, in the order they were asked.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<Vec<ConsentRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, purpose, text_version, locale, granted, given_at, withdrawn_at FROM consent
         WHERE account = $1 AND platform = $2 ORDER BY given_at, id LIMIT 100",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// Whether an account authorised the use of its data once, and nothing of that is in force any more.
///
/// # Errors
/// When the database fails.
pub async fn is_withdrawn(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<bool> {
    // What is in force stands first.
    let best: Option<(bool, Option<i64>)> = on!(tx, c => sqlx::query_as(
        "SELECT granted, withdrawn_at FROM consent
         WHERE account = $1 AND platform = $2 AND purpose = 'data'
         ORDER BY (granted AND withdrawn_at IS NULL) DESC LIMIT 1",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(best.is_some_and(|(granted, withdrawn_at)| !granted || withdrawn_at.is_some()))
}

/// The authorisations of a company, in the order they were asked.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
) -> sqlx::Result<Vec<ConsentRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, purpose, text_version, locale, granted, given_at, withdrawn_at FROM consent
         WHERE company = $1 AND platform = $2 ORDER BY given_at, id LIMIT 100",
    )
    .bind(company.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// Takes an authorisation back, once, and answers it; none when the id is another's or nothing is
/// in force under it (A46).
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    id: Uuid,
    now: Timestamp,
) -> sqlx::Result<Option<ConsentRow>> {
    on!(tx, c => sqlx::query_as(
        "UPDATE consent SET withdrawn_at = $4
         WHERE id = $1 AND account = $2 AND platform = $3 AND granted AND withdrawn_at IS NULL
         RETURNING id, purpose, text_version, locale, granted, given_at, withdrawn_at",
    )
    .bind(id)
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}
