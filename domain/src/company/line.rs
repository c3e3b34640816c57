//! One line of text with its least and largest length in characters. What was typed is kept, case
//! and accents included; white space is collapsed.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;
use crate::text::{is_invisible, normal};

/// A line of `MIN` to `MAX` characters; with `LETTER`, digits and signs alone are too little.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MIN: u16, const MAX: u16, const LETTER: bool>(String);

/// «Razón social».
pub type LegalName = Line<3, 100, true>;
/// «Nombre de fantasía».
pub type TradeName = Line<2, 60, false>;
/// «Giro».
pub type Giro = Line<3, 80, false>;
/// «Dirección»: street, number, office.
pub type Street = Line<5, 70, false>;
/// «Cargo», and the product of an acquisition.
pub type Position = Line<2, 60, false>;

impl<const MIN: u16, const MAX: u16, const LETTER: bool> Line<MIN, MAX, LETTER> {
    /// Reads a line.
    ///
    /// Errors: `Empty`, `TooShort`, `TooLong`, `BadCharacters` for what prints nothing or where a
    /// letter is needed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.len() > 4 * usize::from(MAX) + 256 {
            return Err(Problem::TooLong { max: MAX });
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let text = normal::nfc(&words.join(" "));
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        if text.chars().any(|c| c.is_control() || is_hidden(c)) {
            return Err(Problem::BadCharacters);
        }
        let length = text.chars().count();
        if length < usize::from(MIN) {
            return Err(Problem::TooShort { min: MIN });
        }
        if length > usize::from(MAX) {
            return Err(Problem::TooLong { max: MAX });
        }
        if LETTER && !text.chars().any(char::is_alphabetic) {
            return Err(Problem::BadCharacters);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lower case without accents, for sorting and searching.
    pub fn folded(&self) -> String {
        crate::text::fold(&self.0)
    }
}

/// Nothing to see, or what turns the direction of the text around it.
const fn is_hidden(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl<const MIN: u16, const MAX: u16, const LETTER: bool> fmt::Display for Line<MIN, MAX, LETTER> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
/// Of people and companies: prints nothing.
impl<const MIN: u16, const MAX: u16, const LETTER: bool> fmt::Debug for Line<MIN, MAX, LETTER> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(…)")
    }
}
impl<const MIN: u16, const MAX: u16, const LETTER: bool> Serialize for Line<MIN, MAX, LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de, const MIN: u16, const MAX: u16, const LETTER: bool> Deserialize<'de>
    for Line<MIN, MAX, LETTER>
{
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
    fn w11_lengths_are_those_of_the_invoice() {
        let name = |typed: &str| LegalName::parse(typed).map(|line| line.to_string());
        assert_eq!(
            name("  Panadería   El  Trigo SpA "),
            Ok("Panadería El Trigo SpA".into())
        );
        assert_eq!(name("3M"), Err(Problem::TooShort { min: 3 }));
        assert_eq!(name(&"a".repeat(100)), Ok("a".repeat(100)));
        assert_eq!(name(&"a".repeat(101)), Err(Problem::TooLong { max: 100 }));
        assert_eq!(name(&"a".repeat(9_000)), Err(Problem::TooLong { max: 100 }));
        assert_eq!(name("123 456"), Err(Problem::BadCharacters));
        assert_eq!(name(" \t"), Err(Problem::Empty));
        for hidden in [
            "Trigo\u{202E}SpA",
            "Tri\u{200B}go",
            "Tri\u{0}go",
            "Trigo\u{2066} SpA",
        ] {
            assert_eq!(name(hidden), Err(Problem::BadCharacters), "{hidden:?}");
        }
        assert!(TradeName::parse("24").is_ok() && TradeName::parse("x").is_err());
        assert!(TradeName::parse(&"a".repeat(61)).is_err());
        assert!(Giro::parse(&"a".repeat(80)).is_ok() && Giro::parse(&"a".repeat(81)).is_err());
        assert!(Giro::parse("pa").is_err() && Street::parse("Ñu 1").is_err());
        assert!(Street::parse(&"a".repeat(70)).is_ok() && Street::parse(&"a".repeat(71)).is_err());
        assert!(Position::parse("Jefa").is_ok() && Position::parse(&"a".repeat(61)).is_err());
        assert_eq!(
            LegalName::parse("ÑANDÚ Ltda.").unwrap().folded(),
            "nandu ltda."
        );
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_parsing_settles(typed in any::<String>()) {
            if let Ok(line) = Street::parse(&typed) {
                prop_assert_eq!(Street::parse(line.as_str()), Ok(line.clone()));
                prop_assert!((5..=70).contains(&line.as_str().chars().count()));
            }
        }
    }
}
