//! A person whom an administrator adds by hand: a worker, for whom the «trabajador o colaborador»
//! user is made with it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::company::Position;
use crate::contact::{Email, Phone};
use crate::date::Date;
use crate::document::{CardNumber, Rut};
use crate::locale::Locale;
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
    /// «Celular».
    pub phone: String,
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
    /// «Celular», as the company notes it: nothing is sent there.
    pub phone: Option<Phone>,
    /// «Cargo».
    pub position: Option<Position>,
    /// «Fecha de ingreso».
    pub starts_on: Option<Date>,
    /// What they will register with.
    pub card: Option<CardNumber>,
}

impl Entry {
    /// Reads the form and names every field that needs another answer. Companies have a RUT, so
    /// their people have mobiles of Chile.
    pub fn parse(typed: &TypedEntry) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let first = NamePart::parse(&typed.names);
        let surname = NamePart::parse(&typed.first_surname);
        let second = NamePart::parse_optional(&typed.second_surname);
        let rut = Rut::parse(&typed.rut).and_then(Rut::of_a_person);
        let phone = |text: &str| Phone::parse(Locale::EsCl, text);
        let mut noted = Noted(&mut problems);
        let rut = noted.read(Field::Document, rut);
        let first = noted.read(Field::FirstName, first);
        let surname = noted.read(Field::FirstSurname, surname);
        let second = noted.read(Field::SecondSurname, second);
        let email = noted.read(Field::Email, optional(&typed.email, Email::parse));
        let phone = noted.read(Field::Phone, optional(&typed.phone, phone));
        let position = noted.read(Field::Position, optional(&typed.position, Position::parse));
        let starts_on = noted.read(Field::StartsOn, optional(&typed.starts_on, Date::parse));
        let card = noted.read(Field::CardNumber, optional(&typed.card, CardNumber::parse));
        let (Some(rut), Some(first), Some(first_surname)) = (rut, first, surname) else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            rut,
            name: PersonName {
                first,
                second: None,
                first_surname,
                second_surname: second.flatten(),
            },
            email: email.flatten(),
            phone: phone.flatten(),
            position: position.flatten(),
            starts_on: starts_on.flatten(),
            card: card.flatten(),
        })
    }
}

/// What is wrong so far.
struct Noted<'a>(&'a mut Vec<(Field, Problem)>);

impl Noted<'_> {
    /// What was read, or none and a problem more.
    fn read<T>(&mut self, field: Field, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.0.push((field, problem))).ok()
    }
}

/// Nothing typed is none.
pub(super) fn optional<T>(
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
        assert_eq!((entry.email, entry.phone, entry.card), (None, None, None));
        let reached = TypedEntry {
            phone: " 9 1234 5678 ".into(),
            ..typed
        };
        let phone = Entry::parse(&reached).unwrap().phone.unwrap();
        assert_eq!(phone.e164(), "+56912345678");
        let wrong = TypedEntry {
            rut: "40.000.001-9".into(),
            email: "x".into(),
            phone: "22345678".into(),
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
                Field::Phone,
                Field::StartsOn,
                Field::CardNumber
            ]
        );
    }
}
