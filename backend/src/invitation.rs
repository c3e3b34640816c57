//! Invitations to an institution (C-27 to C-36), on platforms whose people belong to one only (Q34).
//!
//! - The link goes to the invitee and is shown to nobody else; of it a digest is stored (A31). It is
//!   bound to one row: address, institution and role are what stands there, whatever a form says (A30).
//! - Whoever invites must be allowed to at that moment, and again when the invitation is accepted: the
//!   membership is held while the write is done (A48).
//! - That somebody has an account elsewhere is told as «cannot be invited» and no more (Q32, A06).
//!   Accounts that ended are no obstacle; the RUT that an inviter typed proves nothing until the person
//!   confirms it (Q54).
//! - [`invite`] does one row, for the form and for lists.

mod accept;
mod again;
mod begin;
mod first;
mod holder;
mod invite;
mod inviter;
mod link;
mod list;
mod rows;
mod sealed;
mod sends;

use domain::id::{self, Id};
use domain::time::Span;

use crate::budget::Limit;

pub use crate::storage::invitation::Which;
pub use accept::accept;
pub(crate) use again::{Again, resend_one, send_again};
pub use again::{resend, resend_first, revoke};
pub use begin::{Chosen, begin, send_code};
pub use first::invite_first;
pub use invite::{Outcome, invite, send};
pub use inviter::Inviter;
pub use link::{Opened, open};
pub use list::{Listed, One, Panel, panel};
pub(crate) use rows::{Sent, count_refused, enter, send as send_row, standing, withdraw};

/// Invitations that one institution sends in a day, the same person again included.
const OF_COMPANY: Limit = Limit {
    purpose: "invitations_of_company",
    most: 2_000,
    window: Span::hours(24),
};
/// «Cannot be invited» is an answer about somebody: nobody collects many of them (A06).
pub(crate) const NOT_INVITABLE: Limit = Limit {
    purpose: "invitations_refused",
    most: 50,
    window: Span::hours(24),
};
/// RUTs typed behind one link in a day (Q54).
const WRONG_RUTS: Limit = Limit {
    purpose: "invitation_rut",
    most: 10,
    window: Span::hours(24),
};

/// What the audit and lists call an invitation.
pub(crate) fn subject(id: Id<id::Invitation>) -> String {
    format!("invitation:{id}")
}
