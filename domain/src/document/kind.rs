//! The kinds of documents, with the length each may have (`domain.md` 2.1).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::locale::Locale;
use crate::refusal::Problem;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DocumentKind {
    /// Cédula de ciudadanía.
    Cc,
    /// Cédula de extranjería.
    Ce,
    /// Tarjeta de identidad (7 to 17 years).
    Ti,
    /// Passport.
    Pa,
    /// Permiso por Protección Temporal.
    Pt,
    /// Chilean RUT or RUN.
    Rut,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Cc, Self::Ce, Self::Ti, Self::Pa, Self::Pt, Self::Rut];

    /// The kinds a form of this country offers, the usual one first.
    pub const fn of(locale: Locale) -> &'static [Self] {
        match locale {
            Locale::EsCl => &[Self::Rut],
            Locale::EsCo => &[Self::Cc, Self::Ce, Self::Ti, Self::Pa, Self::Pt],
        }
    }

    /// The short official code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cc => "CC",
            Self::Ce => "CE",
            Self::Ti => "TI",
            Self::Pa => "PA",
            Self::Pt => "PT",
            Self::Rut => "RUT",
        }
    }

    /// Least and largest number of characters.
    pub const fn length(self) -> (u8, u8) {
        match self {
            Self::Cc => (5, 10),
            Self::Ce => (6, 8),
            Self::Ti => (10, 11),
            Self::Pa => (6, 12),
            Self::Pt => (6, 11),
            Self::Rut => (3, 10),
        }
    }

    /// Whether letters may stand in the number.
    pub const fn has_letters(self) -> bool {
        matches!(self, Self::Pa | Self::Pt)
    }
}

impl FromStr for DocumentKind {
    type Err = Problem;

    /// Reads the code in any case; anything else is [`Problem::NotAChoice`].
    fn from_str(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|kind| kind.code().eq_ignore_ascii_case(text))
            .ok_or(if text.is_empty() {
                Problem::Empty
            } else {
                Problem::NotAChoice
            })
    }
}
