//! Workers as their companies tell them, and how they get an account:
//! RUT, number of the card and e-mail; a right number mails a link that leads to choosing a password.
//!
//! One sentence answers an unknown RUT, a wrong number and a pause, after the same statements
//! (Q11). Failures are counted for every RUT, known or not (Q12).

mod again;
mod claim;
mod desk;
mod finish;
mod record;
mod release;
mod sent;
mod stop;
mod verifier;

use domain::time::Span;

use crate::caller::{self, Caller};
use crate::keys::Secret;

pub(crate) use again::{send_again, sent_at};
pub(crate) use claim::on_file;
pub use claim::start;
pub(crate) use claim::subject;
pub(crate) use desk::lift;
pub use desk::{Paused, paused};
pub use finish::{Claimed, finish, standing};
pub(crate) use record::{Record, card_digest, correct, of_row, open, seal, unseal};
pub use sent::resend;
pub(crate) use sent::{document_of, own};
pub use stop::{Stopped, lift_by_contact, stop};
pub use verifier::DocumentVerifier;

/// Links that register.
const REGISTER: &str = "register";
/// Links to the address on file that lift a pause (Q12).
const LIFT: &str = "lift";
/// How long either is good.
const LINK_LASTS: Span = Span::hours(24);
/// How long the owner of another address on file can stop registrations (Q49).
const STOPPED: Span = Span::hours(24);

/// The digest of the secret that a mailed link left in a cookie.
fn link_digest(caller: &Caller) -> Option<Vec<u8>> {
    let cookie = caller::link_cookie(caller.platform.slug.as_str());
    let token = caller.visit.cookies.get(&cookie)?;
    Some(Secret::parse(token)?.digest())
}
