//! Companies: opening an account behind the welcome link (W-05 to W-25), and what the installation
//! and the coordination team do with those that are open.
//!
//! The draft belongs to the acquisition and not to a browser: whoever has the link goes on where
//! they stopped, in another browser as well (W-20). It is sealed and holds what was typed, right or
//! wrong. `finish` reads it once more with the rules and makes exactly one company (A29).

mod adherence;
mod coordination;
mod draft;
mod finish;
mod first_user;
mod found;
mod home;
mod leader;
mod listed;
mod provision;
mod sealed;
mod sheet;
mod tax;

use domain::id::{self, Id};

pub use adherence::{Adherences, Adhering, adherence_of, adherences, by_number, set_adherence};
pub use coordination::{Call, Calls, mark_contacted, to_call, unmark_contacted};
pub use draft::{Form, Intent, confirmation, identify, load, save};
pub use finish::{AgreedTexts, Finished, finish};
pub(crate) use found::found_company;
pub use home::{Home, home};
pub use leader::{Leader, offer_leader};
pub(crate) use provision::{Provision, provision};
pub use sealed::{details, supplied};
pub use sheet::{Sheet, of_sheet, sheet};
pub use tax::{Tax, save_tax, tax};

/// What the audit and lists call a company.
pub(crate) fn subject(id: Id<id::Company>) -> String {
    format!("company:{id}")
}
