//! Registration of a person by themselves (H-04 to H-28). A draft belongs to one browser and keeps
//! what was typed as it was typed, right or wrong; of a password only the hash (Q47); of what the
//! registry holds only marks and masks (Q21). «Crear Usuario» turns it into a registration that
//! waits for its mail. A taken document or address is answered like a free one (Q45).
//!
//! No account is made here: it is born when the mailed link is spent, in `activation`.

mod address;
mod draft;
mod finish;
mod form;
mod look_up;
mod sealed;
mod waiting;

use domain::platform::Registration;
use domain::refusal::Refusal;
use domain::time::Span;

use crate::budget::Limit;
use crate::caller::Caller;
use crate::fault::Denied;

pub use address::correct;
pub use draft::{Confirmation, Form, Shown, confirmation, load};
pub use finish::finish;
pub use form::{ConsentTexts, Intent, Sent, cancel, save};
pub use look_up::look_up;
pub use sealed::Answered;
pub use waiting::{Waiting, resend, waiting};
pub(crate) use waiting::{address, mail_again, pause, send_again};

/// Changes of the document that one browser may look up.
const LOOK_UPS_OF_BROWSER: Limit = Limit {
    purpose: "look_up_browser",
    most: 20,
    window: Span::hours(1),
};
/// Look-ups of one document, whoever asks.
const LOOK_UPS_OF_DOCUMENT: Limit = Limit {
    purpose: "look_up_document",
    most: 60,
    window: Span::hours(24),
};
/// Look-ups that lead to one address on file, whoever asks (Q21).
const LOOK_UPS_OF_ADDRESS: Limit = Limit {
    purpose: "look_up_address",
    most: 60,
    window: Span::hours(24),
};
/// Registrations that one browser may send.
const FINISHES_OF_BROWSER: Limit = Limit {
    purpose: "registration_browser",
    most: 10,
    window: Span::hours(1),
};
/// Warnings to the owner of a taken document or address.
const NOTICES: Limit = Limit {
    purpose: "registration_notice",
    most: 3,
    window: Span::hours(24),
};

/// Activation mails to one address.
fn activation_mails(caller: &Caller) -> Limit {
    Limit {
        purpose: "activation_mail",
        most: i64::from(caller.platform.policy.links.resend_per_day),
        window: Span::hours(24),
    }
}

/// Nobody registers by themselves where accounts come from the company.
fn require_open(caller: &Caller) -> Result<(), Denied> {
    match caller.platform.policy.registration {
        Registration::Closed | Registration::Workers => Err(Refusal::RegistrationClosed.into()),
        Registration::Open | Registration::Registry(_) => Ok(()),
    }
}

/// The keyed digest under which an address is counted.
fn address_digest(caller: &Caller, email: &domain::Email) -> Vec<u8> {
    caller.backend.keys.lookup("email", &email.key())
}
