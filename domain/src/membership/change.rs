//! What may become of a membership: one table of what happens to it, pure.

use super::{MembershipState, Perfil};
use crate::refusal::Refusal;

/// Something that happens to a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// «Habilitado», by an administrator.
    Enable,
    /// «Inhabilitado», by an administrator.
    Disable,
    /// Another perfil, by an administrator.
    Give(Perfil),
    /// Dismissed («dar de baja») by hand, from this moment on: protected as [`Change::Disable`].
    Dismiss,
    /// The end date has come, or the company's file says so: it wins, whoever it is (A-69, Q51).
    Leave,
    /// Hired again: enabled, with the base perfil (Q51).
    Return,
}

impl Change {
    /// Every change.
    pub const ALL: [Self; 7] = [
        Self::Enable,
        Self::Disable,
        Self::Give(Perfil::Administrator),
        Self::Give(Perfil::Worker),
        Self::Dismiss,
        Self::Leave,
        Self::Return,
    ];
}

/// What a change finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The state.
    pub state: MembershipState,
    /// The perfil.
    pub perfil: Perfil,
    /// Whether it is the membership of whoever acts.
    pub own: bool,
    /// Whether it is the last enabled administrator of the company.
    pub last_administrator: bool,
}

/// What it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// The state.
    pub state: MembershipState,
    /// The perfil.
    pub perfil: Perfil,
    /// Whether the company stays «sin administrador de accesos» (Q51).
    pub leaderless: bool,
}

/// What becomes of a membership; none when nothing changes.
///
/// # Errors
/// [`Refusal::NotAllowed`] on oneself, [`Refusal::LastAdministrator`].
pub fn change(before: Before, change: Change) -> Result<Option<After>, Refusal> {
    use MembershipState::{Disabled, Enabled};
    let leads = before.state == Enabled && before.perfil.leads();
    let (state, perfil) = match change {
        Change::Enable => (Enabled, before.perfil),
        Change::Disable => (Disabled, before.perfil),
        Change::Give(perfil) => (before.state, perfil),
        Change::Dismiss | Change::Leave => (Disabled, before.perfil),
        Change::Return if before.state == Enabled => (Enabled, before.perfil),
        Change::Return => (Enabled, before.perfil.base()),
    };
    if (state, perfil) == (before.state, before.perfil) {
        return Ok(None);
    }
    // Leading something else is no leading here: only the same perfil keeps what must be kept.
    let stops = leads && !(state == Enabled && perfil == before.perfil);
    let by_hand = !matches!(change, Change::Leave | Change::Return);
    if by_hand && before.own {
        return Err(Refusal::NotAllowed);
    }
    let leaderless = stops && before.last_administrator;
    if by_hand && leaderless {
        return Err(Refusal::LastAdministrator);
    }
    Ok(Some(After {
        state,
        perfil,
        leaderless,
    }))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::membership::Tier;

    /// The whole table: what happens, to whom, and what is left.
    const TABLE: &str = "\
Enable Enabled Administrator: -
Enable Enabled Worker: -
Enable Disabled Administrator: Enabled Administrator
Enable Disabled Worker: Enabled Worker
Disable Enabled Administrator: Disabled Administrator
Disable Enabled Worker: Disabled Worker
Disable Disabled Administrator: -
Disable Disabled Worker: -
Give(Administrator) Enabled Administrator: -
Give(Administrator) Enabled Worker: Enabled Administrator
Give(Administrator) Disabled Administrator: -
Give(Administrator) Disabled Worker: Disabled Administrator
Give(Worker) Enabled Administrator: Enabled Worker
Give(Worker) Enabled Worker: -
Give(Worker) Disabled Administrator: Disabled Worker
Give(Worker) Disabled Worker: -
Dismiss Enabled Administrator: Disabled Administrator
Dismiss Enabled Worker: Disabled Worker
Dismiss Disabled Administrator: -
Dismiss Disabled Worker: -
Leave Enabled Administrator: Disabled Administrator
Leave Enabled Worker: Disabled Worker
Leave Disabled Administrator: -
Leave Disabled Worker: -
Return Enabled Administrator: -
Return Enabled Worker: -
Return Disabled Administrator: Enabled Worker
Return Disabled Worker: Enabled Worker
";

    fn every(own: bool, last_administrator: bool) -> impl Iterator<Item = (Change, Before)> {
        Change::ALL.into_iter().flat_map(move |change| {
            MembershipState::ALL.into_iter().flat_map(move |state| {
                [Perfil::Administrator, Perfil::Worker]
                    .into_iter()
                    .map(move |perfil| {
                        (
                            change,
                            Before {
                                state,
                                perfil,
                                own,
                                last_administrator,
                            },
                        )
                    })
            })
        })
    }

    #[test]
    fn the_transitions_are_this_table() {
        let mut printed = String::new();
        for (what, before) in every(false, false) {
            let (state, perfil) = (before.state, before.perfil);
            write!(printed, "{what:?} {state:?} {perfil:?}: ").unwrap();
            match change(before, what).unwrap() {
                Some(after) => writeln!(printed, "{:?} {:?}", after.state, after.perfil).unwrap(),
                None => printed.push_str("-\n"),
            }
        }
        assert_eq!(printed, TABLE);
    }

    #[test]
    fn a70_nobody_disables_themselves_or_the_last_administrator_by_hand() {
        for (what, before) in every(true, false).chain(every(false, true)) {
            let leads =
                before.state == MembershipState::Enabled && before.perfil == Perfil::Administrator;
            let stops = matches!(
                what,
                Change::Disable | Change::Dismiss | Change::Give(Perfil::Worker)
            );
            let answer = change(before, what);
            if before.last_administrator && leads && stops {
                assert_eq!(answer, Err(Refusal::LastAdministrator), "{what:?}");
            }
            if before.own && leads && stops {
                assert_eq!(answer, Err(Refusal::NotAllowed), "{what:?}");
            }
        }
    }

    #[test]
    fn c30_an_institution_keeps_a_super_administrator() {
        let tier = |tier| Perfil::Tier(tier);
        let last = |perfil| Before {
            state: MembershipState::Enabled,
            perfil,
            own: false,
            last_administrator: true,
        };
        for what in [Change::Disable, Change::Give(tier(Tier::Administrator))] {
            let answer = change(last(tier(Tier::Super)), what);
            assert_eq!(answer, Err(Refusal::LastAdministrator), "{what:?}");
            assert!(change(last(tier(Tier::Administrator)), what).is_ok());
        }
        let back = Before {
            state: MembershipState::Disabled,
            ..last(tier(Tier::Super))
        };
        let back = change(back, Change::Return).unwrap().unwrap();
        assert_eq!(back.perfil, tier(Tier::User));
    }

    #[test]
    fn c30_a70_leading_something_else_is_no_way_around_the_last_one() {
        let (here, there) = (Perfil::Administrator, Perfil::Tier(Tier::Super));
        for (perfil, wanted) in [(here, there), (there, here)] {
            let before = Before {
                state: MembershipState::Enabled,
                perfil,
                own: false,
                last_administrator: true,
            };
            let answer = change(before, Change::Give(wanted));
            assert_eq!(answer, Err(Refusal::LastAdministrator), "{wanted:?}");
        }
    }

    #[test]
    fn q51_the_end_date_wins_and_the_company_is_marked() {
        let before = Before {
            state: MembershipState::Enabled,
            perfil: Perfil::Administrator,
            own: true,
            last_administrator: true,
        };
        let after = change(before, Change::Leave).unwrap().unwrap();
        assert!(after.leaderless);
        assert_eq!(after.state, MembershipState::Disabled);
    }
}
