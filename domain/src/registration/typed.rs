//! The form as it comes in: strings, right or wrong. Never a password.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::password::Context;
use crate::refusal::Field;
use crate::text::ticked;

/// What was typed into the registration form. Every field may be missing in what is sent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Code of the document's kind.
    pub document_kind: String,
    /// Number of the document.
    pub document: String,
    /// «Primer Apellido».
    pub first_surname: String,
    /// «Segundo Apellido».
    pub second_surname: String,
    /// «Primer Nombre».
    pub first_name: String,
    /// «Segundo Nombre».
    pub second_name: String,
    /// «Teléfono».
    pub phone: String,
    /// «Fecha Nacimiento / Fecha Especial».
    pub birth_date: String,
    /// «Correo electrónico».
    pub email: String,
    /// Authorisation to process personal data.
    #[serde(deserialize_with = "ticked")]
    pub consent_data: bool,
    /// Authorisation to be sent news.
    #[serde(deserialize_with = "ticked")]
    pub consent_messages: bool,
}

/// Which pre-filled fields stay as the registry holds them. The document and the birth date have
/// no mark, for they are never pre-filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// «Primer Apellido».
    #[serde(deserialize_with = "ticked")]
    pub first_surname: bool,
    /// «Segundo Apellido».
    #[serde(deserialize_with = "ticked")]
    pub second_surname: bool,
    /// «Primer Nombre».
    #[serde(deserialize_with = "ticked")]
    pub first_name: bool,
    /// «Segundo Nombre».
    #[serde(deserialize_with = "ticked")]
    pub second_name: bool,
    /// «Teléfono».
    #[serde(deserialize_with = "ticked")]
    pub phone: bool,
    /// «Correo electrónico».
    #[serde(deserialize_with = "ticked")]
    pub email: bool,
}

impl Kept {
    /// The fields that can be kept at all.
    pub const FIELDS: [Field; 6] = [
        Field::FirstSurname,
        Field::SecondSurname,
        Field::FirstName,
        Field::SecondName,
        Field::Phone,
        Field::Email,
    ];

    /// Whether this field is kept.
    pub const fn has(self, field: Field) -> bool {
        match field {
            Field::FirstSurname => self.first_surname,
            Field::SecondSurname => self.second_surname,
            Field::FirstName => self.first_name,
            Field::SecondName => self.second_name,
            Field::Phone => self.phone,
            Field::Email => self.email,
            _ => false,
        }
    }

    /// Marks a field, or takes the mark away; a field that cannot be kept stays unmarked.
    pub const fn set(&mut self, field: Field, kept: bool) {
        match field {
            Field::FirstSurname => self.first_surname = kept,
            Field::SecondSurname => self.second_surname = kept,
            Field::FirstName => self.first_name = kept,
            Field::SecondName => self.second_name = kept,
            Field::Phone => self.phone = kept,
            Field::Email => self.email = kept,
            _ => {}
        }
    }

    /// Every mark that something on file answers for.
    #[must_use]
    pub fn within(self, on_file: impl Fn(Field) -> bool) -> Self {
        let mut kept = Self::default();
        for field in Self::FIELDS {
            kept.set(field, self.has(field) && on_file(field));
        }
        kept
    }
}

impl Typed {
    /// The text of a field; `None` for fields that hold no text.
    pub fn text(&self, field: Field) -> Option<&str> {
        Some(match field {
            Field::DocumentKind => &self.document_kind,
            Field::Document => &self.document,
            Field::FirstSurname => &self.first_surname,
            Field::SecondSurname => &self.second_surname,
            Field::FirstName => &self.first_name,
            Field::SecondName => &self.second_name,
            Field::Phone => &self.phone,
            Field::BirthDate => &self.birth_date,
            Field::Email => &self.email,
            _ => return None,
        })
    }

    /// What must not make up the password chosen on this form. Only what was typed counts: a
    /// refusal because of a kept value would tell what the registry holds.
    pub fn password_context(&self) -> Context {
        [
            &self.document,
            &self.first_surname,
            &self.second_surname,
            &self.first_name,
            &self.second_name,
            &self.phone,
            &self.email,
        ]
        .into_iter()
        .fold(Context::default(), |context, text| context.with(text))
    }
}

/// Unprintable: typed values reach logs through `Debug`.
impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
