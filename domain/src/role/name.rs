//! Names of perfiles. Two that look alike in a list would let one pass for the other, so a name is
//! compared by its looks.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;
use crate::text::{self, normal};

const SHORTEST: u16 = 3;
const LONGEST: u16 = 60;

/// What people call the ready-made ones: no company's own may look like one of them.
pub const RESERVED_NAMES: [&str; 2] = ["Administrador de accesos", "Trabajador o colaborador"];

/// The name of a company's own perfil.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RoleName(String);

/// How a name looks: without case, accents, blanks and signs, and with one letter for those that
/// are told apart by a second look only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NameKey(String);

impl RoleName {
    /// Reads a name: composed form, inner white space collapsed. Letters of other alphabets, which
    /// may look like ours, are none.
    ///
    /// # Errors
    /// `Empty`, `TooShort`, `TooLong`, `BadCharacters`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.is_empty() {
            return Err(Problem::Empty);
        }
        let too_long = Problem::TooLong { max: LONGEST };
        if typed.len() > 1_024 {
            return Err(too_long);
        }
        let text = normal::nfc(&words.join(" "));
        let length = text.chars().count();
        if length > usize::from(LONGEST) {
            Err(too_long)
        } else if !text.chars().all(is_plain) {
            Err(Problem::BadCharacters)
        } else if NameKey::of(&text).0.chars().count() < usize::from(SHORTEST) {
            Err(Problem::TooShort { min: SHORTEST })
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How it looks.
    pub fn key(&self) -> NameKey {
        NameKey::of(&self.0)
    }
}

impl NameKey {
    fn of(text: &str) -> Self {
        let folded = text::fold(text).replace("rn", "m").replace("vv", "w");
        let alike = folded
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| match c {
                '0' => 'o',
                '1' | 'i' | 'j' | 'ı' => 'l',
                '5' => 's',
                'ø' => 'o',
                'ł' => 'l',
                'đ' => 'd',
                other => other,
            });
        Self(alike.collect())
    }

    /// Takes what storage holds.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text, for storage.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it looks like a ready-made perfil.
    pub fn is_reserved(&self) -> bool {
        RESERVED_NAMES.iter().any(|name| Self::of(name) == *self)
    }
}

/// Latin letters, digits and the signs of ordinary names.
const fn is_plain(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '0'..='9' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{17F}' | ' ' | '-' | '.' | ',' | '\'' | '/' | '(' | ')' | '&' | '+' | '°')
}

impl fmt::Display for RoleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for RoleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Serialize for RoleName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for RoleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> NameKey {
        RoleName::parse(text).unwrap().key()
    }

    #[test]
    fn a09_names_that_look_alike_are_one() {
        for (one, two) in [
            ("Prevención", "prevencion"),
            ("Jefe de turno", "JEFE  DE TURNO"),
            ("Nivel I", "Nivel l"),
            ("Nivel 10", "Nivel lO"),
            ("Bodega-Norte", "Bodega Norte."),
            ("Interno", "Intemo"),
            ("Sala 5", "Sala S"),
        ] {
            assert_eq!(key(one), key(two), "{one} {two}");
        }
        assert_ne!(key("Bodega norte"), key("Bodega sur"));
        assert!(key("ADMINISTRAD0R de accesos").is_reserved());
        assert!(key("Trabajador o co1aborador").is_reserved());
        assert!(!key("Administrador de bodega").is_reserved());
    }

    #[test]
    fn a09_a_name_says_something_in_our_alphabet() {
        let parse = |text: &str| RoleName::parse(text).map(|name| name.to_string());
        assert_eq!(
            parse("  Jefe \n de  turno "),
            Ok("Jefe de turno".to_owned())
        );
        assert_eq!(parse(" "), Err(Problem::Empty));
        assert_eq!(parse("..."), Err(Problem::TooShort { min: 3 }));
        assert_eq!(parse(&"a".repeat(61)), Err(Problem::TooLong { max: 60 }));
        // A Cyrillic «а», a direction mark, markup.
        for odd in [
            "Bodegа norte",
            "Bodega\u{202E}",
            "<b>Bodega",
            "Bodega;1",
            "=Bodega",
        ] {
            assert_eq!(parse(odd), Err(Problem::BadCharacters), "{odd}");
        }
    }
}
