//! Everybody who holds a perfil, and giving all of them another one.

use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::COUNTED;
use crate::fault::Fault;
use crate::storage::{Tx, execute, on, roster};

/// Somebody with an account who holds a perfil.
#[derive(Debug, FromRow)]
pub struct HolderRow {
    /// Their account.
    pub account: Uuid,
    state: String,
    ends_at: Option<i64>,
}

impl HolderRow {
    /// Whether the perfil opens anything to them at that moment.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the state is no word of ours.
    pub fn is_open(&self, now: Timestamp) -> Result<bool, Fault> {
        let state = self.state.parse::<MembershipState>();
        let state = state.map_err(|_| Fault::Stored {
            table: "membership",
            column: "state",
            key: self.account.to_string(),
        })?;
        let state = state.at(self.ends_at.map(Timestamp), now);
        Ok(state == MembershipState::Enabled)
    }
}

/// Those with an account who hold that perfil, whatever their state.
///
/// # Errors
/// When the database fails.
pub async fn held_by(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
) -> sqlx::Result<Vec<HolderRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT account, state, ends_at FROM membership
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

/// How many people of the company's list that perfil waits for, without an account, up to
/// [`COUNTED`].
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT 1 FROM roster_person
         WHERE company = $1 AND platform = $2 AND perfil = $3 AND membership IS NULL
         LIMIT $4) some_of_them",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .bind(COUNTED)
    .fetch_one(c)
    .await)
}

/// How many people hold that perfil or wait with it, up to [`COUNTED`]. Those with an account come
/// first: of the list no more people are walked than are counted.
///
/// # Errors
/// When the database fails.
pub async fn everybody(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (
             SELECT 1 FROM membership WHERE company = $1 AND platform = $2 AND perfil = $3
             UNION ALL
             SELECT 1 FROM roster_person
             WHERE company = $1 AND platform = $2 AND perfil = $3 AND membership IS NULL
             LIMIT $4) some_of_them",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .bind(COUNTED)
    .fetch_one(c)
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
