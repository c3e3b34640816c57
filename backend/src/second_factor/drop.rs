//! Switching it off: with password and code, and never for those with a role (Q50).

use domain::access::DropSecondFactor;
use domain::refusal::{Field, Refusal};
use domain::second_factor::Code;

use super::{Proof, note, tell, tries};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters::second_factor::News;
use crate::storage;
use crate::{password, session};

/// From now on the password alone lets in; every other session is over.
///
/// # Errors
/// [`Refusal::NotAllowed`] for those with a role; [`Refusal::Fields`] for a wrong password or code;
/// [`Refusal::Blocked`] and [`Refusal::TooMany`] after several; [`Refusal::SessionOver`].
pub async fn switch_off(caller: &Caller, proof: &Proof) -> Result<(), Denied> {
    let grant = &caller.own(DropSecondFactor)?;
    password::prove(caller, &proof.password).await?;
    let code = &Code::parse(&proof.code).map_err(|problem| Refusal::field(Field::Code, problem))?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let answer = tries::spend(&mut tx, caller, account, code).await?;
            // A role that came in the meantime asks for it again at the next request.
            if answer.is_ok() {
                let kept = caller.signed_in()?.digest.as_slice();
                storage::totp::remove(&mut tx, platform, account).await?;
                storage::totp::remove_codes(&mut tx, platform, account).await?;
                session::end_all_except(&mut tx, platform, account, Some(kept)).await?;
                tell(&mut tx, caller, account, News::Off).await?;
                note(&mut tx, caller, account, "second_factor.off").await?;
            }
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}
