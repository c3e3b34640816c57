//! Several people at once: enable or disable, after asking once, and taken back for a day unless
//! somebody touched them since.

use domain::access::EditPeople;
use domain::id::{self, Id};
use domain::membership::{Change, MembershipState};
use domain::refusal::Refusal;
use domain::time::Span;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::person::people;
use super::{Names, Person, Stood, Why, Within, restore, set_state};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// More people than one page selects.
const MOST: usize = 100;
/// How long it can be taken back.
pub(super) const UNDONE_WITHIN: Span = Span::hours(24);

/// What is done to them.
#[derive(Debug, Clone)]
pub enum Bulk {
    /// «Habilitado».
    Enable,
    /// «Inhabilitado».
    Disable(Why),
}

/// What came of it.
#[derive(Debug)]
pub struct Done {
    /// What it is taken back with; none when nothing changed.
    pub act: Option<Id<id::RosterAct>>,
    /// How many changed.
    pub changed: usize,
    /// How many were so already, or are gone.
    pub same: usize,
    /// How many were refused: oneself, the last administrator, those above oneself (A47), in an
    /// institution those without a seat (C-06) and invitations that wait.
    pub refused: usize,
}

/// One of them as they were, and the version at which they stand since.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Was {
    id: Uuid,
    version: i64,
    stood: Stood,
}

impl Was {
    /// What it made of them: nothing else than the other state changes anybody.
    pub(super) const fn became(&self) -> MembershipState {
        match self.stood.state {
            MembershipState::Enabled => MembershipState::Disabled,
            MembershipState::Disabled => MembershipState::Enabled,
        }
    }
}

/// Those who are chosen, to be named before it is done.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn chosen(caller: &Caller, ids: &[Id<id::RosterPerson>]) -> Result<Vec<Person>, Denied> {
    let inside = &caller.inside(EditPeople)?;
    let ids: &Vec<Uuid> = &ids.iter().take(MOST).map(|id| id.uuid()).collect();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let rows = storage::roster::by_ids(&mut tx, slug, company, ids).await?;
            let names = Names::of_company(&mut tx, slug, company).await?;
            let people = people(&mut tx, caller, rows, &names).await?;
            tx.done(people)
        })
        .await
}

/// Does it to each of them, in one transaction: an entry for each who changes. Whom it may not be done to
/// stays as they are.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn several(
    caller: &Caller,
    ids: &[Id<id::RosterPerson>],
    what: &Bulk,
) -> Result<Done, Denied> {
    caller.inside(EditPeople)?;
    let mut ids: Vec<Uuid> = ids.iter().take(MOST).map(|id| id.uuid()).collect();
    ids.sort_unstable();
    ids.dedup();
    let ids = &ids;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let mut were = Vec::new();
            let mut done = Done {
                act: None,
                changed: 0,
                same: 0,
                refused: 0,
            };
            for id in ids {
                match each(&mut tx, within, *id, what).await? {
                    Each::Changed(was) => were.push(was),
                    Each::Same => done.same += 1,
                    Each::Refused => done.refused += 1,
                }
            }
            done.changed = were.len();
            if !were.is_empty() {
                done.act = Some(note(&mut tx, within, &were).await?);
            }
            tx.done(done)
        })
        .await
}

enum Each {
    Changed(Was),
    Same,
    Refused,
}

async fn each(tx: &mut Tx, within: &Within<'_>, id: Uuid, what: &Bulk) -> Result<Each, Denied> {
    let (slug, company, now) = (within.slug(), within.company, within.now());
    let Some(row) = storage::roster::by_id(tx, slug, company, id).await? else {
        return Ok(Each::Same);
    };
    let was = Was {
        id,
        version: row.version,
        stood: Stood::of(&row, now)?,
    };
    let (change, why) = match what {
        Bulk::Enable => (Change::Enable, Why::default()),
        Bulk::Disable(why) => (Change::Disable, why.clone()),
    };
    match set_state(tx, within, &row, change, &why).await {
        Ok(true) => {}
        Ok(false) => return Ok(Each::Same),
        // Refused before anything was written.
        Err(Denied::Refused(
            Refusal::NotAllowed
            | Refusal::LastAdministrator
            | Refusal::AboveOwn
            | Refusal::NoSeat
            | Refusal::NotInvitable,
        )) => {
            return Ok(Each::Refused);
        }
        Err(denied) => return Err(denied),
    }
    let after = storage::roster::by_id(tx, slug, company, id).await?;
    let version = after.ok_or(Refusal::Outdated)?.version;
    Ok(Each::Changed(Was { version, ..was }))
}

async fn note(tx: &mut Tx, within: &Within<'_>, were: &[Was]) -> Result<Id<id::RosterAct>, Denied> {
    let now = within.now();
    let act: Id<id::RosterAct> = within.backend().env.chance.id(now);
    let changes = serde_json::to_string(were).map_err(|_| crate::fault::Fault::Sealed)?;
    let at = (within.company, act.uuid());
    let by = (within.scribe.actor.as_str(), changes.as_str());
    storage::roster::put_act(tx, within.slug(), at, by, now).await?;
    Ok(act)
}

/// Takes it back: everybody who was not touched since is as they were. Answers how many.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Outdated`] when it was taken back already, or a day ago.
pub async fn undo(caller: &Caller, act: Id<id::RosterAct>) -> Result<usize, Denied> {
    caller.inside(EditPeople)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let (slug, now) = (within.slug(), within.now());
            let at = (within.company, act.uuid());
            let since = now - UNDONE_WITHIN;
            let taken = storage::roster::take_act(&mut tx, slug, at, since, now).await?;
            let (_, changes) = taken.ok_or(Refusal::Outdated)?;
            let were: Vec<Was> =
                serde_json::from_str(&changes).map_err(|_| crate::fault::Fault::Sealed)?;
            let mut back = 0;
            for was in were {
                back += usize::from(back_again(&mut tx, within, &was).await?);
            }
            tx.done(back)
        })
        .await
}

/// Whether one of them could be put back as they were.
async fn back_again(tx: &mut Tx, within: &Within<'_>, was: &Was) -> Result<bool, Denied> {
    let (slug, company) = (within.slug(), within.company);
    let row = storage::roster::by_id(tx, slug, company, was.id).await?;
    let Some(row) = row.filter(|row| row.version == was.version) else {
        return Ok(false);
    };
    match restore(tx, within, &row, &was.stood).await {
        // Refused before anything was written.
        Err(Denied::Refused(_)) => Ok(false),
        done => done,
    }
}
