//! «Cargas masivas» of a company's people, and lists of an institution's guests (C-28,
//! C-33, C-35): a file as rows, rows as people, people beside those who are there already. Runs on the
//! server and, before a byte leaves the machine, in the browser. What is decided here is applied
//! elsewhere; nothing is guessed.

mod column;
mod guest;
mod header;
mod kind;
mod line;
mod look;
mod outcome;
mod perfiles;
mod reader;
mod sheet;
mod stage;
mod why;

pub use column::Column;
pub use guest::{Inviting, Standing, invite};
pub use header::{Header, Mapping};
pub use kind::Kind;
pub use line::Line;
pub use look::{Counted, Looking, legible, look, titled};
pub use outcome::{Difference, Known, Leading, Outcome, Planned, plan};
pub use perfiles::Perfiles;
pub use reader::{Issue, Lines, Read};
pub use sheet::{Sheet, Unread};
pub use stage::Stage;
pub use why::Why;

/// The largest file in bytes: as many people as [`MOST_ROWS`], of a hundred bytes each.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most people of one file.
pub const MOST_ROWS: u64 = 100_000;
/// The most columns of one file.
pub const MOST_COLUMNS: usize = 64;
/// For so long a load can be taken back.
pub const UNDO_FOR: crate::Span = crate::Span::hours(24);
