//! The Chilean RUT, and RUN, by `domain.md` 1.4: normalise first, then match plain ASCII only.
//! A right check digit proves nothing about identity, and a missing one is never computed
//! silently.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::grouped;
use crate::refusal::Problem;

/// A number 1…99 999 999 with its check digit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rut {
    body: u32,
}

/// From here on numbers belong to companies.
const FIRST_COMPANY: u32 = 50_000_000;
/// Below this a RUT is valid but nobody alive has it.
const RARE_BELOW: u32 = 1_000_000;

impl Rut {
    /// The RUT with this number before the hyphen.
    pub const fn from_body(body: u32) -> Option<Self> {
        if body == 0 || body > 99_999_999 {
            None
        } else {
            Some(Self { body })
        }
    }

    /// Reads every usual spelling: with or without dots and hyphen, lower-case k, any dash, full
    /// width digits, leading zeros, invisible characters of a copied text.
    ///
    /// Errors: `Empty`, `RutFormat`, `RutMissingDigit`, `RutDigit`, `RutTooLong`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.chars().count() > 64 {
            return Err(Problem::RutFormat);
        }
        let text = crate::text::code(typed);
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        if !text.is_ascii() {
            return Err(Problem::RutFormat);
        }
        let (front, check) = text.split_at(text.len() - 1);
        let check = check.bytes().next().unwrap_or(0);
        let (body, hyphen) = match front.strip_suffix('-') {
            Some(body) => (body, true),
            None => (front, false),
        };
        if !(check.is_ascii_digit() || check == b'K') || !is_body(body, hyphen) {
            return Err(Problem::RutFormat);
        }
        let digits: String = body.chars().filter(|c| *c != '.').collect();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Err(Problem::RutFormat);
        }
        if digits.len() > 8 {
            return Err(Problem::RutTooLong);
        }
        let rut = digits
            .parse()
            .ok()
            .and_then(Self::from_body)
            .ok_or(Problem::RutFormat)?;
        if rut.check() == check {
            return Ok(rut);
        }
        // Seven or eight bare digits are most often a number typed without its last digit.
        let bare = !hyphen && text.bytes().all(|b| b.is_ascii_digit());
        Err(if bare && (7..=8).contains(&text.len()) {
            Problem::RutMissingDigit
        } else {
            Problem::RutDigit
        })
    }

    /// Refuses a company's number where a person is asked.
    pub const fn of_a_person(self) -> Result<Self, Problem> {
        if self.is_company() {
            Err(Problem::CompanyRut)
        } else {
            Ok(self)
        }
    }

    /// The number before the hyphen.
    pub const fn body(self) -> u32 {
        self.body
    }

    /// The check digit as an ASCII character, `b'0'`…`b'9'` or `b'K'`.
    pub const fn check(self) -> u8 {
        let (mut rest, mut weight, mut sum) = (self.body, 2, 0);
        while rest > 0 {
            sum += rest % 10 * weight;
            rest /= 10;
            weight = if weight == 7 { 2 } else { weight + 1 };
        }
        match 11 - sum % 11 {
            11 => b'0',
            10 => b'K',
            digit => b'0' + digit as u8,
        }
    }

    /// Whether the number lies in the range given to companies.
    pub const fn is_company(self) -> bool {
        self.body >= FIRST_COMPANY
    }

    /// Whether the number is so low that a typing slip is likelier than a person.
    pub const fn is_rare(self) -> bool {
        self.body < RARE_BELOW
    }

    /// Generic numbers of tax papers, which are nobody's account.
    pub const fn is_generic(self) -> bool {
        matches!(self.body, 55_555_555 | 66_666_666)
    }

    /// As people write it: `12.345.678-5`.
    pub fn dotted(self) -> String {
        format!(
            "{}-{}",
            grouped(&self.body.to_string()),
            char::from(self.check())
        )
    }

    /// Hidden but for the end: `••.•••.678-5`.
    pub fn mask(self) -> String {
        format!(
            "••.•••.{:03}-{}",
            self.body % 1_000,
            char::from(self.check())
        )
    }
}

/// Plain digits, dots between groups of three, or, where a hyphen follows, dots left out in part.
fn is_body(body: &str, hyphen: bool) -> bool {
    let groups: Vec<&str> = body.split('.').collect();
    if !groups
        .iter()
        .all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()))
    {
        return false;
    }
    match groups[..] {
        [_] => true,
        [first, ref rest @ ..] if first.len() <= 3 && rest.iter().all(|g| g.len() == 3) => true,
        [first, rest] if hyphen => {
            (first.len() <= 2 && rest.len() == 6)
                || ((4..=5).contains(&first.len()) && rest.len() == 3)
        }
        _ => false,
    }
}

/// Canonical, to store: `12345678-5`.
impl fmt::Display for Rut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.body, char::from(self.check()))
    }
}
/// Masked: numbers reach logs through `Debug`.
impl fmt::Debug for Rut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rut({})", self.mask())
    }
}
impl FromStr for Rut {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::parse(text)
    }
}
impl Serialize for Rut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Rut {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
