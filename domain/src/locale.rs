//! The two Spanish locales, and how each addresses people.

use serde::{Deserialize, Serialize};

/// A country's Spanish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// Chile.
    #[serde(rename = "es-CL")]
    EsCl,
    /// Colombia.
    #[serde(rename = "es-CO")]
    EsCo,
}

/// The form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// «Ingresa tu RUT».
    Tu,
    /// «Ingrese su documento».
    Usted,
}

impl Locale {
    /// The BCP 47 tag, for the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::EsCl => "es-CL",
            Self::EsCo => "es-CO",
        }
    }

    /// Chile is addressed as *tú*, Colombia as *usted*; never mixed on one platform.
    pub const fn voice(self) -> Voice {
        match self {
            Self::EsCl => Voice::Tu,
            Self::EsCo => Voice::Usted,
        }
    }
}
