//! Whether somebody may give another perfil to somebody (A-33, A47).

use super::Rights;
use crate::refusal::Refusal;

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

#[cfg(test)]
mod tests {
    use super::*;

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
