//! A lost mailbox (Q50): two agents, with fresh proof of the document, give the account another
//! address; it holds after 72 hours in which whoever still has the old mailbox may object.

use crate::id::{Account, Id};
use crate::refusal::Refusal;
use crate::time::Span;

/// How long the new address waits once two agents agreed.
pub const WAIT: Span = Span::hours(72);
/// How long what one agent saw is fresh: after that somebody has to look at the document again.
pub const FRESH: Span = Span::hours(24);

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The new address is on file.
    Moved,
    /// An agent took it back.
    Declined,
    /// Whoever has the old mailbox objected.
    Objected,
    /// The account has another address by now, or the new one belongs to somebody.
    Overtaken,
    /// No second agent agreed in time.
    Lapsed,
}

impl Ending {
    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Declined => "declined",
            Self::Objected => "objected",
            Self::Overtaken => "overtaken",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Whether `agent` may agree to what `first` proposed for `about`.
///
/// Errors: `NotAllowed` to whoever it is about; `SecondPerson` to whoever proposed it.
pub fn agree(agent: Id<Account>, about: Id<Account>, first: Id<Account>) -> Result<(), Refusal> {
    if agent == about {
        return Err(Refusal::NotAllowed);
    }
    if agent == first {
        return Err(Refusal::SecondPerson);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q50_a_lost_mailbox_takes_two_agents_and_neither_is_its_owner() {
        let id = |n: u128| -> Id<Account> { format!("{n:032x}").parse().unwrap() };
        let (one, two, about) = (id(1), id(2), id(3));
        assert_eq!(agree(one, about, one), Err(Refusal::SecondPerson));
        assert_eq!(agree(two, about, one), Ok(()));
        assert_eq!(agree(about, about, one), Err(Refusal::NotAllowed));
    }
}
