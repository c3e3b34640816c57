//! Acquisitions (W-01 to W-04): the operator records that a company bought the product, which mails
//! the welcome with the way into the form. The link is bound to that acquisition; knowing a RUT is
//! not enough, for RUTs are public (Q5).

mod again;
mod at_once;
mod list;
mod record;
mod sealed;

use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};

use crate::budget::Limit;
use crate::caller::{self, Caller};
use crate::fault::Denied;
use crate::hand::Hand;
use crate::keys::Secret;
use crate::storage::acquisition::AcquisitionRow;
use crate::storage::{self, Tx};

pub use again::ask_again;
pub(crate) use at_once::open_at_once;
pub use list::{Listed, Recorded, list};
pub use record::{record, resend, withdraw};
pub(crate) use sealed::{open, seal};

/// How long a welcome link is good; resending starts anew.
pub(crate) const WELCOME: Span = Span::days(30);

/// The state of an acquisition whose account is still to be opened.
pub(crate) const WAITING: &str = "waiting";
/// The state once the account is open.
pub(crate) const OPENED: &str = "opened";
/// The state once the operator took it back.
pub(crate) const WITHDRAWN: &str = "withdrawn";

fn pause(hand: &Hand<'_>) -> Limit {
    Limit {
        purpose: "welcome_pause",
        most: 1,
        window: hand.platform.policy.links.resend_pause(),
    }
}

fn day(hand: &Hand<'_>) -> Limit {
    Limit {
        purpose: "welcome_day",
        most: i64::from(hand.platform.policy.links.resend_per_day),
        window: Span::hours(24),
    }
}

/// The acquisition whose welcome link this browser opened. What became of it is told behind the
/// link only (Q53).
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a replaced or a withdrawn one; [`Refusal::LinkExpired`];
/// [`Refusal::CompanyOpened`] when the account is open already (W-07).
pub(crate) async fn behind_link(tx: &mut Tx, caller: &Caller) -> Result<AcquisitionRow, Denied> {
    let platform = caller.platform.slug.as_str();
    let cookie = caller::link_cookie(platform);
    let token = caller.visit.cookies.get(&cookie);
    let secret = token.and_then(|text| Secret::parse(text));
    let digest = secret.ok_or(Refusal::LinkInvalid)?.digest();
    let row = storage::acquisition::by_secret(tx, platform, &digest).await?;
    let row = row.ok_or(Refusal::LinkInvalid)?;
    match row.state.as_str() {
        OPENED => Err(Refusal::CompanyOpened.into()),
        WAITING if is_over(&row, caller.now) => Err(Refusal::LinkExpired.into()),
        WAITING => Ok(row),
        _ => Err(Refusal::LinkInvalid.into()),
    }
}

/// Whether the link that was read with it opens nothing any more (F12).
fn is_over(row: &AcquisitionRow, now: Timestamp) -> bool {
    !WELCOME.covers(Timestamp(row.expires_at), now)
}

/// What the audit and lists call an acquisition.
fn subject(id: Id<id::Acquisition>) -> String {
    format!("acquisition:{id}")
}
