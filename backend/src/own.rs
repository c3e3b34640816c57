//! What people see and do about their own account: sessions and browsers, history, authorisations,
//! a copy of everything. Ids of others answer as if there were none (A46).

mod consents;
mod data;
mod history;
mod kept;
mod sessions;

use domain::refusal::Refusal;

use crate::caller::Caller;
use crate::fault::Denied;

pub use consents::{Consent, give, withdraw};
pub use data::{Change, Copy, copy};
pub use history::{By, Entry, History, history, whole_history};
pub use kept::{Facts, Part};
pub use sessions::{Browser, Inside, Session, end_one, end_others, sessions};

/// An id that is none of the caller's own, whatever it is.
fn not_own(caller: &Caller, what: &'static str) -> Denied {
    let number = &caller.visit.trace;
    tracing::warn!(number, what, "an id that is not one's own was asked for");
    Refusal::NotFound.into()
}
