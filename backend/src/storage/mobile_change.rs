//! Rows of changes of mobile: one for each account at the most.

use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// What is next in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The key to the old number.
    Old,
    /// The code to the new one; then it holds.
    New,
    /// The code to the new one; then it waits, because the old one is lost.
    Lost,
    /// Its time.
    Waiting,
}

impl Step {
    const ALL: [Self; 4] = [Self::Old, Self::New, Self::Lost, Self::Waiting];

    const fn code(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
            Self::Lost => "lost",
            Self::Waiting => "waiting",
        }
    }
}

/// A change to write.
#[derive(Debug)]
pub struct NewChange<'a> {
    /// Whose.
    pub account: Id<id::Account>,
    /// The platform's address word.
    pub platform: &'a str,
    /// The number to be, sealed.
    pub sealed: &'a [u8],
    /// What is next.
    pub step: Step,
    /// When.
    pub now: Timestamp,
    /// Until when its codes can be given.
    pub expires_at: Timestamp,
}

/// A change as stored.
#[derive(Debug, Clone, FromRow)]
pub struct ChangeRow {
    account: uuid::Uuid,
    /// The number to be, sealed.
    pub sealed: Vec<u8>,
    step: String,
    /// When it was asked for.
    pub asked_at: i64,
    /// When it holds, where it waits.
    pub due_at: Option<i64>,
}

impl ChangeRow {
    /// What is next.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is none.
    pub fn step(&self) -> Result<Step, Fault> {
        let found = Step::ALL.into_iter().find(|step| step.code() == self.step);
        found.ok_or_else(|| Fault::Stored {
            table: "mobile_change",
            column: "step",
            key: self.account.to_string(),
        })
    }
}

/// Writes a change instead of the one before.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &mut Tx, new: &NewChange<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO mobile_change (account, platform, sealed, step, asked_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account) DO UPDATE SET
            sealed = excluded.sealed,
            step = excluded.step,
            asked_at = excluded.asked_at,
            expires_at = excluded.expires_at,
            due_at = NULL",
        new.account.uuid(),
        new.platform,
        new.sealed,
        new.step.code(),
        new.now.0,
        new.expires_at.0,
    )
}

/// The change of an account that is open, or waits. One that a clock far ahead began is not (F12).
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT account, sealed, step, asked_at, due_at FROM mobile_change
         WHERE account = $1 AND platform = $2 AND (due_at IS NOT NULL
            OR (expires_at > $3 AND asked_at - $3 <= expires_at - asked_at))",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Takes a change to its next step; 0 when it is not where it was read.
///
/// # Errors
/// When the database fails.
pub async fn go_on(
    tx: &mut Tx,
    platform: &str,
    row: &ChangeRow,
    (next, due_at): (Step, Option<Timestamp>),
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE mobile_change SET step = $4, due_at = $5
         WHERE account = $1 AND platform = $2 AND step = $3",
        row.account,
        platform,
        &row.step,
        next.code(),
        due_at.map(|at| at.0),
    )
}

/// Takes a change whose time has come: of many at once one gets it.
///
/// # Errors
/// When the database fails.
pub async fn take_due(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeRow>> {
    on!(tx, c => sqlx::query_as(
        "DELETE FROM mobile_change WHERE account = $1 AND platform = $2 AND due_at <= $3
         RETURNING account, sealed, step, asked_at, due_at",
    )
    .bind(account.uuid())
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Removes whatever change an account has; 0 when it has none.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, platform: &str, account: Id<id::Account>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM mobile_change WHERE account = $1 AND platform = $2",
        account.uuid(),
        platform,
    )
}

/// Forgets changes whose codes nobody gave; at most so many rows at once.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    execute!(
        tx,
        "DELETE FROM mobile_change WHERE account IN
             (SELECT account FROM mobile_change WHERE due_at IS NULL AND expires_at < $1 LIMIT $2)",
        before.0,
        most,
    )
}
