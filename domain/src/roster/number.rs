//! Another RUT for somebody whose one was mistyped, as an administrator corrects it.

use super::entry::optional;
use crate::document::{CardNumber, Rut};
use crate::refusal::{Field, Problem};

/// The RUT that somebody has, and the card that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Who.
    pub rut: Rut,
    /// What they will register with: the one of before belongs to the RUT of before.
    pub card: Option<CardNumber>,
}

impl Number {
    /// Reads the form and names every field that needs another answer.
    pub fn parse(rut: &str, card: &str) -> Result<Self, Vec<(Field, Problem)>> {
        let rut = Rut::parse(rut).and_then(Rut::of_a_person);
        match (rut, optional(card, CardNumber::parse)) {
            (Ok(rut), Ok(card)) => Ok(Self { rut, card }),
            (rut, card) => Err([
                rut.err().map(|problem| (Field::Document, problem)),
                card.err().map(|problem| (Field::CardNumber, problem)),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a63_a_rut_is_corrected_with_its_card_or_without() {
        let alone = Number::parse("40.000.001-8", " ").unwrap();
        assert_eq!(
            (alone.rut.to_string().as_str(), alone.card),
            ("40000001-8", None)
        );
        let both = Number::parse("40000001-8", "523.456.789").unwrap();
        assert!(both.card.is_some());
        let wrong = Number::parse("40000001-9", "12").unwrap_err();
        let fields: Vec<Field> = wrong.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::Document, Field::CardNumber]);
        // A company's number is nobody's.
        assert!(Number::parse("54000001-8", "").is_err());
    }
}
