//! Who may do what: one policy, one question, one proof. The policy is a table of data; the
//! question is [`require`]; the answer is a [`Grant`] that nobody else can build and that storage
//! functions ask for, so that forgetting the question does not compile. Nothing here reads a
//! database: that somebody is who they say was settled before.
//!
//! What one may not know of answers "not found"; what one may see but not do, "not allowed".

mod action;
mod actor;
mod policy;

use std::fmt;

pub use action::*;
pub use actor::{Actor, By, Inside, Installation, Member, Own, Place, Signed, Staff};
pub use policy::Who;

use crate::refusal::Refusal;

/// Proof that this act was allowed at this place. Only [`require`] makes one.
pub struct Grant<A: Action> {
    at: A::At,
    by: By,
}

/// Asks whether the actor may do this here.
///
/// Errors: `SessionOver` for strangers who could sign in, `NotFound` for what is none of the
/// actor's business, `NotAllowed` for what is, but not theirs to do (or not yet).
pub fn require<A: Action>(actor: &Actor, _action: A, at: A::At) -> Result<Grant<A>, Refusal> {
    decide(actor, A::ACT, &at)?;
    Ok(Grant { at, by: actor.by() })
}

/// Whether [`require`] would grant it; for hiding a button, which is courtesy and not safety.
pub fn allows(actor: &Actor, act: Act, at: &dyn Place) -> bool {
    decide(actor, act, at).is_ok()
}

/// The decision itself, for the interface and for the printed table.
pub fn decide(actor: &Actor, act: Act, at: &dyn Place) -> Result<(), Refusal> {
    let roles = policy::who(act);
    if roles.iter().any(|who| policy::is(actor, *who, at)) {
        return Ok(());
    }
    let personal = !roles
        .iter()
        .any(|who| matches!(who, Who::Staff(_) | Who::Operator));
    Err(match actor {
        Actor::Stranger if personal => Refusal::SessionOver,
        Actor::Person(signed) if signed.is_near(at) => Refusal::NotAllowed,
        Actor::Operator(_) => Refusal::NotAllowed,
        _ => Refusal::NotFound,
    })
}

impl<A: Action> Grant<A> {
    /// Where the act was allowed; statements take their platform and account from here.
    pub const fn at(&self) -> &A::At {
        &self.at
    }

    /// Who was allowed to, for the audit.
    pub const fn by(&self) -> By {
        self.by
    }
}

impl<A: Action> fmt::Debug for Grant<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grant({} by {:?})", A::ACT.code(), self.by)
    }
}
