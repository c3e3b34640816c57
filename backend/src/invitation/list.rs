//! The panel (C-36): each invitation with its state, the plan's seats. Never a link (A31).

use domain::access::SeeInvitations;
use domain::id::{self, Id};
use domain::membership::{Guest, Invited, Tier};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Inviter, sealed};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::invitation::Which;
use crate::storage::plan::PlanRow;
use crate::storage::{self};

/// Rows of one page.
const PAGE: usize = 25;

/// One invitation.
#[derive(Debug)]
pub struct One {
    /// Its id.
    pub id: Id<id::Invitation>,
    /// The six data and the role.
    pub invitee: Guest,
    /// How far it is.
    pub state: Invited,
    /// How often it was sent.
    pub sends: i64,
    /// When it was sent last.
    pub last_sent_at: Timestamp,
    /// Its end.
    pub expires_at: Timestamp,
    /// Whether one may send it again or take it back.
    pub open: bool,
}

/// One page of them, newest first.
#[derive(Debug)]
pub struct Listed {
    /// The rows.
    pub items: Vec<One>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// The whole panel.
#[derive(Debug)]
pub struct Panel {
    /// The institution and its plan.
    pub plan: PlanRow,
    /// Invitations that wait now.
    pub waiting: i64,
    /// The tiers that one may give.
    pub gives: Vec<Tier>,
    /// The page.
    pub listed: Listed,
}

/// The invitations of the institution that the request names, before the cursor; those that are wanted.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn panel(
    caller: &Caller,
    which: Which,
    before: Option<(i64, Uuid)>,
) -> Result<Panel, Denied> {
    let grant = &caller.inside(SeeInvitations)?;
    let before = before.unwrap_or((i64::MAX, Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let inviter = &Inviter::of(caller, grant)?;
            let (slug, now, company) = (inviter.slug(), caller.now, inviter.company);
            let plan = storage::plan::of(&mut tx, slug, company.uuid()).await?;
            let waiting = storage::invitation::waiting(&mut tx, slug, company.uuid(), now).await?;
            let which = (company, which);
            let mut rows =
                storage::invitation::before(&mut tx, slug, which, before, limit, now).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.created_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                let (tier, state) = (row.tier()?, row.state(now)?);
                let waits =
                    matches!(state, Invited::Pending) || (state == Invited::Expired && row.waits());
                items.push(One {
                    id: Id::from_uuid(row.id),
                    invitee: sealed::invitee(backend, &row)?,
                    state,
                    sends: row.sends,
                    last_sent_at: Timestamp(row.last_sent_at),
                    expires_at: Timestamp(row.expires_at),
                    open: waits && inviter.may_give(tier),
                });
            }
            let own = inviter.by.map(|(_, tier)| tier);
            tx.done(Panel {
                plan: plan.ok_or(Refusal::NotFound)?,
                waiting,
                gives: own.into_iter().flat_map(Tier::gives).collect(),
                listed: Listed { items, next },
            })
        })
        .await
}
