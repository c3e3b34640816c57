//! What an agent does with a filing: take it, give it back, ask for more, tell how it goes on,
//! answer, refuse. Whoever took it works on it, nobody else, and nobody on their own. A colleague
//! takes over what somebody who is away, or has no role any more, left behind: a person must not
//! wait for an agent.

use domain::access::{Grant, WorkFiling};
use domain::pqrsf::{FilingNumber, FilingState, Outcome, What};
use domain::refusal::{Field, Refusal};
use domain::time::Span;
use serde_json::json;

use super::record::{self, Record};
use super::terms;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::storage::pqrsf::Standing;
use crate::storage::{self, Tx};
use crate::typed::{self, Values};

pub(super) const FORM: &str = "desk";
/// Characters of what an agent writes.
const WORDS: (u16, u16) = (10, 4_000);

/// What an agent writes to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Ask for more.
    Ask,
    /// Tell how it goes on: it ends nothing and leaves the term as it is.
    Notify,
    /// Answer.
    Answer,
    /// Refuse what was asked for.
    Refuse,
}

/// An agent's words about a filing, as they were on the page.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Which filing.
    pub number: &'a str,
    /// The version that the page showed.
    pub seen: i64,
    /// What was written.
    pub text: &'a str,
}

/// Takes a filing: of many who try, one does. Taking twice is taking once.
///
/// # Errors
/// [`Refusal::FilingTaken`]; [`Refusal::NotAllowed`] for one's own; what the policy says.
pub async fn take(caller: &Caller, number: &str) -> Result<(), Denied> {
    let grant = &caller.here(WorkFiling)?;
    let me = caller.signed_in()?.account.uuid();
    let number = read(number)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = Record::find(&mut tx, caller, number).await?;
            not_own(&record, caller)?;
            let old = record.row.standing()?;
            if old.agent == Some(me) {
                return tx.done(());
            }
            if old.state != FilingState::Filed || old.agent.is_some() {
                return Err(Refusal::FilingTaken.into());
            }
            let next = Standing {
                state: FilingState::Taken,
                agent: Some(me),
                ..old
            };
            if storage::pqrsf::work(&mut tx, grant, &record.row, &next).await? == 0 {
                return Err(Refusal::FilingTaken.into());
            }
            settle(&mut tx, caller, &record, What::Taken, &old, &next, "").await?;
            tx.done(())
        })
        .await
}

/// Gives a filing back to everybody.
///
/// # Errors
/// [`Refusal::FilingTaken`] when it is somebody else's; [`Refusal::Outdated`].
pub async fn release(caller: &Caller, number: &str, seen: i64) -> Result<(), Denied> {
    let grant = &caller.here(WorkFiling)?;
    let number = read(number)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = mine(&mut tx, caller, number, seen).await?;
            let old = record.row.standing()?;
            if old.state != FilingState::Taken {
                return Err(Refusal::Outdated.into());
            }
            let next = Standing {
                state: FilingState::Filed,
                agent: None,
                proposal: None,
                declined: None,
                ..old
            };
            save(&mut tx, grant, &record, &next).await?;
            settle(&mut tx, caller, &record, What::Released, &old, &next, "").await?;
            tx.done(())
        })
        .await
}

/// Takes a filing over from a colleague. What they proposed still waits for a second agent.
///
/// # Errors
/// [`Refusal::Outdated`] when it changed since the page was shown, or nobody works on it;
/// [`Refusal::NotAllowed`] for one's own; what the policy says.
pub async fn take_over(caller: &Caller, number: &str, seen: i64) -> Result<(), Denied> {
    let grant = &caller.here(WorkFiling)?;
    let me = caller.signed_in()?.account.uuid();
    let number = read(number)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = as_seen(&mut tx, caller, number, seen).await?;
            let old = record.row.standing()?;
            old.state.workable()?;
            if old.agent == Some(me) {
                return tx.done(());
            }
            let next = Standing {
                agent: Some(me),
                ..old
            };
            save(&mut tx, grant, &record, &next).await?;
            settle(&mut tx, caller, &record, What::Taken, &old, &next, "").await?;
            tx.done(())
        })
        .await
}

/// Asks, tells, answers or refuses, by mail and on the status page.
///
/// # Errors
/// [`Refusal::Fields`] for words too few or too many; [`Refusal::FilingTaken`] when it is somebody
/// else's; [`Refusal::Outdated`] when it changed since the page was shown.
pub async fn work(caller: &Caller, act: Act, words: &Words<'_>) -> Result<(), Denied> {
    let grant = &caller.here(WorkFiling)?;
    let number = read(words.number)?;
    let text = &parse(caller, words).await?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = mine(&mut tx, caller, number, words.seen).await?;
            let old = record.row.standing()?;
            old.state.workable()?;
            let (what, next) = after(caller, act, &old)?;
            save(&mut tx, grant, &record, &next).await?;
            if let Some(to) = record.address(&mut tx, caller).await? {
                let letter = match act {
                    Act::Ask => letters::pqrsf::asked(caller, &to, number, text),
                    Act::Notify => letters::pqrsf::notified(caller, &to, number, text),
                    Act::Answer => letters::pqrsf::answered(caller, &to, number, text),
                    Act::Refuse => letters::pqrsf::refused(caller, &to, number, text),
                };
                record::send(&mut tx, caller, &letter).await?;
            }
            settle(&mut tx, caller, &record, what, &old, &next, text).await?;
            tx.done(())
        })
        .await?;
    typed::forget(caller, FORM).await
}

