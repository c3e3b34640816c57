//! Perfiles of a company: which there are, making and changing them, who gets which,
//! who stands in for an administrator, who asks for what, and why somebody may see something.
//!
//! Whoever changes any of it does so by [`Caller::inside_now`]: in turn, with a right that still
//! stands (A48).

mod address;
mod decide;
mod list;
mod moved;
mod offer;
mod remove;
mod request;
mod save;
mod stand_in;
mod view;
mod why;

use domain::access::{EditRoles, Member, SeeRoles};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::role::{Acting, Permissions, Rights};
use uuid::Uuid;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

pub use decide::{Decision, decide};
pub use list::{Listed, list};
pub use offer::{Choice, offers};
pub use remove::{Removal, removal, remove};
pub use request::{Asked, Item, Requests, is_led, mine, request, requests};
pub use save::save;
pub use stand_in::{StandIn, end, name, stand_ins};
pub use view::{Offered, Proposal, View, view};
pub use why::{Answer, Question, person, somebody, why};

/// As many perfiles as a company has.
pub(crate) const MOST: i64 = domain::role::MOST_ROLES as i64;

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
pub(crate) async fn rights_of(
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

/// What a perfil is called, where it is one of the company's own and there.
pub(crate) async fn named(
    tx: &mut Tx,
    platform: &str,
    company: Uuid,
    perfil: Perfil,
) -> Result<Option<String>, Denied> {
    let Some(role) = perfil.own() else {
        return Ok(None);
    };
    let row = storage::role::by_id(tx, platform, Id::from_uuid(company), role).await?;
    Ok(row.map(|row| row.name))
}
