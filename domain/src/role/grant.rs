//! Whether somebody may give another perfil to somebody (A-33, A47).

use super::Rights;
use crate::membership::{Basis, Perfil, by_hand};
use crate::refusal::{Field, Problem, Refusal};

/// A perfil that changes hands.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// What whoever acts may do.
    pub actor: &'a Rights,
    /// What the person may do until now.
    pub before: &'a Rights,
    /// What they may do from then on.
    pub after: &'a Rights,
    /// Whether it is the person who acts.
    pub own: bool,
}

/// Nobody gives what they lack, changes somebody above them, or changes themselves.
///
/// # Errors
/// [`Refusal::NotAllowed`] on oneself, [`Refusal::AboveOwn`].
pub fn may_give(given: Given<'_>) -> Result<(), Refusal> {
    if given.own {
        return Err(Refusal::NotAllowed);
    }
    if given.actor.covers(given.before) && given.actor.covers(given.after) {
        Ok(())
    } else {
        Err(Refusal::AboveOwn)
    }
}

/// Whose wish it is that somebody gets another perfil.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    /// What whoever wishes it may do.
    pub rights: &'a Rights,
    /// Why they are administrator, if they are.
    pub basis: Option<Basis>,
    /// Whether the help desk carries it out: what needs a second pair of eyes has had it (Q50).
    pub by_desk: bool,
}

/// Who gets it.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The perfil they have.
    pub perfil: Perfil,
    /// What that allows.
    pub rights: &'a Rights,
    /// Whether it is the hand itself.
    pub own: bool,
}

/// The one rule behind every change of a perfil, whoever asks for it and wherever: it is one of such
/// a company, nobody gives what they lack, and administration is given and taken by the legal
/// representative, or by the help desk's two agents (A-28, A-33, A47, Q49, Q50). `exclusive` says
/// whether companies there are institutions.
///
/// # Errors
/// [`Refusal::Fields`] for a perfil that such companies do not have; [`Refusal::NotAllowed`] on
/// oneself, and for the administrator's perfil by another hand; [`Refusal::AboveOwn`].
pub fn may_change(
    hand: &Hand<'_>,
    target: &Target<'_>,
    (wanted, after): (Perfil, &Rights),
    exclusive: bool,
) -> Result<(), Refusal> {
    if !wanted.fits(exclusive) {
        return Err(Refusal::field(Field::Perfil, Problem::NotAChoice));
    }
    may_give(Given {
        actor: hand.rights,
        before: target.rights,
        after,
        own: target.own,
    })?;
    if hand.by_desk || wanted == target.perfil {
        return Ok(());
    }
    by_hand(hand.basis, target.perfil, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::membership::Tier;

    #[test]
    fn a28_q50_administration_is_given_by_the_representative_or_by_the_desk() {
        use Perfil::{Administrator, Worker};
        let (all, none) = (Rights::Everything, Rights::none());
        let worker = Target {
            perfil: Worker,
            rights: &none,
            own: false,
        };
        let give = |basis, by_desk, wanted, exclusive| {
            let hand = Hand {
                rights: &all,
                basis,
                by_desk,
            };
            may_change(&hand, &worker, (wanted, &all), exclusive)
        };
        // Whoever stands in for an administrator has their rights, and no basis.
        for basis in [None, Some(Basis::Appointed), Some(Basis::FirstUser)] {
            let answer = give(basis, false, Administrator, false);
            assert_eq!(answer, Err(Refusal::NotAllowed), "{basis:?}");
            assert_eq!(give(basis, true, Administrator, false), Ok(()));
        }
        let representative = Some(Basis::Representative);
        assert_eq!(give(representative, false, Administrator, false), Ok(()));
        let not_here = Err(Refusal::field(Field::Perfil, Problem::NotAChoice));
        for tier in Tier::ALL.map(Perfil::Tier) {
            for desk in [false, true] {
                assert_eq!(give(representative, desk, tier, false), not_here);
            }
        }
        assert_eq!(give(representative, true, Worker, true), not_here);
    }

    #[test]
    fn a47_nobody_gives_what_they_lack_or_changes_those_above_or_themselves() {
        let rights = |text: &str| Rights::Only(text.parse().unwrap());
        let few = rights("perfiles:edit,aa:see");
        let give = |before: &Rights, after: &Rights, own| {
            may_give(Given {
                actor: &few,
                before,
                after,
                own,
            })
        };
        assert_eq!(give(&Rights::none(), &rights("aa:see"), false), Ok(()));
        assert_eq!(
            give(&Rights::none(), &rights("aa:edit"), false),
            Err(Refusal::AboveOwn)
        );
        assert_eq!(
            give(&rights("bb:see"), &Rights::none(), false),
            Err(Refusal::AboveOwn)
        );
        assert_eq!(
            give(&Rights::Everything, &Rights::none(), false),
            Err(Refusal::AboveOwn)
        );
        assert_eq!(
            give(&rights("aa:see"), &rights("aa:see"), true),
            Err(Refusal::NotAllowed)
        );
    }
}
