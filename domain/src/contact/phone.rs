//! Mobile phones of the platform's country, by structure alone: published tables of assigned
//! ranges reject the very example everybody types (`domain.md` 3.1).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::Locale;
use crate::refusal::Problem;

/// A mobile number in E.164 form, `+569…` or `+573…`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads a mobile of this country, with or without its prefix.
    ///
    /// Errors: `Empty`, `PhoneFormat`, `PhoneMissing9`, `PhoneForeign`, `PhoneLandline`.
    pub fn parse(locale: Locale, typed: &str) -> Result<Self, Problem> {
        if typed.len() > 128 {
            return Err(Problem::PhoneFormat);
        }
        let text = crate::text::code(typed);
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let (country, other) = match locale {
            Locale::EsCl => ("56", "57"),
            Locale::EsCo => ("57", "56"),
        };
        let (digits, international) = digits(&text)?;
        let national = match digits.strip_prefix(country) {
            Some(rest) if international || rest.len() >= 9 => rest,
            _ if international => return Err(Problem::PhoneForeign),
            _ if digits.starts_with(other) && digits.len() >= 11 => {
                return Err(Problem::PhoneForeign);
            }
            _ => &digits,
        };
        match locale {
            Locale::EsCl => chilean(national),
            Locale::EsCo => colombian(national),
        }
        .map(|national| Self(format!("+{country}{national}")))
    }

    /// Reads the stored form back.
    pub fn from_e164(text: &str) -> Result<Self, Problem> {
        let locale = match text.get(..3) {
            Some("+56") => Locale::EsCl,
            Some("+57") => Locale::EsCo,
            _ => return Err(Problem::PhoneFormat),
        };
        Self::parse(locale, text).and_then(|phone| {
            if phone.0 == text {
                Ok(phone)
            } else {
                Err(Problem::PhoneFormat)
            }
        })
    }

    /// `+56912345678`.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// The last four digits.
    pub fn last4(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or("")
    }

    /// Whether it is a Chilean number.
    pub fn is_chilean(&self) -> bool {
        self.0.starts_with("+56")
    }

    /// Hidden but for the last two digits: `+56 9 •••• ••78`, `••• ••• ••44`.
    pub fn mask(&self) -> String {
        let end = self.0.get(self.0.len().saturating_sub(2)..).unwrap_or("");
        if self.is_chilean() {
            format!("+56 9 •••• ••{end}")
        } else {
            format!("••• ••• ••{end}")
        }
    }
}

/// The digits alone, and whether a country prefix (`+` or `00`) was written.
fn digits(text: &str) -> Result<(String, bool), Problem> {
    let mut digits = String::with_capacity(text.len());
    let mut international = false;
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !international => international = true,
            '-' | '.' | '(' | ')' => {}
            _ => return Err(Problem::PhoneFormat),
        }
    }
    if let Some(rest) = digits.strip_prefix("00").filter(|_| !international) {
        return Ok((rest.to_owned(), true));
    }
    if digits.is_empty() {
        Err(Problem::PhoneFormat)
    } else {
        Ok((digits, international))
    }
}

fn chilean(national: &str) -> Result<&str, Problem> {
    let number = match national.strip_prefix('0') {
        Some(rest) if rest.len() == 9 => rest,
        _ => national,
    };
    match (number.len(), number.as_bytes().first()) {
        (9, Some(b'9')) => Ok(number),
        (9, Some(b'2'..=b'8')) => Err(Problem::PhoneLandline),
        (8, _) => Err(Problem::PhoneMissing9),
        _ => Err(Problem::PhoneFormat),
    }
}

fn colombian(national: &str) -> Result<&str, Problem> {
    match (national.len(), national.as_bytes()) {
        (10, [b'3', ..]) => Ok(national),
        (10, [b'6', b'0', ..]) | (7, [b'2'..=b'8', ..]) => Err(Problem::PhoneLandline),
        _ => Err(Problem::PhoneFormat),
    }
}

