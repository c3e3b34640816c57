//! A company's telephone: mobile or land line, nine digits either way. It is called, never sent a
//! code, so a land line is as good.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::contact::Phone;
use crate::locale::Locale;
use crate::refusal::Problem;

/// A Chilean number in E.164 form, `+56` and nine digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyPhone(String);

impl CompanyPhone {
    /// Reads a number with or without its prefix.
    ///
    /// Errors: those of [`Phone::parse`] but for `PhoneLandline`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        match Phone::parse(Locale::EsCl, typed) {
            Ok(mobile) => Ok(Self(mobile.e164().to_owned())),
            // A land line was recognised, so the last nine digits are the number.
            Err(Problem::PhoneLandline) => {
                let text = crate::text::code(typed);
                let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
                let national: String = digits.iter().skip(digits.len() - 9).collect();
                Ok(Self(format!("+56{national}")))
            }
            Err(problem) => Err(problem),
        }
    }

    /// `+56223456789`.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// Hidden but for the last two digits.
    pub fn mask(&self) -> String {
        let end = self.0.get(self.0.len().saturating_sub(2)..).unwrap_or("");
        format!("+56 •••• ••{end}")
    }
}

/// As people write it: `+56 9 1234 5678`, `+56 2 2345 6789`.
impl fmt::Display for CompanyPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, c) in self.0.chars().enumerate() {
            if matches!(i, 3 | 4 | 8) {
                f.write_str(" ")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}
/// Masked: numbers reach logs through `Debug`.
impl fmt::Debug for CompanyPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}
impl Serialize for CompanyPhone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for CompanyPhone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w11_mobile_and_land_line_are_both_telephones() {
        for (typed, shown) in [
            ("9 1234 5678", "+56 9 1234 5678"),
            ("+56 2 2345 6789", "+56 2 2345 6789"),
            ("56 41 234 5678", "+56 4 1234 5678"),
            ("(02) 2345 6789", "+56 2 2345 6789"),
            ("223456789", "+56 2 2345 6789"),
        ] {
            let phone = CompanyPhone::parse(typed).unwrap();
            assert_eq!(phone.to_string(), shown, "{typed}");
            assert_eq!(CompanyPhone::parse(phone.e164()), Ok(phone.clone()));
            assert_eq!(CompanyPhone::parse(&phone.to_string()), Ok(phone));
        }
        for typed in [
            "",
            "12345678",
            "+57 300 123 4567",
            "9.12E+08",
            "abc",
            "2234567890123",
        ] {
            assert!(CompanyPhone::parse(typed).is_err(), "{typed}");
        }
        assert_eq!(
            format!("{:?}", CompanyPhone::parse("223456789").unwrap()),
            "+56 •••• ••89"
        );
    }
}
