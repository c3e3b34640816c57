//! Setting it up: a secret is offered, and in force once its first code came. Moving to another
//! telephone is the same, and the old one stays in force until then.

use domain::access::EnrolSecondFactor;
use domain::account::Stage;
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use domain::second_factor::Code;
use domain::time::{Span, Timestamp};

use super::{Proof, Seed, codes, note, tell, tries};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters::second_factor::News;
use crate::password;
use crate::session::{self, Device};
use crate::storage::totp::TotpRow;
use crate::storage::{self, Tx};

/// How long an offered secret waits for its first code.
const OFFERED: Span = Span::hours(1);

/// It is in force.
#[derive(Debug)]
pub struct Confirmed {
    /// The session's new token, for the cookie.
    pub secret: Secret,
    /// Whether the cookie dies with the browser.
    pub device: Device,
}

/// Offers a secret to whoever knows the password, and a code of the one in force, if there is one.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong password or code; [`Refusal::Blocked`] and [`Refusal::TooMany`]
/// after several; [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn begin(caller: &Caller, proof: &Proof) -> Result<(), Denied> {
    let grant = &caller.own(EnrolSecondFactor)?;
    password::prove(caller, &proof.password).await?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let answer = offer(&mut tx, caller, grant.at().account, &proof.code).await?;
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

async fn offer(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    typed: &str,
) -> Result<Result<(), Refusal>, Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::totp::of(tx, platform, account).await?;
    if row.is_some_and(|row| row.confirmed_at.is_some()) {
        let code = match Code::parse(typed) {
            Ok(code) => code,
            Err(problem) => return Ok(Err(Refusal::field(Field::Code, problem))),
        };
        if let Err(refusal) = tries::spend(tx, caller, account, &code).await? {
            return Ok(Err(refusal));
        }
    }
    let backend = &caller.backend;
    let chance = &backend.env.chance;
    let sealed = Seed::new(chance).seal(&backend.keys, chance, account)?;
    storage::totp::offer(tx, platform, account, &sealed, caller.now).await?;
    note(tx, caller, account, "second_factor.offered").await?;
    Ok(Ok(()))
}

/// The first code of the offered secret puts it into force; every other session is over, and
/// there are ten recovery codes to show once. Who sends wrong ones guesses at nothing that they
/// were not shown.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong code; [`Refusal::Outdated`] when no secret waits any more;
/// [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn confirm(caller: &Caller, typed: &str) -> Result<Confirmed, Denied> {
    let grant = &caller.own(EnrolSecondFactor)?;
    let wrong = |problem| Refusal::field(Field::Code, problem);
    let code = Code::parse(typed).map_err(wrong)?;
    let Code::Totp(digits) = &code else {
        return Err(wrong(Problem::CodeFormat).into());
    };
    let secret = caller
        .backend
        .db
        .write(|mut tx| async move {
            let secret = enforce(&mut tx, caller, grant.at().account, digits).await?;
            tx.done(secret)
        })
        .await?;
    let device = Device::of(caller.signed_in()?);
    Ok(Confirmed { secret, device })
}

async fn enforce(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    digits: &str,
) -> Result<Secret, Denied> {
    let platform = caller.platform.slug.as_str();
    let session = caller.signed_in()?;
    let row = storage::totp::of(tx, platform, account).await?;
    let sealed = row.and_then(|row| waiting(&row, caller.now));
    let sealed = sealed.ok_or(Refusal::Outdated)?;
    let seed = Seed::open(&caller.backend.keys, account, &sealed)?;
    let step = seed
        .step_of(digits, caller.now)
        .ok_or_else(|| Refusal::field(Field::Code, Problem::CodeWrong))?;
    let now = caller.now;
    if storage::totp::confirm(tx, platform, account, &sealed, step, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    session::end_all_except(tx, platform, account, Some(&session.digest)).await?;
    let secret = session::rotate(tx, caller, Stage::Full).await?;
    codes::replace(tx, caller, account).await?;
    tell(tx, caller, account, News::On).await?;
    note(tx, caller, account, "second_factor.on").await?;
    Ok(secret)
}

/// The offered secret, sealed, unless it waited too long.
pub(super) fn waiting(row: &TotpRow, now: Timestamp) -> Option<Vec<u8>> {
    let since = Timestamp(row.offered_at?);
    let sealed = row.offered.clone()?;
    OFFERED.covers(since + OFFERED, now).then_some(sealed)
}
