//! «Ver» and «editar».

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// How much of a module. The order is the lattice: whoever edits also sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// «Ver».
    See,
    /// «Editar», which implies seeing.
    Edit,
}

impl Level {
    /// Both.
    pub const ALL: [Self; 2] = [Self::See, Self::Edit];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Edit => "edit",
        }
    }
}

impl FromStr for Level {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|level| level.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}
