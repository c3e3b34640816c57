//! Another perfil for somebody of the list, with an account or without: the right is that of
//! giving perfiles, not that of changing people, and what may be given is decided where it is for
//! everybody.

use domain::access::GiveRole;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Administering, Level};

use super::{Within, by_id, cover, seated};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::membership::apply::{self, Hand, Target};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Gives it to that person, as they stood at that version. False when they have it. In an institution it
/// is one of the three tiers, and a Súper Administrador gives it (Q39).
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company;
/// [`Refusal::Outdated`] when somebody else was faster; [`Refusal::NotAllowed`] on oneself, for an
/// administrator without an account (Q49), and for an administrator's perfil by anybody but the
/// representative; [`Refusal::AboveOwn`] for what one lacks; [`Refusal::Fields`] for a perfil that is
/// not there; [`Refusal::LastAdministrator`].
pub async fn give_perfil(
    caller: &Caller,
    (id, version): (Id<id::RosterPerson>, i64),
    perfil: Perfil,
) -> Result<bool, Denied> {
    if caller.platform.policy.exclusive {
        return seated::give_tier(caller, (id, version), perfil).await;
    }
    caller.inside(GiveRole)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, GiveRole).await?;
            let within = &Within::asking(caller, grant.at().company)?;
            let row = by_id(&mut tx, within, id).await?;
            if row.version != version {
                return Err(Refusal::Outdated.into());
            }
            let hand = Hand::Member(by, &member);
            let done = give(&mut tx, within, hand, (&row, perfil)).await?;
            tx.done(done)
        })
        .await
}

/// The same for a row of a file, by the hand that it is loaded for. False when they have it.
///
/// # Errors
/// As [`give_perfil`]; [`Refusal::NotAllowed`] for a hand that gives no perfiles at this moment.
pub(crate) async fn load_perfil(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    perfil: Perfil,
) -> Result<bool, Denied> {
    let member = cover::hand(tx, within).await?;
    let (by, member) = within.by.zip(member).ok_or(Refusal::NotAllowed)?;
    if !member.may(Administering::Roles.code(), Level::Edit) {
        return Err(Refusal::NotAllowed.into());
    }
    give(tx, within, Hand::File(by, &member), (row, perfil)).await
}

async fn give(
    tx: &mut Tx,
    within: &Within<'_>,
    hand: Hand<'_>,
    (row, perfil): (&RosterRow, Perfil),
) -> Result<bool, Denied> {
    let slug = within.slug();
    if storage::roster::touch(tx, slug, row).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let held = match row.membership {
        Some(held) => {
            let held = storage::membership::by_id(tx, slug, held).await?;
            Some(held.ok_or(Refusal::Outdated)?)
        }
        None => None,
    };
    let target = held.as_ref().map_or(Target::Alone(row), Target::Member);
    let given = apply::give(tx, within, (hand, target), perfil).await?;
    Ok(given.before != perfil)
}
