//! Who may lift a block of identity, and how often (`domain.md` 5.4 E, X-03). The first time one
//! agent decides, with a reason; from the second time on another agent has to agree; after two
//! the questions are over and only a look at the document helps.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::state::NotAState;
use crate::id::{Account, Id};
use crate::refusal::Refusal;

/// After so many the questions are not asked any more.
pub const MOST_UNLOCKS: u8 = 2;

/// What an agent can do for somebody who could not prove who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Help {
    /// Let them try the questions again, on the same frozen sets.
    Unblock,
    /// Confirm who they are, having seen them and their document.
    Confirm,
}

/// What becomes of an agent's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assisted {
    /// It holds.
    Decided,
    /// It waits for another agent.
    Proposed,
}

impl Help {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Unblock, Self::Confirm];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unblock => "unblock",
            Self::Confirm => "confirm",
        }
    }

    /// Whether another agent has to agree after so many unlocks.
    pub const fn needs_second(unlocks: u8) -> bool {
        unlocks > 0
    }

    /// Whether it can still be done after so many unlocks.
    ///
    /// Errors: `OnlyInPerson`.
    pub const fn is_open(self, unlocks: u8) -> Result<(), Refusal> {
        match self {
            Self::Unblock if unlocks >= MOST_UNLOCKS => Err(Refusal::OnlyInPerson),
            _ => Ok(()),
        }
    }

    /// What becomes of `agent`'s decision; `proposed` is what waits for a second one, and whose.
    ///
    /// Errors: `OnlyInPerson`; `SecondPerson` to whoever proposed it, or when something else
    /// waits already.
    pub fn decide(
        self,
        unlocks: u8,
        agent: Id<Account>,
        proposed: Option<(Self, Id<Account>)>,
    ) -> Result<Assisted, Refusal> {
        self.is_open(unlocks)?;
        match proposed {
            _ if !Self::needs_second(unlocks) => Ok(Assisted::Decided),
            None => Ok(Assisted::Proposed),
            Some((help, by)) if help == self && by != agent => Ok(Assisted::Decided),
            Some(_) => Err(Refusal::SecondPerson),
        }
    }
}

impl Help {
    /// What `agent` does not agree with; `proposed` is what waits for a second one, and whose.
    ///
    /// Errors: `Outdated` when nothing waits any more; `SecondPerson` to whoever proposed it.
    pub fn disagree(
        agent: Id<Account>,
        proposed: Option<(Self, Id<Account>)>,
    ) -> Result<Self, Refusal> {
        match proposed {
            None => Err(Refusal::Outdated),
            Some((_, by)) if by == agent => Err(Refusal::SecondPerson),
            Some((help, _)) => Ok(help),
        }
    }
}

impl FromStr for Help {
    type Err = NotAState;

    fn from_str(text: &str) -> Result<Self, NotAState> {
        Self::ALL
            .into_iter()
            .find(|help| help.code() == text)
            .ok_or(NotAState)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id<Account> {
        format!("{n:032x}").parse().unwrap()
    }

    #[test]
    fn x03_one_agent_the_first_time_two_the_second_and_no_questions_after_that() {
        let (one, two) = (id(1), id(2));
        let unblock = |unlocks, agent, proposed| Help::Unblock.decide(unlocks, agent, proposed);
        assert_eq!(unblock(0, one, None), Ok(Assisted::Decided));
        assert_eq!(unblock(1, one, None), Ok(Assisted::Proposed));
        let waiting = Some((Help::Unblock, one));
        assert_eq!(unblock(1, one, waiting), Err(Refusal::SecondPerson));
        assert_eq!(unblock(1, two, waiting), Ok(Assisted::Decided));
        let other = Some((Help::Confirm, one));
        assert_eq!(unblock(1, two, other), Err(Refusal::SecondPerson));
        assert_eq!(unblock(2, one, None), Err(Refusal::OnlyInPerson));
        assert_eq!(Help::Confirm.decide(2, two, other), Ok(Assisted::Decided));
        assert_eq!(
            Help::Confirm.decide(2, one, other),
            Err(Refusal::SecondPerson)
        );
        assert_eq!(Help::disagree(two, other), Ok(Help::Confirm));
        assert_eq!(Help::disagree(one, other), Err(Refusal::SecondPerson));
        assert_eq!(Help::disagree(two, None), Err(Refusal::Outdated));
    }
}
