//! `/buzon`: the demonstration's letters and its clock. Does not exist anywhere else.

pub mod api;
mod clock;
mod letter;
mod list;

pub use letter::LetterPage;
pub use list::ListPage;
