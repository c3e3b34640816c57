//! Perfiles of a company: which there are, making and changing them, who gets which,
//! who stands in for an administrator, who asks for what, and why somebody may see something.
//!
//! Whoever changes any of it takes turns with everybody else who does in that company, and their
//! right is asked again inside of the transaction: one that was taken away meanwhile changes nothing
//! (A48).

mod give;
mod list;
mod remove;
mod request;
mod save;
mod stand_in;
mod view;
mod why;

use domain::access::{self, Action, Actor, EditRoles, Grant, Inside, Member, SeeRoles};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Acting, Permissions, Rights};

use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

pub use give::give;
pub use list::{Listed, list};
pub use remove::{Removal, removal, remove};
pub use request::{Asked, Decision, Item, Requests, decide, mine, request, requests};
pub use save::save;
pub use stand_in::{StandIn, end, name, stand_ins};
pub use view::{Offered, Proposal, View, view};
pub use why::{Answer, Question, why};

/// More perfiles than a company has.
pub(crate) const MOST: i64 = 200;

impl Caller {
    /// As [`Caller::inside`], with everything about the membership as it is at this moment, after
    /// everybody who was before in the turn of that company.
    ///
    /// # Errors
    /// Those of [`Caller::inside`].
    pub(crate) async fn inside_now<A: Action<At = Inside>>(
        &self,
        tx: &mut Tx,
        action: A,
    ) -> Result<(Grant<A>, Member), Denied> {
        let grant = self.inside(action)?;
        let Inside { platform, company } = grant.at().clone();
        let session = self.fully_signed_in()?;
        storage::role::lock(tx, platform.as_str(), company).await?;
        let pair = (session.account.uuid(), company.uuid());
        let door = storage::session::door(tx, platform.as_str(), pair, self.now).await?;
        let at = match door {
            Some(door) => door
                .read(session.created_at, self.now)?
                .ok_or(Refusal::NotFound)?,
            None => return Err(Refusal::NotFound.into()),
        };
        let member = at.door.map_err(|_| Refusal::NotAllowed)?;
        let Actor::Person(mut signed) = self.actor() else {
            return Err(Refusal::SessionOver.into());
        };
        signed.member = Some(member.clone());
        let grant = access::require(&Actor::Person(signed), action, grant.at().clone())?;
        Ok((grant, member))
    }

    /// The membership that the request came with.
    pub(crate) fn member(&self) -> Result<&Member, Denied> {
        let at = self
            .fully_signed_in()?
            .at
            .as_ref()
            .ok_or(Refusal::NotFound)?;
        at.door.as_ref().map_err(|_| Refusal::NotFound.into())
    }
}

/// Whether whoever asks sees the perfiles of the company.
///
/// # Errors
/// Those of [`Caller::inside`].
pub fn may_see(caller: &Caller) -> Result<(), Denied> {
    caller.inside(SeeRoles).map(drop)
}

/// Whether whoever asks edits them; asked again by whatever saves.
///
/// # Errors
/// Those of [`Caller::inside`].
pub fn may_edit(caller: &Caller) -> Result<(), Denied> {
    caller.inside(EditRoles).map(drop)
}

/// Whoever edits, to the rules.
fn acting(member: &Member) -> Acting {
    Acting {
        rights: member.rights.clone(),
        perfil: member.perfil,
    }
}

/// What that perfil allows in that company; none for one that is not there.
async fn rights_of(
    tx: &mut Tx,
    platform: &str,
    company: Id<id::Company>,
    perfil: Perfil,
) -> Result<Option<Rights>, Denied> {
    let own: Option<Permissions> = match perfil {
        Perfil::Own(role) => {
            let row = storage::role::by_id(tx, platform, company, role).await?;
            match row {
                Some(row) => Some(row.read()?.permissions),
                None => return Ok(None),
            }
        }
        _ => None,
    };
    Ok(Some(Rights::of(perfil, own.as_ref(), false)))
}
