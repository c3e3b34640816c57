//! Rows of a company's sections.

use domain::id::{self, Id};
use domain::roster::Node;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};

/// A section as stored.
#[derive(Debug, Clone, FromRow)]
pub struct SectionRow {
    /// Its id.
    pub id: Uuid,
    /// The one above it.
    pub parent: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// Its name, folded.
    pub name_key: String,
    /// Grows with each change.
    pub version: i64,
}

impl SectionRow {
    /// As the tree is made of.
    #[must_use]
    pub fn node(&self) -> Node {
        Node {
            id: self.id,
            parent: self.parent,
            name: self.name.clone(),
            key: self.name_key.clone(),
        }
    }
}

/// The sections of that company, of which there are few.
///
/// # Errors
/// When the database fails.
pub async fn of_company(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    limit: i64,
) -> sqlx::Result<Vec<SectionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, parent, name, name_key, version FROM section
         WHERE company = $1 AND platform = $2 ORDER BY name_key, id LIMIT $3",
    )
    .bind(company.uuid())
    .bind(platform)
    .bind(limit)
    .fetch_all(c)
    .await)
}

/// One section of that company.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<Option<SectionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, parent, name, name_key, version FROM section
         WHERE id = $1 AND company = $2 AND platform = $3",
    )
    .bind(id)
    .bind(company.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// Writes a section; 0 when a sister has that name.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    node: &Node,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO section (id, platform, company, parent, name, name_key, version)
         VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING",
        node.id,
        platform,
        company.uuid(),
        node.parent,
        &node.name,
        &node.key,
    )
}

/// Renames or moves a section if nobody changed it since that version was read and no sister there
/// has that name.
///
/// # Errors
/// When the database fails.
pub async fn change(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    node: &Node,
    version: i64,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE section SET parent = $4, name = $5, name_key = $6, version = version + 1
         WHERE id = $1 AND company = $2 AND platform = $3 AND version = $7
           AND NOT EXISTS (SELECT 1 FROM section other
             WHERE other.company = $2 AND other.id <> $1 AND other.name_key = $6
               AND COALESCE(other.parent, other.company) = COALESCE($4, $2))",
        node.id,
        company.uuid(),
        platform,
        node.parent,
        &node.name,
        &node.key,
        version,
    )
}

/// Removes a section that nobody belongs to and nothing stands below; 0 otherwise.
///
/// # Errors
/// When the database fails.
pub async fn delete(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    id: Uuid,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM section WHERE id = $1 AND company = $2 AND platform = $3
           AND NOT EXISTS (SELECT 1 FROM section below WHERE below.parent = $1)
           AND NOT EXISTS (SELECT 1 FROM roster_person r WHERE r.company = $2 AND r.section = $1)",
        id,
        company.uuid(),
        platform,
    )
}

/// Moves everybody of a section to another one; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn empty(
    tx: &mut Tx,
    company: Id<id::Company>,
    (from, to): (Uuid, Option<Uuid>),
    now: domain::Timestamp,
) -> sqlx::Result<u64> {
    let tag = to.map(|id| super::roster::tag(&[b"section", id.as_bytes()]));
    execute!(
        tx,
        "UPDATE roster_person
         SET section = $3, section_tag = $4, changed_at = $5, version = version + 1
         WHERE company = $1 AND section = $2",
        company.uuid(),
        from,
        to,
        tag.unwrap_or_default(),
        now.0,
    )
}
