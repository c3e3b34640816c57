//! The second agent's no: what another one proposed is over, with a reason that the house
//! keeps. The filing stays with whoever took it, who decides anew.

use domain::access::WorkFiling;
use domain::id::Id;
use domain::pqrsf::{Help, What};

use super::work::{FORM, Words, as_seen, parse, read, save, settle};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::pqrsf::Standing;
use crate::typed;

/// Ends what another agent proposed; `words` are the reason.
///
/// # Errors
/// [`domain::Refusal::Fields`] without a reason; [`domain::Refusal::SecondPerson`] to whoever
/// proposed it; [`domain::Refusal::Outdated`] when nothing waits any more.
pub async fn disagree(caller: &Caller, words: &Words<'_>) -> Result<(), Denied> {
    let grant = &caller.here(WorkFiling)?;
    let number = read(words.number)?;
    let reason = &parse(caller, words).await?;
    let me = caller.signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = as_seen(&mut tx, caller, number, words.seen).await?;
            let old = record.row.standing()?;
            old.state.workable()?;
            let proposed = old.proposal.map(|(help, by)| (help, Id::from_uuid(by)));
            let help = Help::disagree(me, proposed)?;
            let next = Standing {
                proposal: None,
                declined: Some(help),
                ..old
            };
            save(&mut tx, grant, &record, &next).await?;
            let what = What::Declined(help);
            settle(&mut tx, caller, &record, what, &old, &next, reason).await?;
            tx.done(())
        })
        .await?;
    typed::forget(caller, FORM).await
}
