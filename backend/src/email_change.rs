//! Moving the own address (A-40, Q20, A34). It is asked for with the password in use, confirmed
//! behind a link in the new mailbox by whoever is signed in to that account, and can be taken back
//! from the old mailbox for three days. Until it is confirmed nothing moves: mail, sign-in and
//! recovery stay with the old address. That the button asks for the session keeps a mistyped
//! address from handing the account to a stranger.
//!
//! An address that belongs to another account is answered like a free one; its owner is told.

mod ask;
mod confirm;
mod undo;

use domain::access::ChangeEmail;
use domain::refusal::Refusal;
use domain::time::Span;

use crate::caller::{Caller, link_cookie};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::storage;
use crate::typed;

pub use ask::{ask, cancel};
pub use confirm::{confirm, view as confirmation};
pub use undo::{undo, view as taking_back};

/// How long the old mailbox may take the change back (Q20).
pub const UNDO: Span = Span::hours(72);
const FORM: &str = "email_change";

/// How things stand with the own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The address on file.
    pub current: String,
    /// The address that waits for its confirmation.
    pub waiting: Option<String>,
    /// What was typed last and refused.
    pub typed: String,
}

/// How things stand with the own address.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
pub async fn standing(caller: &Caller) -> Result<Standing, Denied> {
    let grant = &caller.own(ChangeEmail)?;
    let mut typed = typed::recall(caller, FORM).await?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let row = storage::account::by_id(&mut tx, platform, account, caller.now)
                .await?
                .ok_or(Refusal::SessionOver)?;
            let open =
                storage::email_change::open_of(&mut tx, platform, account, caller.now).await?;
            tx.done((row.email, open.map(|open| open.new_email)))
        })
        .await
        .map(|(current, waiting)| Standing {
            current,
            waiting,
            typed: typed.remove("email").unwrap_or_default(),
        })
}

/// The digest of the secret that the mailed link left in a cookie.
fn digest(caller: &Caller) -> Result<Vec<u8>, Denied> {
    let cookie = link_cookie(caller.platform.slug.as_str());
    let token = caller.visit.cookies.get(&cookie);
    let secret = token.and_then(|text| Secret::parse(text));
    Ok(secret.ok_or(Refusal::LinkInvalid)?.digest())
}
