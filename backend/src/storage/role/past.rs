//! What the perfiles of a company were from when on.

use domain::id::{self, Id};
use domain::role::Permissions;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::fault::Fault;
use crate::storage::{Tx, execute, on};

/// A perfil as it was from some moment on.
#[derive(Debug, Clone, FromRow)]
pub struct PastRow {
    perfil: Uuid,
    /// What it was called.
    pub name: String,
    permissions: String,
    /// Whether it is gone.
    pub removed: bool,
    /// From when on.
    pub since: i64,
}

impl PastRow {
    /// What it allowed.
    ///
    /// # Errors
    /// [`Fault::Stored`] when that does not parse.
    pub fn permissions(&self) -> Result<Permissions, Fault> {
        let stored = |_| Fault::Stored {
            table: "perfil_past",
            column: "permissions",
            key: self.perfil.to_string(),
        };
        self.permissions.parse().map_err(stored)
    }
}

/// A version to remember.
#[derive(Debug)]
pub struct Past<'a> {
    /// The company.
    pub company: Id<id::Company>,
    /// The perfil.
    pub role: Id<id::Role>,
    /// Its version.
    pub version: i64,
    /// What it is called.
    pub name: &'a str,
    /// What it allows.
    pub permissions: &'a Permissions,
    /// Whether it is gone with this.
    pub removed: bool,
    /// Who did it.
    pub by: Id<id::Account>,
    /// When.
    pub now: Timestamp,
}

/// Remembers a version.
///
/// # Errors
/// When the database fails.
pub async fn remember(tx: &mut Tx, platform: &str, past: &Past<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO perfil_past (perfil, version, platform, company, name, permissions, removed,
                                  since, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        past.role.uuid(),
        past.version,
        platform,
        past.company.uuid(),
        past.name,
        past.permissions.to_string(),
        past.removed,
        past.now.0,
        past.by.uuid(),
    )
}

/// The perfil as it was at that moment.
///
/// # Errors
/// When the database fails.
pub async fn past(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    role: Id<id::Role>,
    at: Timestamp,
) -> sqlx::Result<Option<PastRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT perfil, name, permissions, removed, since FROM perfil_past
         WHERE perfil = $1 AND company = $2 AND platform = $3 AND since <= $4
         ORDER BY since DESC, version DESC LIMIT 1",
    )
    .bind(role.uuid())
    .bind(company.uuid())
    .bind(platform)
    .bind(at.0)
    .fetch_optional(c)
    .await)
}
