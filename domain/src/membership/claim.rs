//! «Registrarse» for workers: RUT, number of the card, e-mail.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::contact::Email;
use crate::document::{CardNumber, Rut};
use crate::refusal::{Field, Problem};
use crate::text::ticked;

/// The form as it comes in. The card's number is a secret and never kept.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedClaim {
    /// «RUT».
    pub rut: String,
    /// «N° de serie o documento».
    pub card: String,
    /// «Correo electrónico».
    pub email: String,
    /// The privacy text.
    #[serde(deserialize_with = "ticked")]
    pub consent_data: bool,
    /// Being sent news; by itself, and nothing hangs on it.
    #[serde(deserialize_with = "ticked")]
    pub consent_messages: bool,
}

/// Somebody who says to be a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who they say they are.
    pub rut: Rut,
    /// What only they should know.
    pub card: CardNumber,
    /// Where the link goes.
    pub email: Email,
}

impl Claim {
    /// Reads the form and names every field that needs another answer. Nothing here knows anybody.
    pub fn parse(typed: &TypedClaim) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field, problem| problems.push((field, problem));
        let rut = Rut::parse(&typed.rut).and_then(Rut::of_a_person);
        let rut = rut.map_err(|problem| note(Field::Document, problem)).ok();
        let card = CardNumber::parse(&typed.card);
        let card = card
            .map_err(|problem| note(Field::CardNumber, problem))
            .ok();
        let email = Email::parse(&typed.email);
        let email = email.map_err(|problem| note(Field::Email, problem)).ok();
        if !typed.consent_data {
            note(Field::ConsentData, Problem::MustAccept);
        }
        match (rut, card, email) {
            (Some(rut), Some(card), Some(email)) if problems.is_empty() => {
                Ok(Self { rut, card, email })
            }
            _ => Err(problems),
        }
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for TypedClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedClaim(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a04_without_an_address_there_is_no_registration() {
        let typed = TypedClaim {
            rut: "40.000.001-8".into(),
            card: "A 021.065.123".into(),
            email: String::new(),
            consent_data: true,
            consent_messages: false,
        };
        assert_eq!(
            Claim::parse(&typed),
            Err(vec![(Field::Email, Problem::Empty)])
        );
        let whole = TypedClaim {
            email: "ana@trigo.example".into(),
            ..typed
        };
        assert!(Claim::parse(&whole).is_ok());
        assert_eq!(
            Claim::parse(&TypedClaim::default()).unwrap_err(),
            [
                (Field::Document, Problem::Empty),
                (Field::CardNumber, Problem::Empty),
                (Field::Email, Problem::Empty),
                (Field::ConsentData, Problem::MustAccept),
            ]
        );
    }
}
