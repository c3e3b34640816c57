//! The filing number, `PQRSF-2026-000123-X`: year, running number of the platform, and a letter
//! that catches one wrong or two swapped digits. It is printed and read out on the phone, so it
//! opens nothing by itself: the status asks for the document or the address as well.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;

/// Letters of the remainder by 23, without those that read like digits (I, O) or like each other
/// (U and V, Ñ and N). The order is ours; only that all differ matters.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTVWXYZ";

/// A filing's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilingNumber {
    year: u16,
    serial: u32,
}

impl FilingNumber {
    /// The number of the `serial`-th filing of that year.
    pub const fn new(year: u16, serial: u32) -> Self {
        Self { year, serial }
    }

    /// The year it was filed in.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its running number within the year, from 1.
    pub const fn serial(self) -> u32 {
        self.serial
    }

    /// 23 is prime and divides no power of ten, so that one changed digit and two neighbours in
    /// the wrong order always give another letter.
    fn letter(self) -> char {
        let value = u64::from(self.year) * 10_000_000_000 + u64::from(self.serial);
        let place = usize::try_from(value % 23).unwrap_or(0);
        char::from(LETTERS[place])
    }

    /// Reads a number as people type it: any case, with or without the hyphens and «PQRSF».
    ///
    /// Errors: `Empty`, `FilingNumberFormat`, `FilingNumberLetter` when the letter does not fit.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.len() > 64 {
            return Err(Problem::FilingNumberFormat);
        }
        let mut text = crate::text::code(typed);
        text.retain(|c| c != '-');
        let text = text.strip_prefix("PQRSF").unwrap_or(&text);
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let letter = text.chars().last().filter(char::is_ascii_alphabetic);
        let letter = letter.ok_or(Problem::FilingNumberFormat)?;
        let digits = &text[..text.len() - 1];
        let fits = (10..=14).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if !fits {
            return Err(Problem::FilingNumberFormat);
        }
        let (year, serial) = digits.split_at(4);
        let number = Self {
            year: year.parse().map_err(|_| Problem::FilingNumberFormat)?,
            serial: serial.parse().map_err(|_| Problem::FilingNumberFormat)?,
        };
        if number.letter() == letter {
            Ok(number)
        } else {
            Err(Problem::FilingNumberLetter)
        }
    }
}

impl fmt::Display for FilingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = self.letter();
        write!(f, "PQRSF-{:04}-{:06}-{letter}", self.year, self.serial)
    }
}

impl FromStr for FilingNumber {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::parse(text)
    }
}
impl Serialize for FilingNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for FilingNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn h39_a_number_is_read_as_people_copy_it() {
        let number = FilingNumber::new(2026, 123);
        let printed = number.to_string();
        assert!(printed.starts_with("PQRSF-2026-000123-"), "{printed}");
        let bare = printed.replace("PQRSF-", "").replace('-', "");
        for typed in [
            printed.clone(),
            printed.to_lowercase(),
            format!("  {printed} "),
            printed.replace('-', " "),
            printed.replace('-', "–"),
            bare,
        ] {
            assert_eq!(FilingNumber::parse(&typed), Ok(number), "{typed}");
        }
        for (typed, problem) in [
            ("", Problem::Empty),
            ("PQRSF", Problem::Empty),
            ("PQRSF-2026-000123", Problem::FilingNumberFormat),
            ("PQRSF-2026-00012X-A", Problem::FilingNumberFormat),
            ("26-123-A", Problem::FilingNumberFormat),
        ] {
            assert_eq!(FilingNumber::parse(typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_and_two_swapped_ones_are_noticed(
            serial in 1_u32..1_000_000, place in 0_usize..10, by in 1_u8..10,
        ) {
            let printed = FilingNumber::new(2026, serial).to_string();
            let places: Vec<usize> = printed
                .char_indices()
                .filter(|(_, c)| c.is_ascii_digit())
                .map(|(at, _)| at)
                .collect();
            let mut changed = printed.clone().into_bytes();
            let at = places[place];
            changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
            let changed = String::from_utf8(changed).unwrap();
            prop_assert_eq!(FilingNumber::parse(&changed), Err(Problem::FilingNumberLetter));
            if place + 1 < places.len() {
                let mut swapped = printed.clone().into_bytes();
                swapped.swap(at, places[place + 1]);
                let swapped = String::from_utf8(swapped).unwrap();
                if swapped != printed {
                    let read = FilingNumber::parse(&swapped);
                    prop_assert_eq!(read, Err(Problem::FilingNumberLetter));
                }
            }
        }

        #[test]
        fn any_text_is_answered(typed in any::<String>()) {
            let _ = FilingNumber::parse(&typed);
        }
    }
}
