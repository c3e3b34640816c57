//! Somebody whom the legal representative named and who has no account yet: what they tell of
//! themselves behind the link.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentKind, Rut};
use crate::name::{NamePart, PersonName};
use crate::refusal::{Field, Problem};
use crate::text::ticked;

/// The form as it comes in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedInvitee {
    /// «Primer nombre».
    pub first_name: String,
    /// «Segundo nombre».
    pub second_name: String,
    /// «Primer apellido».
    pub first_surname: String,
    /// «Segundo apellido».
    pub second_surname: String,
    /// «RUT».
    pub rut: String,
    /// The privacy text.
    #[serde(deserialize_with = "ticked")]
    pub consent_data: bool,
    /// Being sent news; by itself, and nothing hangs on it.
    #[serde(deserialize_with = "ticked")]
    pub consent_messages: bool,
}

/// Who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Their name.
    pub name: PersonName,
    /// Their RUT, as a document.
    pub document: Document,
}

impl Invitee {
    /// Reads the form and names every field that needs another answer.
    pub fn parse(typed: &TypedInvitee) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field, problem| problems.push((field, problem));
        let first = NamePart::parse(&typed.first_name);
        let first = first.map_err(|problem| note(Field::FirstName, problem));
        let second = NamePart::parse_optional(&typed.second_name);
        let second = second.map_err(|problem| note(Field::SecondName, problem));
        let surname = NamePart::parse(&typed.first_surname);
        let surname = surname.map_err(|problem| note(Field::FirstSurname, problem));
        let other = NamePart::parse_optional(&typed.second_surname);
        let other = other.map_err(|problem| note(Field::SecondSurname, problem));
        let rut = Rut::parse(&typed.rut).and_then(Rut::of_a_person);
        let document = rut.and_then(|rut| Document::parse(DocumentKind::Rut, &rut.to_string()));
        let document = document.map_err(|problem| note(Field::Document, problem));
        if !typed.consent_data {
            note(Field::ConsentData, Problem::MustAccept);
        }
        match (first, second, surname, other, document) {
            (Ok(first), Ok(second), Ok(first_surname), Ok(second_surname), Ok(document))
                if problems.is_empty() =>
            {
                let name = PersonName {
                    first,
                    second,
                    first_surname,
                    second_surname,
                };
                Ok(Self { name, document })
            }
            _ => Err(problems),
        }
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for TypedInvitee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedInvitee(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a28_name_rut_and_the_authorisation_are_asked_and_news_are_not() {
        assert_eq!(
            Invitee::parse(&TypedInvitee::default()).unwrap_err(),
            [
                (Field::FirstName, Problem::Empty),
                (Field::FirstSurname, Problem::Empty),
                (Field::Document, Problem::Empty),
                (Field::ConsentData, Problem::MustAccept),
            ]
        );
        let typed = TypedInvitee {
            first_name: "Luz".into(),
            first_surname: "Rojas".into(),
            rut: "40.000.001-8".into(),
            consent_data: true,
            ..TypedInvitee::default()
        };
        let invitee = Invitee::parse(&typed).unwrap();
        assert_eq!(invitee.name.to_string(), "Luz Rojas");
        assert_eq!(invitee.document.number(), "40000001-8");
        let company = TypedInvitee {
            rut: "54.000.001-8".into(),
            ..typed
        };
        let told = Invitee::parse(&company).unwrap_err();
        assert_eq!(told, [(Field::Document, Problem::CompanyRut)]);
    }
}
