//! «Cargas masivas» of a company's people, and lists of an institution's guests (C-28,
//! C-33, C-35), by what the platform's people belong to: a file is received sealed, checked and shown
//! as a difference, applied only after somebody agreed to what was shown, in the background, in one
//! transaction, and taken back for a day where nobody touched the person since.
//!
//! Each person is changed by the functions of [`crate::people`], each guest invited by those of
//! [`crate::invitation`], which write the entries.

mod apply;
mod check;
mod decide;
mod gate;
mod guests;
mod perfiles;
mod receive;
mod revert;
mod scan;
mod ties;
mod told;
mod view;
mod work;
mod workbook;

use domain::access::{InvitePerson, LoadPeople};
use domain::bulk::{Column, Issue, Kind};
use domain::id::{self, Id};
use domain::platform::Platform;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage::Tx;

pub use decide::{approve, discard, explain, undo};
pub use receive::Receiving;
pub use told::Told;
pub use view::{Listed, Load, Results, list, one, results};
pub use work::work;

/// What the check of a file found, as its row keeps it: figures and titles only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// The encoding read.
    pub encoding: String,
    /// What stands between the cells.
    pub separator: String,
    /// The titles, and what each means.
    pub titles: Vec<(String, Option<Column>)>,
    /// What was found about the file as a whole.
    pub issues: Vec<Issue>,
    /// The row from which on nothing is told, because the day's answers about people with an account
    /// are used up (A06).
    pub cut: Option<u64>,
}

/// What the rows of files are on that platform.
#[must_use]
pub const fn kind(platform: &Platform) -> Kind {
    Kind::of(platform.policy.exclusive)
}

/// Whether whoever asks may load files here; answers what their rows are.
///
/// # Errors
/// Those of [`Caller::inside`].
pub fn may(caller: &Caller) -> Result<Kind, Denied> {
    company(caller)?;
    Ok(kind(&caller.platform))
}

/// Where they may.
fn company(caller: &Caller) -> Result<Id<id::Company>, Denied> {
    Ok(match kind(&caller.platform) {
        Kind::People => caller.inside(LoadPeople)?.at().company,
        Kind::Guests => caller.inside(InvitePerson)?.at().company,
    })
}

/// The same in the turn of the company, with a right that still stands (A48): what a write begins with.
async fn in_turn(tx: &mut Tx, caller: &Caller) -> Result<(), Denied> {
    match kind(&caller.platform) {
        Kind::People => caller.inside_now(tx, LoadPeople).await.map(drop),
        Kind::Guests => caller.inside_now(tx, InvitePerson).await.map(drop),
    }
}

/// What the audit calls a load.
fn subject(id: Uuid) -> String {
    format!("bulk:{id}")
}

/// What a page calls everything that a load would do: a yes names it, so that nobody agrees to what
/// they were not shown.
fn plan(digest: &[u8]) -> Option<String> {
    let short = digest.get(..16)?;
    Some(Uuid::from_slice(short).ok()?.to_string())
}

fn unreadable(id: Uuid, column: &'static str) -> Fault {
    Fault::Stored {
        table: "bulk_load",
        column,
        key: id.to_string(),
    }
}
