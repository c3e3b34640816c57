//! The three fixed perfiles of an institution (C-05), for platforms with exclusive membership: who may
//! create accounts (C-27, C-30), and which ones (Q39).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// A perfil of somebody in an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// «Súper Administrador»: assigns all three, and changes them later.
    Super,
    /// «Administrador»: assigns the lower two.
    Administrator,
    /// «Usuario».
    User,
}

impl Tier {
    /// Every one, the strongest first.
    pub const ALL: [Self; 3] = [Self::Super, Self::Administrator, Self::User];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Super => "super",
            Self::Administrator => "admin",
            Self::User => "user",
        }
    }

    /// Whether somebody of this tier may invite somebody as that one (Q39).
    pub const fn may_give(self, other: Self) -> bool {
        match self {
            Self::Super => true,
            Self::Administrator => matches!(other, Self::Administrator | Self::User),
            Self::User => false,
        }
    }

    /// Those that this tier may assign.
    pub fn gives(self) -> impl Iterator<Item = Self> {
        let given = move |other: &Self| self.may_give(*other);
        Self::ALL.into_iter().filter(given)
    }
}

impl FromStr for Tier {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|tier| tier.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q39_a_super_administrator_gives_all_three_an_administrator_the_lower_two() {
        use Tier::{Administrator, Super, User};
        let gives = |tier: Tier| tier.gives().collect::<Vec<_>>();
        assert_eq!(gives(Super), [Super, Administrator, User]);
        assert_eq!(gives(Administrator), [Administrator, User]);
        assert_eq!(gives(User), []);
    }

    #[test]
    fn a32_a_word_that_is_no_role_is_none() {
        for tier in Tier::ALL {
            assert_eq!(tier.code().parse(), Ok(tier));
        }
        for word in [
            "",
            "owner",
            "owner,member",
            "Super",
            "super ",
            "administrator",
            "súper",
        ] {
            assert_eq!(word.parse::<Tier>(), Err(Problem::NotAChoice), "{word}");
        }
    }
}
