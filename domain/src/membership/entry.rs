//! Whether somebody may enter a company, and what follows for the person.

use serde::{Deserialize, Serialize};

use super::MembershipState;
use crate::company::Adherence;

/// Why the door of a company stays shut. Told to its own people only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shut {
    /// The company is not adhered.
    NotAdhered,
    /// The membership is «Inhabilitado».
    Disabled,
    /// An administrator ended the sessions of this person in this company.
    Ended,
}

/// What a person is on a platform; derived, never stored (Q17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// No company at all: people of platforms or stages without companies.
    Alone,
    /// «Inactivo»: companies, but none to enter.
    Inactive,
    /// One to enter: straight in (Q43).
    One,
    /// Several: the table.
    Several,
}

/// Whether a membership of that state opens that company. The company weighs more: its people are
/// told what they all share.
///
/// # Errors
/// Why not.
pub const fn may_enter(company: Adherence, membership: MembershipState) -> Result<(), Shut> {
    match (company, membership) {
        (Adherence::Ended, _) => Err(Shut::NotAdhered),
        (Adherence::Adhered, MembershipState::Disabled) => Err(Shut::Disabled),
        (Adherence::Adhered, MembershipState::Enabled) => Ok(()),
    }
}

impl Standing {
    /// What follows from a person's memberships: how many there are, and how many open.
    pub const fn of(memberships: u32, open: u32) -> Self {
        match (memberships, open) {
            (0, _) => Self::Alone,
            (_, 0) => Self::Inactive,
            (_, 1) => Self::One,
            _ => Self::Several,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a08_both_must_be_in_order_to_enter() {
        use Adherence::{Adhered, Ended};
        use MembershipState::{Disabled, Enabled};
        for (company, membership, answer) in [
            (Adhered, Enabled, Ok(())),
            (Adhered, Disabled, Err(Shut::Disabled)),
            (Ended, Enabled, Err(Shut::NotAdhered)),
            (Ended, Disabled, Err(Shut::NotAdhered)),
        ] {
            assert_eq!(
                may_enter(company, membership),
                answer,
                "{company:?} {membership:?}"
            );
        }
    }

    #[test]
    fn q17_a_person_is_inactive_when_no_company_opens() {
        for (all, open, standing) in [
            (0, 0, Standing::Alone),
            (1, 0, Standing::Inactive),
            (5, 0, Standing::Inactive),
            (1, 1, Standing::One),
            (3, 1, Standing::One),
            (3, 2, Standing::Several),
        ] {
            assert_eq!(Standing::of(all, open), standing, "{all} {open}");
        }
    }
}
