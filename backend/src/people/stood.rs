//! How somebody stood before several were changed at once, and putting them back: for a choice of
//! people and for a file alike.

use domain::date::Date;
use domain::membership::{After, Before, Change, MembershipState, Perfil, Reason, by_hand, change};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::change::{hold, put};
use super::{Within, cover};
use crate::calendar;
use crate::fault::{Denied, Fault};
use crate::role::rights_of;
use crate::storage::Tx;
use crate::storage::membership::MembershipRow;
use crate::storage::roster::RosterRow;

/// Everything that a change of the state takes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stood {
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// The perfil.
    pub perfil: Perfil,
    /// Why they were «Inhabilitado».
    pub reason: Option<Reason>,
    /// From when on they have no access, in microseconds.
    pub ends_at: Option<i64>,
}

impl Stood {
    /// As somebody stands at that moment.
    ///
    /// # Errors
    /// [`Fault::Stored`] for words that do not parse.
    pub fn of(row: &RosterRow, now: Timestamp) -> Result<Self, Fault> {
        Ok(Self {
            state: row.state(now)?,
            perfil: row.perfil()?,
            reason: row.reason(now)?,
            ends_at: row.ends_at().map(|end| end.0),
        })
    }

    /// As the entry tells it.
    fn told(&self, within: &Within<'_>) -> Result<Value, Denied> {
        let day = |at| calendar::today(within.platform, Timestamp(at)).map(Date::iso);
        Ok(json!({
            "state": self.state,
            "perfil": self.perfil,
            "ends_on": self.ends_at.map(day).transpose()?,
        }))
    }
}

/// Puts somebody back as they stood, reason and end date included. False when they stand so.
///
/// # Errors
/// Before anything is written: those of [`super::set_state`]; [`Refusal::Fields`] for a perfil that
/// the company has no more; [`Refusal::NotAllowed`] for an administrator's that the hand could not give
/// (A-28, Q49); [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn restore(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    stood: &Stood,
) -> Result<bool, Denied> {
    let now = within.now();
    let is = Stood::of(row, now)?;
    if is == *stood {
        return Ok(false);
    }
    let (held, before) = hold(tx, within, row, false).await?;
    require(tx, within, (held.as_ref(), before), stood).await?;
    let after = after(before, stood)?;
    let next = (&after, stood.reason, stood.ends_at.map(Timestamp));
    let membership = put(tx, within, (row, held.as_ref()), next).await?;
    let detail = json!({
        "company": within.company,
        "old": is.told(within)?,
        "new": stood.told(within)?,
        "reason": stood.reason,
        "membership": membership,
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.restored", detail).await?;
    Ok(true)
}

/// Whether that hand may put somebody back.
async fn require(
    tx: &mut Tx,
    within: &Within<'_>,
    (held, before): (Option<&MembershipRow>, Before),
    stood: &Stood,
) -> Result<(), Denied> {
    let there = rights_of(tx, within.slug(), within.company, stood.perfil).await?;
    let there = there.ok_or_else(|| Refusal::field(Field::Perfil, Problem::NotAChoice))?;
    if before.own || (held.is_none() && there.administers()) {
        return Err(Refusal::NotAllowed.into());
    }
    cover::require(tx, within, held, before.perfil).await?;
    cover::require(tx, within, held, stood.perfil).await?;
    // Whoever left stays out, and comes back with the base perfil: nothing is given.
    let given = before.perfil != stood.perfil && stood.reason != Some(Reason::Left);
    if given && let Some(member) = cover::hand(tx, within).await? {
        by_hand(member.basis, before.perfil, stood.perfil)?;
    }
    Ok(())
}

/// State and perfil as they stood, one after the other: each is a change that the rules know.
fn after(before: Before, stood: &Stood) -> Result<After, Refusal> {
    let state = match stood.state {
        MembershipState::Enabled => Change::Enable,
        MembershipState::Disabled => Change::Disable,
    };
    let between = change(before, state)?.map_or(before, |after| Before {
        state: after.state,
        perfil: after.perfil,
        ..before
    });
    let last = change(between, Change::Give(stood.perfil))?;
    Ok(After {
        state: stood.state,
        perfil: stood.perfil,
        leaderless: last.is_some_and(|after| after.leaderless),
    })
}
