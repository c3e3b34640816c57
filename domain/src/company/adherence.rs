//! Whether a company is adhered («adherida»), which decides whether its people may enter.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// Kept apart from the state of memberships, so that those return as they were (Q18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adherence {
    /// Its people may enter.
    Adhered,
    /// Nobody enters for this company.
    Ended,
}

impl Adherence {
    /// Every state.
    pub const ALL: [Self; 2] = [Self::Adhered, Self::Ended];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adhered => "adhered",
            Self::Ended => "ended",
        }
    }
}

impl FromStr for Adherence {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}
