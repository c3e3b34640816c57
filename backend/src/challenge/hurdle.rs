//! What stands between somebody and the platform while their questions are still to be answered,
//! for the help desk (Q19): what their own page would say, with the reason. Nothing that is on file
//! leaves.

use super::subject::{self, Standing, Told};
use super::{code, setup};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::account::AccountRow;
use crate::storage::challenge::{AttemptRow, CaseState};
use crate::storage::{self, Tx};

/// What stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hurdle {
    /// The questions, which can be answered.
    Questions,
    /// No attempt is left: strangers share them, and another account may have spent them (Q22).
    Spent,
    /// The questions were answered right already, and are not asked again.
    Answered,
    /// The registry names the person no more: nothing is asked, and nobody helps here.
    Gone,
    /// Too little is on file to ask (Q24).
    Thin {
        /// Whether a code can be sent instead.
        code: bool,
    },
}

/// What stands before the account, whose questions are still to be answered.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or a row does not open.
pub(crate) async fn of(
    tx: &mut Tx,
    caller: &Caller,
    account: &AccountRow,
) -> Result<Hurdle, Denied> {
    let subject = match subject::of_account(tx, caller, account.clone()).await? {
        Standing::Asked(subject) => subject,
        Standing::Passed { .. } => return Ok(Hurdle::Answered),
        Standing::Stopped(Told::Blocked) => return Ok(Hurdle::Spent),
        Standing::Stopped(Told::Unavailable) if account.registry_person.is_some() => {
            return Ok(Hurdle::Gone);
        }
        Standing::Stopped(Told::Unavailable) => return Ok(Hurdle::Thin { code: false }),
    };
    if let Some(case) = subject.case(tx, caller).await? {
        match case.state()? {
            CaseState::Open => {}
            CaseState::Blocked => return Ok(Hurdle::Spent),
            CaseState::Passed => return Ok(Hurdle::Answered),
        }
        // What is open is answered as it was drawn, whatever an import changed since.
        let rows = storage::challenge::attempts(tx, case.id, 1).await?;
        let is_open = |row: &AttemptRow| row.outcome.is_none() && !row.open().is_over(caller.now);
        if rows.first().is_some_and(is_open) {
            return Ok(Hurdle::Questions);
        }
    }
    if setup(tx, caller, &subject).await?.is_some() {
        return Ok(Hurdle::Questions);
    }
    let code = code::could_go(caller, &subject);
    Ok(Hurdle::Thin { code })
}
