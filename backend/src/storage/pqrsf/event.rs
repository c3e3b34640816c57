//! The history of a filing.

use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::super::{Tx, execute, on};

/// Something that happened.
#[derive(Debug)]
pub struct NewEvent<'a> {
    /// To which filing.
    pub filing: Uuid,
    /// Its place: the filing's version that it made.
    pub seq: i64,
    /// When.
    pub now: Timestamp,
    /// What.
    pub kind: &'static str,
    /// The agent; none for the person.
    pub agent: Option<Uuid>,
    /// What was written, sealed.
    pub sealed: &'a [u8],
}

/// Something that happened, as stored.
#[derive(Debug, FromRow)]
pub struct EventRow {
    /// Its place.
    pub seq: i64,
    /// When, in microseconds.
    pub at: i64,
    /// What.
    pub kind: String,
    /// The agent; none for the person.
    pub agent: Option<Uuid>,
    /// What was written, sealed.
    pub sealed: Vec<u8>,
}

/// Writes what happened.
///
/// # Errors
/// When the database fails.
pub async fn insert_event(tx: &mut Tx, event: &NewEvent<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO filing_event (filing, seq, at, kind, agent, sealed)
         VALUES ($1, $2, $3, $4, $5, $6)",
        event.filing,
        event.seq,
        event.now.0,
        event.kind,
        event.agent,
        event.sealed,
    )
}

/// Everything that happened, oldest first; an agent and a person take turns, so it stays short.
///
/// # Errors
/// When the database fails.
pub async fn events(tx: &mut Tx, filing: Uuid) -> sqlx::Result<Vec<EventRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT seq, at, kind, agent, sealed FROM filing_event
         WHERE filing = $1 ORDER BY seq LIMIT 500",
    )
    .bind(filing)
    .fetch_all(c)
    .await)
}
