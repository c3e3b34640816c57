//! «Habilitado» and «Inhabilitado».

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// The state of a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipState {
    /// «Habilitado».
    Enabled,
    /// «Inhabilitado».
    Disabled,
}

impl MembershipState {
    /// Every state.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }
}

impl FromStr for MembershipState {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}
