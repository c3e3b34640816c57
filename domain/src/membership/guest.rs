//! Whom an institution invites: the six data of C-29 and a role, as typed and once they can be taken.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Tier;
use crate::contact::{Email, Phone};
use crate::document::{Document, DocumentKind};
use crate::locale::Locale;
use crate::name::{NamePart, PersonName};
use crate::refusal::{Field, Problem};

/// The form, or a row of a list, as it comes in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedGuest {
    /// «Nombre».
    pub first_name: String,
    /// «Apellido paterno».
    pub first_surname: String,
    /// «Apellido materno»; may stay empty, for those who have none.
    pub second_surname: String,
    /// «RUT».
    pub document: String,
    /// «E-mail».
    pub email: String,
    /// «Número de celular».
    pub phone: String,
    /// Code of the role.
    pub role: String,
}

/// Somebody to be invited. The RUT is what the inviter says: unproven until the person confirms it
/// (Q54).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Names and surnames.
    pub name: PersonName,
    /// The RUT.
    pub document: Document,
    /// Where the invitation goes, and what signs in.
    pub email: Email,
    /// The mobile that the person will confirm.
    pub phone: Phone,
    /// The role that the invitation assigns (C-05).
    pub tier: Tier,
}

/// Personal: prints nothing.
impl fmt::Debug for TypedGuest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedGuest(…)")
    }
}
impl fmt::Debug for Guest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guest(…)")
    }
}

impl Guest {
    /// Reads the form, every field of it.
    ///
    /// Errors: each field that needs another answer, in the order of the form.
    pub fn parse(typed: &TypedGuest, locale: Locale) -> Result<Self, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field, problem| problems.push((field, problem));
        let first = take(
            NamePart::parse(&typed.first_name),
            Field::FirstName,
            &mut note,
        );
        let surname = take(
            NamePart::parse(&typed.first_surname),
            Field::FirstSurname,
            &mut note,
        );
        let second = take(
            NamePart::parse_optional(&typed.second_surname),
            Field::SecondSurname,
            &mut note,
        );
        let document = take(
            Document::parse(DocumentKind::Rut, &typed.document),
            Field::Document,
            &mut note,
        );
        let email = take(Email::parse(&typed.email), Field::Email, &mut note);
        let phone = take(Phone::parse(locale, &typed.phone), Field::Phone, &mut note);
        let tier = take(typed.role.parse(), Field::Role, &mut note);
        let parts = (first, surname, second, document, email, phone, tier);
        let (
            Some(first),
            Some(first_surname),
            Some(second_surname),
            Some(document),
            Some(email),
            Some(phone),
            Some(tier),
        ) = parts
        else {
            return Err(problems);
        };
        Ok(Self {
            name: PersonName {
                first,
                second: None,
                first_surname,
                second_surname,
            },
            document,
            email,
            phone,
            tier,
        })
    }
}

fn take<T>(
    parsed: Result<T, Problem>,
    field: Field,
    note: &mut impl FnMut(Field, Problem),
) -> Option<T> {
    match parsed {
        Ok(value) => Some(value),
        Err(problem) => {
            note(field, problem);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedGuest {
        TypedGuest {
            first_name: "María José".into(),
            first_surname: "Pérez".into(),
            second_surname: String::new(),
            document: "46.000.001-7".into(),
            email: "mj.perez@ejemplo.test".into(),
            phone: "9 1111 2222".into(),
            role: "user".into(),
        }
    }

    #[test]
    fn c29_the_six_data_and_the_role_are_read_at_once() {
        let invitee = Guest::parse(&typed(), Locale::EsCl).unwrap();
        assert_eq!(invitee.name.to_string(), "María José Pérez");
        assert_eq!(invitee.phone.e164(), "+56911112222");
        assert_eq!(invitee.tier, Tier::User);
        assert_eq!(format!("{invitee:?}"), "Guest(…)");
        let empty = Guest::parse(&TypedGuest::default(), Locale::EsCl).unwrap_err();
        let fields: Vec<Field> = empty.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                Field::FirstName,
                Field::FirstSurname,
                Field::Document,
                Field::Email,
                Field::Phone,
                Field::Role
            ]
        );
    }

    #[test]
    fn a32_a_role_that_is_none_is_refused_with_its_field() {
        for role in ["", "owner", "owner,member", "administrator"] {
            let typed = TypedGuest {
                role: role.into(),
                ..typed()
            };
            assert_eq!(
                Guest::parse(&typed, Locale::EsCl),
                Err(vec![(Field::Role, Problem::NotAChoice)]),
                "{role}"
            );
        }
    }
}
