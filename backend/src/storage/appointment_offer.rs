//! Rows of appointments that wait for a yes: who named which address as responsible, or
//! listed it when the company's account was opened; and of people of a company's list whom
//! it asked to come in.

use domain::id::{self, Id};
use domain::membership::Basis;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// An offer to write.
#[derive(Debug)]
pub struct NewOffer<'a> {
    /// Its id.
    pub id: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// The company.
    pub company: Id<id::Company>,
    /// Where the link went.
    pub email: &'a str,
    /// The one spelling of that address.
    pub email_key: &'a str,
    /// What whoever says yes becomes, where they are named.
    pub basis: Basis,
    /// Whom of the company's list it is for, where they are not.
    pub person: Option<Uuid>,
    /// Digest of its secret.
    pub secret_digest: &'a [u8],
    /// Who named them; none where an operator did.
    pub by: Option<Id<id::Account>>,
    /// When.
    pub now: Timestamp,
    /// After that it opens nothing.
    pub expires_at: Timestamp,
}

/// An offer as stored.
#[derive(Debug, Clone, FromRow)]
pub struct OfferRow {
    /// Its id.
    pub id: Uuid,
    /// The company.
    pub company: Uuid,
    /// Where the link went.
    pub email: String,
    basis: String,
    /// Whom of the company's list it is for; none for those who are named.
    pub person: Option<Uuid>,
    /// Who named them; none where an operator did (Q51).
    pub offered_by: Option<Uuid>,
    /// When.
    pub offered_at: i64,
    /// After that it opens nothing.
    pub expires_at: i64,
    /// When they said yes.
    pub accepted_at: Option<i64>,
    /// When it was taken back, or another one took its place.
    pub withdrawn_at: Option<i64>,
}

impl OfferRow {
    /// What whoever says yes becomes, where they are named.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn basis(&self) -> Result<Basis, Fault> {
        self.basis.parse().map_err(|_| Fault::Stored {
            table: "appointment_offer",
            column: "basis",
            key: self.id.to_string(),
        })
    }

    /// Whether it opens nothing at that time; each lasts as long as its basis says (F12).
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        let ends = Timestamp(self.expires_at);
        let lasts = ends.since(Timestamp(self.offered_at));
        !lasts.covers(ends, now)
    }
}

/// Takes the one that waits for somebody of a company's list out of service, whatever their address
/// was: another one takes its place.
///
/// # Errors
/// When the database fails.
pub async fn replace_of_person(
    tx: &mut Tx,
    platform: &str,
    person: Uuid,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE appointment_offer SET withdrawn_at = $3
         WHERE person = $1 AND platform = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL",
        person,
        platform,
        now.0,
    )
}

/// Takes the one that waits for whoever is named at that address out of service: another one takes
/// its place.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    email_key: &str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE appointment_offer SET withdrawn_at = $4
         WHERE company = $1 AND platform = $2 AND email_key = $3 AND person IS NULL
           AND accepted_at IS NULL AND withdrawn_at IS NULL",
        company.uuid(),
        platform,
        email_key,
        now.0,
    )
}

/// Writes an offer; 0 when one for that address waits.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewOffer<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO appointment_offer (id, platform, company, email, email_key, basis,
                                        secret_digest, offered_by, offered_at, expires_at, person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        new.id,
        new.platform,
        new.company.uuid(),
        new.email,
        new.email_key,
        new.basis.code(),
        new.secret_digest,
        new.by.map(Id::uuid),
        new.now.0,
        new.expires_at.0,
        new.person,
    )
}

/// The offer of that secret, whatever became of it.
///
/// # Errors
/// When the database fails.
pub async fn by_secret(
    tx: &mut Tx,
    platform: &str,
    secret_digest: &[u8],
) -> sqlx::Result<Option<OfferRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, email, basis, person, offered_by, offered_at, expires_at, accepted_at,
                withdrawn_at
         FROM appointment_offer WHERE secret_digest = $1 AND platform = $2",
    )
    .bind(secret_digest)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The one that waits for whoever is named at that address, in time or not.
///
/// # Errors
/// When the database fails.
pub async fn waiting_for(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    email_key: &str,
) -> sqlx::Result<Option<OfferRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, email, basis, person, offered_by, offered_at, expires_at, accepted_at,
                withdrawn_at
         FROM appointment_offer
         WHERE company = $1 AND platform = $2 AND email_key = $3 AND person IS NULL
           AND accepted_at IS NULL AND withdrawn_at IS NULL",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(email_key)
    .fetch_optional(c)
    .await)
}

/// That one of a company's named ones, if it waits, in time or not.
///
/// # Errors
/// When the database fails.
pub async fn waiting_one(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<OfferRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, email, basis, person, offered_by, offered_at, expires_at, accepted_at,
                withdrawn_at
         FROM appointment_offer
         WHERE id = $1 AND platform = $2 AND company = $3 AND person IS NULL
           AND accepted_at IS NULL AND withdrawn_at IS NULL",
    )
    .bind(id)
    .bind(platform)
    .bind(company.uuid())
    .fetch_optional(c)
    .await)
}

/// Those of a company's named ones that wait, in time or not, newest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<OfferRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, email, basis, person, offered_by, offered_at, expires_at, accepted_at,
                withdrawn_at
         FROM appointment_offer
         WHERE company = $1 AND platform = $2 AND person IS NULL
           AND accepted_at IS NULL AND withdrawn_at IS NULL
         ORDER BY offered_at DESC, id DESC LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Spends an offer; 0 when its time is over, or it was spent or taken back.
///
/// # Errors
/// When the database fails.
pub async fn accept(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    by: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE appointment_offer SET accepted_by = $3, accepted_at = $4
         WHERE id = $1 AND platform = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL
           AND expires_at > $4",
        id,
        platform,
        by.uuid(),
        now.0,
    )
}

/// Takes the offer to somebody named by that company back; 0 when it waits no more.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE appointment_offer SET withdrawn_at = $4
         WHERE id = $1 AND platform = $2 AND company = $3 AND person IS NULL
           AND accepted_at IS NULL AND withdrawn_at IS NULL",
        id,
        platform,
        company.uuid(),
        now.0,
    )
}

/// Forgets those that ended before that time; at most so many at once. One that waits for somebody
/// whom the opening of the account listed stays as long as its company does: whoever administers it
/// mails its link once more, or takes it back.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM appointment_offer WHERE id IN
             (SELECT id FROM appointment_offer
              WHERE expires_at <= $1 AND (basis = 'appointed' OR offered_by IS NULL
                  OR accepted_at IS NOT NULL OR withdrawn_at IS NOT NULL) LIMIT $2)",
        before.0,
        most,
    )
}
