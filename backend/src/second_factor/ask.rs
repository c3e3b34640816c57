//! The code at sign-in. Until it is given the session has no right but this one and signing out.

use domain::access::PassSecondFactor;
use domain::refusal::{Field, Refusal};
use domain::second_factor::Code;

use super::{note, tries};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::session::{self, Device};
use crate::sign_in::{Entered, Way, way_past_code};
use crate::storage::{self, Tx};

/// Takes the code and lets somebody in, as far as the account's state lets them.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong code or one that was used; [`Refusal::TooMany`] after five wrong
/// ones; [`Refusal::SessionOver`] for strangers; [`Refusal::NotAllowed`] where none is asked.
pub async fn pass(caller: &Caller, typed: &str) -> Result<Entered, Denied> {
    caller.own(PassSecondFactor)?;
    let code = &Code::parse(typed).map_err(|problem| Refusal::field(Field::Code, problem))?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let answer = enter(&mut tx, caller, code).await?;
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

async fn enter(
    tx: &mut Tx,
    caller: &Caller,
    code: &Code,
) -> Result<Result<Entered, Refusal>, Denied> {
    let account = caller.signed_in()?.account;
    if let Err(refusal) = tries::spend(tx, caller, account, code).await? {
        return Ok(Err(refusal));
    }
    // Whoever enters with a code that was written down may have lost the telephone.
    let lost = matches!(code, Code::Recovery(_));
    let entered = past(tx, caller).await?;
    Ok(entered.map(|entered| match entered.way {
        Way::Anywhere if lost => Entered {
            way: Way::Enrolment,
            ..entered
        },
        _ => entered,
    }))
}

/// Lets somebody in who gave the second factor, in whichever way.
pub(super) async fn past(tx: &mut Tx, caller: &Caller) -> Result<Result<Entered, Refusal>, Denied> {
    let session = caller.signed_in()?;
    let (platform, account) = (caller.platform.slug.as_str(), session.account);
    let row = storage::account::by_id(tx, platform, account, caller.now)
        .await?
        .ok_or(Refusal::SessionOver)?;
    let (stage, way) = match way_past_code(&row, session.staff.is_some(), true)? {
        Ok(on) => on,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let secret = session::rotate(tx, caller, stage).await?;
    note(tx, caller, account, "second_factor.passed").await?;
    Ok(Ok(Entered {
        secret,
        device: Device::of(session),
        way,
    }))
}
