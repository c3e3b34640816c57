//! The masked pre-fill (Q21): which fields are on file, and what their masks look like. This is
//! all that a look-up by document may answer; no true value passes through here.

use serde::{Deserialize, Serialize};

use super::RegistryRecord;
use crate::refusal::Field;

/// Masks by field, in the form's order. Empty for unknown documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefill {
    masks: Vec<(Field, String)>,
}

impl Prefill {
    /// Masks of everything on file that a form may keep.
    pub fn of(record: &RegistryRecord) -> Self {
        let name = &record.name;
        let masks = [
            (Field::FirstSurname, Some(name.first_surname.mask())),
            (
                Field::SecondSurname,
                name.second_surname.as_ref().map(|part| part.mask()),
            ),
            (Field::FirstName, Some(name.first.mask())),
            (
                Field::SecondName,
                name.second.as_ref().map(|part| part.mask()),
            ),
            (
                Field::Phone,
                record.phone.as_ref().map(|phone| phone.mask()),
            ),
            (
                Field::Email,
                record.email.as_ref().map(|email| email.mask()),
            ),
        ];
        let masks = masks
            .into_iter()
            .filter_map(|(field, mask)| Some((field, mask?)))
            .collect();
        Self { masks }
    }

    /// The mask of a field that is on file.
    pub fn mask(&self, field: Field) -> Option<&str> {
        self.masks
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, mask)| mask.as_str())
    }

    /// Whether nothing is on file.
    pub fn is_empty(&self) -> bool {
        self.masks.is_empty()
    }
}
