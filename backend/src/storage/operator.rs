//! Rows of operators.

use uuid::Uuid;

use super::{Tx, execute};

/// An operator to be stored.
#[derive(Debug)]
pub struct OperatorRow {
    /// The row's id.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// Where mail goes.
    pub email: String,
    /// The one spelling of the address.
    pub email_key: String,
    /// In PHC form.
    pub password_hash: String,
    /// The secret of their telephone, sealed.
    pub totp: Vec<u8>,
    /// When, in microseconds.
    pub created_at: i64,
}

/// Adds an operator; false when there is one with that address.
///
/// # Errors
/// When the database fails.
pub async fn create(tx: &mut Tx, row: &OperatorRow) -> sqlx::Result<bool> {
    let added = execute!(
        tx,
        "INSERT INTO operator (id, name, email, email_key, password_hash, totp, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email_key) DO NOTHING",
        row.id,
        &row.name,
        &row.email,
        &row.email_key,
        &row.password_hash,
        &row.totp,
        row.created_at,
    )?;
    Ok(added == 1)
}
