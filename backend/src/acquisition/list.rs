//! The operator's list of acquisitions.

use domain::access::RecordAcquisition;
use domain::company::Acquisition;
use domain::id::{self, Id};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{WAITING, is_over, open};
use crate::fault::Denied;
use crate::hand::Hand;
use crate::storage;

/// Rows of one page.
const PAGE: usize = 25;

/// One acquisition.
#[derive(Debug)]
pub struct Recorded {
    /// Its id.
    pub id: Id<id::Acquisition>,
    /// What was recorded.
    pub acquisition: Acquisition,
    /// `waiting`, `opened` or `withdrawn`.
    pub state: String,
    /// Whether it waits, but its link is over.
    pub over: bool,
    /// How often the welcome went out.
    pub sends: i64,
    /// When it went out last.
    pub last_sent_at: Timestamp,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// One page of them, newest first.
#[derive(Debug)]
pub struct Listed {
    /// The rows.
    pub items: Vec<Recorded>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// The acquisitions of the platform before the cursor.
///
/// # Errors
/// What the policy says.
pub async fn list(hand: &Hand<'_>, before: Option<(i64, Uuid)>) -> Result<Listed, Denied> {
    hand.require(RecordAcquisition)?;
    let before = before.unwrap_or((i64::MAX, Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    hand.backend
        .db
        .read(|mut tx| async move {
            let slug = hand.slug();
            let mut rows = storage::acquisition::before(&mut tx, slug, before, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows
                .last()
                .filter(|_| more)
                .map(|row| (row.created_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                items.push(Recorded {
                    id: Id::from_uuid(row.id),
                    acquisition: open(hand.backend, &row)?,
                    over: row.state == WAITING && is_over(&row, hand.now),
                    state: row.state,
                    sends: row.sends,
                    last_sent_at: Timestamp(row.last_sent_at),
                    created_at: Timestamp(row.created_at),
                });
            }
            tx.done(Listed { items, next })
        })
        .await
}
