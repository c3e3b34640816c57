//! Recovery codes: ten, each for one use, stored as keyed digests. Their texts are kept sealed for
//! the browser that made them until their owner says that they are saved, half an hour at the
//! most, so that a page without script can show them and a reload loses nothing.

use domain::access::RenewCodes;
use domain::id::{self, Id};
use domain::refusal::{Field, Refusal};
use domain::second_factor::{Code, RECOVERY_CODES, RecoveryCode};

use super::tries::{self, digest};
use super::{Proof, note};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::password;
use crate::storage::{self, Tx};
use crate::typed::{self, Values};

const FORM: &str = "recovery_codes";

/// New codes for whoever knows the password and a code; the old ones open nothing any more.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong password or code; [`Refusal::Blocked`] and [`Refusal::TooMany`]
/// after several; [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn renew(caller: &Caller, proof: &Proof) -> Result<(), Denied> {
    let grant = &caller.own(RenewCodes)?;
    password::prove(caller, &proof.password).await?;
    let code = &Code::parse(&proof.code).map_err(|problem| Refusal::field(Field::Code, problem))?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let account = grant.at().account;
            let answer = tries::spend(&mut tx, caller, account, code).await?;
            if answer.is_ok() {
                replace(&mut tx, caller, account).await?;
                note(&mut tx, caller, account, "second_factor.codes").await?;
            }
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

/// «Ya los guardé» and «Cancelar»: codes are shown no more, a secret that waits is taken back.
///
/// # Errors
/// [`Refusal::SessionOver`], [`Refusal::NotAllowed`].
pub async fn put_away(caller: &Caller) -> Result<(), Denied> {
    let grant = &caller.own(RenewCodes)?;
    typed::forget(caller, FORM).await?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let own = grant.at();
            let taken_back =
                storage::totp::withdraw(&mut tx, own.platform.as_str(), own.account).await?;
            if taken_back > 0 {
                note(&mut tx, caller, own.account, "second_factor.withdrawn").await?;
            }
            tx.done(())
        })
        .await
}

/// Ten new ones instead of those that were there.
pub(super) async fn replace(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let backend = &caller.backend;
    storage::totp::remove_codes(tx, platform, account).await?;
    let mut values = Values::from([("account".to_owned(), account.to_string())]);
    for place in 0..RECOVERY_CODES {
        let code = RecoveryCode::of(backend.env.chance.bytes());
        let digest = digest(&backend.keys, account, &code);
        storage::totp::insert_code(tx, platform, account, &digest, caller.now).await?;
        values.insert(format!("code_{place}"), code.expose());
    }
    typed::keep_with(tx, caller, FORM, &values).await
}

/// The codes that this browser made for that account and has not put away yet.
pub(super) async fn fresh(
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<Vec<String>, Denied> {
    let mut values = typed::recall(caller, FORM).await?;
    if values.remove("account") != Some(account.to_string()) {
        return Ok(Vec::new());
    }
    Ok(values.into_values().collect())
}
