//! How far a filing is, and how it ended.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// How far a filing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilingState {
    /// «Radicada»: nobody works on it yet.
    Filed,
    /// «En trámite»: somebody took it.
    Taken,
    /// «Requiere información»: the person was asked for more.
    Asked,
    /// «Respondida»: it ended.
    Answered,
}

/// How a filing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was answered in words.
    Answered,
    /// What it asked for was refused, with a reason.
    Refused,
    /// The questions may be tried again, on the same frozen sets.
    Unblocked,
    /// A person saw the document and confirmed who it is.
    Confirmed,
}

/// The word is no state or outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of a filing")]
pub struct NotAState;

impl FilingState {
    /// Every state, in the order in which a filing goes through them.
    pub const ALL: [Self; 4] = [Self::Filed, Self::Taken, Self::Asked, Self::Answered];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Taken => "taken",
            Self::Asked => "asked",
            Self::Answered => "answered",
        }
    }

    /// Whether something is still to be done about it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Answered)
    }

    /// Whether it can be worked on by whoever took it: taken, or waiting for the person.
    ///
    /// Errors: `Outdated`, because the page showed another state.
    pub const fn workable(self) -> Result<(), Refusal> {
        match self {
            Self::Taken | Self::Asked => Ok(()),
            Self::Filed | Self::Answered => Err(Refusal::Outdated),
        }
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [
        Self::Answered,
        Self::Refused,
        Self::Unblocked,
        Self::Confirmed,
    ];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Unblocked => "unblocked",
            Self::Confirmed => "confirmed",
        }
    }
}

impl FromStr for FilingState {
    type Err = NotAState;

    fn from_str(text: &str) -> Result<Self, NotAState> {
        Self::ALL
            .into_iter()
            .find(|state| state.code() == text)
            .ok_or(NotAState)
    }
}

impl FromStr for Outcome {
    type Err = NotAState;

    fn from_str(text: &str) -> Result<Self, NotAState> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.code() == text)
            .ok_or(NotAState)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_only_taken_filings_are_worked_on() {
        for state in FilingState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        for outcome in Outcome::ALL {
            assert_eq!(outcome.code().parse(), Ok(outcome));
        }
        let workable = FilingState::ALL.map(|state| state.workable().is_ok());
        assert_eq!(workable, [false, true, true, false]);
        assert!("".parse::<FilingState>().is_err());
    }
}
