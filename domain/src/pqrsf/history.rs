//! What can happen to a filing, and what of it the person is told.

use serde::{Deserialize, Serialize};

use super::Help;

/// What happened to a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It came in.
    Filed,
    /// An agent took it.
    Taken,
    /// The agent gave it back.
    Released,
    /// The person was asked for more.
    Asked,
    /// The person gave it.
    Informed,
    /// The person was told how it goes on; nothing is asked and nothing ended.
    Notified,
    /// It was answered.
    Answered,
    /// It was refused.
    Refused,
    /// An agent proposed to open the questions again, or to confirm; another has to agree.
    Proposed(Help),
    /// Another agent did not agree with that.
    Declined(Help),
    /// The questions were opened again.
    Unblocked,
    /// The person was confirmed.
    Confirmed,
}

impl What {
    /// Everything that can happen.
    pub const ALL: [Self; 14] = [
        Self::Filed,
        Self::Taken,
        Self::Released,
        Self::Asked,
        Self::Informed,
        Self::Notified,
        Self::Answered,
        Self::Refused,
        Self::Proposed(Help::Unblock),
        Self::Proposed(Help::Confirm),
        Self::Declined(Help::Unblock),
        Self::Declined(Help::Confirm),
        Self::Unblocked,
        Self::Confirmed,
    ];

    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Taken => "taken",
            Self::Released => "released",
            Self::Asked => "asked",
            Self::Informed => "informed",
            Self::Notified => "notified",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Proposed(Help::Unblock) => "proposed_unblock",
            Self::Proposed(Help::Confirm) => "proposed_confirm",
            Self::Declined(Help::Unblock) => "declined_unblock",
            Self::Declined(Help::Confirm) => "declined_confirm",
            Self::Unblocked => "unblocked",
            Self::Confirmed => "confirmed",
        }
    }

    /// Whether the person may know of it, and read its words.
    pub const fn told(self) -> (bool, bool) {
        match self {
            Self::Proposed(_) | Self::Declined(_) | Self::Released => (false, false),
            // The agent's reason and the evidence are the house's own notes.
            Self::Filed | Self::Taken | Self::Unblocked | Self::Confirmed => (true, false),
            Self::Asked | Self::Informed | Self::Notified | Self::Answered | Self::Refused => {
                (true, true)
            }
        }
    }
}
