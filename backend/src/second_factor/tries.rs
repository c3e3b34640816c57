//! One try of a code: counted, then compared, then taken.

use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use domain::second_factor::{Code, RecoveryCode};
use domain::time::Span;

use super::{Seed, note, tell};
use crate::budget::Limit;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Keys;
use crate::mail::letters::second_factor::News;
use crate::storage::{self, Tx};

/// Wrong codes of one account before a pause (A13); whose session or browser does not matter.
const TRIES: Limit = Limit {
    purpose: "second_factor",
    most: 5,
    window: Span::minutes(15),
};
/// Wrong codes of one account in a day: whoever has the password must not guess for weeks.
const DAY: Limit = Limit {
    purpose: "second_factor_day",
    most: 30,
    window: Span::hours(24),
};

/// Spends a code of that account. A refusal is an answer: what was counted must be committed.
pub(super) async fn spend(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    code: &Code,
) -> Result<Result<(), Refusal>, Denied> {
    // While one pauses, nothing is compared and the day is not counted on.
    for limit in [TRIES, DAY] {
        let used = count(tx, caller, account, limit).await?;
        if used > limit.most {
            if used == limit.most + 1 {
                tell(tx, caller, account, News::Paused).await?;
                note(tx, caller, account, "second_factor.paused").await?;
            }
            let retry_seconds = u32::try_from(limit.window.0 / 1_000_000).unwrap_or(u32::MAX);
            return Ok(Err(Refusal::TooMany { retry_seconds }));
        }
    }
    if !take(tx, caller, account, code).await? {
        note(tx, caller, account, "second_factor.failed").await?;
        return Ok(Err(Refusal::field(Field::Code, Problem::CodeWrong)));
    }
    clear(tx, caller, account).await?;
    if matches!(code, Code::Recovery(_)) {
        tell(tx, caller, account, News::RecoveryCode).await?;
    }
    Ok(Ok(()))
}

/// Counts one try of a key by text message on the day's: its own five are counted with it.
pub(super) async fn count_day(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<Result<(), Refusal>, Denied> {
    let used = count(tx, caller, account, DAY).await?;
    if used <= DAY.most {
        return Ok(Ok(()));
    }
    if used == DAY.most + 1 {
        tell(tx, caller, account, News::Paused).await?;
        note(tx, caller, account, "second_factor.paused").await?;
    }
    let retry_seconds = DAY.window.seconds_left();
    Ok(Err(Refusal::TooMany { retry_seconds }))
}

/// The right one was given: the wrong ones before it are forgotten.
pub(super) async fn clear(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    for limit in [TRIES, DAY] {
        let holder = account.uuid();
        storage::budget::clear(tx, platform, limit.purpose, holder.as_bytes()).await?;
    }
    Ok(())
}

/// Counts one try; the row stays locked until the transaction ends, so that tries of one account
/// come one after the other.
async fn count(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    limit: Limit,
) -> Result<i64, Denied> {
    let platform = caller.platform.slug.as_str();
    let holder = account.uuid();
    let (purpose, window) = (limit.purpose, limit.window);
    let holder = holder.as_bytes();
    Ok(storage::budget::take(tx, platform, purpose, holder, window, caller.now).await?)
}

/// Whether the code is right, and is taken now for the first time.
async fn take(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    code: &Code,
) -> Result<bool, Denied> {
    let platform = caller.platform.slug.as_str();
    let keys = &caller.backend.keys;
    let taken = match code {
        Code::Totp(digits) => {
            let row = storage::totp::of(tx, platform, account).await?;
            let row = row.filter(|row| row.confirmed_at.is_some());
            let Some(sealed) = row.and_then(|row| row.sealed) else {
                return Ok(false);
            };
            let seed = Seed::open(keys, account, &sealed)?;
            match seed.step_of(digits, caller.now) {
                Some(step) => storage::totp::take_step(tx, platform, account, step).await?,
                None => 0,
            }
        }
        Code::Recovery(code) => {
            let digest = digest(keys, account, code);
            storage::totp::take_code(tx, platform, account, &digest, caller.now).await?
        }
    };
    Ok(taken == 1)
}

/// What is stored of a recovery code.
pub(super) fn digest(keys: &Keys, account: Id<id::Account>, code: &RecoveryCode) -> Vec<u8> {
    keys.lookup("recovery_code", &format!("{account}:{}", code.key()))
}
