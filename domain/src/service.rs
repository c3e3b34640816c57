//! Asking for a service of a platform (H-42, Q28).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// Characters of a reason, at the most.
pub const LONGEST_REASON: u16 = 500;
/// Characters of a reason, at the least: a word says nothing.
pub const SHORTEST_REASON: u16 = 5;

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Nobody decided yet.
    Pending,
    /// The person may use the service.
    Granted,
    /// Not this time; the person may ask again.
    Refused,
}

impl RequestState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Granted, Self::Refused];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }
}

impl FromStr for RequestState {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

/// A reason in somebody's own words: white space collapsed, long enough to say something.
///
/// # Errors
/// `Empty`, `TooShort`, `TooLong`, `BadCharacters` for what prints nothing.
pub fn reason(typed: &str) -> Result<String, Problem> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if text.is_empty() {
        Err(Problem::Empty)
    } else if length < usize::from(SHORTEST_REASON) {
        Err(Problem::TooShort {
            min: SHORTEST_REASON,
        })
    } else if length > usize::from(LONGEST_REASON) {
        Err(Problem::TooLong {
            max: LONGEST_REASON,
        })
    } else if text.chars().any(char::is_control) {
        Err(Problem::BadCharacters)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h42_a_reason_says_something_and_fits() {
        assert_eq!(reason("  Para  mi \n casa "), Ok("Para mi casa".to_owned()));
        assert_eq!(reason(" \t"), Err(Problem::Empty));
        assert_eq!(reason("sí"), Err(Problem::TooShort { min: 5 }));
        assert_eq!(reason(&"a".repeat(501)), Err(Problem::TooLong { max: 500 }));
        assert_eq!(reason("abc\u{7}def"), Err(Problem::BadCharacters));
        for state in RequestState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
    }
}
