//! Rows of a company's own perfiles, what they allow, and what they were.

use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::role::{Existing, NameKey, Permissions, RoleChange};
use domain::roster::Note;
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

mod moved;
mod past;

use super::{Tx, execute, on};
use crate::fault::Fault;
pub use moved::{HolderRow, alone, everybody, held_by, move_all, waiting};
pub use past::{Past, PastRow, past, remember};

/// Holders are counted up to here: a total must not cost a walk through a hundred thousand people.
pub const COUNTED: i64 = 1_001;

/// A perfil as stored.
#[derive(Debug, Clone, FromRow)]
pub struct RoleRow {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it is for; empty for none.
    pub description: String,
    name_key: String,
    /// Grows with each change.
    pub version: i64,
    permissions: Option<String>,
}

impl RoleRow {
    /// As the rules know it.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the permissions do not parse.
    pub fn read(&self) -> Result<Existing, Fault> {
        let permissions = self.permissions.as_deref().unwrap_or_default().parse();
        Ok(Existing {
            id: Id::from_uuid(self.id),
            name: self.name.clone(),
            description: self.description.clone(),
            permissions: permissions.map_err(|_| stored("perfil_permission", self.id))?,
            version: self.version,
        })
    }

    /// How its name looks.
    #[must_use]
    pub fn key(&self) -> NameKey {
        NameKey::stored(self.name_key.clone())
    }
}

fn stored(table: &'static str, key: Uuid) -> Fault {
    Fault::Stored {
        table,
        column: "level",
        key: key.to_string(),
    }
}

/// The perfiles of a company, by the looks of their names.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<RoleRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, p.name, p.description, p.name_key, p.version,
            (SELECT string_agg(q.module || ':' || q.level, ',') FROM perfil_permission q
             WHERE q.perfil = p.id) AS permissions
         FROM perfil p WHERE p.company = $1 AND p.platform = $2
         ORDER BY p.name_key, p.id LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// How many people have each of a company's own perfiles, counted as [`everybody`] counts them.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<(Uuid, i64)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, (SELECT COUNT(*) FROM (
             SELECT 1 FROM membership m WHERE m.company = p.company AND m.perfil = p.code
             UNION ALL
             SELECT 1 FROM roster_person r
             WHERE r.company = p.company AND r.perfil = p.code AND r.membership IS NULL
             LIMIT $4) some_of_them)
         FROM perfil p WHERE p.company = $1 AND p.platform = $2
         ORDER BY p.name_key, p.id LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .bind(COUNTED)
    .fetch_all(c)
    .await)
}

/// One perfil of a company.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    role: Id<id::Role>,
) -> sqlx::Result<Option<RoleRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT p.id, p.name, p.description, p.name_key, p.version,
            (SELECT string_agg(q.module || ':' || q.level, ',') FROM perfil_permission q
             WHERE q.perfil = p.id) AS permissions
         FROM perfil p WHERE p.id = $3 AND p.company = $1 AND p.platform = $2",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(role.uuid())
    .fetch_optional(c)
    .await)
}

/// How many people with an account hold that perfil, up to [`COUNTED`].
///
/// # Errors
/// When the database fails.
pub async fn holders(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    perfil: Perfil,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT 1 FROM membership
         WHERE company = $1 AND platform = $2 AND perfil = $3 LIMIT $4) some_of_them",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .bind(COUNTED)
    .fetch_one(c)
    .await)
}

