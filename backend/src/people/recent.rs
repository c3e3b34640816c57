//! What was done to several people at once and can still be taken back. The notice that
//! confirms it is gone with the next page; the day to take it back is not.

use domain::access::SeePeople;
use domain::id::{self, Id};
use domain::membership::MembershipState;
use domain::time::Timestamp;

use super::bulk::{UNDONE_WITHIN, Was};
use super::history::who;
use super::list::may_edit;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage;

/// As many as are told.
const TOLD: i64 = 10;

/// Something that was done to several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// What it is taken back with.
    pub act: Id<id::RosterAct>,
    /// When, in the platform's zone.
    pub at: String,
    /// Who, where it was somebody of this company.
    pub who: Option<String>,
    /// What they became.
    pub state: MembershipState,
    /// How many they were.
    pub people: usize,
}

/// What was done in the company that the request names and can be taken back, the newest first; nothing
/// for whoever may not.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn recent(caller: &Caller) -> Result<Vec<Recent>, Denied> {
    let inside = &caller.inside(SeePeople)?;
    if !may_edit(caller) {
        return Ok(Vec::new());
    }
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let since = (caller.now - UNDONE_WITHIN, caller.now);
            let rows = storage::roster::recent_acts(&mut tx, slug, company, since, TOLD).await?;
            let mut told = Vec::with_capacity(rows.len());
            for (id, by, at, changes) in rows {
                let were: Vec<Was> = serde_json::from_str(&changes).map_err(|_| Fault::Sealed)?;
                let Some(first) = were.first() else { continue };
                told.push(Recent {
                    act: Id::from_uuid(id),
                    at: calendar::moment(&caller.platform, Timestamp(at))?,
                    who: who(&mut tx, slug, company, &by).await?,
                    state: first.became(),
                    people: were.len(),
                });
            }
            tx.done(told)
        })
        .await
}
