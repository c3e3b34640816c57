//! Who may change the perfil of somebody, and with whom (A-33, Q50): the company's access
//! administrator by hand, or the help desk when an access administrator filed a request.
//!
//! Rights of administration enter by appointment or by two agents, never by one pair of eyes (A-28,
//! Q49): by hand only the legal representative gives or takes the administrator's perfil.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Basis, Perfil};
use crate::id::{Account, Id};
use crate::refusal::{Problem, Refusal};

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The perfil was changed.
    Done,
    /// The help desk said no.
    Declined,
}

/// What becomes of an agent's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// It is done.
    Now,
    /// It waits for another agent.
    Second,
}

impl Outcome {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Done, Self::Declined];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Declined => "declined",
        }
    }
}

impl FromStr for Outcome {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|one| one.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

/// Whether an administrator of that basis may turn one perfil into the other by hand; what is left
/// for them is a request to the help desk.
///
/// Errors: `NotAllowed`.
pub fn by_hand(basis: Option<Basis>, before: Perfil, wanted: Perfil) -> Result<(), Refusal> {
    let leads = [before, wanted].contains(&Perfil::Administrator);
    if leads && !basis.is_some_and(Basis::may_appoint) {
        return Err(Refusal::NotAllowed);
    }
    Ok(())
}

/// What becomes of `agent`'s yes to a request for that perfil; `concerned` are whoever asked and
/// whoever it is about, `proposed` the agent who said yes before.
///
/// Errors: `NotAllowed` to whoever it concerns; `SecondPerson` to whoever said yes before.
pub fn agree(
    wanted: Perfil,
    agent: Id<Account>,
    concerned: [Id<Account>; 2],
    proposed: Option<Id<Account>>,
) -> Result<Ready, Refusal> {
    if concerned.contains(&agent) {
        return Err(Refusal::NotAllowed);
    }
    match proposed {
        _ if wanted != Perfil::Administrator => Ok(Ready::Now),
        None => Ok(Ready::Second),
        Some(other) if other != agent => Ok(Ready::Now),
        Some(_) => Err(Refusal::SecondPerson),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id<Account> {
        format!("{n:032x}").parse().unwrap()
    }

    #[test]
    fn a28_q49_by_hand_the_representative_alone_gives_and_takes_administration() {
        use Perfil::{Administrator, Worker};
        for (before, wanted) in [(Worker, Administrator), (Administrator, Worker)] {
            for basis in [None, Some(Basis::Appointed), Some(Basis::FirstUser)] {
                let answer = by_hand(basis, before, wanted);
                assert_eq!(answer, Err(Refusal::NotAllowed), "{basis:?}");
            }
            assert_eq!(by_hand(Some(Basis::Representative), before, wanted), Ok(()));
        }
        assert_eq!(by_hand(None, Worker, Worker), Ok(()));
    }

    #[test]
    fn q50_never_to_administrator_without_a_second_agent() {
        let concerned = [id(8), id(9)];
        let yes = |wanted, agent, before| agree(wanted, id(agent), concerned, before);
        assert_eq!(yes(Perfil::Worker, 1, None), Ok(Ready::Now));
        assert_eq!(yes(Perfil::Administrator, 1, None), Ok(Ready::Second));
        let again = yes(Perfil::Administrator, 1, Some(id(1)));
        assert_eq!(again, Err(Refusal::SecondPerson));
        assert_eq!(yes(Perfil::Administrator, 2, Some(id(1))), Ok(Ready::Now));
    }

    #[test]
    fn q50_no_agent_decides_on_what_concerns_them() {
        for perfil in Perfil::ALL {
            for agent in [8, 9] {
                let answer = agree(perfil, id(agent), [id(8), id(9)], Some(id(1)));
                assert_eq!(answer, Err(Refusal::NotAllowed));
            }
        }
        assert!(
            Outcome::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
    }
}
