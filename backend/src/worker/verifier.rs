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
    /// The rows whose card has that keyed digest. Every row is looked at, and compared whole.
    pub(super) fn matching(self, rows: &[WorkerRow], digest: &[u8]) -> bool {
        let Self::OnFile = self;
        rows.iter().fold(false, |found, row| {
            let on_file = row.card_digest.as_deref().unwrap_or_default();
            found | is_same(on_file, digest)
        })
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
