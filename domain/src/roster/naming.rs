//! What a company calls somebody, and their «Cargo», as an administrator corrects them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::company::Position;
use crate::name::{NamePart, PersonName};
use crate::refusal::{Field, Problem};

/// The form as it comes in, and as it starts.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNaming {
    /// «Nombres».
    pub names: String,
    /// «Apellido paterno».
    pub first_surname: String,
    /// «Apellido materno».
    pub second_surname: String,
    /// «Cargo»; none where nothing keeps one.
    pub position: Option<String>,
}

/// What somebody is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Names and surnames; «Nombres» stands in the first part.
    pub name: PersonName,
    /// «Cargo».
    pub position: Option<Position>,
}

impl Naming {
    /// Reads the form and names every field that needs another answer.
    pub fn parse(typed: &TypedNaming) -> Result<Self, Vec<(Field, Problem)>> {
        let position = match typed.position.as_deref().unwrap_or_default().trim() {
            "" => Ok(None),
            text => Position::parse(text).map(Some),
        };
        let first = NamePart::parse(&typed.names);
        let surname = NamePart::parse(&typed.first_surname);
        let second = NamePart::parse_optional(&typed.second_surname);
        match (first, surname, second, position) {
            (Ok(first), Ok(first_surname), Ok(second_surname), Ok(position)) => Ok(Self {
                name: PersonName {
                    first,
                    second: None,
                    first_surname,
                    second_surname,
                },
                position,
            }),
            (first, surname, second, position) => Err([
                first.err().map(|problem| (Field::FirstName, problem)),
                surname.err().map(|problem| (Field::FirstSurname, problem)),
                second.err().map(|problem| (Field::SecondSurname, problem)),
                position.err().map(|problem| (Field::Position, problem)),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }
}

impl TypedNaming {
    /// The form as it starts with a name whose parts are known.
    #[must_use]
    pub fn of(name: &PersonName) -> Self {
        let names: Vec<&str> = [Some(&name.first), name.second.as_ref()]
            .into_iter()
            .flatten()
            .map(NamePart::as_str)
            .collect();
        let second = name.second_surname.as_ref();
        Self {
            names: names.join(" "),
            first_surname: name.first_surname.as_str().to_owned(),
            second_surname: second.map_or_else(String::new, |part| part.as_str().to_owned()),
            position: None,
        }
    }

    /// The form as it starts with a name of which only the whole and the order in a list are known:
    /// the order tells where the surnames begin, and nothing where the second of them does.
    #[must_use]
    pub fn told(name: &str, sort_key: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let begins = (1..words.len()).find(|at| {
            let (names, surnames) = words.split_at(*at);
            crate::text::fold(&[surnames, names].concat().join(" ")) == sort_key
        });
        let (names, surnames) = words.split_at(begins.unwrap_or(words.len()));
        Self {
            names: names.join(" "),
            first_surname: surnames.join(" "),
            ..Self::default()
        }
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for TypedNaming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedNaming(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::sort_key;

    fn typed(names: &str, first: &str, second: &str, position: &str) -> TypedNaming {
        TypedNaming {
            names: names.into(),
            first_surname: first.into(),
            second_surname: second.into(),
            position: Some(position.into()),
        }
    }

    #[test]
    fn a63_a_name_is_corrected_by_its_parts_and_every_flaw_is_named() {
        let right = Naming::parse(&typed("María José", "de la Cruz", "", " Jefa  de bodega "));
        let right = right.unwrap();
        assert_eq!(right.name.to_string(), "María José de la Cruz");
        assert_eq!(right.position.unwrap().as_str(), "Jefa de bodega");
        let wrong = Naming::parse(&typed("", "Soto1", "<b>", "x\u{0}")).unwrap_err();
        let fields: Vec<Field> = wrong.into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                Field::FirstName,
                Field::FirstSurname,
                Field::SecondSurname,
                Field::Position
            ]
        );
    }

    #[test]
    fn a63_a_form_starts_with_what_is_known_and_guesses_no_surname() {
        let name = Naming::parse(&typed("Ana Luz", "Pérez", "Soto", ""))
            .unwrap()
            .name;
        let parts = TypedNaming::of(&name);
        assert_eq!(parts.second_surname, "Soto");
        let told = TypedNaming::told(&name.to_string(), &sort_key(&name));
        assert_eq!(told.names, "Ana Luz");
        assert_eq!(told.first_surname, "Pérez Soto");
        // What is saved as it stands changes neither name nor place.
        let again = Naming::parse(&told).unwrap().name;
        assert_eq!(again.to_string(), name.to_string());
        assert_eq!(sort_key(&again), sort_key(&name));
        let odd = TypedNaming::told("Ana", "otra cosa");
        assert_eq!(
            (odd.names.as_str(), odd.first_surname.as_str()),
            ("Ana", "")
        );
    }
}
