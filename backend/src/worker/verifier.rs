//! Whether a card belongs to a person. No public service answers that without a person before a
//! picture puzzle, so today the number that the company's file holds is compared (`domain.md` 1.6).

use crate::storage::worker::WorkerRow;

/// Who says whether a number is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentVerifier {
    /// The companies' own files.
    OnFile,
}

impl DocumentVerifier {
    /// The rows whose card has that keyed digest; one without a card is none of them. Every row is
    /// looked at, and compared whole.
    pub(super) fn matching<'r>(self, rows: &'r [WorkerRow], digest: &[u8]) -> Vec<&'r WorkerRow> {
        let Self::OnFile = self;
        let same = |row: &&WorkerRow| {
            let on_file = row.card_digest.as_deref();
            on_file.is_some_and(|on_file| is_same(on_file, digest))
        };
        rows.iter().filter(same).collect()
    }
}

/// Without an early end, so that time tells nothing about the first differing byte.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_same_or_not() {
        assert!(is_same(b"abc", b"abc"));
        for other in [b"abd".as_slice(), b"ab", b"", b"abcd"] {
            assert!(!is_same(b"abc", other));
        }
    }
}
