//! The perfiles that somebody may be given, for the forms that offer them. The write asks again.

use domain::access::{ChangeTier, GiveRole};
use domain::membership::{Perfil, Tier};
use domain::role::{Hand, Rights, Target, may_change};

use super::list::{Known, known};
use crate::caller::Caller;
use crate::fault::Denied;

/// A perfil to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub name: Option<String>,
    /// Whether whoever asks may give it by their own hand; the others are left to the help desk.
    pub by_hand: bool,
}

/// What somebody of that perfil may get instead; nothing for whoever gives no perfiles.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn offers(caller: &Caller, now: Perfil, own: bool) -> Result<Vec<Choice>, Denied> {
    if caller.platform.policy.exclusive {
        return Ok(tiers(caller, now, own));
    }
    let Some(grant) = caller.leave(GiveRole) else {
        return Ok(Vec::new());
    };
    let (slug, company) = (caller.platform.slug.as_str(), grant.at().company);
    let member = caller.member()?;
    let exclusive = caller.platform.policy.exclusive;
    let db = &caller.backend.db;
    let listed = db.read(|mut tx| async move {
        let known = known(&mut tx, slug, company).await?;
        tx.done(known)
    });
    let listed = listed.await?;
    let of = |perfil| listed.iter().find(|one: &&Known| one.perfil == perfil);
    let rights = of(now).map_or_else(Rights::none, |one| one.rights.clone());
    let hand = Hand {
        rights: &member.rights,
        basis: member.basis,
        by_desk: false,
    };
    let target = Target {
        perfil: now,
        rights: &rights,
        own,
    };
    let others = listed.iter().filter(|one| one.perfil != now);
    let choices = others.map(|one| Choice {
        perfil: one.perfil,
        name: one.name.clone(),
        by_hand: may_change(&hand, &target, (one.perfil, &one.rights), exclusive).is_ok(),
    });
    Ok(choices.collect())
}

/// The tiers of an institution, for whoever changes them (Q39); nobody changes their own.
fn tiers(caller: &Caller, now: Perfil, own: bool) -> Vec<Choice> {
    if own || !caller.may(ChangeTier) {
        return Vec::new();
    }
    let others = Tier::ALL.map(Perfil::Tier).into_iter();
    let others = others.filter(|perfil| *perfil != now);
    let choice = |perfil| Choice {
        perfil,
        name: None,
        by_hand: true,
    };
    others.map(choice).collect()
}
