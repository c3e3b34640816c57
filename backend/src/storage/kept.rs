//! What companies and offices keep about one account, for its owner's copy. Each list is
//! reached from the account's own rows by an index.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, on};

/// More of anything than somebody has.
const MOST: i64 = 2_000;

/// The platform's address word, and whose copy it is.
pub type Of<'a> = (&'a str, Id<id::Account>);

/// Every row that such a statement finds: `$1` is the account, `$2` the platform, `$3` how many.
macro_rules! all {
    ($tx:expr, $of:expr, $sql:literal $(,)?) => {{
        let (platform, account) = $of;
        on!($tx, c => sqlx::query_as($sql)
            .bind(account.uuid())
            .bind(platform)
            .bind(MOST)
            .fetch_all(c)
            .await)
    }};
}

/// A membership and its company.
#[derive(Debug, FromRow)]
pub struct Membership {
    /// «Razón social».
    pub legal_name: String,
    /// The company's number.
    pub rut: String,
    /// Whether the company is adhered.
    pub adherence: String,
    /// The perfil's word.
    pub perfil: String,
    /// What it is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// Why they administer, where they do.
    pub basis: Option<String>,
    /// «Habilitado» or «Inhabilitado», as stored.
    pub state: String,
    /// From when on they have no access.
    pub ends_at: Option<i64>,
    /// Since when they belong to it.
    pub created_at: i64,
}

/// What a company's list says of somebody.
#[derive(Debug, FromRow)]
pub struct Listed {
    /// «Razón social».
    pub legal_name: String,
    /// The company.
    pub company: Uuid,
    /// The row of its workers.
    pub worker: Option<Uuid>,
    /// Their RUT, or nothing.
    pub rut: String,
    /// What they are called.
    pub name: String,
    /// Where letters about this company go, or nothing.
    pub email: String,
    /// The row of the list.
    pub person: Uuid,
    /// Its key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// «Celular», sealed with that key.
    pub phone: Option<Vec<u8>>,
    /// The section's name.
    pub section: Option<String>,
    /// Since which day they work there.
    pub starts_on: Option<i64>,
    /// When something changed last.
    pub changed_at: i64,
}

/// A request for a module.
#[derive(Debug, FromRow)]
pub struct Asked {
    /// «Razón social».
    pub legal_name: String,
    /// For what.
    pub module: String,
    /// For how much.
    pub level: String,
    /// How far it is.
    pub state: String,
    /// When it was sent.
    pub requested_at: i64,
    /// When it was decided.
    pub decided_at: Option<i64>,
}

/// A PQRSF about the account, or filed by it.
#[derive(Debug, FromRow)]
pub struct Filed {
    /// Its id.
    pub id: Uuid,
    /// Of its number.
    pub year: i64,
    /// Of its number.
    pub serial: i64,
    /// What it is about.
    pub kind: String,
    /// How far it is.
    pub state: String,
    /// When it was filed.
    pub filed_at: i64,
    /// When it ended.
    pub closed_at: Option<i64>,
    /// The account that was signed in.
    pub filed_by: Option<Uuid>,
    /// Version of the privacy text that was agreed to.
    pub consent_version: String,
    /// Its key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// What was written, sealed with that key.
    pub sealed: Vec<u8>,
}

/// Something that somebody was named for, from when and until when.
#[derive(Debug, FromRow)]
pub struct Named {
    /// «Razón social».
    pub legal_name: String,
    /// When they were named.
    pub since: i64,
    /// When it ends or ended.
    pub until: Option<i64>,
}

/// The companies of an account, by name.
///
/// # Errors
/// When the database fails.
pub async fn memberships(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Membership>> {
    all!(
        tx,
        of,
        "SELECT e.legal_name, e.rut, e.adherence, m.perfil, p.name AS perfil_name, m.basis, m.state,
             m.ends_at, m.created_at
         FROM membership m JOIN company e ON e.id = m.company
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE m.account = $1 AND m.platform = $2 ORDER BY m.sort_key, m.company LIMIT $3",
    )
}

/// What the lists of those companies say.
///
/// # Errors
/// When the database fails.
pub async fn listed(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Listed>> {
    all!(
        tx,
        of,
        "SELECT e.legal_name, r.company, r.worker, r.rut, r.name, r.email, r.id AS person,
             r.wrapped_key, r.phone, s.name AS section, r.starts_on, r.changed_at
         FROM membership m JOIN roster_person r ON r.membership = m.id
         JOIN company e ON e.id = m.company LEFT JOIN section s ON s.id = r.section
         WHERE m.account = $1 AND m.platform = $2 ORDER BY m.sort_key, m.company LIMIT $3",
    )
}

/// The modules that somebody asked for, in the order they did.
///
/// # Errors
/// When the database fails.
pub async fn modules(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Asked>> {
    all!(
        tx,
        of,
        "SELECT e.legal_name, q.module, q.level, q.state, q.requested_at, q.decided_at
         FROM module_request q JOIN company e ON e.id = q.company
         WHERE q.account = $1 AND q.platform = $2 ORDER BY q.requested_at, q.id LIMIT $3",
    )
}

/// The PQRSF about an account and those filed with it signed in, in the order they were filed; what
/// was erased is nobody's.
///
/// # Errors
/// When the database fails.
pub async fn filings(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Filed>> {
    all!(
        tx,
        of,
        "SELECT id, year, serial, kind, state, filed_at, closed_at, filed_by, consent_version,
             wrapped_key, sealed
         FROM filing WHERE (account = $1 OR filed_by = $1) AND platform = $2 AND erased_at IS NULL
         ORDER BY filed_at, id LIMIT $3",
    )
}

/// The companies whose representative named them as responsible, in that order.
///
/// # Errors
/// When the database fails.
pub async fn appointments(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Named>> {
    all!(
        tx,
        of,
        "SELECT e.legal_name, a.appointed_at AS since, a.revoked_at AS until
         FROM membership m JOIN company e ON e.id = m.company
         JOIN appointment a ON a.company = m.company AND a.account = m.account
         WHERE m.account = $1 AND m.platform = $2 ORDER BY a.appointed_at, a.id LIMIT $3",
    )
}

/// The companies in which they stood in for an administrator, in that order; the end is the last
/// moment.
///
/// # Errors
/// When the database fails.
pub async fn stand_ins(tx: &mut Tx, of: Of<'_>) -> sqlx::Result<Vec<Named>> {
    all!(
        tx,
        of,
        "SELECT e.legal_name, i.named_at AS since, COALESCE(i.ended_at, i.until - 1) AS until
         FROM stand_in i JOIN company e ON e.id = i.company
         WHERE i.account = $1 AND i.platform = $2 ORDER BY i.named_at, i.id LIMIT $3",
    )
}

impl Membership {
    /// Whether their end date has come at that moment.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at.is_some_and(|end| end <= now.0)
    }
}
