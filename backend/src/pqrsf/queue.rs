//! The help desk's list: what is due first comes first, a page at a time.

use domain::access::SeeFilings;
use domain::pqrsf::{Due, FilingKind, FilingNumber, FilingState};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{due, due_on, terms};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;
use crate::storage::pqrsf::{Cursor, Shelf};

const PAGE: usize = 25;

/// What an agent wants to see, as the address says it; anything unknown asks for everything open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A state's word, `mine`, or empty for all that are open.
    pub shelf: String,
    /// A kind's word, or empty for all.
    pub kind: String,
    /// Only what is due today or was due before.
    pub pressing: bool,
    /// Where the page begins.
    pub after: String,
}

/// A filing in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub number: FilingNumber,
    /// What it is about.
    pub kind: FilingKind,
    /// How far it is.
    pub state: FilingState,
    /// The last day of its term.
    pub due_on: domain::Date,
    /// How far that is.
    pub due: Due,
    /// Whether whoever looks took it.
    pub mine: bool,
    /// Whether anybody did.
    pub taken: bool,
    /// Whether something of another agent waits for a second one.
    pub waits_for_second: bool,
    /// Whether another agent did not agree with what was proposed last.
    pub declined: bool,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What is due first comes first.
    pub items: Vec<Item>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// One page of the queue.
///
/// # Errors
/// What the policy says; [`domain::Refusal::NotFound`] where the platform has no PQRSF.
pub async fn queue(caller: &Caller, wanted: &Wanted) -> Result<Page, Denied> {
    let grant = &caller.here(SeeFilings)?;
    terms(caller)?;
    let me = caller.signed_in()?.account.uuid();
    let shelf = match wanted.shelf.as_str() {
        "mine" => Shelf::Of(me),
        state => state.parse::<FilingState>().map_or(Shelf::Open, Shelf::In),
    };
    let kind = wanted.kind.parse::<FilingKind>().ok();
    let before = if wanted.pressing {
        let today = crate::calendar::today(&caller.platform, caller.now)?;
        // Due today ends exactly with the day.
        Timestamp(crate::calendar::end_of(&caller.platform, today)?.0 + 1)
    } else {
        Timestamp(i64::MAX)
    };
    let after = read(&wanted.after);
    let rows = caller
        .backend
        .db
        .read(|mut tx| async move {
            let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
            let rows =
                storage::pqrsf::page(&mut tx, grant, shelf, kind, before, after, most).await?;
            tx.done(rows)
        })
        .await?;
    let mut items = Vec::new();
    let mut last = None;
    for row in rows.iter().take(PAGE) {
        let due_at = Timestamp(row.due_at);
        items.push(Item {
            number: row.number(),
            kind: row.kind()?,
            state: row.state()?,
            due_on: due_on(caller, due_at)?,
            due: due(caller, due_at)?,
            mine: row.agent == Some(me),
            taken: row.agent.is_some(),
            waits_for_second: row.proposed_by.is_some_and(|by| by != me),
            declined: row.declined.is_some(),
        });
        last = Some(Cursor { due_at, id: row.id });
    }
    let next = last.filter(|_| rows.len() > PAGE).map(written);
    Ok(Page { items, next })
}

fn written(cursor: Cursor) -> String {
    format!("{}.{}", cursor.due_at.0, cursor.id.simple())
}

/// Where a page begins; anything unreadable is the start.
fn read(text: &str) -> Cursor {
    let parsed = text.split_once('.').and_then(|(due_at, id)| {
        Some(Cursor {
            due_at: Timestamp(due_at.parse().ok()?),
            id: Uuid::try_parse(id).ok()?,
        })
    });
    parsed.unwrap_or(Cursor {
        due_at: Timestamp(i64::MIN),
        id: Uuid::nil(),
    })
}
