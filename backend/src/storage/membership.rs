//! Rows of memberships: one person in one company.

use domain::company::Adherence;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

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
    /// Grows with each change.
    pub version: i64,
}

/// A membership in a list of its company's.
#[derive(Debug, Clone, FromRow)]
pub struct ListedRow {
    /// The membership.
    #[sqlx(flatten)]
    pub row: MembershipRow,
    /// When it began: with the id, the cursor.
    pub created_at: i64,
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
    /// The company's number.
    pub rut: String,
    /// «Razón social».
    pub legal_name: String,
    adherence: String,
}

fn stored(column: &'static str, key: Uuid) -> Fault {
    Fault::Stored {
        table: "membership",
        column,
        key: key.to_string(),
    }
}

impl MembershipRow {
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

    /// The state.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn state(&self) -> Result<MembershipState, Fault> {
        self.state.parse().map_err(|_| stored("state", self.id))
    }
}

impl OfferedRow {
    /// Perfil, state of the membership, adherence of the company.
    ///
    /// # Errors
    /// [`Fault::Stored`] when a word does not parse.
    pub fn read(&self) -> Result<(Perfil, MembershipState, Adherence), Fault> {
        Ok((
            self.perfil
                .parse()
                .map_err(|_| stored("perfil", self.company))?,
            self.state
                .parse()
                .map_err(|_| stored("state", self.company))?,
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
        "SELECT id, company, account, perfil, basis, state, version FROM membership
         WHERE account = $1 AND company = $2 AND platform = $3",
    )
    .bind(account.uuid())
    .bind(company.uuid())
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
        "SELECT m.company, m.sort_key, m.perfil, m.state, e.rut, e.legal_name, e.adherence
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
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
    limit: i64,
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT m.company FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE m.account = $1 AND m.state = 'enabled' AND e.adherence = 'adhered'
         ORDER BY m.sort_key, m.company LIMIT $3",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Changes a membership if nobody changed it since that version was read. In an institution the seat
/// goes with the state; 0 also when none is left for somebody to be enabled again, and when they are of
/// another one by now (Q34).
///
/// # Errors
/// When the database fails.
pub async fn change(
    tx: &mut Tx,
    platform: &str,
    row: &MembershipRow,
    (state, perfil, basis): (MembershipState, Perfil, Option<Basis>),
    now: Timestamp,
) -> sqlx::Result<u64> {
    let on = |state: &str| state == MembershipState::Enabled.code();
    let (was, is) = (on(&row.state), on(state.code()));
    let seated = perfil.tier().is_some();
    if seated && !was && is {
        // Nobody is of two institutions (Q34), and there must be a seat.
        let elsewhere = any_enabled(tx, platform, Id::from_uuid(row.account)).await?;
        if elsewhere || super::plan::take(tx, platform, row.company).await? == 0 {
            return Ok(0);
        }
    }
    let changed = execute!(
        tx,
        "UPDATE membership
         SET state = $4, perfil = $5, basis = $6, changed_at = $7, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        state.code(),
        perfil.code(),
        basis.map(Basis::code),
        now.0,
    )?;
    if seated && was && !is && changed == 1 {
        super::plan::free(tx, platform, row.company).await?;
    }
    Ok(changed)
}

/// The enabled access administrators of a company: account and why.
///
/// # Errors
/// When the database fails.
pub async fn administrators(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    limit: i64,
) -> sqlx::Result<Vec<MembershipRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account, perfil, basis, state, version FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = 'administrator' AND state = 'enabled'
         ORDER BY account LIMIT $3",
    )
    .bind(company)
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Whether the account administers a company that it may enter.
///
/// # Errors
/// When the database fails.
pub async fn leads(tx: &mut Tx, platform: &str, account: Id<id::Account>) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT m.id FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         WHERE m.account = $1 AND m.state = 'enabled' AND m.perfil = 'administrator'
           AND e.adherence = 'adhered' LIMIT 1",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// Whether somebody is of that perfil in that company, enabled, at this moment; locks the membership
/// until the transaction ends, so that a right is not taken away between the question and the write
/// (A48). Writing first is the lock.
///
/// # Errors
/// When the database fails.
pub async fn hold(
    tx: &mut Tx,
    platform: &str,
    (account, company): (Id<id::Account>, Id<id::Company>),
    perfil: Perfil,
) -> sqlx::Result<bool> {
    let held = execute!(
        tx,
        "UPDATE membership SET changed_at = changed_at
         WHERE account = $1 AND company = $2 AND platform = $3 AND perfil = $4
           AND state = 'enabled'",
        account.uuid(),
        company.uuid(),
        platform,
        perfil.code(),
    )?;
    Ok(held == 1)
}

/// Whether the account has an enabled membership anywhere on the platform.
///
/// # Errors
/// When the database fails.
pub async fn any_enabled(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
) -> sqlx::Result<bool> {
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM membership
         WHERE account = $1 AND platform = $2 AND state = 'enabled' LIMIT 1",
    )
    .bind(account.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// How many enabled memberships of that perfil a company has.
///
/// # Errors
/// When the database fails.
pub async fn count_of(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    perfil: Perfil,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = $3 AND state = 'enabled'",
    )
    .bind(company)
    .bind(platform)
    .bind(perfil.code())
    .fetch_one(c)
    .await)
}

/// The memberships of a company after the cursor, in the order they came: when, and the row.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    after: (i64, Uuid),
    limit: i64,
) -> sqlx::Result<Vec<ListedRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, company, account, perfil, basis, state, version, created_at FROM membership
         WHERE company = $1 AND platform = $2 AND (created_at, id) > ($3, $4)
         ORDER BY created_at, id LIMIT $5",
    )
    .bind(company)
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(c)
    .await)
}
