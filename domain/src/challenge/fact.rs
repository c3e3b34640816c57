//! What may be asked about. Never: pay, category, health, union, sex, document numbers, minors'
//! data, addresses, whole phone numbers. The birth date is asked on the form and graded beside.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::registry::{Label, RegistryRecord};

/// A fact about a registry person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The person's profession.
    Profession,
    /// The person's position.
    Position,
    /// The company the person works for.
    Employer,
    /// The day the person began there.
    HireDate,
    /// The town of residence.
    Municipality,
    /// The last four digits of the spouse's mobile.
    SpousePhone,
    /// The spouse's profession.
    SpouseProfession,
    /// The spouse's position.
    SpousePosition,
}

/// Facts that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// About the person.
    Personal,
    /// About the work.
    Work,
    /// About where the person lives.
    Contact,
    /// About the spouse; one question at a time, and the only one whose answer may be nothing.
    Spouse,
}

impl Fact {
    /// Every fact.
    pub const ALL: [Self; 8] = [
        Self::Profession,
        Self::Position,
        Self::Employer,
        Self::HireDate,
        Self::Municipality,
        Self::SpousePhone,
        Self::SpouseProfession,
        Self::SpousePosition,
    ];

    /// The group.
    pub const fn group(self) -> Group {
        match self {
            Self::Profession => Group::Personal,
            Self::Position | Self::Employer | Self::HireDate => Group::Work,
            Self::Municipality => Group::Contact,
            Self::SpousePhone | Self::SpouseProfession | Self::SpousePosition => Group::Spouse,
        }
    }

    /// Whether it is about the person alone.
    pub const fn is_strong(self) -> bool {
        !matches!(self.group(), Group::Spouse)
    }

    /// The word it is stored under: the registry's own column, as files and the audit name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Profession => "profesion",
            Self::Position => "cargo",
            Self::Employer => "empresa",
            Self::HireDate => "fecha_ingreso",
            Self::Municipality => "municipio",
            Self::SpousePhone => "celular_conyuge",
            Self::SpouseProfession => "profesion_conyuge",
            Self::SpousePosition => "cargo_conyuge",
        }
    }
}

/// The word is no fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a fact")]
pub struct NotAFact;

impl FromStr for Fact {
    type Err = NotAFact;

    fn from_str(text: &str) -> Result<Self, NotAFact> {
        Self::ALL
            .into_iter()
            .find(|fact| fact.code() == text)
            .ok_or(NotAFact)
    }
}

/// What a record says about a fact.
pub(super) enum Truth<'a> {
    /// A catalogue's text.
    Label(Option<&'a Label>),
    /// A day.
    Date(Option<Date>),
    /// Four digits.
    Last4(Option<&'a str>),
}

impl<'a> Truth<'a> {
    pub(super) fn of(record: &'a RegistryRecord, fact: Fact) -> Self {
        let spouse = &record.spouse;
        match fact {
            Fact::Profession => Self::Label(record.profession.as_ref()),
            Fact::Position => Self::Label(record.position.as_ref()),
            Fact::Employer => Self::Label(record.employer.as_ref()),
            Fact::HireDate => Self::Date(record.hired),
            Fact::Municipality => Self::Label(record.municipality.as_ref()),
            Fact::SpousePhone => Self::Last4(spouse.phone.as_ref().map(|phone| phone.last4())),
            Fact::SpouseProfession => Self::Label(spouse.profession.as_ref()),
            Fact::SpousePosition => Self::Label(spouse.position.as_ref()),
        }
    }
}
