//! Nobody touches the access of those who may do more than they (A47): asked with everything as it is
//! at this moment, of both of them.

use domain::access::Member;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Rights, may_touch};
use domain::time::Timestamp;

use super::Within;
use crate::fault::Denied;
use crate::role::rights_of;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// What the hand is in the company at this moment; none for the installation's own.
///
/// # Errors
/// [`Refusal::NotAllowed`] for whoever cannot enter it.
pub(super) async fn hand(tx: &mut Tx, within: &Within<'_>) -> Result<Option<Member>, Denied> {
    let Some(by) = within.by else { return Ok(None) };
    let (slug, now) = (within.slug(), within.now());
    let pair = (by.uuid(), within.company.uuid());
    let door = storage::session::door(tx, slug, pair, now).await?;
    // Sessions do not matter here: who asks was settled before.
    let at = door.map(|door| door.read(now, now)).transpose()?.flatten();
    let member = at.and_then(|at| at.door.ok());
    Ok(Some(member.ok_or(Refusal::NotAllowed)?))
}

/// Whether the hand may touch somebody who has that perfil, or would have it again.
///
/// # Errors
/// [`Refusal::AboveOwn`]; [`Refusal::NotAllowed`] for a hand that is not of the company any more.
pub(crate) async fn require(
    tx: &mut Tx,
    within: &Within<'_>,
    held: Option<&MembershipRow>,
    perfil: Perfil,
) -> Result<(), Denied> {
    if within.by.is_none() {
        return Ok(());
    }
    if perfil.tier().is_some() {
        return match hand(tx, within).await? {
            Some(member) if is_above(&member, perfil, &Rights::none()) => {
                Err(Refusal::AboveOwn.into())
            }
            _ => Ok(()),
        };
    }
    let at = (within.slug(), within.company);
    let target = rights(tx, at, (held, perfil), within.now()).await?;
    // Most people may do nothing that somebody could lack.
    if target == Rights::none() {
        return Ok(());
    }
    if let Some(member) = hand(tx, within).await? {
        may_touch(&member.rights, &target)?;
    }
    Ok(())
}

/// Whether somebody of that perfil, who may do that, is above somebody: in a company by what both may do
/// (A47), in an institution by whom they could have invited (Q39).
pub(super) fn is_above(member: &Member, perfil: Perfil, theirs: &Rights) -> bool {
    match perfil.tier() {
        Some(tier) => {
            let own = member.perfil.tier();
            !own.is_some_and(|own| own.may_give(tier))
        }
        None => may_touch(&member.rights, theirs).is_err(),
    }
}

/// What somebody with that perfil may do at this moment. A perfil that is gone allows nothing.
pub(crate) async fn rights(
    tx: &mut Tx,
    (slug, company): (&str, Id<id::Company>),
    (held, perfil): (Option<&MembershipRow>, Perfil),
    now: Timestamp,
) -> Result<Rights, Denied> {
    if let Some(held) = held {
        let account = Id::from_uuid(held.account);
        let stands_in = storage::stand_in::at(tx, slug, company, account, now).await?;
        if stands_in.is_some() {
            return Ok(Rights::of(perfil, None, true));
        }
    }
    let rights = rights_of(tx, slug, company, perfil).await?;
    Ok(rights.unwrap_or_else(Rights::none))
}
