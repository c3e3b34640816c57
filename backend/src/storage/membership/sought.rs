//! Somebody's table of companies: looking for some of them, and the one that stands before all others.

use domain::company::Sought;
use domain::id::{self, Id};
use uuid::Uuid;

use super::OfferedRow;
use crate::storage::{Tx, on};

/// The companies of somebody after the cursor, by name: those whose folded name or number contains
/// what is sought, but for one. Walks the person's own companies only.
///
/// # Errors
/// When the database fails.
pub async fn sought(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    (sought, but): (&Sought, Uuid),
    (after, limit): ((&str, Uuid), i64),
) -> sqlx::Result<Vec<OfferedRow>> {
    // A number has no hyphen here, so that a hyphen alone finds none.
    let number = sought.number.as_deref().unwrap_or("-");
    on!(tx, c => sqlx::query_as(
        "SELECT m.company, m.sort_key, m.perfil, m.state, m.ends_at, e.rut, e.legal_name,
             e.adherence, e.leaderless, p.name AS perfil_name
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE m.account = $1 AND (m.sort_key, m.company) > ($3, $4) AND m.company <> $6
           AND (m.sort_key LIKE $7 ESCAPE '!'
             OR lower(replace(e.rut, '-', '')) LIKE $8 ESCAPE '!')
         ORDER BY m.sort_key, m.company LIMIT $5",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .bind(but)
    .bind(containing(&sought.name))
    .bind(containing(number))
    .fetch_all(c)
    .await)
}

/// A pattern for texts that contain this one, letter by letter.
fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// The row of one company in somebody's table.
///
/// # Errors
/// When the database fails.
pub async fn offered_one(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    company: Uuid,
) -> sqlx::Result<Option<OfferedRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT m.company, m.sort_key, m.perfil, m.state, m.ends_at, e.rut, e.legal_name,
             e.adherence, e.leaderless, p.name AS perfil_name
         FROM membership m JOIN company e ON e.id = m.company AND e.platform = $2
         LEFT JOIN perfil p ON p.code = m.perfil AND p.company = m.company
         WHERE m.account = $1 AND m.company = $3",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(company)
    .fetch_optional(c)
    .await)
}
