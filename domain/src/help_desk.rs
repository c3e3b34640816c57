//! What the help desk says when it acts for somebody, and what stands between a person and their
//! account (Q19, Q50).

mod lost_mailbox;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

pub use lost_mailbox::{Ending, FRESH, WAIT, agree};

/// Why an agent acts. A choice and no free text: it stands in the audit and in a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpReason {
    /// The person called.
    Phone,
    /// The person came in person.
    InPerson,
    /// The mail did not arrive.
    MailMissing,
    /// The person mistyped the password again and again.
    Mistyped,
    /// Somebody else caused it.
    SomebodyElse,
}

impl HelpReason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 5] = [
        Self::Phone,
        Self::InPerson,
        Self::MailMissing,
        Self::Mistyped,
        Self::SomebodyElse,
    ];

    /// The word it is sent and stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::InPerson => "in_person",
            Self::MailMissing => "mail_missing",
            Self::Mistyped => "mistyped",
            Self::SomebodyElse => "somebody_else",
        }
    }
}

impl FromStr for HelpReason {
    type Err = Problem;

    /// Errors: `Empty`, `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let found = Self::ALL.into_iter().find(|reason| reason.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

/// What keeps somebody out. Moments are words of the platform's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// The registration waits for its mail to be answered.
    AwaitsActivation {
        /// When the last mail went out.
        sent: String,
    },
    /// The mail that waits to be answered came back, or could not be sent in time.
    MailLost,
    /// A code is asked besides the password, and codes get lost (Q50).
    AsksForCodes,
    /// The identity questions are still to be answered (H-29).
    Questions,
    /// Too little is on file to ask anything (Q24), or nothing any more.
    NothingToAsk {
        /// Whether a code can go to an address or a mobile on file.
        code: bool,
    },
    /// Somebody answered the questions about this person right; they are not asked again.
    QuestionsAnswered,
    /// The identity proof failed for good, this account's or another one's with the same attempts
    /// (Q22); only the room of the PQRSF lifts it.
    BlockedForGood {
        /// Since when, where it is known.
        since: Option<String>,
    },
    /// Failed sign-ins; heals by itself.
    BlockedUntil {
        /// When it ends.
        until: String,
    },
    /// Somebody took the account out of service.
    Disabled,
    /// Wrong card numbers paused the registration.
    RegistrationPaused {
        /// When it ends by itself; none where somebody has to lift it.
        until: Option<String>,
    },
    /// The registry no longer names the person; the account stays.
    LeftRegistry,
    /// In companies, none of which lets the person in (A-10, Q17). One of the two at least.
    NoCompanyOpens {
        /// «Inhabilitado» in companies that are adhered.
        disabled: bool,
        /// In companies that are not adhered.
        ended: bool,
    },
    /// The initial password ran out (W-30, Q53).
    InitialPasswordOver {
        /// When.
        until: String,
    },
    /// No password was chosen yet.
    NoPassword,
    /// The link of a worker's registration waits to be opened.
    AwaitsPassword {
        /// When it was mailed.
        sent: String,
        /// When it ends.
        until: String,
    },
    /// A company has the worker on its list, who did not register yet.
    NotRegistered,
}

/// What an agent may do for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpAct {
    /// Send the activation mail again.
    Activation,
    /// Send a link to choose another password.
    Recovery,
    /// Lift the temporary block.
    Lift,
    /// Lift the pause of a registration.
    Unpause,
    /// Send the link of a worker's registration again.
    Registration,
}

impl HelpAct {
    /// Every act, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Activation,
        Self::Registration,
        Self::Recovery,
        Self::Lift,
        Self::Unpause,
    ];

    /// The word it is sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Recovery => "recovery",
            Self::Lift => "lift",
            Self::Unpause => "unpause",
            Self::Registration => "registration",
        }
    }
}

impl FromStr for HelpAct {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL
            .into_iter()
            .find(|act| act.code() == text)
            .ok_or(Problem::NotAChoice)
    }
}
