//! Facts about the database itself.

use super::{Tx, execute, on};

/// The value stored under that name.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, name: &str) -> sqlx::Result<Option<String>> {
    on!(tx, c => sqlx::query_scalar("SELECT value FROM meta WHERE name = $1")
        .bind(name)
        .fetch_optional(c)
        .await)
}

/// Stores a value unless the name is taken; answers what stands there afterwards.
///
/// # Errors
/// When the database fails.
pub async fn set_once(tx: &mut Tx, name: &str, value: &str) -> sqlx::Result<Option<String>> {
    execute!(
        tx,
        "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        name,
        value,
    )?;
    get(tx, name).await
}
