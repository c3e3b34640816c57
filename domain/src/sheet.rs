//! Tables of people as spreadsheets write them (`domain.md` 8.2): rows out of text, cells as values,
//! and everything that can be wrong with either. What is plainly a spreadsheet's doing is named as
//! such; nothing is guessed. What the columns mean is the business of those who read one:
//! [`crate::bulk`] here, the registry on the server.

mod cut;
mod flaw;
pub(crate) mod letters;
mod text;
pub mod value;

pub use cut::{Cutter, Look, Row};
pub use flaw::{Flaw, Weight};
pub use text::{Text, decode};

use crate::text::normal;

/// Lower case, no accents, letters and digits only: how titles and words of cells are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    normal::nfkd(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A cell that a spreadsheet takes for text whatever it begins with (A56).
#[must_use]
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
