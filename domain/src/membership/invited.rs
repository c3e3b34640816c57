//! How far an invitation is (C-36). That its time ran out is derived, never stored.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;
use crate::time::{Span, Timestamp};

/// The state of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// Its link waits to be opened.
    Pending,
    /// An account came of it.
    Accepted,
    /// Its time ran out.
    Expired,
    /// It was taken back.
    Revoked,
}

/// How long an invitation is good; sending it again starts anew (`domain.md` 3.6).
pub const INVITATION: Span = Span::days(7);

impl Invited {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Accepted, Self::Expired, Self::Revoked];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// The state now of one that is stored as that, with that end. One that a clock far ahead sent is
    /// over when the clock is right again (F12).
    #[must_use]
    pub fn at(self, expires: Timestamp, now: Timestamp) -> Self {
        match self {
            Self::Pending if !INVITATION.covers(expires, now) => Self::Expired,
            other => other,
        }
    }
}

impl FromStr for Invited {
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

    #[test]
    fn c36_an_invitation_expires_by_itself_and_only_while_it_waits() {
        let end = Timestamp(0) + INVITATION;
        assert_eq!(Invited::Pending.at(end, end - Span(1)), Invited::Pending);
        assert_eq!(Invited::Pending.at(end, end), Invited::Expired);
        let year = end + Span::days(365);
        assert_eq!(Invited::Pending.at(year, end), Invited::Expired, "F12");
        for state in [Invited::Accepted, Invited::Revoked, Invited::Expired] {
            assert_eq!(state.at(end, end), state);
        }
        for state in Invited::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
    }
}
