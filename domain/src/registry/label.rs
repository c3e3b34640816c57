//! A short text of a registry's catalogue: a profession, a position, a company, a town. Junk that
//! offices type into such cells is read as nothing, so that it never becomes an option somebody
//! is asked about (`domain.md` 8.2).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;
use crate::text::normal;

/// A cleaned text with at least one letter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

const LONGEST: u16 = 120;
/// What offices write for nothing, letters and digits only.
const NOTHING: [&str; 20] = [
    "na",
    "nd",
    "nr",
    "no",
    "noaplica",
    "ninguno",
    "ninguna",
    "nada",
    "sindato",
    "sindatos",
    "sinasignar",
    "sininformacion",
    "noregistra",
    "noreporta",
    "desconocido",
    "pordefinir",
    "pendiente",
    "null",
    "xx",
    "xxx",
];
/// Remarks that are about the row and not about the person.
const REMARKS: [&str; 4] = [
    "termino de contrato",
    "terminacion de contrato",
    "retirado",
    "liquidado",
];

impl Label {
    /// Reads a cell; junk is `None`.
    ///
    /// Errors: `TooLong`, `BadCharacters`.
    pub fn parse(typed: &str) -> Result<Option<Self>, Problem> {
        if typed.len() > 1_024 {
            return Err(Problem::TooLong { max: LONGEST });
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let text: String = normal::nfc(&words.join(" "))
            .chars()
            .filter(|c| !crate::text::is_invisible(*c))
            .collect();
        if text.chars().count() > usize::from(LONGEST) {
            return Err(Problem::TooLong { max: LONGEST });
        }
        if text.chars().any(|c| c.is_control() || is_direction(c)) {
            return Err(Problem::BadCharacters);
        }
        let label = Self(text);
        Ok(if label.is_junk() { None } else { Some(label) })
    }

    fn is_junk(&self) -> bool {
        let key = self.key();
        let bare: String = key.chars().filter(|c| *c != ' ').collect();
        bare.chars().count() < 2
            || !bare.chars().any(char::is_alphabetic)
            || NOTHING.contains(&bare.as_str())
            || REMARKS.iter().any(|remark| key.starts_with(remark))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The spelling under which values count as the same: lower case, no accents, words parted by
    /// one space.
    pub fn key(&self) -> String {
        let folded = crate::text::fold(&self.0);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        words.join(" ")
    }
}

const fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Label(…)")
    }
}
impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok()
            .flatten()
            .ok_or_else(|| serde::de::Error::custom("not a catalogue text"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn junk_is_nothing() {
        for typed in [
            "",
            " ",
            "-",
            ".",
            "0",
            "N/A",
            "n.a.",
            "SIN DATO",
            "Sin asignar",
            "30-08-03",
            "xxx",
            "Termino de contrato 30-08-03",
            "TÉRMINO DE CONTRATO",
        ] {
            assert_eq!(Label::parse(typed), Ok(None), "{typed}");
        }
        assert_eq!(Label::parse("a\u{202E}b"), Err(Problem::BadCharacters));
    }

    #[test]
    fn spellings_share_a_key() {
        let key = |typed: &str| Label::parse(typed).unwrap().unwrap().key();
        assert_eq!(
            key("  Auxiliar   ADMINISTRATIVO"),
            "auxiliar administrativo"
        );
        assert_eq!(key("Educación pre-escolar"), key("EDUCACION PRE ESCOLAR"));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_parsing_settles(typed in any::<String>()) {
            if let Ok(Some(label)) = Label::parse(&typed) {
                prop_assert_eq!(Label::parse(label.as_str()), Ok(Some(label.clone())));
            }
        }
    }
}
