//! Single people of a company's list.

use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::time::Timestamp;
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use crate::fault::Fault;
use crate::storage::{Tx, on};

/// A person of a company as stored.
#[derive(Debug, Clone, FromRow)]
pub struct RosterRow {
    /// Where they stand in the order of time.
    pub seq: i64,
    /// Their id in this list.
    pub id: Uuid,
    /// The membership, once they have an account.
    pub membership: Option<Uuid>,
    /// The row of the company's workers.
    pub worker: Option<Uuid>,
    /// Their RUT, or nothing.
    pub rut: String,
    /// What they are called.
    pub name: String,
    /// Surnames first, folded.
    pub sort_key: String,
    /// Where letters about this company go, or nothing.
    pub email: String,
    /// «Celular», sealed with the key below.
    pub phone: Option<Vec<u8>>,
    perfil: String,
    state: String,
    /// The section.
    pub section: Option<Uuid>,
    starts_on: Option<i64>,
    ends_at: Option<i64>,
    reason: Option<String>,
    /// The key that details about them are sealed with, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The last letter that asked them to register.
    pub letter: Option<Uuid>,
    /// When it was sent, in microseconds.
    pub reminded_at: Option<i64>,
    /// When they were entered, in microseconds.
    pub created_at: i64,
    /// When something changed last, in microseconds.
    pub changed_at: i64,
    /// Grows with each change.
    pub version: i64,
}

/// The columns of a [`RosterRow`].
macro_rules! columns {
    () => {
        "r.seq, r.id, r.membership, r.worker, r.rut, r.name, r.sort_key, r.email, r.phone,
         r.perfil, r.state, r.section, r.starts_on, r.ends_at, r.reason, r.wrapped_key, r.letter,
         r.reminded_at, r.created_at, r.changed_at, r.version"
    };
}
pub(super) use columns;

impl RosterRow {
    fn stored(&self, column: &'static str) -> Fault {
        Fault::Stored {
            table: "roster_person",
            column,
            key: self.id.to_string(),
        }
    }

    /// The perfil.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn perfil(&self) -> Result<Perfil, Fault> {
        self.perfil.parse().map_err(|_| self.stored("perfil"))
    }

    /// The state as stored; its end date may have come since.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn stored_state(&self) -> Result<MembershipState, Fault> {
        self.state.parse().map_err(|_| self.stored("state"))
    }

    /// The state at that moment.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn state(&self, now: Timestamp) -> Result<MembershipState, Fault> {
        Ok(self.stored_state()?.at(self.ends_at(), now))
    }

    /// Why they are «Inhabilitado».
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn reason(&self, now: Timestamp) -> Result<Option<Reason>, Fault> {
        if self.ends_at().is_some_and(|end| end <= now) {
            return Ok(Some(Reason::Left));
        }
        let reason = self.reason.as_deref().map(str::parse).transpose();
        reason.map_err(|_| self.stored("reason"))
    }

    /// From when on they have no access.
    #[must_use]
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.ends_at.map(Timestamp)
    }

    /// Since which day they work there.
    #[must_use]
    pub fn starts_on(&self) -> Option<Date> {
        self.starts_on.and_then(Date::from_days_since_epoch)
    }
}

/// One person of that company.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.id = $1 AND r.company = $2 AND r.platform = $3"))
    .bind(id)
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// One person of that company by their place.
///
/// # Errors
/// When the database fails.
pub async fn by_seq(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    seq: i64,
) -> sqlx::Result<Option<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.seq = $1 AND r.company = $2 AND r.platform = $3"))
    .bind(seq)
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Those people of that company who are still there, in the order asked for.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    ids: &[Uuid],
) -> sqlx::Result<Vec<RosterRow>> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(by_id(tx, platform, company, *id).await?);
    }
    Ok(found)
}

/// The person of that company with that document.
///
/// # Errors
/// When the database fails.
pub async fn by_rut(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    rut_lookup: &[u8],
) -> sqlx::Result<Option<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.company = $1 AND r.rut_lookup = $2 AND r.platform = $3"))
    .bind(company.uuid())
    .bind(rut_lookup)
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The people of that company with those documents.
///
/// # Errors
/// When the database fails.
pub async fn by_ruts(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    rut_lookups: &[Vec<u8>],
) -> sqlx::Result<Vec<RosterRow>> {
    if rut_lookups.is_empty() {
        return Ok(Vec::new());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(concat!(
            "SELECT ", columns!(), " FROM roster_person r WHERE r.company = "));
        query.push_bind(company.uuid()).push(" AND r.platform = ").push_bind(platform);
        query.push(" AND r.rut_lookup IN (");
        let mut list = query.separated(", ");
        for lookup in rut_lookups {
            list.push_bind(lookup.as_slice());
        }
        list.push_unseparated(")");
        query.build_query_as().fetch_all(c).await
    })
}

/// The person of that company with that membership.
///
/// # Errors
/// When the database fails.
pub async fn by_membership(
    tx: &mut Tx,
    platform: &str,
    membership: Uuid,
) -> sqlx::Result<Option<RosterRow>> {
    on!(tx, c => sqlx::query_as(concat!(
        "SELECT ", columns!(), " FROM roster_person r
         WHERE r.membership = $1 AND r.platform = $2"))
    .bind(membership)
    .bind(platform)
    .fetch_optional(c)
    .await)
}
