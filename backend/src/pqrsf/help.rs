//! The two ways to help somebody who could not prove who they are (H-38, X-03): open the questions
//! again, or confirm in person with the evidence noted. From the second unlock on one agent
//! proposes and another one agrees.

use domain::access::{ConfirmIdentity, LiftBlock, WorkFiling};
use domain::contact::Email;
use domain::id::Id;
use domain::pqrsf::{Assisted, FilingState, Help, Outcome, What};
use domain::refusal::Refusal;

use super::record::{self, Record};
use super::work::{Words, as_seen, parse, read, save, settle};
use crate::caller::Caller;
use crate::challenge::assisted::{self, Waiting};
use crate::fault::Denied;
use crate::mail::letters;
use crate::storage::Tx;
use crate::storage::pqrsf::Standing;
use crate::typed;

/// What became of it.
pub type Decision = Assisted;

/// Opens the questions again or confirms who it is; `words` are the reason or the evidence. What
/// waits for a second agent holds as soon as another one says the same.
///
/// # Errors
/// [`Refusal::Fields`] without a reason; [`Refusal::NothingToLift`] when no account waits behind the
/// filing; [`Refusal::SecondPerson`], [`Refusal::OnlyInPerson`]; [`Refusal::FilingTaken`] when it is
/// somebody else's and nothing is proposed; [`Refusal::Outdated`].
pub async fn help(caller: &Caller, help: Help, words: &Words<'_>) -> Result<Decision, Denied> {
    let grant = &caller.here(WorkFiling)?;
    // Asked before anything is read; the act itself asks again for its proof.
    match help {
        Help::Unblock => drop(caller.here(LiftBlock)?),
        Help::Confirm => drop(caller.here(ConfirmIdentity)?),
    }
    let number = read(words.number)?;
    let reason = &parse(caller, words).await?;
    let me = caller.signed_in()?.account;
    let decision = caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = as_seen(&mut tx, caller, number, words.seen).await?;
            let old = record.row.standing()?;
            old.state.workable()?;
            let account = record.account().ok_or(Refusal::NothingToLift)?;
            let waiting = assisted::waiting(&mut tx, caller, account).await?;
            let waiting = waiting.ok_or(Refusal::NothingToLift)?;
            if help == Help::Unblock && !waiting.is_blocked()? {
                return Err(Refusal::NothingToLift.into());
            }
            let proposed = old.proposal.map(|(help, by)| (help, Id::from_uuid(by)));
            if proposed.is_none() && old.agent != Some(me.uuid()) {
                return Err(Refusal::FilingTaken.into());
            }
            let decision = help.decide(waiting.unlocks(), me, proposed)?;
            let (what, next) = match decision {
                Assisted::Proposed => {
                    let proposal = Some((help, me.uuid()));
                    let next = Standing {
                        proposal,
                        declined: None,
                        ..old
                    };
                    (What::Proposed(help), next)
                }
                Assisted::Decided => decided(caller, help, &old),
            };
            save(&mut tx, grant, &record, &next).await?;
            if decision == Assisted::Decided {
                act(&mut tx, caller, help, &waiting).await?;
                tell(&mut tx, caller, help, &record, &waiting).await?;
            }
            settle(&mut tx, caller, &record, what, &old, &next, reason).await?;
            tx.done(decision)
        })
        .await?;
    typed::forget(caller, super::work::FORM).await?;
    Ok(decision)
}

fn decided(caller: &Caller, help: Help, old: &Standing) -> (What, Standing) {
    let (what, outcome) = match help {
        Help::Unblock => (What::Unblocked, Outcome::Unblocked),
        Help::Confirm => (What::Confirmed, Outcome::Confirmed),
    };
    let next = Standing {
        state: FilingState::Answered,
        outcome: Some(outcome),
        closed_at: Some(caller.now),
        proposal: None,
        declined: None,
        left_days: None,
        ..*old
    };
    (what, next)
}

async fn act(tx: &mut Tx, caller: &Caller, help: Help, waiting: &Waiting) -> Result<(), Denied> {
    match help {
        Help::Unblock => waiting.lift(tx, caller, &caller.here(LiftBlock)?).await,
        Help::Confirm => {
            let grant = caller.here(ConfirmIdentity)?;
            waiting.confirm(tx, caller, &grant).await
        }
    }
}

/// Mails the decision to the address on the form and to the account's own mailbox, which whoever
/// filed did not choose: if nobody presented themselves, its owner has to learn of it. Of somebody
/// seen in person the address on file learns, too, as it did of the block.
async fn tell(
    tx: &mut Tx,
    caller: &Caller,
    help: Help,
    record: &Record,
    waiting: &Waiting,
) -> Result<(), Denied> {
    let number = record.row.number();
    let own = waiting.address()?;
    let filed = record.address(tx, caller).await?;
    let filed = filed.filter(|filed| filed.key() != own.key());
    for to in [filed.as_ref(), Some(&own)].into_iter().flatten() {
        let letter = match help {
            Help::Unblock => letters::pqrsf::unblocked(caller, to, number),
            Help::Confirm => letters::pqrsf::confirmed(caller, to, number),
        };
        record::send(tx, caller, &letter).await?;
    }
    let told = [filed.as_ref().map(Email::key), Some(own.key())];
    let on_file = waiting.on_file();
    let on_file = on_file.filter(|on_file| !told.contains(&Some(on_file.key())));
    if let (Help::Confirm, Some(on_file)) = (help, on_file) {
        let letter = letters::pqrsf::confirmed_on_file(caller, on_file, number);
        record::send(tx, caller, &letter).await?;
    }
    Ok(())
}
