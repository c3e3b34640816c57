//! The second key by text message (C-24, C-25): sent with each sign-in on platforms whose policy asks
//! for it, bound to that sign-in, and asked of everybody; no browser is trusted to go without (Q38).
//!
//! - Whoever has an application for codes is asked for its code and gets a message on demand only: a
//!   gateway that is out shuts them out as little as it lets anybody in (F11).
//! - Those with a role on the platform give the application's code and no other (Q50).
//! - A used-up budget holds back the message, not the sign-in: its page says how to go on (A23).

use domain::access::PassSecondFactor;
use domain::challenge::ProofCode;
use domain::contact::Phone;
use domain::id::{self, Id};
use domain::platform::SecondFactor;
use domain::refusal::{Field, Refusal};

use super::ask::past;
use super::{note, tries};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mobile_change;
use crate::sign_in::Entered;
use crate::sms::code::{self, For, Purpose, Sent};
use crate::sms::mobile;
use crate::storage::{self, Tx};

/// How the second factor can be given at this sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// Whether there is an application for codes.
    pub application: bool,
    /// The confirmed mobile, masked, where a key may go there.
    pub mobile: Option<String>,
    /// The key that was sent last, while it can be tried.
    pub sent: Option<Sent>,
}

/// Sends the key of a sign-in that just began, where one is due.
pub(crate) async fn begin(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    session: &[u8],
) -> Result<(), Denied> {
    if caller.platform.policy.second_factor != SecondFactor::Sms {
        return Ok(());
    }
    let slug = caller.platform.slug.as_str();
    mobile_change::settle(tx, caller, account).await?;
    let (role, application) = storage::totp::hurdles(tx, slug, account.uuid()).await?;
    if role.is_some() || application.is_some() {
        return Ok(());
    }
    let Some(to) = mobile::of(tx, &caller.backend, slug, account).await? else {
        return Ok(());
    };
    // Refused or not, the sign-in stands before its second factor.
    drop(code::send(tx, caller, what(session, account, &to)).await?);
    Ok(())
}

/// How whoever stands before the second factor can give it.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] where none is asked.
pub async fn ways(caller: &Caller) -> Result<Ways, Denied> {
    caller.own(PassSecondFactor)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let session = caller.signed_in()?;
            let slug = caller.platform.slug.as_str();
            let account = session.account;
            let (_, application) = storage::totp::hurdles(&mut tx, slug, account.uuid()).await?;
            let to = textable(&mut tx, caller).await?;
            let sent = match &to {
                Some(_) => code::standing(&mut tx, caller, &session.digest).await?,
                None => None,
            };
            tx.done(Ways {
                application: application.is_some(),
                mobile: to.map(|to| to.mask()),
                sent,
            })
        })
        .await
}

/// «Enviar otra clave», or the first one for those who have an application.
///
/// # Errors
/// [`Refusal::TooMany`] within the pause or past a budget; [`Refusal::NotAllowed`] where no message
/// may go; [`Refusal::SessionOver`] for strangers.
pub async fn send_text(caller: &Caller) -> Result<(), Denied> {
    caller.own(PassSecondFactor)?;
    let answer = caller
        .backend
        .db
        .write(|mut tx| async move {
            let session = caller.signed_in()?;
            let to = textable(&mut tx, caller).await?;
            let to = to.ok_or(Refusal::NotAllowed)?;
            let what = what(&session.digest, session.account, &to);
            let sent = code::send(&mut tx, caller, what).await?;
            tx.done(sent)
        })
        .await?;
    Ok(answer?)
}

/// Takes the key and lets somebody in, as far as the account's state lets them.
///
/// # Errors
/// [`Refusal::Fields`] for a wrong key, and for one that cannot be tried any more;
/// [`Refusal::TooMany`] after the wrong ones of a day; [`Refusal::SessionOver`] for strangers;
/// [`Refusal::NotAllowed`] where none is asked.
pub async fn pass_text(caller: &Caller, typed: &str) -> Result<Entered, Denied> {
    caller.own(PassSecondFactor)?;
    let code = &ProofCode::parse(typed).map_err(|problem| Refusal::field(Field::Code, problem))?;
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
    code: &ProofCode,
) -> Result<Result<Entered, Refusal>, Denied> {
    let session = caller.signed_in()?;
    let account = session.account;
    let to = textable(tx, caller).await?.ok_or(Refusal::NotAllowed)?;
    if let Err(refusal) = tries::count_day(tx, caller, account).await? {
        return Ok(Err(refusal));
    }
    let what = what(&session.digest, account, &to);
    if let Err(refusal) = code::spend(tx, caller, what, code).await? {
        note(tx, caller, account, "second_factor.failed").await?;
        return Ok(Err(refusal));
    }
    tries::clear(tx, caller, account).await?;
    // Who has the telephone never lost it.
    mobile_change::undo(tx, caller, account).await?;
    past(tx, caller).await
}

/// The mobile that a key of this sign-in may go to.
async fn textable(tx: &mut Tx, caller: &Caller) -> Result<Option<Phone>, Denied> {
    let session = caller.signed_in()?;
    let asked = caller.platform.policy.second_factor == SecondFactor::Sms;
    if !asked || session.staff.is_some() {
        return Ok(None);
    }
    let slug = caller.platform.slug.as_str();
    mobile::of(tx, &caller.backend, slug, session.account).await
}

fn what<'a>(session: &'a [u8], account: Id<id::Account>, to: &'a Phone) -> For<'a> {
    For {
        purpose: Purpose::SignIn,
        holder: session,
        who: account.uuid(),
        to,
    }
}
