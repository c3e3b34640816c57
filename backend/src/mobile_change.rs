//! Another mobile for the keys at sign-in (C-23; `domain.md` 3.2), where the policy asks for them.
//!
//! - Whoever has the old one: the password, a key to the old number, a code to the new one; it holds at
//!   once.
//! - Whoever lost it: the password and a code to the new number, also from sign-in, where the key is
//!   asked; it holds after 72 hours. The owner is told by mail at once, and whoever signs in with the old
//!   number, or changes the password, undoes it: who has the telephone never lost it.
//! - Whoever comes back by an invitation to an account that has an application for codes confirmed
//!   another one there, with nothing but the mailbox: that holds after 72 hours as well (A28).
//!
//! One change at a time; asking anew begins anew. Those with a role give an application's code and
//! have no use of it (Q50).

mod ask;
mod confirm;
mod settle;

use domain::access::ChangeMobile;
use domain::account::Stage;
use domain::contact::Phone;
use domain::id::{self, Id};
use domain::platform::SecondFactor;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;

use crate::Backend;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::mail::letters::mobile::{News, news};
use crate::sms::code::{self, For, Purpose};
use crate::sms::mobile;
use crate::storage::mobile_change::ChangeRow;
use crate::storage::{self, Tx};
use crate::{account, outbox};

pub use crate::storage::mobile_change::Step;
pub use ask::{again, ask, cancel};
pub(crate) use confirm::wait;
pub use confirm::{Done, confirm};
pub(crate) use settle::{settle, undo};

/// How long a lost number is waited for.
pub const WAIT: Span = Span::hours(72);
/// How long one may take for the codes.
const OPEN: Span = Span::hours(1);
/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The old telephone is at hand.
    Old,
    /// It is lost.
    Lost,
}

/// A change that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is next.
    pub step: Step,
    /// The new number, masked.
    pub mobile: String,
    /// When it holds, where it waits.
    pub due: Option<Timestamp>,
}

/// How things stand with the own mobile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The number that keys go to, masked.
    pub current: Option<String>,
    /// Whether everything is open to whoever asks, or the key of a sign-in is still owed.
    pub full: bool,
    /// What was asked for.
    pub asked: Option<Asked>,
}

/// How things stand with the own mobile.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers; [`Refusal::NotFound`] on platforms that ask for no key;
/// [`Refusal::NotAllowed`] for those with a role and before any other hurdle.
pub async fn standing(caller: &Caller) -> Result<Standing, Denied> {
    let account = allowed(caller)?;
    let full = is_full(caller)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (backend, slug) = (&*caller.backend, caller.platform.slug.as_str());
            let current = mobile::of(&mut tx, backend, slug, account).await?;
            let row = storage::mobile_change::of(&mut tx, slug, account, caller.now).await?;
            let asked = match row {
                None => None,
                Some(row) => Some(Asked {
                    step: row.step()?,
                    mobile: open(backend, account, &row)?.mask(),
                    due: row.due_at.map(Timestamp),
                }),
            };
            tx.done(Standing {
                current: current.map(|phone| phone.mask()),
                full,
                asked,
            })
        })
        .await
}

/// Whose mobile it is, if it may be changed at all.
fn allowed(caller: &Caller) -> Result<Id<id::Account>, Denied> {
    let grant = caller.own(ChangeMobile)?;
    if caller.platform.policy.second_factor != SecondFactor::Sms {
        // Before a hurdle nobody learns what is behind it (A18).
        let refusal = match is_full(caller)? {
            true => Refusal::NotFound,
            false => Refusal::NotAllowed,
        };
        return Err(refusal.into());
    }
    if caller.signed_in()?.staff.is_some() {
        return Err(Refusal::NotAllowed.into());
    }
    Ok(grant.at().account)
}

fn is_full(caller: &Caller) -> Result<bool, Denied> {
    Ok(caller.signed_in()?.stage == Stage::Full)
}

/// Sends the code of a step, to the number that it asks about.
async fn send(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    (step, new): (Step, &Phone),
) -> Result<Result<(), Refusal>, Denied> {
    let slug = caller.platform.slug.as_str();
    match step {
        Step::Old => {
            let old = mobile::of(tx, &caller.backend, slug, account).await?;
            let old = old.ok_or(Refusal::NotAllowed)?;
            code::send(tx, caller, of_old(account, &holder(account, "old"), &old)).await
        }
        Step::New | Step::Lost => {
            code::send(tx, caller, of_new(account, &holder(account, "new"), new)).await
        }
        Step::Waiting => Ok(Err(Refusal::Outdated)),
    }
}

fn of_old<'a>(account: Id<id::Account>, holder: &'a [u8], to: &'a Phone) -> For<'a> {
    For {
        purpose: Purpose::Move,
        holder,
        who: account.uuid(),
        to,
    }
}

fn of_new<'a>(account: Id<id::Account>, holder: &'a [u8], to: &'a Phone) -> For<'a> {
    For {
        purpose: Purpose::Confirm,
        holder,
        who: account.uuid(),
        to,
    }
}

fn holder(account: Id<id::Account>, which: &str) -> Vec<u8> {
    format!("mobile_change:{which}:{account}").into_bytes()
}

fn context(account: Id<id::Account>) -> Vec<u8> {
    format!("mobile_change:{account}").into_bytes()
}

fn seal(backend: &Backend, account: Id<id::Account>, phone: &Phone) -> Result<Vec<u8>, Fault> {
    let chance = &backend.env.chance;
    let number = phone.e164().as_bytes();
    backend.keys.seal(chance, &context(account), number)
}

fn open(backend: &Backend, account: Id<id::Account>, row: &ChangeRow) -> Result<Phone, Fault> {
    let plain = backend.keys.open(&context(account), &row.sealed)?;
    let number = String::from_utf8(plain).map_err(|_| Fault::Sealed)?;
    Phone::from_e164(&number).map_err(|_| Fault::Sealed)
}

/// Writes to the owner, and the entry.
async fn tell(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    (action, what): (&'static str, Option<News>),
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    if let Some(what) = what {
        let row = storage::account::by_id(tx, slug, account, caller.now).await?;
        if let Some(row) = row {
            let letter = news(caller, &account::contact_of(&row)?, &what);
            outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + LETTER_LASTS).await?;
        }
    }
    let entry = Entry {
        action,
        subject: format!("account:{account}"),
        detail: json!({}),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
