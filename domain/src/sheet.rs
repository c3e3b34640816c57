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

/// What a cell begins with that a spreadsheet calculates.
const CALCULATED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that a spreadsheet takes for text whatever it begins with (A56).
#[must_use]
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(CALCULATED) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What a cell said before [`harmless`]: the refused rows of a load are corrected and loaded again
/// so the apostrophe that made one of them harmless is no part of it.
#[must_use]
pub fn meant(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(CALCULATED) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a66_an_apostrophe_of_somebody_elses_stays() {
        assert_eq!(meant("'+56 9 1234 5678"), "+56 9 1234 5678");
        assert_eq!(meant("'-"), "-");
        for other in ["'40000001-8", "''+56", "’+56", "O'Higgins", "'", ""] {
            assert_eq!(meant(other), other);
        }
    }

    proptest! {
        #[test]
        fn a56_a66_a_harmless_cell_means_what_it_meant(cell in "'?[=+\\-@\t\ra-z0-9' ]{0,6}") {
            let written = harmless(&cell);
            prop_assert!(!written.starts_with(CALCULATED));
            prop_assert_eq!(meant(&written), meant(&cell));
            if !cell.starts_with('\'') {
                prop_assert_eq!(meant(&written), &cell);
            }
        }
    }
}
