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

/// Digits with dots between groups of three, from the right, as both countries write numbers.
pub fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(c);
    }
    text
}

/// How many, as both countries write it: `1.911`.
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x06_figures_are_grouped_by_dots() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1_911, "1.911"),
            (1_000_000, "1.000.000"),
        ] {
            assert_eq!(count(number), written);
        }
    }
}
