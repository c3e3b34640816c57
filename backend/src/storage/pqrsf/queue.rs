//! The help desk's queue, a page at a time: what is due first comes first. Each shelf, of all kinds or
//! of one, has an index of its own that holds every column read here, so that the last page costs what
//! the first does.

use domain::access::{Grant, SeeFilings};
use domain::pqrsf::{FilingKind, FilingNumber, FilingState};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::super::{Tx, on};
use super::{number, stored};
use crate::fault::Fault;

/// Where a page begins: after this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the last one seen is due.
    pub due_at: Timestamp,
    /// Its id.
    pub id: Uuid,
}

/// Which filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// All that are still to be done.
    Open,
    /// Those that this agent took, still to be done.
    Of(Uuid),
    /// Those in this state.
    In(FilingState),
}

/// A filing in the list.
#[derive(Debug, FromRow)]
pub struct Listed {
    /// Its id.
    pub id: Uuid,
    year: i64,
    serial: i64,
    kind: String,
    state: String,
    /// When its term is over, in microseconds.
    pub due_at: i64,
    /// Who works on it.
    pub agent: Option<Uuid>,
    /// Who proposed what waits for a second agent.
    pub proposed_by: Option<Uuid>,
    /// What a second agent did not agree with.
    pub declined: Option<String>,
}

impl Listed {
    /// Its number.
    #[must_use]
    pub fn number(&self) -> FilingNumber {
        number(self.year, self.serial)
    }

    /// What it is about.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no kind.
    pub fn kind(&self) -> Result<FilingKind, Fault> {
        self.kind.parse().map_err(|_| stored(self.id, "kind"))
    }

    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn state(&self) -> Result<FilingState, Fault> {
        self.state.parse().map_err(|_| stored(self.id, "state"))
    }
}

/// One page: at most `most` of a shelf, of one kind or all, due before `before`, after the cursor.
///
/// # Errors
/// When the database fails.
pub async fn page(
    tx: &mut Tx,
    grant: &Grant<SeeFilings>,
    shelf: Shelf,
    kind: Option<FilingKind>,
    before: Timestamp,
    after: Cursor,
    most: i64,
) -> sqlx::Result<Vec<Listed>> {
    let platform = grant.at().as_str();
    let kind = kind.map_or("", FilingKind::code);
    macro_rules! of {
        ($where:literal, $bind:expr) => {
            on!(tx, c => sqlx::query_as(concat!(
                "SELECT id, year, serial, kind, state, due_at, agent, proposed_by,
                    declined FROM filing
                 WHERE platform = $1 AND ", $where,
                " AND due_at < $3 AND (due_at, id) > ($4, $5) ORDER BY due_at, id LIMIT $7",
            ))
            .bind(platform)
            .bind($bind)
            .bind(before.0)
            .bind(after.due_at.0)
            .bind(after.id)
            .bind(kind)
            .bind(most)
            .fetch_all(c)
            .await)
        };
    }
    // What is bound and not asked for is compared with nothing; least of all with `due_at`, which
    // would be taken for where a page begins. An agent's own filings are few enough to ask each.
    match (shelf, kind) {
        (Shelf::Open, "") => of!("closed_at IS NULL AND $2 = 0 AND $6 = ''", 0_i64),
        (Shelf::Open, _) => of!("closed_at IS NULL AND $2 = 0 AND kind = $6", 0_i64),
        (Shelf::Of(agent), _) => of!(
            "closed_at IS NULL AND agent = $2 AND ($6 = '' OR kind = $6)",
            agent
        ),
        (Shelf::In(state), "") => of!("state = $2 AND $6 = ''", state.code()),
        (Shelf::In(state), _) => of!("state = $2 AND kind = $6", state.code()),
    }
}
