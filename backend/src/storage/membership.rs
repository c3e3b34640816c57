//! Rows of memberships: one person in one company.

use domain::company::Adherence;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

/// The columns of a [`MembershipRow`]: said once, or a query forgets the one that came last.
macro_rules! membership_row {
    () => {
        "id, company, account, perfil, basis, state, created_at, ends_at, reason, version"
    };
}

mod change;
mod institution;
mod past;
mod represented;
mod sought;

use super::{Tx, execute, on};
use crate::fault::Fault;
pub use change::{Next, change, end_sessions, set};
pub use institution::{any_enabled, any_enabled_now, count_of, hold};
pub use past::{PastRow, past};
pub use represented::{is_represented, represented};
pub use sought::{offered_one, sought};

/// A membership to write; enabled from the start.
#[derive(Debug)]
pub struct NewMembership<'a> {
    /// Its id.
    pub id: Id<id::Membership>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The company.
    pub company: Id<id::Company>,
    /// Whose.
    pub account: Id<id::Account>,
    /// The perfil.
    pub perfil: Perfil,
    /// Why they are administrator, if they are.
    pub basis: Option<Basis>,
    /// The company's.
    pub sort_key: &'a str,
    /// When.
    pub now: Timestamp,
}

/// A membership as stored.
#[derive(Debug, Clone, FromRow)]
pub struct MembershipRow {
    /// Its id.
    pub id: Uuid,
    /// The company.
    pub company: Uuid,
    /// Whose.
    pub account: Uuid,
    perfil: String,
    basis: Option<String>,
    state: String,
    /// When it was made.
    pub created_at: i64,
    /// From when on it opens nothing by itself, in microseconds.
    pub ends_at: Option<i64>,
    reason: Option<String>,
    /// Grows with each change.
    pub version: i64,
}

/// A row of somebody's table of companies.
#[derive(Debug, Clone, FromRow)]
pub struct OfferedRow {
    /// The company.
    pub company: Uuid,
    /// The company's name, folded: with the id, the cursor.
    pub sort_key: String,
    perfil: String,
    state: String,
    ends_at: Option<i64>,
    /// The company's number.
    pub rut: String,
    /// «Razón social».
    pub legal_name: String,
    adherence: String,
    /// Whether it is «sin administrador de accesos» (Q51).
    pub leaderless: bool,
    /// What the perfil is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
}

fn stored(column: &'static str, key: Uuid) -> Fault {
    Fault::Stored {
        table: "membership",
        column,
        key: key.to_string(),
    }
}

impl MembershipRow {
    /// Why they are «Inhabilitado» at that moment: an end date that has come is «dar de baja».
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn reason(&self, now: Timestamp) -> Result<Option<Reason>, Fault> {
        if self.ends_at.is_some_and(|end| end <= now.0) {
            return Ok(Some(Reason::Left));
        }
        let reason = self.reason.as_deref().map(str::parse).transpose();
        reason.map_err(|_| stored("reason", self.id))
    }

    /// The perfil.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn perfil(&self) -> Result<Perfil, Fault> {
        self.perfil.parse().map_err(|_| stored("perfil", self.id))
    }

    /// Why they are administrator.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn basis(&self) -> Result<Option<Basis>, Fault> {
        let basis = self.basis.as_deref().map(str::parse).transpose();
        basis.map_err(|_| stored("basis", self.id))
    }

    /// The state at that moment: an end date that has come holds by itself.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn state_at(&self, now: Timestamp) -> Result<MembershipState, Fault> {
        Ok(self.state()?.at(self.ends_at.map(Timestamp), now))
    }

    /// The state as stored; its end date may have come since.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn state(&self) -> Result<MembershipState, Fault> {
        self.state.parse().map_err(|_| stored("state", self.id))
    }
}

impl OfferedRow {
    /// Perfil, state of the membership at that moment, adherence of the company.
    ///
    /// # Errors
    /// [`Fault::Stored`] when a word does not parse.
    pub fn read(&self, now: Timestamp) -> Result<(Perfil, MembershipState, Adherence), Fault> {
        let state = self.state.parse::<MembershipState>();
        let state = state.map_err(|_| stored("state", self.company))?;
        Ok((
            self.perfil
                .parse()
                .map_err(|_| stored("perfil", self.company))?,
            state.at(self.ends_at.map(Timestamp), now),
            self.adherence
                .parse()
                .map_err(|_| stored("adherence", self.company))?,
        ))
    }
}

/// Writes a membership; 0 when the person has one in that company.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &NewMembership<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO membership (id, platform, company, account, perfil, basis, state, sort_key,
                                 created_at, changed_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, 'enabled', $7, $8, $8, 1)
         ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.platform,
        new.company.uuid(),
        new.account.uuid(),
        new.perfil.code(),
        new.basis.map(Basis::code),
        new.sort_key,
        new.now.0,
    )
}

/// Somebody's membership in a company.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    company: Id<id::Company>,
) -> sqlx::Result<Option<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE account = $1 AND company = $2 AND platform = $3"),
    )
    .bind(account.uuid())
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The membership with that id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &mut Tx, platform: &str, id: Uuid) -> sqlx::Result<Option<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE id = $1 AND platform = $2"),
    )
    .bind(id)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The companies of somebody after the cursor, by name. Reads as many rows as it answers, however
/// many there are: one index is walked, each company reached by its key.
///
/// # Errors
/// When the database fails.
pub async fn offered(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    after: (&str, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<OfferedRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.company, m.sort_key, m.perfil, m.state, m.ends_at, e.rut, e.legal_name,
             e.adherence, e.leaderless, p.name AS perfil_name
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE m.account = $1 AND (m.sort_key, m.company) > ($3, $4)
         ORDER BY m.sort_key, m.company LIMIT $5",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The first companies that open for somebody; two are enough to know whether it is one.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT m.company FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE m.account = $1 AND m.state = 'enabled' AND e.adherence = 'adhered'
           AND (m.ends_at IS NULL OR m.ends_at > $4)
         ORDER BY m.sort_key, m.company LIMIT $3",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(limit)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// The enabled access administrators of a company: account and why.
///
/// # Errors
/// When the database fails.
pub async fn administrators(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = 'administrator' AND state = 'enabled'
           AND (ends_at IS NULL OR ends_at > $4)
         ORDER BY account LIMIT $3"),
    )
    .bind(company)
    .bind(platform)
    .bind(limit)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// Those who stand in for an administrator of a company at that moment, whatever their own state and
/// perfil.
///
/// # Errors
/// When the database fails.
pub async fn standing_in(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE company = $1 AND platform = $2 AND account IN
             (SELECT i.account FROM stand_in i WHERE i.company = $1 AND i.platform = $2
              AND i.until > $4 AND i.ended_at IS NULL AND i.named_at - $4 <= i.until - i.named_at)
         ORDER BY account LIMIT $3"),
    )
    .bind(company)
    .bind(platform)
    .bind(limit)
    .bind(now.0)
    .fetch_all(c)
    .await)
}

/// The members of a company after the cursor, the oldest membership first.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        concat!("SELECT ", membership_row!(), " FROM membership
         WHERE company = $1 AND platform = $2 AND (created_at, id) > ($3, $4)
         ORDER BY created_at, id LIMIT $5"),
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Whether the account administers a company that it may enter.
///
/// # Errors
/// When the database fails.
pub async fn leads(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT m.id FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE m.account = $1 AND m.state = 'enabled' AND m.perfil = 'administrator'
           AND e.adherence = 'adhered' AND (m.ends_at IS NULL OR m.ends_at > $3) LIMIT 1",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}
