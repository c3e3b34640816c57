//! Why somebody is «Inhabilitado»: a category, told to the person. What an administrator
//! writes besides stays among administrators (Q51).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// The category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Works there no longer («dar de baja»).
    Left,
    /// A long absence.
    Absence,
    /// Does something else now.
    Duties,
    /// The access may be in wrong hands.
    Security,
    /// Something else.
    Other,
}

impl Reason {
    /// Every category.
    pub const ALL: [Self; 5] = [
        Self::Left,
        Self::Absence,
        Self::Duties,
        Self::Security,
        Self::Other,
    ];

    /// Those that an administrator chooses from; [`Reason::Left`] follows from «dar de baja».
    pub const BY_HAND: [Self; 4] = [Self::Absence, Self::Duties, Self::Security, Self::Other];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Absence => "absence",
            Self::Duties => "duties",
            Self::Security => "security",
            Self::Other => "other",
        }
    }
}

impl FromStr for Reason {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|reason| reason.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_reads_back() {
        assert!(
            Reason::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
        assert_eq!("fired".parse::<Reason>(), Err(Problem::NotAChoice));
        assert!(!Reason::BY_HAND.contains(&Reason::Left));
    }
}
