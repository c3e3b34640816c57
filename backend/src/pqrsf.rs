//! PQRSF (H-38, H-39, Q29; `domain.md` 2.4): a public form, a number, a due date, the status; and
//! the help desk's queue, whose agents ask, answer, open the questions again or confirm in person.
//!
//! What a person wrote is sealed with a key of the filing's own. Each act writes its event, its
//! mail and its audit entry in the transaction that does it. The status is told to whoever has the
//! number and the document or address; all else reads alike, whatever is wrong.

mod case;
mod disagree;
mod file;
mod help;
mod history;
mod queue;
mod record;
mod status;
mod work;

use domain::pqrsf::{Calendar, Due, Terms};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};

use crate::budget::Limit;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};

pub use case::{Block, Case, Person, Written, case};
pub use disagree::disagree;
pub use file::{Form, Receipt, file, form, receipt};
pub use help::{Decision, help};
pub use history::Happened;
pub use queue::{Item, Page, Wanted, queue};
pub(crate) use record::{key_of, unseal};
pub use status::{Status, inform, look_up, status};
pub use work::{Act, Words, release, take, take_over, typed, work};

/// Filings that one browser may send.
const FILINGS_OF_BROWSER: Limit = Limit {
    purpose: "filing_browser",
    most: 10,
    window: Span::hours(24),
};
/// Filings that one network may send.
const FILINGS_OF_NETWORK: Limit = Limit {
    purpose: "filing_network",
    most: 100,
    window: Span::hours(24),
};
/// Looks at a status that one browser may try.
const LOOKS_OF_BROWSER: Limit = Limit {
    purpose: "filing_look_browser",
    most: 20,
    window: Span::hours(1),
};
/// Looks at a status that one network may try.
const LOOKS_OF_NETWORK: Limit = Limit {
    purpose: "filing_look_network",
    most: 200,
    window: Span::hours(1),
};
/// How long a letter about a filing is worth sending.
const LETTER_LASTS: Span = Span::days(2);

/// The platform's terms and business days.
fn terms(caller: &Caller) -> Result<(Terms, Calendar), Denied> {
    let terms = caller.platform.pqrsf.ok_or(Refusal::NotFound)?;
    Ok((terms, Calendar::of(caller.platform.locale)))
}

/// The last day of a term that ends at that moment.
fn due_on(caller: &Caller, due_at: Timestamp) -> Result<domain::Date, Fault> {
    calendar::today(&caller.platform, due_at - Span(1))
}

/// How far that is from today.
fn due(caller: &Caller, due_at: Timestamp) -> Result<Due, Fault> {
    let today = calendar::today(&caller.platform, caller.now)?;
    Ok(Due::on(due_on(caller, due_at)?, today))
}
