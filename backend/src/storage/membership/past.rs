//! What a membership was from when on. The database itself writes these rows.

use domain::membership::{Basis, MembershipState, Perfil};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::stored;
use crate::fault::Fault;
use crate::storage::{Tx, on};

/// A membership as it was from some moment on.
#[derive(Debug, Clone, FromRow)]
pub struct PastRow {
    /// From when on.
    pub since: i64,
    membership: Uuid,
    perfil: String,
    basis: Option<String>,
    state: String,
    ends_at: Option<i64>,
}

impl PastRow {
    /// Perfil, why administrator, and the state at that moment: the end date that was set then holds
    /// by itself.
    ///
    /// # Errors
    /// [`Fault::Stored`] when a word does not parse.
    pub fn read(&self, at: Timestamp) -> Result<(Perfil, Option<Basis>, MembershipState), Fault> {
        let key = self.membership;
        let basis = self.basis.as_deref().map(str::parse).transpose();
        let state: Result<MembershipState, _> = self.state.parse();
        let state = state.map_err(|_| stored("state", key))?;
        Ok((
            self.perfil.parse().map_err(|_| stored("perfil", key))?,
            basis.map_err(|_| stored("basis", key))?,
            state.at(self.ends_at.map(Timestamp), at),
        ))
    }
}

/// The membership as it was at that moment.
///
/// # Errors
/// When the database fails.
pub async fn past(
    tx: &mut Tx,
    platform: &str,
    membership: Uuid,
    at: Timestamp,
) -> sqlx::Result<Option<PastRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT since, membership, perfil, basis, state, ends_at FROM membership_past
         WHERE membership = $1 AND platform = $2 AND since <= $3
         ORDER BY since DESC, version DESC LIMIT 1",
    )
    .bind(membership)
    .bind(platform)
    .bind(at.0)
    .fetch_optional(c)
    .await)
}
