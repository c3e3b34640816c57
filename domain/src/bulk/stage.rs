//! How far a load is, from the file's first byte to what became of it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

macro_rules! stages {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// How far a load is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Stage { $($(#[$doc])* $name),* }

        impl Stage {
            /// Every stage, in the order of a life.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word it is stored under.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

stages! {
    /// The file is on its way.
    Receiving = "receiving",
    /// It is there and waits to be checked.
    Received = "received",
    /// It is being checked.
    Checking = "checking",
    /// What it would do is known; somebody has to decide.
    Checked = "checked",
    /// It cannot be read as it is: its titles can be explained, or it goes.
    Unread = "unread",
    /// Somebody said yes; it waits to be applied.
    Approved = "approved",
    /// It is being applied.
    Applying = "applying",
    /// It is done, and can be taken back for a while.
    Applied = "applied",
    /// It waits to be taken back.
    Undoing = "undoing",
    /// It is being taken back.
    Reverting = "reverting",
    /// It is taken back.
    Undone = "undone",
    /// Somebody said no.
    Discarded = "discarded",
    /// Nobody decided for a day.
    Expired = "expired",
    /// It could not be applied, and nothing of it was.
    Stopped = "stopped",
}

impl Stage {
    /// Whether the house is at work on it.
    #[must_use]
    pub const fn is_at_work(self) -> bool {
        use Stage::{Applying, Approved, Checking, Received, Receiving, Reverting, Undoing};
        matches!(
            self,
            Receiving | Received | Checking | Approved | Applying | Undoing | Reverting
        )
    }

    /// Whether somebody can still say no.
    #[must_use]
    pub const fn may_be_discarded(self) -> bool {
        matches!(self, Self::Received | Self::Checked | Self::Unread)
    }
}

impl FromStr for Stage {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.iter().find(|stage| stage.code() == text);
        found.copied().ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_reads_back() {
        assert!(Stage::ALL.iter().all(|one| one.code().parse() == Ok(*one)));
        assert_eq!("gone".parse::<Stage>(), Err(Problem::NotAChoice));
    }
}