/// Where an act leads.
fn after(caller: &Caller, act: Act, old: &Standing) -> Result<(What, Standing), Denied> {
    let (terms, business) = terms(caller)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    let ended = |outcome| Standing {
        state: FilingState::Answered,
        outcome: Some(outcome),
        closed_at: Some(caller.now),
        proposal: None,
        declined: None,
        left_days: None,
        ..*old
    };
    Ok(match act {
        // What waits for a second agent waits on, and so does the person's own term.
        Act::Notify => (What::Notified, *old),
        Act::Answer => (What::Answered, ended(Outcome::Answered)),
        Act::Refuse => (What::Refused, ended(Outcome::Refused)),
        Act::Ask => {
            // The term stands still while the person is asked, and their own runs.
            let due_on = super::due_on(caller, old.due_at)?;
            let left = old.left_days.unwrap_or(business.left(today, due_on));
            let their_time = Span::days(i64::from(terms.information_days));
            let until = calendar::today(&caller.platform, caller.now + their_time)?;
            let next = Standing {
                state: FilingState::Asked,
                due_at: calendar::end_of(&caller.platform, until)?,
                left_days: Some(left),
                proposal: None,
                declined: None,
                ..*old
            };
            (What::Asked, next)
        }
    })
}

/// What was written last into the form of that filing and refused; empty otherwise.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn typed(caller: &Caller, number: &str) -> Result<String, Denied> {
    let values = typed::recall(caller, FORM).await?;
    let same = values.get("number").is_some_and(|kept| kept == number);
    let text = values.get("text").filter(|_| same).cloned();
    Ok(text.unwrap_or_default())
}

/// An agent's words; what is not taken is kept for the page.
pub(super) async fn parse(caller: &Caller, words: &Words<'_>) -> Result<String, Denied> {
    match domain::pqrsf::text(words.text, WORDS.0, WORDS.1) {
        Ok(text) => Ok(text),
        Err(problem) => {
            let cut: String = words.text.chars().take(6_000).collect();
            let values = Values::from([
                ("number".to_owned(), words.number.chars().take(64).collect()),
                ("text".to_owned(), cut),
            ]);
            typed::keep(caller, FORM, &values).await?;
            Err(Refusal::field(Field::Reason, problem).into())
        }
    }
}

pub(super) fn read(number: &str) -> Result<FilingNumber, Denied> {
    FilingNumber::parse(number).map_err(|_| Refusal::NotFound.into())
}

/// The filing as the page showed it.
pub(super) async fn as_seen(
    tx: &mut Tx,
    caller: &Caller,
    number: FilingNumber,
    seen: i64,
) -> Result<Record, Denied> {
    let record = Record::find(tx, caller, number).await?;
    if record.row.version != seen {
        return Err(Refusal::Outdated.into());
    }
    not_own(&record, caller)?;
    Ok(record)
}

/// The same, of whoever took it.
pub(super) async fn mine(
    tx: &mut Tx,
    caller: &Caller,
    number: FilingNumber,
    seen: i64,
) -> Result<Record, Denied> {
    let record = as_seen(tx, caller, number, seen).await?;
    if record.row.agent == Some(caller.signed_in()?.account.uuid()) {
        Ok(record)
    } else {
        Err(Refusal::FilingTaken.into())
    }
}

/// Nobody decides about their own account.
fn not_own(record: &Record, caller: &Caller) -> Result<(), Denied> {
    if record.account() == Some(caller.signed_in()?.account) {
        Err(Refusal::NotAllowed.into())
    } else {
        Ok(())
    }
}

pub(super) async fn save(
    tx: &mut Tx,
    grant: &Grant<WorkFiling>,
    record: &Record,
    next: &Standing,
) -> Result<(), Denied> {
    if storage::pqrsf::work(tx, grant, &record.row, next).await? == 1 {
        Ok(())
    } else {
        Err(Refusal::Outdated.into())
    }
}

/// History and audit of a change.
pub(super) async fn settle(
    tx: &mut Tx,
    caller: &Caller,
    record: &Record,
    what: What,
    old: &Standing,
    next: &Standing,
    text: &str,
) -> Result<(), Denied> {
    record.happens(tx, caller, what, text).await?;
    let told = |standing: &Standing| {
        json!({
            "state": standing.state,
            "outcome": standing.outcome,
            "agent": standing.agent,
            "due": standing.due_at,
            "proposal": standing.proposal,
        })
    };
    let change = json!({ "old": told(old), "new": told(next), "text": text });
    record.audited(tx, caller, what, change).await
}
