//! Petitions, complaints, claims, suggestions, praise, and the request to lift a block of identity
//! (H-38, H-39, Q29; `domain.md` 2.4). A filing has a printable number, a due date in business
//! days, and a history; a person of the help desk works on it. Nothing here sends mail.

mod assisted;
mod due;
mod form;
mod history;
mod holidays;
mod kind;
mod number;
mod state;
mod terms;

pub use assisted::{Assisted, Help, MOST_UNLOCKS};
pub use due::{Calendar, Due};
pub use form::{Contact, Filed, ReplyBy, Typed, text};
pub use history::What;
pub use holidays::holidays;
pub use kind::FilingKind;
pub use number::FilingNumber;
pub use state::{FilingState, Outcome};
pub use terms::Terms;
