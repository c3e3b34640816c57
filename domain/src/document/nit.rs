//! The Colombian NIT: base and check digit apart (`domain.md` 2.2). With a hyphen the digit after
//! it is checked; without one, all digits are the base, for nothing tells a missing check digit
//! from a present one.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::grouped;
use crate::refusal::Problem;

/// A tax number of 5 to 15 digits and its check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nit {
    base: u64,
}

const WEIGHTS: [u64; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

impl Nit {
    /// Reads `900.156.264-2`, `900156264-2` or the base `900156264`.
    ///
    /// Errors: `Empty`, `NitFormat`, `NitDigit`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.len() > 128 {
            return Err(Problem::NitFormat);
        }
        let mut text = crate::text::code(typed);
        text.retain(|c| c != '.');
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let (base, check) = match text.split_once('-') {
            Some((base, check)) => (base, Some(check)),
            None => (text.as_str(), None),
        };
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let trimmed = base.trim_start_matches('0');
        if !digits(base) || !(5..=15).contains(&trimmed.len()) {
            return Err(Problem::NitFormat);
        }
        let nit = Self {
            base: trimmed.parse().map_err(|_| Problem::NitFormat)?,
        };
        match check {
            None => Ok(nit),
            Some(check) if !digits(check) || check.len() != 1 => Err(Problem::NitFormat),
            Some(check) if check.parse() == Ok(nit.check()) => Ok(nit),
            Some(_) => Err(Problem::NitDigit),
        }
    }

    /// The number without its check digit.
    pub const fn base(self) -> u64 {
        self.base
    }

    /// The check digit, 0 to 9.
    pub fn check(self) -> u8 {
        let mut rest = self.base;
        let mut sum = 0;
        for weight in WEIGHTS {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        let remainder = sum % 11;
        let digit = if remainder < 2 {
            remainder
        } else {
            11 - remainder
        };
        u8::try_from(digit).unwrap_or(0)
    }

    /// As people write it: `900.156.264-2`.
    pub fn dotted(self) -> String {
        format!("{}-{}", grouped(&self.base.to_string()), self.check())
    }
}

/// Canonical, to store: `900156264-2`.
impl fmt::Display for Nit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.base, self.check())
    }
}
impl Serialize for Nit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Nit {
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
    fn known_numbers_carry_their_digit() {
        for typed in [
            "213.123.432-1",
            "1095312769-0",
            "967807269-7",
            "800197268-4",
            "860002964-4",
            "890903938-8",
            "899999034-1",
            "860034313-7",
            "899999090-2",
            "860066942-7",
            "890903407-9",
            "890102044-1",
            "800130907-4",
            "860007738-9",
            "890399029-5",
            "900156264-2",
            "830122566-1",
            "899999068-1",
            "860003020-1",
            "890900841-9",
            "890102002-2",
            "900000009-0",
            "900000013-0",
            "900000002-1",
            "900000005-1",
            "1020304050-8",
            "79123456-0",
            "999000001-2",
            "999123456-8",
            "998765432-2",
            "990000009-8",
        ] {
            let nit = Nit::parse(typed).unwrap_or_else(|p| panic!("{typed}: {p}"));
            let (base, _) = typed.split_once('-').unwrap();
            assert_eq!(Nit::parse(base), Ok(nit), "{typed} without its digit");
        }
        assert_eq!(Nit::parse("900156264").unwrap().dotted(), "900.156.264-2");
    }

    #[test]
    fn wrong_numbers_are_refused() {
        for (typed, problem) in [
            ("213123432-5", Problem::NitDigit),
            ("811033098-9", Problem::NitDigit),
            ("890903938-7", Problem::NitDigit),
            ("56482357-0", Problem::NitDigit),
            ("89O903938-8", Problem::NitFormat),
            ("", Problem::Empty),
            ("12345678901234567", Problem::NitFormat),
            ("890903938-", Problem::NitFormat),
            ("890903938-88", Problem::NitFormat),
        ] {
            assert_eq!(Nit::parse(typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back(base in 10_000_u64..999_999_999_999_999, typed in any::<String>()) {
            let nit = Nit::parse(&base.to_string()).unwrap();
            prop_assert_eq!(Nit::parse(&nit.to_string()), Ok(nit));
            prop_assert_eq!(Nit::parse(&nit.dotted()), Ok(nit));
            let _ = Nit::parse(&typed);
        }
    }
}
