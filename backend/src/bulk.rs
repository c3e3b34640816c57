//! «Cargas masivas» of a company's people: a file is received sealed, checked and shown
//! as a difference, applied only after somebody agreed to what was shown, in the background, in one
//! transaction, and taken back for a day where nobody touched the person since.
//!
//! Each person is changed by the functions of [`crate::people`], which write the entries.

mod apply;
mod check;
mod decide;
mod gate;
mod receive;
mod revert;
mod scan;
mod told;
mod view;
mod work;
mod workbook;

use domain::bulk::{Column, Issue};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::fault::Fault;

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
}

/// What the audit calls a load.
fn subject(id: Uuid) -> String {
    format!("bulk:{id}")
}

fn unreadable(id: Uuid, column: &'static str) -> Fault {
    Fault::Stored {
        table: "bulk_load",
        column,
        key: id.to_string(),
    }
}