/// Accounts that a change of that perfil concerns: enabled, and standing in for nobody.
///
/// # Errors
/// When the database fails.
pub async fn concerned(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<Uuid>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT m.account FROM membership m
         WHERE m.company = $1 AND m.platform = $2 AND m.perfil = $3 AND m.state = 'enabled'
           AND (m.ends_at IS NULL OR m.ends_at > $4)
           AND NOT EXISTS (SELECT 1 FROM stand_in i WHERE i.account = m.account
             AND i.company = m.company AND i.until > $4 AND i.ended_at IS NULL
             AND i.named_at - $4 <= i.until - i.named_at)
         ORDER BY m.account LIMIT $5",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .bind(now.0)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// The first of those by name, as the company's list has them.
///
/// # Errors
/// When the database fails.
pub async fn first_concerned(
    tx: &mut Tx,
    platform: &str,
    (company, perfil): (Id<id::Company>, Perfil),
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT r.name FROM roster_person r JOIN membership m ON m.id = r.membership
         WHERE r.company = $1 AND r.platform = $2 AND r.perfil = $3 AND m.state = 'enabled'
           AND (m.ends_at IS NULL OR m.ends_at > $4)
           AND NOT EXISTS (SELECT 1 FROM stand_in i WHERE i.account = m.account
             AND i.company = m.company AND i.until > $4 AND i.ended_at IS NULL
             AND i.named_at - $4 <= i.until - i.named_at)
         ORDER BY r.sort_key, r.seq LIMIT $5",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(perfil.code())
    .bind(now.0)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// Writes a new perfil; 0 when one of the company looks alike.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    platform: &str,
    (company, role): (Id<id::Company>, Id<id::Role>),
    change: &RoleChange,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO perfil (id, platform, company, code, name, name_key, version, created_at,
                             changed_at, description)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8) ON CONFLICT DO NOTHING",
        role.uuid(),
        platform,
        company.uuid(),
        Perfil::Own(role).code(),
        change.name.as_str(),
        change.key.as_str(),
        now.0,
        described(change),
    )
}

/// What it is for, as its column holds it.
fn described(change: &RoleChange) -> &str {
    change.description.as_ref().map_or("", Note::as_str)
}

/// Changes a perfil if nobody did since that version; 0 otherwise.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &mut Tx,
    platform: &str,
    (company, role, seen): (Id<id::Company>, Id<id::Role>, i64),
    change: &RoleChange,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE perfil SET name = $5, name_key = $6, version = version + 1, changed_at = $7,
             description = $8
         WHERE id = $1 AND company = $2 AND platform = $3 AND version = $4",
        role.uuid(),
        company.uuid(),
        platform,
        seen,
        change.name.as_str(),
        change.key.as_str(),
        now.0,
        described(change),
    )
}

/// Puts these permissions in place of those that stand.
///
/// # Errors
/// When the database fails.
pub async fn set_permissions(
    tx: &mut Tx,
    platform: &str,
    role: Id<id::Role>,
    permissions: &Permissions,
) -> sqlx::Result<()> {
    execute!(
        tx,
        "DELETE FROM perfil_permission WHERE perfil = $1 AND platform = $2",
        role.uuid(),
        platform,
    )?;
    for (module, level) in permissions.iter() {
        execute!(
            tx,
            "INSERT INTO perfil_permission (perfil, platform, module, level)
             VALUES ($1, $2, $3, $4)",
            role.uuid(),
            platform,
            module.as_str(),
            level.code(),
        )?;
    }
    Ok(())
}

/// Removes a perfil that nobody holds, if nobody changed it since that version; 0 otherwise.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    tx: &mut Tx,
    platform: &str,
    (company, role, seen): (Id<id::Company>, Id<id::Role>, i64),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM perfil
         WHERE id = $1 AND company = $2 AND platform = $3 AND version = $4
           AND NOT EXISTS (SELECT 1 FROM membership m
             WHERE m.company = perfil.company AND m.perfil = perfil.code)
           AND NOT EXISTS (SELECT 1 FROM roster_person r
             WHERE r.company = perfil.company AND r.perfil = perfil.code)",
        role.uuid(),
        company.uuid(),
        platform,
        seen,
    )
}

/// The perfiles of a company by their words, and what they are called.
///
/// # Errors
/// When the database fails.
pub async fn names(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
) -> sqlx::Result<Vec<(String, String)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT code, name FROM perfil WHERE company = $1 AND platform = $2",
    )
    .bind(company.uuid())
    .bind(platform)
    .fetch_all(c)
    .await)
}
