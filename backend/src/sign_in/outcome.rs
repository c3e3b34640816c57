//! The two ends of a try. Each writes in one transaction: what changed, its audit entry, its mail.

use domain::account::{Entrance, Stage};
use domain::contact::Email;
use domain::lockout::Standing;
use domain::platform::SecondFactor;
use domain::refusal::Refusal;
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::{Identity, Try};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::initial_password;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::session::{self, Device};
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// Somebody is in.
#[derive(Debug)]
pub struct Entered {
    /// The session's token, for the cookie.
    pub secret: Secret,
    /// Whether the cookie dies with the browser.
    pub device: Device,
    /// Where to.
    pub way: Way,
}

/// Where a right password leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Wherever they were going.
    Anywhere,
    /// «Revise sus datos» comes first.
    Review,
    /// To the questions, or to the page that names the other way, and nowhere else.
    Challenge,
    /// To the page that asks for the code, and nowhere else.
    SecondFactor,
    /// To setting up the second factor that a role asks for, and nowhere else.
    Enrolment,
    /// To choosing a password in place of the initial one, and nowhere else (W-30).
    NewPassword,
}

/// Notices of a block to one owner: enough to warn, too few to be a nuisance of its own.
const NOTICES: Limit = Limit {
    purpose: "sign_in_blocked_notice",
    most: 3,
    window: Span::hours(24),
};
/// Letters about browsers that were not known: on a shared machine each time is the first.
const NEW_DEVICES: Limit = Limit {
    purpose: "new_device_notice",
    most: 5,
    window: Span::hours(24),
};
const NOTICE_LASTS: Span = Span::hours(12);
/// Stands for the owner where there is none; nothing is ever sent there.
const NOBODY: &str = "nadie@ejemplo.test";

/// A wrong password, nobody of that name, or a block: the same work in every case.
pub(super) async fn refuse(
    tx: &mut Tx,
    caller: &Caller,
    identity: &Identity,
    tried: &Try,
) -> Result<Result<Entered, Refusal>, Denied> {
    let (rules, now) = (caller.platform.policy.lockout, caller.now);
    let began = tried.began_block(caller);
    if let Some(until) = began {
        let granted = budget::take(tx, caller, NOTICES, &identity.digest).await?;
        let owner = tried.account.as_ref().map(|account| account.email.as_str());
        let to = Email::parse(owner.unwrap_or(NOBODY)).or_else(|_| Email::parse(NOBODY));
        if let Ok(to) = to {
            let letter = letters::sign_in::blocked(caller, &to, until.since(now));
            let really = granted && owner.is_some();
            outbox::enqueue_if(tx, &caller.scribe(), &letter, now + NOTICE_LASTS, really).await?;
        }
    }
    let action = match tried.standing {
        Standing::Blocked { .. } => "sign_in.refused",
        Standing::Open if began.is_some() => "sign_in.blocked",
        Standing::Open => "sign_in.failed",
    };
    note(tx, caller, identity, tried, action).await?;
    let standing = match tried.standing {
        Standing::Open => tried.failures.standing(rules, now),
        blocked @ Standing::Blocked { .. } => blocked,
    };
    Ok(Err(standing
        .refusal(now)
        .unwrap_or(Refusal::WrongCredentials)))
}

