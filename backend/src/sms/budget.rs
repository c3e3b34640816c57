//! What text messages may cost, whoever asks for them (A23; `domain.md` 3.2). A number and an
//! account get five an hour, and a number that somebody typed few a day, counted apart: nobody uses up
//! the messages of another's sign-ins by typing their number; a block of ten thousand numbers in a row gets few a day, because
//! whoever is paid for messages to numbers of theirs owns them by the block; a network gets some
//! hundreds an hour; and a platform gets so many a day as the configuration says.

use domain::contact::Phone;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Span;
use uuid::Uuid;

use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::Tx;

/// Confirmed by its owner: keys at sign-in.
const CONFIRMED: Limit = Limit {
    purpose: "sms_number",
    most: 5,
    window: Span::hours(1),
};
/// On file about somebody who registers.
const ON_FILE: Limit = Limit {
    purpose: "sms_number_on_file",
    most: 5,
    window: Span::hours(1),
};
/// Typed by somebody, who may mean another's telephone.
const TYPED: Limit = Limit {
    purpose: "sms_number_typed",
    most: 5,
    window: Span::hours(24),
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

/// A school or an office signs in from one address in the morning; nobody else needs so many.
const NETWORK: Limit = Limit {
    purpose: "sms_network",
    most: 600,
    window: Span::hours(1),
};

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Their own, confirmed: the telephones of an institution may well be a block of numbers.
    Confirmed,
    /// On file, not chosen by whoever asks.
    OnFile,
    /// Typed by somebody.
    Typed,
}

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
    Ok(take(tx, caller, account.uuid(), (to, Number::OnFile)).await??)
}

/// Counts one message to that number for that holder: an account, or what will be one. The refusal is
/// an answer, so that whatever else the transaction does can stand.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn take(
    tx: &mut Tx,
    caller: &Caller,
    who: Uuid,
    (to, number): (&Phone, Number),
) -> Result<Result<(), Refusal>, Denied> {
    let keys = &caller.backend.keys;
    let digits = to.e164();
    let block = digits.get(..digits.len().saturating_sub(4)).unwrap_or("");
    let platform = Limit {
        purpose: "sms_platform",
        most: i64::from(caller.backend.config.sms.most_per_day),
        window: Span::hours(24),
    };
    let of_number = match number {
        Number::Confirmed => CONFIRMED,
        Number::OnFile => ON_FILE,
        Number::Typed => TYPED,
    };
    let limits = [
        (of_number, keys.lookup("sms_number", digits)),
        (ACCOUNT, who.as_bytes().to_vec()),
        (BLOCK, keys.lookup("sms_block", block)),
        (NETWORK, keys.lookup("sms_network", &caller.visit.network)),
        (platform, Vec::new()),
    ];
    for (limit, holder) in limits {
        if number == Number::Confirmed && limit.purpose == BLOCK.purpose {
            continue;
        }
        if !budget::take(tx, caller, limit, &holder).await? {
            let retry_seconds = limit.window.seconds_left();
            return Ok(Err(Refusal::TooMany { retry_seconds }));
        }
    }
    Ok(Ok(()))
}
