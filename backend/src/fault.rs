//! Two kinds of no. A [`Refusal`] is an answer: we understood and the answer is no.
//! A [`Fault`] is ours: logged once with its chain, shown as an apology with a number.

use std::borrow::Cow;

use domain::refusal::Refusal;

/// How long a fault is given to pass.
const AFTER_FAULT_SECONDS: u32 = 30;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// The rules say no; the person is told why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Something of ours failed; the person is told that, and nothing else.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What can go wrong on our side.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database did not do its work.
    #[error("storage failed")]
    Storage(#[source] sqlx::Error),
    /// Another transaction was faster; the whole of this one runs again.
    #[error("a transaction lost a race")]
    Race,
    /// The schema could not be brought up or checked.
    #[error("migration failed")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value no longer parses; names table, column and key, never the value.
    #[error("stored value does not parse: {table}.{column} of {key}")]
    Stored {
        /// The table read.
        table: &'static str,
        /// The column that does not parse.
        column: &'static str,
        /// The row.
        key: String,
    },
    /// A sealed value does not open with our key.
    #[error("a sealed value does not open")]
    Sealed,
    /// Password hashing failed in a way that no password explains.
    #[error("hashing failed")]
    Hashing,
    /// Mail could not be composed.
    #[error("mail could not be composed: {0}")]
    Mail(String),
    /// The configuration does not allow to go on.
    #[error("configuración: {0}")]
    Config(String),
    /// Reading or writing a file failed.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

impl Fault {
    /// In how many seconds to try again what may pass without anybody changing anything: a disk
    /// that is full or fails, a database that is away or has no place left (F04, F06).
    #[must_use]
    pub fn retry_seconds(&self) -> Option<u32> {
        let passes = match self {
            Self::Storage(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => true,
            Self::Storage(sqlx::Error::Database(error)) => error.code().is_some_and(may_pass),
            _ => false,
        };
        passes.then_some(AFTER_FAULT_SECONDS)
    }
}

/// The codes of PostgreSQL have five signs: connections, resources, shutdown. Those of SQLite are
/// numbers whose low byte tells the family: BUSY, READONLY, IOERR, FULL.
fn may_pass(code: Cow<'_, str>) -> bool {
    if code.len() == 5 {
        return ["08", "53", "57P"]
            .iter()
            .any(|class| code.starts_with(class));
    }
    let family = code.parse::<u32>().map(|code| code & 0xFF);
    matches!(family, Ok(5 | 8 | 10 | 13))
}

impl From<Refusal> for Denied {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<sqlx::Error> for Denied {
    fn from(error: sqlx::Error) -> Self {
        Self::Fault(Fault::Storage(error))
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Storage(error)
    }
}

impl Denied {
    /// Whether running the same transaction again may succeed: a lost race, a busy writer.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        let error = match self {
            Self::Fault(Fault::Race) => return true,
            Self::Fault(Fault::Storage(sqlx::Error::Database(error))) => error,
            _ => return false,
        };
        // PostgreSQL: serialization failure, deadlock. SQLite: BUSY and LOCKED families.
        matches!(
            error.code().as_deref(),
            Some("40001" | "40P01" | "5" | "6" | "261" | "517")
        )
    }
}