/// The right password: the truth about the account, and the way on (Q48).
pub(super) async fn welcome(
    tx: &mut Tx,
    caller: &Caller,
    identity: &Identity,
    tried: &Try,
    device: Device,
) -> Result<Result<Entered, Refusal>, Denied> {
    let platform = caller.platform.slug.as_str();
    let Some(account) = &tried.account else {
        storage::sign_in::clear_failures(tx, platform, &tried.holder).await?;
        note(tx, caller, identity, tried, "sign_in.pending").await?;
        return Ok(Err(Refusal::AccountPending));
    };
    // The password may have been changed while it was hashed; then this one opens nothing (A36).
    let hash = account.password_hash.as_deref().unwrap_or_default();
    if storage::sign_in::confirm_password(tx, platform, account.id(), hash).await? == 0 {
        return refuse(tx, caller, identity, tried).await;
    }
    storage::sign_in::clear_failures(tx, platform, &tried.holder).await?;
    let account = storage::account::by_id(tx, platform, account.id(), caller.now)
        .await?
        .ok_or(Refusal::WrongCredentials)?;
    // Its end is told after the right password only (Q53).
    if initial_password::is_over(account.initial_until, caller.now) {
        note(tx, caller, identity, tried, "sign_in.initial_over").await?;
        return Ok(Err(Refusal::InitialPasswordOver));
    }
    let (stage, way) = match way_of(tx, caller, &account).await? {
        Ok(on) => on,
        Err(refusal) => {
            note(tx, caller, identity, tried, "sign_in.disabled").await?;
            return Ok(Err(refusal));
        }
    };
    let known = tried.holder != identity.digest;
    let secret = session::start(tx, caller, account.id(), stage, device).await?;
    // From now on nobody but its owner moves the address (Q53).
    if account.initial_until.is_some() {
        storage::first_user::entered(tx, platform, account.id(), caller.now).await?;
    }
    if !known {
        tell_of_new_device(tx, caller, &account).await?;
    }
    note(tx, caller, identity, tried, "sign_in.succeeded").await?;
    Ok(Ok(Entered {
        secret,
        device,
        way,
    }))
}

/// A browser from which the account was never entered: its owner should know, with the way out
/// («No fui yo»). Written before a code is asked, because the password was right already.
async fn tell_of_new_device(
    tx: &mut Tx,
    caller: &Caller,
    account: &AccountRow,
) -> Result<(), Denied> {
    let granted = budget::take(tx, caller, NEW_DEVICES, account.id.as_bytes()).await?;
    if let (Ok(to), true) = (Email::parse(&account.email), granted) {
        let moment = calendar::moment(&caller.platform, caller.now)?;
        let letter = letters::own::new_device(caller, &to, &moment);
        outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + NOTICE_LASTS).await?;
    }
    Ok(())
}

/// Where the right password leads: the code first, where there is a second factor, whatever else
/// is still to come (A18, A28).
///
/// # Errors
/// [`Denied::Fault`] when the database fails; a disabled account's refusal is in the answer.
pub(crate) async fn way_of(
    tx: &mut Tx,
    caller: &Caller,
    account: &AccountRow,
) -> Result<Result<(Stage, Way), Refusal>, Denied> {
    let platform = caller.platform.slug.as_str();
    let (role, second_factor) = storage::totp::hurdles(tx, platform, account.id).await?;
    // A role asks for an application, which it leads to where there is none (Q50); everybody else
    // gets a key by text message where the policy says so (C-24).
    let texted = caller.platform.policy.second_factor == SecondFactor::Sms && role.is_none();
    let asked = second_factor.is_some() || texted;
    let on = match way_past_code(account, role.is_some(), second_factor.is_some())? {
        Ok(_) if asked => Ok((Stage::SecondFactor, Way::SecondFactor)),
        other => other,
    };
    Ok(on)
}

/// Where the right password leads once the code is given.
///
/// # Errors
/// [`Fault::Stored`] when the account's state does not parse.
pub(crate) fn way_past_code(
    account: &AccountRow,
    role: bool,
    second_factor: bool,
) -> Result<Result<(Stage, Way), Refusal>, Fault> {
    Ok(account.state()?.entrance().map(|entrance| match entrance {
        Entrance::Home if account.initial_until.is_some() => (Stage::Full, Way::NewPassword),
        Entrance::Home if role && !second_factor => (Stage::Enrolment, Way::Enrolment),
        Entrance::Home if account.review_due => (Stage::Full, Way::Review),
        Entrance::Home => (Stage::Full, Way::Anywhere),
        Entrance::Challenge | Entrance::Assisted => (Stage::Challenge, Way::Challenge),
    }))
}

/// The entry of one try. Its subject is the digest that failures are counted under, so that
/// entries about nobody look like entries about somebody; whose it was is sealed.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    identity: &Identity,
    tried: &Try,
    action: &'static str,
) -> Result<(), Denied> {
    let account = tried.account.as_ref().map_or(Uuid::nil(), |row| row.id);
    let entry = Entry {
        action,
        subject: identity.subject(),
        detail: json!({
            "account": account,
            "failures": tried.failures.count,
            "known_device": tried.holder != identity.digest,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
