//! Everybody who holds a perfil, and giving all of them another one.

use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::storage::{Tx, execute, on, roster};

/// The accounts that hold that perfil, whatever their state.
///
/// # Errors
/// When the database fails.
pub async fn held_by(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT account FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = $3 ORDER BY account",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .fetch_all(c)
    .await)
}

/// Those of the company's list whom that perfil waits for, without an account: id, and the key of
/// their row, wrapped.
///
/// # Errors
/// When the database fails.
pub async fn alone(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
) -> sqlx::Result<Vec<(Uuid, Vec<u8>)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, wrapped_key FROM roster_person
         WHERE company = $1 AND platform = $2 AND perfil = $3 AND membership IS NULL
         ORDER BY seq",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .fetch_all(c)
    .await)
}

/// Gives everybody who holds the one perfil the other, with an account or without; answers how many
/// memberships moved.
///
/// # Errors
/// When the database fails.
pub async fn move_all(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (from, to): (Perfil, Perfil),
    now: Timestamp,
) -> sqlx::Result<u64> {
    let (from, to) = (String::from(from.code()), String::from(to.code()));
    let moved = execute!(
        tx,
        "UPDATE membership SET perfil = $4, changed_at = $5, version = version + 1
         WHERE company = $1 AND platform = $2 AND perfil = $3",
        company.uuid(),
        platform,
        &from,
        &to,
        now.0,
    )?;
    execute!(
        tx,
        "UPDATE roster_person
         SET perfil = $4, perfil_tag = $5, changed_at = $6, version = version + 1
         WHERE company = $1 AND platform = $2 AND perfil = $3",
        company.uuid(),
        platform,
        &from,
        &to,
        roster::tag(&[b"perfil", to.as_bytes()]),
        now.0,
    )?;
    Ok(moved)
}
