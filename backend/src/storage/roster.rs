//! Rows of a company's list of people: everybody who belongs to it, with an account or not yet.
//!
//! Reads never count and never skip: each order that is offered is walked in an index, from where
//! the page before ended. What is typed into the search is looked up in an index of substrings.

mod acts;
mod due;
mod enter;
mod find;
mod read;
mod waiting;
pub mod words;
mod write;

use sha2::{Digest, Sha256};

pub use acts::{forget_acts, put_act, recent_acts, take_act};
pub use due::{Waiting, listed, sweep, unlisted_members, unlisted_workers, worker_listed};
pub use enter::{NewPerson, add, add_many};
pub use find::{By, Counted, Filter, Narrowest, Page, by_address, counted, page};
pub use read::{RosterRow, by_id, by_ids, by_membership, by_rut, by_ruts, by_seq};
pub use waiting::{bounced, ending, left_to_remind, requests, to_remind, without_account};
pub use write::{
    give_way, link, outdate, set_alone, set_contact, set_ending, set_facts, set_letter, set_number,
    set_phone, set_section, set_start, set_worker, touch, unlist,
};

/// Letters of the range that nobody's name, number or address keeps in the index.
const FIRST: u32 = 0x4E00;
const LETTERS: u32 = 4_096;

/// Three letters that stand for a company, a perfil or a section in the index of substrings, so
/// that one search never walks the people of another company. Two things may share them by rare
/// chance; the rows are asked again.
#[must_use]
pub fn tag(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(0).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    digest
        .chunks_exact(4)
        .take(3)
        .filter_map(|four| {
            let number = four
                .iter()
                .fold(0, |sum, byte| (sum << 8) | u32::from(*byte));
            char::from_u32(FIRST + number % LETTERS)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_three_letters_that_no_search_can_type() {
        let one = tag(&[b"company", &[7; 16]]);
        assert_eq!(one.chars().count(), 3);
        assert_ne!(one, tag(&[b"company", &[8; 16]]));
        assert!(domain::roster::Search::parse(&one).is_empty());
    }
}
