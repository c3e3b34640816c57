//! Names of people. What was typed is kept, case and accents included; only what cannot stand in
//! a name is refused: digits, symbols, other alphabets whose letters merely look right, control
//! and direction characters. One part of a name may hold several words («de la», «San»).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;
use crate::text::normal;

/// One part of a name: a first name, a surname.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamePart(String);

/// A person's name as Colombia and Chile write it: two names and two surnames, the second ones
/// optional.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    /// «Primer Nombre».
    pub first: NamePart,
    /// «Segundo Nombre».
    pub second: Option<NamePart>,
    /// «Primer Apellido».
    pub first_surname: NamePart,
    /// «Segundo Apellido».
    pub second_surname: Option<NamePart>,
}

const LONGEST: u16 = 80;

impl NamePart {
    /// Reads one part: composed form, inner white space collapsed.
    ///
    /// Errors: `Empty`, `TooLong`, `BadCharacters`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let too_long = Problem::TooLong { max: LONGEST };
        if typed.len() > 1_024 {
            return Err(too_long);
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let text: String = normal::nfc(&words.join(" "))
            .chars()
            .map(|c| if c == '\u{2019}' { '\'' } else { c })
            .collect();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        if text.chars().count() > usize::from(LONGEST) {
            return Err(too_long);
        }
        let mut marks = 0;
        for c in text.chars() {
            marks = if normal::is_mark(c) { marks + 1 } else { 0 };
            if !(is_letter(c) || marks == 1 || matches!(c, ' ' | '\'' | '-' | '.')) {
                return Err(Problem::BadCharacters);
            }
        }
        if text.starts_with(is_letter) {
            Ok(Self(text))
        } else {
            Err(Problem::BadCharacters)
        }
    }

    /// Reads an optional part: white space alone is none.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Problem> {
        match Self::parse(typed) {
            Err(Problem::Empty) => Ok(None),
            other => other.map(Some),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `M•••`.
    pub fn mask(&self) -> String {
        format!("{}•••", self.0.chars().next().unwrap_or('•'))
    }
}

/// Letters of the Latin alphabet with whatever accents are composed into them.
const fn is_letter(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}')
}

impl PersonName {
    /// All parts, present ones only, in the order they are spoken.
    pub fn parts(&self) -> impl Iterator<Item = &NamePart> {
        [
            Some(&self.first),
            self.second.as_ref(),
            Some(&self.first_surname),
            self.second_surname.as_ref(),
        ]
        .into_iter()
        .flatten()
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, part) in self.parts().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            f.write_str(part.as_str())?;
        }
        Ok(())
    }
}
impl fmt::Display for NamePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
/// Masked: names reach logs through `Debug`.
impl fmt::Debug for NamePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}
impl Serialize for NamePart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for NamePart {
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
    fn names_of_here_are_taken_as_typed() {
        for (typed, kept) in [
            (" María  José ", "María José"),
            ("MUÑOZ", "MUÑOZ"),
            ("de la Cruz", "de la Cruz"),
            ("O’Higgins", "O'Higgins"),
            ("Mari\u{301}a", "María"),
            ("St. John-Öğüt", "St. John-Öğüt"),
            ("x", "x"),
        ] {
            assert_eq!(NamePart::parse(typed).unwrap().as_str(), kept, "{typed}");
        }
        assert_eq!(NamePart::parse("María").unwrap().mask(), "M•••");
        assert_eq!(NamePart::parse_optional("  "), Ok(None));
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        for typed in [
            "Ana1",
            "<b>",
            "Ana\u{202E}",
            "Ana\u{0}",
            "Аna",
            "-",
            ".",
            "'",
            "Ana\u{200B}",
            "José😀",
            "a\u{302}\u{302}\u{302}",
            "Ana,Paz",
            "\u{301}Ana",
        ] {
            assert_eq!(
                NamePart::parse(typed),
                Err(Problem::BadCharacters),
                "{typed:?}"
            );
        }
        assert_eq!(NamePart::parse(" \t"), Err(Problem::Empty));
        assert_eq!(
            NamePart::parse(&"a".repeat(81)),
            Err(Problem::TooLong { max: 80 })
        );
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_parsing_settles(typed in any::<String>(), near in "[a-zñ' .-]{0,90}") {
            for text in [typed, near] {
                if let Ok(part) = NamePart::parse(&text) {
                    prop_assert_eq!(NamePart::parse(part.as_str()), Ok(part.clone()));
                }
            }
        }
    }
}
