//! Identity documents. Kind and number together identify a person, never the number alone: a
//! card of a minor and the one of the grown person share it (`domain.md` 2.1). Only the RUT and
//! the NIT carry a check digit; for the others the shape is all that can be checked.

mod card;
mod kind;
mod nit;
mod rut;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use card::CardNumber;
pub use kind::DocumentKind;
pub use nit::Nit;
pub use rut::Rut;

use crate::locale::grouped;
use crate::refusal::Problem;

/// A person's document: kind and canonical number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Document {
    kind: DocumentKind,
    number: String,
}

impl Document {
    /// Reads a number of this kind. Leading zeros of plain numbers are dropped, so that one
    /// document has one spelling; a RUT must be a natural person's.
    ///
    /// Errors: `Empty`, `BadCharacters`, `DocumentLength`, and the RUT's own.
    pub fn parse(kind: DocumentKind, typed: &str) -> Result<Self, Problem> {
        if kind == DocumentKind::Rut {
            let rut = Rut::parse(typed)?.of_a_person()?;
            return Ok(Self {
                kind,
                number: rut.to_string(),
            });
        }
        let (min, max) = kind.length();
        if typed.len() > 256 {
            return Err(Problem::DocumentLength { min, max });
        }
        let mut number = crate::text::code(typed);
        number.retain(|c| c != '.' && c != '-');
        if number.is_empty() {
            return Err(Problem::Empty);
        }
        let fits = |b: u8| b.is_ascii_digit() || kind.has_letters() && b.is_ascii_uppercase();
        if !number.bytes().all(fits) {
            return Err(Problem::BadCharacters);
        }
        if !kind.has_letters() {
            number = number.trim_start_matches('0').to_owned();
        }
        if !(usize::from(min)..=usize::from(max)).contains(&number.len()) {
            return Err(Problem::DocumentLength { min, max });
        }
        Ok(Self { kind, number })
    }

    /// The kind.
    pub const fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The canonical number: `9900000001`, `AB123456`, `12345678-5`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The one text under which the document is unique: `CC:9900000001`.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind.code(), self.number)
    }

    /// Reads [`Document::key`] back.
    pub fn from_key(key: &str) -> Result<Self, Problem> {
        let (kind, number) = key.split_once(':').ok_or(Problem::NotAChoice)?;
        let document = Self::parse(kind.parse()?, number)?;
        if document.number == number {
            Ok(document)
        } else {
            Err(Problem::BadCharacters)
        }
    }

    /// Hidden but for the last three characters: `•••• 001`.
    pub fn mask(&self) -> String {
        let plain: Vec<char> = self.number.chars().filter(|c| *c != '-').collect();
        let end: String = plain.iter().skip(plain.len().saturating_sub(3)).collect();
        format!("•••• {end}")
    }
}

/// As people write it: `9.900.000.001`, `AB123456`, `12.345.678-5`.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            DocumentKind::Rut => match Rut::parse(&self.number) {
                Ok(rut) => f.write_str(&rut.dotted()),
                Err(_) => f.write_str(&self.number),
            },
            kind if kind.has_letters() => f.write_str(&self.number),
            _ => f.write_str(&grouped(&self.number)),
        }
    }
}

/// Masked: documents reach logs through `Debug`.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} {})", self.kind.code(), self.mask())
    }
}
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_key(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_document_has_one_key() {
        for typed in [
            "9900000001",
            "9.900.000.001",
            " 9 900 000 001 ",
            "009900000001",
            "９９００００000１",
        ] {
            let document = Document::parse(DocumentKind::Cc, typed).unwrap();
            assert_eq!(document.key(), "CC:9900000001", "{typed}");
            assert_eq!(document.to_string(), "9.900.000.001");
            assert_eq!(document.mask(), "•••• 001");
        }
        let passport = Document::parse(DocumentKind::Pa, "ab-123456").unwrap();
        assert_eq!(
            (passport.key().as_str(), passport.to_string().as_str()),
            ("PA:AB123456", "AB123456")
        );
        let rut = Document::parse(DocumentKind::Rut, "40.000.001-8").unwrap();
        assert_eq!(
            (rut.key().as_str(), rut.to_string().as_str()),
            ("RUT:40000001-8", "40.000.001-8")
        );
    }

    #[test]
    fn the_kind_sets_shape_and_identity() {
        use DocumentKind::*;
        for (kind, typed, problem) in [
            (Cc, "", Problem::Empty),
            (Cc, "0000", Problem::DocumentLength { min: 5, max: 10 }),
            (Cc, "1234", Problem::DocumentLength { min: 5, max: 10 }),
            (
                Cc,
                "12345678901",
                Problem::DocumentLength { min: 5, max: 10 },
            ),
            (Cc, "12A45678", Problem::BadCharacters),
            (Ce, "12345", Problem::DocumentLength { min: 6, max: 8 }),
            (
                Ti,
                "123456789",
                Problem::DocumentLength { min: 10, max: 11 },
            ),
            (Pa, "ñandú123", Problem::BadCharacters),
            (Rut, "54000001-8", Problem::CompanyRut),
        ] {
            assert_eq!(
                Document::parse(kind, typed),
                Err(problem),
                "{kind:?} {typed}"
            );
        }
        let (card, foreign) = (
            Document::parse(Cc, "12345678"),
            Document::parse(Ce, "12345678"),
        );
        assert_ne!(card.unwrap().key(), foreign.unwrap().key());
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_keys_read_back(typed in any::<String>(), n in 10_000_u64..9_999_999_999) {
            for kind in DocumentKind::ALL {
                for text in [typed.clone(), n.to_string()] {
                    if let Ok(document) = Document::parse(kind, &text) {
                        prop_assert_eq!(Document::from_key(&document.key()), Ok(document.clone()));
                        let shown = document.to_string();
                        prop_assert_eq!(Document::parse(kind, &shown), Ok(document.clone()));
                    }
                }
            }
            let _ = Document::from_key(&typed);
        }
    }
}
