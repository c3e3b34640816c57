//! Rows of authorisations: which text, in which version and language, when, given or not.

use domain::time::Timestamp;
use uuid::Uuid;

use super::{Tx, execute};

/// An authorisation to write.
#[derive(Debug)]
pub struct NewConsent<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// The registration it was asked in.
    pub pending: Uuid,
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
        "INSERT INTO consent (id, platform, pending, account, purpose, text_version, text_digest,
                              locale, granted, given_at, withdrawn_at)
         VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, $9, NULL)",
        consent.id,
        consent.platform,
        consent.pending,
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
