//! Whom «Pendientes» tells: people without an account, and those whose access ends soon.

use domain::id::{self, Id};
use domain::time::Timestamp;
use uuid::Uuid;

use super::read::{RosterRow, columns};
use crate::storage::{Tx, on};

/// Enabled people without an account whose last letter did not arrive, by name.
///
/// # Errors
/// When the database fails.
pub async fn bounced(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         JOIN outbox o ON o.id = r.letter AND o.platform = r.platform
         WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
           AND r.state = 'enabled' AND r.letter IS NOT NULL AND o.state = 'failed'
         ORDER BY r.sort_key, r.seq LIMIT $3"))
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The other enabled people without an account, by name, after that key and place.
///
/// # Errors
/// When the database fails.
pub async fn without_account(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    after: (&str, i64),
    limit: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
           AND r.state = 'enabled' AND (r.sort_key, r.seq) > ($3, $4)
           AND NOT EXISTS (SELECT 1 FROM outbox o
             WHERE o.id = r.letter AND o.platform = r.platform AND o.state = 'failed')
         ORDER BY r.sort_key, r.seq LIMIT $5"))
    .bind(company.uuid())
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Enabled people without an account who have an address and got no letter since that moment; those
/// who wait longest first.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (asked_until, now): (Timestamp, Timestamp),
    limit: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
           AND r.state = 'enabled' AND r.email <> '' AND COALESCE(r.reminded_at, 0) <= $3
           AND (r.ends_at IS NULL OR r.ends_at > $4)
         ORDER BY COALESCE(r.reminded_at, 0), r.seq LIMIT $5"))
    .bind(company.uuid())
    .bind(platform)
    .bind(asked_until.0)
    .bind(now.0)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// How many of those [`to_remind`] answers there are, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub async fn left_to_remind(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (asked_until, now): (Timestamp, Timestamp),
    most: i64,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT 1 FROM roster_person r
         WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
           AND r.state = 'enabled' AND r.email <> '' AND COALESCE(r.reminded_at, 0) <= $3
           AND (r.ends_at IS NULL OR r.ends_at > $4) LIMIT $5) some_of_them",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(asked_until.0)
    .bind(now.0)
    .bind(most)
    .fetch_one(c)
    .await)
}

/// Enabled people whose access ends before that moment, the next one first, after that end and place.
///
/// # Errors
/// When the database fails.
pub async fn ending(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (before, after): (Timestamp, (i64, i64)),
    limit: i64,
) -> sqlx::Result<Vec<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.company = $1 AND r.platform = $2 AND r.ends_at IS NOT NULL
           AND r.state = 'enabled' AND r.ends_at < $3 AND (r.ends_at, r.seq) > ($4, $5)
         ORDER BY r.ends_at, r.seq LIMIT $6"))
    .bind(company.uuid())
    .bind(platform)
    .bind(before.0)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// How many requests of a company wait for an answer: for modules, to be decided in the company, and for
/// perfiles, to be decided by the help desk. Each is counted up to `most`.
///
/// # Errors
/// When the database fails.
pub async fn requests(tx: &mut Tx, company: Uuid, most: i64) -> sqlx::Result<(i64, i64)> {
    on!(tx, c => sqlx::query_as(
        "SELECT
            (SELECT COUNT(*) FROM (SELECT 1 FROM module_request
             WHERE company = $1 AND state = 'pending' LIMIT $2) some_of_them),
            (SELECT COUNT(*) FROM (SELECT 1 FROM perfil_request
             WHERE company = $1 AND closed_at IS NULL LIMIT $2) some_of_those)",
    )
    .bind(company)
    .bind(most)
    .fetch_one(c)
    .await)
}
