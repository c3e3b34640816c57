//! What text messages may cost, whoever asks for them (A23; `domain.md` 3.2). A number and an
//! account get five an hour; a block of ten thousand numbers in a row gets few a day, because
//! whoever is paid for messages to numbers of theirs owns them by the block; and a platform gets so
//! many a day as the configuration says.

use domain::contact::Phone;
use domain::id::{self, Id};
use domain::time::Span;

use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::Tx;

const NUMBER: Limit = Limit {
    purpose: "sms_number",
    most: 5,
    window: Span::hours(1),
};
const ACCOUNT: Limit = Limit {
    purpose: "sms_account",
    most: 5,
    window: Span::hours(1),
};
const BLOCK: Limit = Limit {
    purpose: "sms_block",
    most: 20,
    window: Span::hours(24),
};

/// Counts one message to that number for that account, or refuses it.
///
/// # Errors
/// [`domain::Refusal::TooMany`] when one of the budgets is used up.
pub async fn require(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    to: &Phone,
) -> Result<(), Denied> {
    let keys = &caller.backend.keys;
    let number = to.e164();
    let block = number.get(..number.len().saturating_sub(4)).unwrap_or("");
    let account = account.uuid();
    let platform = Limit {
        purpose: "sms_platform",
        most: i64::from(caller.backend.config.sms.most_per_day),
        window: Span::hours(24),
    };
    budget::require(tx, caller, NUMBER, &keys.lookup("sms_number", number)).await?;
    budget::require(tx, caller, ACCOUNT, account.as_bytes()).await?;
    budget::require(tx, caller, BLOCK, &keys.lookup("sms_block", block)).await?;
    budget::require(tx, caller, platform, b"").await
}
