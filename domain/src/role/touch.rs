//! Whether somebody may change the access of somebody (A47, A-28).

use super::Rights;
use crate::refusal::Refusal;

/// Nobody enables, disables or signs out somebody who may do more than they: else whoever may edit
/// people would rid the company of its administrators.
///
/// # Errors
/// [`Refusal::AboveOwn`].
pub fn may_touch(actor: &Rights, target: &Rights) -> Result<(), Refusal> {
    match actor.covers(target) {
        true => Ok(()),
        false => Err(Refusal::AboveOwn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r2_a47_nobody_touches_the_access_of_those_above_them() {
        let rights = |text: &str| Rights::Only(text.parse().unwrap());
        let few = rights("personas:edit,aa:see");
        for below in [Rights::none(), rights("aa:see"), few.clone()] {
            assert_eq!(may_touch(&few, &below), Ok(()), "{below:?}");
            assert_eq!(may_touch(&Rights::Everything, &below), Ok(()));
        }
        for above in [Rights::Everything, rights("aa:edit"), rights("bb:see")] {
            assert_eq!(may_touch(&few, &above), Err(Refusal::AboveOwn), "{above:?}");
        }
        assert_eq!(may_touch(&Rights::Everything, &Rights::Everything), Ok(()));
    }
}
