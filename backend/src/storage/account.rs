//! Rows of accounts. An account whose time ran out (Q31) is not found any more and gives way to a
//! new one with its address.

use domain::account::AccountState;
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

mod shown;

use super::{Tx, execute, on};
use crate::fault::Fault;
pub use shown::{by_shown_document, by_shown_documents};

/// An account to write.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Its id.
    pub id: Id<id::Account>,
    /// The platform's address word.
    pub platform: &'a str,
    /// Whose it is.
    pub person: Id<id::Person>,
    /// Where mail goes.
    pub email: &'a str,
    /// The one spelling under which the address is unique.
    pub email_key: &'a str,
    /// In PHC form; none until one is chosen.
    pub password_hash: Option<&'a str>,
    /// Its state.
    pub state: AccountState,
    /// Which row of the registry it belongs to.
    pub registry_person: Option<Id<id::RegistryPerson>>,
    /// Whether «Revise sus datos» is still to come.
    pub review_due: bool,
    /// When it goes away by itself.
    pub lapses_at: Option<Timestamp>,
    /// When.
    pub now: Timestamp,
}

/// An account as stored.
#[derive(Debug, Clone, FromRow)]
pub struct AccountRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub person: Uuid,
    /// Where mail goes.
    pub email: String,
    /// In PHC form.
    pub password_hash: Option<String>,
    /// When the password was set.
    pub password_changed_at: i64,
    state: String,
    /// Which row of the registry it belongs to.
    pub registry_person: Option<Uuid>,
    /// Whether «Revise sus datos» is still to come.
    pub review_due: bool,
    /// When it goes away by itself.
    pub lapses_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// Until when its initial password is good; none once its owner chose one (Q2).
    pub initial_until: Option<i64>,
    /// Grows with each change.
    pub version: i64,
}

impl AccountRow {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> Id<id::Account> {
        Id::from_uuid(self.id)
    }

    /// Whose it is.
    #[must_use]
    pub fn person(&self) -> Id<id::Person> {
        Id::from_uuid(self.person)
    }

    /// Its state.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn state(&self) -> Result<AccountState, Fault> {
        self.state.parse().map_err(|_| Fault::Stored {
            table: "account",
            column: "state",
            key: self.id.to_string(),
        })
    }
}

/// Writes an account; 0 when the address is taken.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, account: &NewAccount<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO account
            (id, platform, person, email, email_key, password_hash, password_changed_at, state,
             registry_person, review_due, lapses_at, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $7, 1)
         ON CONFLICT DO NOTHING",
        account.id.uuid(),
        account.platform,
        account.person.uuid(),
        account.email,
        account.email_key,
        account.password_hash,
        account.now.0,
        account.state.code(),
        account.registry_person.map(Id::uuid),
        account.review_due,
        account.lapses_at.map(|at| at.0),
    )
}

/// Removes the people whose unproven accounts hold this address past their time.
///
/// # Errors
/// When the database fails.
pub async fn clear_lapsed(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM person WHERE platform = $1 AND id IN (
            SELECT person FROM account
            WHERE platform = $1 AND email_key = $2 AND lapses_at <= $3)",
        platform,
        email_key,
        now.0,
    )
}

/// Removes people whose unproven account is past its time, on every platform; at most so many at
/// once.
///
/// # Errors
/// When the database fails.
pub async fn forget_lapsed(tx: &mut Tx, now: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM person WHERE id IN
             (SELECT person FROM account WHERE lapses_at <= $1 LIMIT $2)",
        now.0,
        most,
    )
}

/// The account with that id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, person, email, password_hash, password_changed_at, state, registry_person,
            review_due, lapses_at, created_at, initial_until, version
         FROM account
         WHERE id = $1 AND platform = $2 AND (lapses_at IS NULL OR lapses_at > $3)",
    )
    .bind(id.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The account with that address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(
    tx: &mut Tx,
    platform: &str,
    email_key: &str,
    now: Timestamp,
) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, person, email, password_hash, password_changed_at, state, registry_person,
            review_due, lapses_at, created_at, initial_until, version
         FROM account
         WHERE email_key = $1 AND platform = $2 AND (lapses_at IS NULL OR lapses_at > $3)",
    )
    .bind(email_key)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// The account of whoever has that document, shown or typed: the one that signs in with it.
///
/// # Errors
/// When the database fails.
pub async fn by_document(
    tx: &mut Tx,
    platform: &str,
    document_lookup: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<AccountRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.id, a.person, a.email, a.password_hash, a.password_changed_at, a.state,
            a.registry_person, a.review_due, a.lapses_at, a.created_at,
            a.initial_until, a.version
         FROM account a JOIN person p ON p.id = a.person
         WHERE p.document_lookup = $1 AND p.platform = $2
           AND (a.lapses_at IS NULL OR a.lapses_at > $3)",
    )
    .bind(document_lookup)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Puts the account into a state; what is proved or blocked does not lapse any more when
/// `lapses_at` is none.
///
/// # Errors
/// When the database fails.
pub async fn set_state(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    state: AccountState,
    lapses_at: Option<Timestamp>,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET state = $3, lapses_at = $4, version = version + 1
         WHERE id = $1 AND platform = $2",
        id.uuid(),
        platform,
        state.code(),
        lapses_at.map(|at| at.0),
    )
}

/// Notes whether «Revise sus datos» is still to come; 0 where that is noted already.
///
/// # Errors
/// When the database fails.
pub async fn set_review_due(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    due: bool,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET review_due = $3, version = version + 1
         WHERE id = $1 AND platform = $2 AND review_due <> $3",
        id.uuid(),
        platform,
        due,
    )
}

/// Sets the password unless it was changed since it was read; locks the row.
///
/// # Errors
/// When the database fails.
pub async fn set_password(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    hash: &str,
    before: Option<&str>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account
         SET password_hash = $3, password_changed_at = $5, initial_until = NULL,
             version = version + 1
         WHERE id = $1 AND platform = $2 AND password_hash IS NOT DISTINCT FROM $4",
        id.uuid(),
        platform,
        hash,
        before,
        now.0,
    )
}

/// Moves the address from one to another; 0 when it is not that one any more, or the other is
/// taken.
///
/// # Errors
/// When the database fails; with a violation when another transaction takes it at the same time.
pub async fn set_email(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    before_key: Option<&str>,
    (email, email_key): (&str, &str),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account SET email = $3, email_key = $4, version = version + 1
         WHERE id = $1 AND platform = $2 AND ($5 IS NULL OR email_key = $5) AND NOT EXISTS (
            SELECT 1 FROM account other
            WHERE other.platform = $2 AND other.email_key = $4 AND other.id <> $1)",
        id.uuid(),
        platform,
        email,
        email_key,
        before_key,
    )
}

/// Takes the password away: only a recovered one lets in again.
///
/// # Errors
/// When the database fails.
pub async fn clear_password(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account
         SET password_hash = NULL, password_changed_at = $3, initial_until = NULL,
             version = version + 1
         WHERE id = $1 AND platform = $2",
        id.uuid(),
        platform,
        now.0,
    )
}

/// Sets an initial password, good until then, in place of another initial one or of none; 0 when
/// the owner chose one by themselves (W-33).
///
/// # Errors
/// When the database fails.
pub async fn set_initial_password(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Account>,
    hash: &str,
    until: Timestamp,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE account
         SET password_hash = $3, password_changed_at = $5, initial_until = $4,
             version = version + 1
         WHERE id = $1 AND platform = $2 AND (initial_until IS NOT NULL OR password_hash IS NULL)",
        id.uuid(),
        platform,
        hash,
        until.0,
        now.0,
    )
}
