//! A «usuario de una empresa»: one person in one company, with a perfil and a state (X-01, Q14).
//! The sign-in belongs to the person; whether they may enter belongs to the membership and to the
//! company, each kept apart, so that both return as they were (Q18).

mod change;
mod claim;
mod entry;
mod guest;
mod institution;
mod invited;
mod invitee;
mod pause;
mod perfil;
mod perfil_change;
mod reason;
mod state;
mod tier;

pub use change::{After, Before, Change, change};
pub use claim::{Claim, TypedClaim};
pub use entry::{Shut, Standing, may_enter};
pub use guest::{Guest, TypedGuest};
pub use institution::{Institution, TypedInstitution, seats};
pub use invited::{INVITATION, Invited};
pub use invitee::{Invitee, TypedInvitee};
pub use pause::{Patience, Tries, Waiting};
pub use perfil::{Basis, Perfil};
pub use perfil_change::{Outcome, Ready, agree, by_hand};
pub use reason::Reason;
pub use state::MembershipState;
pub use tier::Tier;

use crate::time::Span;

/// How long an initial password is good, from its issue (Q2).
pub const INITIAL_PASSWORD: Span = Span::hours(24);
