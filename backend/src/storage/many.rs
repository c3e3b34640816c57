//! Many rows with one statement.

/// Rows of one statement. Each row's values are bound one by one, and SQLite takes 32 766 of them. It
/// keeps every page that a statement touches as it was, some dozens for each row of a list; beyond
/// some dozens of rows the trip to the database costs next to nothing, and memory does.
pub const PIECE: usize = 64;

/// Whether a statement of so many rows is worth remembering: whole pieces and single rows come again,
/// what is left at an end seldom does.
#[must_use]
pub const fn is_kept(rows: usize) -> bool {
    rows == PIECE || rows == 1
}
