//! A person whom an administrator adds by hand: a worker, for whom the «trabajador o colaborador»
//! user is made with it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::company::Position;
use crate::contact::Email;
use crate::date::Date;
use crate::document::{CardNumber, Rut};
use crate::name::{NamePart, PersonName};
use crate::refusal::{Field, Problem};

/// The form as it comes in. The card's number is a secret and never kept as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEntry {
    /// «RUT».
    pub rut: String,
    /// «Nombres».
    pub names: String,
    /// «Apellido paterno».
    pub first_surname: String,
    /// «Apellido materno».
    pub second_surname: String,
    /// «Correo electrónico».
    pub email: String,
    /// «Cargo».
    pub position: String,
    /// «Fecha de ingreso».
    pub starts_on: String,
    /// «N° de serie o documento».
    pub card: String,
}

/// Somebody to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub rut: Rut,
    /// Names and surnames; «Nombres» stands in the first part.
    pub name: PersonName,
    /// Where letters go.
    pub email: Option<Email>,
    /// «Cargo».
    pub position: Option<Position>,
    /// «Fecha de ingreso».
    pub starts_on: Option<Date>,
    /// What they will register with.
    pub card: Option<CardNumber>,
}

impl Entry {
    /// Reads the form and names every field that needs another answer.
    pub fn parse(typed: &TypedEntry) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field, problem| problems.push((field, problem));
        let rut = Rut::parse(&typed.rut).and_then(Rut::of_a_person);
        let rut = rut.map_err(|problem| note(Field::Document, problem)).ok();
        let first = NamePart::parse(&typed.names);
        let first = first
            .map_err(|problem| note(Field::FirstName, problem))
            .ok();
        let surname = NamePart::parse(&typed.first_surname);
        let surname = surname
            .map_err(|problem| note(Field::FirstSurname, problem))
            .ok();
        let second = NamePart::parse_optional(&typed.second_surname);
        let second = second
            .map_err(|problem| note(Field::SecondSurname, problem))
            .ok();
        let email = optional(&typed.email, Email::parse);
        let email = email.map_err(|problem| note(Field::Email, problem)).ok();
        let position = optional(&typed.position, Position::parse);
        let position = position
            .map_err(|problem| note(Field::Position, problem))
            .ok();
        let starts_on = optional(&typed.starts_on, Date::parse);
        let starts_on = starts_on
            .map_err(|problem| note(Field::StartsOn, problem))
            .ok();
        let card = optional(&typed.card, CardNumber::parse);
        let card = card
            .map_err(|problem| note(Field::CardNumber, problem))
            .ok();
        match (
            rut, first, surname, second, email, position, starts_on, card,
        ) {
            (
                Some(rut),
                Some(first),
                Some(first_surname),
                Some(second_surname),
                Some(email),
                Some(position),
                Some(starts_on),
                Some(card),
            ) => Ok(Self {
                rut,
                name: PersonName {
                    first,
                    second: None,
                    first_surname,
                    second_surname,
                },
                email,
                position,
                starts_on,
                card,
            }),
            _ => Err(problems),
        }
    }
}

/// Nothing typed is none.
fn optional<T>(
    typed: &str,
    parse: impl Fn(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    match typed.trim().is_empty() {
        true => Ok(None),
        false => parse(typed).map(Some),
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for TypedEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedEntry(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a63_rut_and_name_are_enough_and_every_flaw_is_named() {
        let typed = TypedEntry {
            rut: "40.000.001-8".into(),
            names: "María José".into(),
            first_surname: "Fernández".into(),
            ..TypedEntry::default()
        };
        let entry = Entry::parse(&typed).unwrap();
        assert_eq!(entry.name.to_string(), "María José Fernández");
        assert_eq!((entry.email, entry.card), (None, None));
        let wrong = TypedEntry {
            rut: "40.000.001-9".into(),
            email: "x".into(),
            starts_on: "31/02/2026".into(),
            card: "12".into(),
            ..TypedEntry::default()
        };
        let fields: Vec<Field> = Entry::parse(&wrong)
            .unwrap_err()
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(
            fields,
            [
                Field::Document,
                Field::FirstName,
                Field::FirstSurname,
                Field::Email,
                Field::StartsOn,
                Field::CardNumber
            ]
        );
    }
}