/// As people write it: `+56 9 1234 5678`, `+57 300 123 4567`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cuts: &[usize] = if self.is_chilean() {
            &[0, 3, 4, 8]
        } else {
            &[0, 3, 6, 9]
        };
        for (i, start) in cuts.iter().enumerate() {
            let end = cuts.get(i + 1).copied().unwrap_or(self.0.len());
            if i > 0 {
                f.write_str(" ")?;
            }
            f.write_str(self.0.get(*start..end).unwrap_or(""))?;
        }
        Ok(())
    }
}
/// Masked: numbers reach logs through `Debug`.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.mask())
    }
}
impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_e164(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chilean_mobiles_in_every_usual_spelling() {
        for typed in [
            "+56 9 1234 5678",
            "912345678",
            "9 1234 5678",
            "09 1234 5678",
            "56912345678",
            "0056 9 1234-5678",
            "(+56) 9 1234 5678",
            "+56\u{A0}9\u{2013}1234\u{200B}5678",
        ] {
            let phone = Phone::parse(Locale::EsCl, typed).unwrap();
            assert_eq!(phone.e164(), "+56912345678", "{typed}");
            assert_eq!(phone.to_string(), "+56 9 1234 5678");
            assert_eq!(phone.mask(), "+56 9 •••• ••78");
        }
    }

    #[test]
    fn colombian_mobiles_in_every_usual_spelling() {
        for typed in [
            "3001234567",
            "+57 300 123 4567",
            "573001234567",
            "300-123-4567",
            "0057 300 1234567",
        ] {
            let phone = Phone::parse(Locale::EsCo, typed).unwrap();
            assert_eq!(phone.e164(), "+573001234567", "{typed}");
            assert_eq!(phone.to_string(), "+57 300 123 4567");
            assert_eq!(
                (phone.mask().as_str(), phone.last4()),
                ("••• ••• ••67", "4567")
            );
        }
    }

    #[test]
    fn what_cannot_receive_a_message_is_named() {
        use Problem::*;
        for (locale, typed, problem) in [
            (Locale::EsCl, "12345678", PhoneMissing9),
            (Locale::EsCl, "91234567", PhoneMissing9),
            (Locale::EsCl, "+56 2 2345 6789", PhoneLandline),
            (Locale::EsCl, "9.12E+08", PhoneFormat),
            (Locale::EsCl, "+57 300 123 4567", PhoneForeign),
            (Locale::EsCl, "573001234567", PhoneForeign),
            (Locale::EsCl, "", Empty),
            (Locale::EsCl, "()", PhoneFormat),
            (Locale::EsCo, "03001234567", PhoneFormat),
            (Locale::EsCo, "6053714545", PhoneLandline),
            (Locale::EsCo, "3714545", PhoneLandline),
            (Locale::EsCo, "300123456", PhoneFormat),
            (Locale::EsCo, "+56 9 1234 5678", PhoneForeign),
            (Locale::EsCo, "+1 202 555 0101", PhoneForeign),
        ] {
            assert_eq!(Phone::parse(locale, typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_mobile_reads_back(n in 0_u32..100_000_000, m in 0_u32..1_000_000_000) {
            for (locale, typed) in [(Locale::EsCl, format!("9{n:08}")), (Locale::EsCo, format!("3{m:09}"))] {
                let phone = Phone::parse(locale, &typed).unwrap();
                prop_assert_eq!(Phone::parse(locale, &phone.to_string()), Ok(phone.clone()));
                prop_assert_eq!(Phone::from_e164(phone.e164()), Ok(phone.clone()));
            }
        }

        #[test]
        fn any_text_is_answered(typed in any::<String>()) {
            let _ = Phone::parse(Locale::EsCl, &typed);
            let _ = Phone::parse(Locale::EsCo, &typed);
            let _ = Phone::from_e164(&typed);
        }
    }
}
