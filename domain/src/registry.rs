//! What a registry of affiliates holds about one person (`domain.md` 2.3), as parsed values. A
//! record may be thin; it is never junk. Salary, category, health and children are not read.

mod label;
mod prefill;
pub mod retirement;
mod stage;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use label::Label;
pub use prefill::Prefill;
pub use stage::Stage;

use crate::contact::{Email, Phone};
use crate::date::Date;
use crate::document::{Document, Nit};
use crate::name::PersonName;

/// One person of a registry. Personal: `Debug` prints the masked document only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryRecord {
    /// Tipo y número de documento.
    pub document: Document,
    /// Names and surnames.
    pub name: PersonName,
    /// Fecha nacimiento.
    pub birth_date: Date,
    /// Correo.
    pub email: Option<Email>,
    /// Celular.
    pub phone: Option<Phone>,
    /// Municipio.
    pub municipality: Option<Label>,
    /// NIT empresa.
    pub employer_nit: Option<Nit>,
    /// Empresa.
    pub employer: Option<Label>,
    /// Cargo.
    pub position: Option<Label>,
    /// Profesión.
    pub profession: Option<Label>,
    /// Fecha ingreso.
    pub hired: Option<Date>,
    /// Estado.
    pub status: Status,
    /// What is known of husband, wife or partner.
    pub spouse: Spouse,
}

/// Whether the person is affiliated now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Affiliated.
    Active,
    /// No longer affiliated; behaves as an unknown document (ruling 10).
    Retired,
}

/// What is known of the spouse; all empty where there is none.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spouse {
    /// Tiene cónyuge; unknown where the registry says nothing.
    pub exists: Option<bool>,
    /// Celular cónyuge.
    pub phone: Option<Phone>,
    /// Profesión cónyuge.
    pub profession: Option<Label>,
    /// Cargo cónyuge.
    pub position: Option<Label>,
}

impl RegistryRecord {
    /// Whether the person takes the affiliates' way (H-29, Q31).
    pub fn status_active(&self) -> bool {
        self.status == Status::Active
    }
}

impl fmt::Debug for RegistryRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegistryRecord({:?})", self.document)
    }
}
impl fmt::Debug for Spouse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spouse(…)")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::DocumentKind;
    use crate::locale::Locale;
    use crate::name::NamePart;
    use crate::refusal::Field;
    use crate::registration::{Answers, Kept, Typed};

    pub(crate) fn record() -> RegistryRecord {
        let part = |text: &str| NamePart::parse(text).unwrap();
        RegistryRecord {
            document: Document::parse(DocumentKind::Cc, "9900000001").unwrap(),
            name: PersonName {
                first: part("María"),
                second: None,
                first_surname: part("Ñáñez"),
                second_surname: Some(part("de la Cruz")),
            },
            birth_date: Date::new(1980, 2, 29).unwrap(),
            email: Some(Email::parse("mnanez@ejemplo.test").unwrap()),
            phone: Some(Phone::parse(Locale::EsCo, "3991234544").unwrap()),
            municipality: None,
            employer_nit: None,
            employer: None,
            position: None,
            profession: None,
            hired: None,
            status: Status::Active,
            spouse: Spouse::default(),
        }
    }

    #[test]
    fn q21_pre_fill_shows_masks_and_never_the_birth_date() {
        let prefill = Prefill::of(&record());
        let masks: Vec<_> = Kept::FIELDS.into_iter().map(|f| prefill.mask(f)).collect();
        assert_eq!(
            masks,
            [
                Some("Ñ•••"),
                Some("d•••"),
                Some("M•••"),
                None,
                Some("••• ••• ••44"),
                Some("m•••@ejemplo.test")
            ]
        );
        let sent = serde_json::to_string(&prefill).unwrap();
        for secret in ["áñez", "aría", "nanez", "1234", "1980", "9900000001"] {
            assert!(!sent.contains(secret), "{secret} in {sent}");
        }
    }

    #[test]
    fn q21_kept_fields_are_resolved_from_the_record() {
        let typed = Typed {
            document_kind: "CC".into(),
            document: "9900000001".into(),
            first_name: "Marta".into(),
            birth_date: "29/02/1980".into(),
            consent_data: true,
            ..Typed::default()
        };
        let mut kept = Kept {
            first_surname: true,
            second_surname: true,
            phone: true,
            email: true,
            ..Kept::default()
        };
        let today = Date::new(2026, 11, 21).unwrap();
        let answers = Answers::parse(&typed, kept, Locale::EsCo, today).unwrap();
        let details = answers.resolve(Some(&record())).unwrap();
        assert_eq!(details.name.to_string(), "Marta Ñáñez de la Cruz");
        assert_eq!(details.email.delivery(), "mnanez@ejemplo.test");
        // Marks for what is not on file fall away.
        kept.second_name = true;
        let within = kept.within(|field| Prefill::of(&record()).mask(field).is_some());
        assert!(!within.has(Field::SecondName) && within.has(Field::Phone));
    }
}
