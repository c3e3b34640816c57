//! Accounts and their states. A registration that waits for its link is no account yet: the
//! account is born when the link is spent (ruling 10).

mod stage;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use stage::Stage;

use crate::refusal::Refusal;

/// The state of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// The e-mail is proven, the tie to a registry's document is not (H-29).
    PendingChallenge,
    /// May do everything its person may.
    Active,
    /// Taken out of service by somebody with the right to.
    Disabled,
    /// The identity proof failed for good; only a person lifts it.
    Blocked,
}

/// Where the right password leads (Q48, H-36). A wrong one never gets as far as asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// To the home page.
    Home,
    /// To the questions, and nowhere else.
    Challenge,
    /// To the page that names the assisted way, and nowhere else.
    Assisted,
}

impl AccountState {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::PendingChallenge,
        Self::Active,
        Self::Disabled,
        Self::Blocked,
    ];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PendingChallenge => "pending_challenge",
            Self::Active => "active",
            Self::Disabled => "disabled",
            Self::Blocked => "blocked",
        }
    }

    /// Where somebody with the right password goes; a disabled account gets no session.
    pub const fn entrance(self) -> Result<Entrance, Refusal> {
        match self {
            Self::Active => Ok(Entrance::Home),
            Self::PendingChallenge => Ok(Entrance::Challenge),
            Self::Blocked => Ok(Entrance::Assisted),
            Self::Disabled => Err(Refusal::AccountDisabled),
        }
    }

    /// Whether the account holds its document against others (Q31).
    pub const fn holds_document(self) -> bool {
        matches!(self, Self::Active | Self::Disabled)
    }
}

/// The word is no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of an account")]
pub struct NotAState;

impl FromStr for AccountState {
    type Err = NotAState;

    fn from_str(text: &str) -> Result<Self, NotAState> {
        Self::ALL
            .into_iter()
            .find(|state| state.code() == text)
            .ok_or(NotAState)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q48_the_right_password_is_told_the_truth_and_the_way_on() {
        let told: Vec<_> = AccountState::ALL
            .into_iter()
            .map(AccountState::entrance)
            .collect();
        assert_eq!(
            told,
            [
                Ok(Entrance::Challenge),
                Ok(Entrance::Home),
                Err(Refusal::AccountDisabled),
                Ok(Entrance::Assisted)
            ]
        );
        for state in AccountState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
    }
}
