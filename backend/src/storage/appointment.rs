//! Rows of appointments: who named whom as responsible for a company.

use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// An appointment as stored.
#[derive(Debug, Clone, FromRow)]
pub struct AppointmentRow {
    /// Its id.
    pub id: Uuid,
    /// Who was named.
    pub account: Uuid,
    former: Option<String>,
    /// By whom.
    pub appointed_by: Uuid,
    /// When.
    pub appointed_at: i64,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

impl AppointmentRow {
    /// Their perfil in the company before; none where nothing of it was open to them.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn former(&self) -> Result<Option<Perfil>, Fault> {
        let former = self.former.as_deref().map(str::parse).transpose();
        former.map_err(|_| Fault::Stored {
            table: "appointment",
            column: "former",
            key: self.id.to_string(),
        })
    }
}

/// Writes an appointment; 0 when one of that person stands.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    platform: &str,
    id: Uuid,
    company: Id<id::Company>,
    (account, by, former): (Id<id::Account>, Id<id::Account>, Option<Perfil>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO appointment (id, platform, company, account, appointed_by, appointed_at, former)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        id,
        platform,
        company.uuid(),
        account.uuid(),
        by.uuid(),
        now.0,
        former.map(Perfil::code),
    )
}

/// The appointment of that person that stands.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    account: Id<id::Account>,
) -> sqlx::Result<Option<AppointmentRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, former, appointed_by, appointed_at, revoked_at FROM appointment
         WHERE company = $1 AND platform = $2 AND account = $3 AND revoked_at IS NULL",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(account.uuid())
    .fetch_optional(c)
    .await)
}

/// Revokes the appointment of that person, by somebody's hand or by nobody's; 0 when none stands.
///
/// # Errors
/// When the database fails.
pub async fn revoke(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    (account, by): (Id<id::Account>, Option<Id<id::Account>>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE appointment SET revoked_by = $4, revoked_at = $5
         WHERE company = $1 AND platform = $2 AND account = $3 AND revoked_at IS NULL",
        company.uuid(),
        platform,
        account.uuid(),
        by.map(Id::uuid),
        now.0,
    )
}

/// The appointments of a company, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<AppointmentRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, account, former, appointed_by, appointed_at, revoked_at FROM appointment
         WHERE company = $1 AND platform = $2
         ORDER BY appointed_at DESC, id DESC LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}
