//! When a file that is the whole registry retires people (ruling 10): the number that was shown is
//! repeated by whoever agrees, and a number that no office loses between two files needs words,
//! too. A file that was cut off half-way looks exactly like that.

/// More than this share of those who are affiliated is not plausible; in per cent.
pub const PLAUSIBLE_PER_CENT: u64 = 20;
/// What is typed to agree to more.
pub const MASS_WORDS: &str = "retiro masivo";

/// What somebody agreed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agreed {
    /// So many people are retired, neither more nor fewer.
    pub retire: Option<u64>,
    /// The words were typed.
    pub mass: bool,
}

impl Agreed {
    /// Whether it covers so many out of so many who are affiliated.
    pub fn covers(self, leaving: u64, active: u64) -> bool {
        let number = leaving == 0 || self.retire == Some(leaving);
        number && (self.mass || !is_mass(leaving, active))
    }
}

/// Whether so many out of so many are more than plausible.
pub const fn is_mass(leaving: u64, active: u64) -> bool {
    leaving.saturating_mul(100) > active.saturating_mul(PLAUSIBLE_PER_CENT)
}

/// Whether these are the words, however they are spelt.
pub fn says_mass(typed: &str) -> bool {
    let words: Vec<&str> = typed.split_whitespace().collect();
    crate::text::fold(&words.join(" ")) == MASS_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fifth_is_plausible_and_one_more_is_not() {
        for (leaving, active, mass) in [
            (0, 0, false),
            (1, 5, false),
            (2, 9, true),
            (20, 100, false),
            (21, 100, true),
            (1, 0, true),
        ] {
            assert_eq!(is_mass(leaving, active), mass, "{leaving} of {active}");
        }
    }

    #[test]
    fn only_the_exact_number_is_agreed_to() {
        let agreed = |retire, mass| Agreed { retire, mass };
        assert!(agreed(None, false).covers(0, 100));
        assert!(agreed(Some(3), false).covers(3, 100));
        for wrong in [None, Some(2), Some(4)] {
            assert!(!agreed(wrong, true).covers(3, 100));
        }
        assert!(!agreed(Some(30), false).covers(30, 100));
        assert!(agreed(Some(30), true).covers(30, 100));
    }

    #[test]
    fn the_words_may_be_spelt_as_people_spell() {
        for typed in ["retiro masivo", " Retiro   MASIVO "] {
            assert!(says_mass(typed), "{typed}");
        }
        for typed in ["", "retiro", "sí"] {
            assert!(!says_mass(typed), "{typed}");
        }
    }
}
