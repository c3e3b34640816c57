//! How far an import of the registry is, from the file's first byte to what became of it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The file is on its way.
    Receiving,
    /// It is there and waits to be checked.
    Received,
    /// It is being checked.
    Checking,
    /// Nothing is wrong with it; somebody has to decide.
    Checked,
    /// Something is wrong with it; it is never applied.
    Refused,
    /// Somebody said yes; it waits to be applied.
    Approved,
    /// It is being applied.
    Applying,
    /// It stands in the registry.
    Applied,
    /// Somebody said no.
    Discarded,
    /// Nobody decided for a day.
    Expired,
    /// It could not be applied, and nothing of it was.
    Stopped,
}

impl Stage {
    /// Every stage, in the order of a life.
    pub const ALL: [Self; 11] = [
        Self::Receiving,
        Self::Received,
        Self::Checking,
        Self::Checked,
        Self::Refused,
        Self::Approved,
        Self::Applying,
        Self::Applied,
        Self::Discarded,
        Self::Expired,
        Self::Stopped,
    ];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Received => "received",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Refused => "refused",
            Self::Approved => "approved",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Discarded => "discarded",
            Self::Expired => "expired",
            Self::Stopped => "stopped",
        }
    }

    /// Whether the house is at work on it, so that looking again makes sense.
    pub const fn is_at_work(self) -> bool {
        matches!(
            self,
            Self::Receiving | Self::Received | Self::Checking | Self::Approved | Self::Applying
        )
    }

    /// Whether somebody may still say that it is not wanted.
    pub const fn may_be_discarded(self) -> bool {
        matches!(self, Self::Received | Self::Checked | Self::Refused)
    }
}

impl FromStr for Stage {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|stage| stage.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_reads_back_and_what_is_decided_is_not_at_work() {
        for stage in Stage::ALL {
            assert_eq!(stage.code().parse(), Ok(stage));
            assert!(!(stage.is_at_work() && stage == Stage::Applied));
        }
        assert_eq!("otra".parse::<Stage>(), Err(Problem::NotAChoice));
    }
}
