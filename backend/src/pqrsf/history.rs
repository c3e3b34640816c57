//! What happened to a filing, line by line.

use domain::id::Id;
use domain::pqrsf::What;
use domain::time::Timestamp;

use super::record::{Note, event_context};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::pqrsf::{EventRow, FilingRow};
use crate::storage::{self, Tx};

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// When, as people of the platform read it.
    pub at: String,
    /// What.
    pub what: What,
    /// Whether whoever looks did it.
    pub mine: bool,
    /// The words that were written; empty where there are none to read.
    pub text: String,
}

/// What happened, oldest first. `ours` reads everything; the person, what they are told. Without
/// its key the words are gone and the rest is still there.
pub(super) async fn read(
    tx: &mut Tx,
    caller: &Caller,
    filing: &FilingRow,
    key: Option<&PersonKey>,
    ours: bool,
) -> Result<Vec<Happened>, Denied> {
    let me = caller
        .session
        .as_ref()
        .map(|session| session.account.uuid());
    let rows = storage::pqrsf::events(tx, filing.id).await?;
    let mut history = Vec::new();
    for row in &rows {
        let what = What::ALL.into_iter().find(|what| what.code() == row.kind);
        let what = what.ok_or_else(|| stored(filing, "kind"))?;
        let (seen, read) = if ours { (true, true) } else { what.told() };
        if !seen {
            continue;
        }
        let text = match key {
            Some(key) if read => note(filing, key, row)?,
            _ => String::new(),
        };
        history.push(Happened {
            at: calendar::moment(&caller.platform, Timestamp(row.at))?,
            what,
            mine: ours && row.agent.is_some() && row.agent == me,
            text,
        });
    }
    Ok(history)
}

fn note(filing: &FilingRow, key: &PersonKey, row: &EventRow) -> Result<String, Fault> {
    let context = event_context(Id::from_uuid(filing.id), row.seq);
    let plain = key.open(&context, &row.sealed)?;
    let note: Note = serde_json::from_slice(&plain).map_err(|_| stored(filing, "sealed"))?;
    Ok(note.text)
}

fn stored(filing: &FilingRow, column: &'static str) -> Fault {
    Fault::Stored {
        table: "filing_event",
        column,
        key: filing.id.to_string(),
    }
}
