//! Lists of invitations.

use domain::id::{self, Id};
use domain::membership::{Invited, Tier};
use domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::InvitationRow;
use crate::storage::{Tx, many, on};

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT id, company, wrapped_key, sealed, draft, tier, state, sends, last_sent_at,
                invited_by, created_at, expires_at
             FROM invitation WHERE company = $1 AND platform = $2 AND (created_at, id) < ($3, $4)
               AND ($7 = '' OR tier = $7) ",
            $rest,
            " ORDER BY created_at DESC, id DESC LIMIT $6"
        )
    };
}

const ALL: &str = columns!("AND CAST($5 AS BIGINT) IS NOT NULL");
// What a clock far ahead sent is over when the clock is right again, as `Invited::at` says (F12): each
// lasts from when it was sent until its end.
const PENDING: &str = columns!(
    "AND state = 'pending' AND expires_at > $5
     AND last_sent_at - $5 <= expires_at - last_sent_at"
);
const ACCEPTED: &str = columns!("AND state = 'accepted' AND CAST($5 AS BIGINT) IS NOT NULL");
const REVOKED: &str = columns!("AND state = 'revoked' AND CAST($5 AS BIGINT) IS NOT NULL");
const EXPIRED: &str = columns!(
    "AND state IN ('pending', 'expired')
     AND (expires_at <= $5 OR last_sent_at - $5 > expires_at - last_sent_at)"
);

/// Which invitations are wanted; none means all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Which {
    /// In that state now.
    pub state: Option<Invited>,
    /// To that tier.
    pub tier: Option<Tier>,
}

/// Invitations of an institution before the cursor, newest first.
///
/// # Errors
/// When the database fails.
pub async fn before(
    tx: &mut Tx,
    platform: &str,
    (company, which): (Id<id::Company>, Which),
    before: (i64, Uuid),
    limit: i64,
    now: Timestamp,
) -> sqlx::Result<Vec<InvitationRow>> {
    let statement = match which.state {
        None => ALL,
        Some(Invited::Pending) => PENDING,
        Some(Invited::Accepted) => ACCEPTED,
        Some(Invited::Revoked) => REVOKED,
        Some(Invited::Expired) => EXPIRED,
    };
    on!(tx, c => sqlx::query_as(statement)
        .bind(company.uuid())
        .bind(platform)
        .bind(before.0)
        .bind(before.1)
        .bind(now.0)
        .bind(limit)
        .bind(which.tier.map_or("", Tier::code))
        .fetch_all(c)
        .await)
}

/// How many invitations of an institution wait.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    now: Timestamp,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM invitation
         WHERE company = $1 AND platform = $2 AND state = 'pending' AND expires_at > $3
           AND last_sent_at - $3 <= expires_at - last_sent_at",
    )
    .bind(company)
    .bind(platform)
    .bind(now.0)
    .fetch_one(c)
    .await)
}

/// Invitations of that address or RUT that wait in an institution: the digests of each, and its role.
///
/// # Errors
/// When the database fails.
pub async fn waiting_for(
    tx: &mut Tx,
    (platform, company): (&str, Id<id::Company>),
    (email_lookup, document_lookup): (&[u8], &[u8]),
    now: Timestamp,
) -> sqlx::Result<Vec<(Vec<u8>, Vec<u8>, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT email_lookup, document_lookup, tier FROM invitation
         WHERE company = $1 AND platform = $2 AND state = 'pending' AND expires_at > $5
           AND last_sent_at - $5 <= expires_at - last_sent_at
           AND (email_lookup = $3 OR document_lookup = $4)",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(email_lookup)
    .bind(document_lookup)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// The newest invitation of an institution that an operator sent: its first Súper Administrador's.
///
/// # Errors
/// When the database fails.
pub async fn newest_of_operator(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
) -> sqlx::Result<Option<InvitationRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, wrapped_key, sealed, draft, tier, state, sends, last_sent_at,
            invited_by, created_at, expires_at
         FROM invitation WHERE company = $1 AND platform = $2 AND invited_by IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(company)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The invitations of an institution that an account accepted.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    tx: &mut Tx,
    platform: &str,
    (company, account): (Id<id::Company>, Id<id::Account>),
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM invitation
         WHERE company = $1 AND account = $2 AND platform = $3",
    )
    .bind(company.uuid())
    .bind(account.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}

/// Until when each of those invitations is good, of those that were neither accepted nor taken back.
///
/// # Errors
/// When the database fails.
pub async fn ends(tx: &mut Tx, platform: &str, ids: &[Uuid]) -> sqlx::Result<Vec<(Uuid, i64)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT id, expires_at FROM invitation WHERE state = 'pending' AND platform = ");
        query.push_bind(platform);
        query.push(" AND id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        list.push_unseparated(")");
        let query = query.build_query_as().persistent(many::is_kept(ids.len()));
        query.fetch_all(c).await
    })
}

/// Invitations after that one that wait and do not stand in the list of people yet, with their
/// institution.
///
/// # Errors
/// When the database fails.
pub async fn unlisted(
    tx: &mut Tx,
    platform: &str,
    after: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company FROM invitation
         WHERE NOT listed AND state = 'pending' AND platform = $1 AND id > $3
         ORDER BY id LIMIT $2",
    )
    .bind(platform)
    .bind(limit)
    .bind(after)
    .fetch_all(c)
    .await)
}
