//! «Habilitado» and «Inhabilitado».

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;
use crate::time::Timestamp;

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

    /// What it is at that moment: an end date holds by itself, whether or not anybody has noted it
    /// since.
    pub fn at(self, ends_at: Option<Timestamp>, now: Timestamp) -> Self {
        match ends_at {
            Some(end) if end <= now => Self::Disabled,
            _ => self,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    #[test]
    fn a69_an_end_date_holds_from_its_own_moment_on() {
        use MembershipState::{Disabled, Enabled};
        let end = Timestamp(1_000);
        assert_eq!(Enabled.at(None, end), Enabled);
        assert_eq!(Enabled.at(Some(end), end - Span(1)), Enabled);
        assert_eq!(Enabled.at(Some(end), end), Disabled);
        assert_eq!(Disabled.at(Some(end), end - Span(1)), Disabled);
    }
}
