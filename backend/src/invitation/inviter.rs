//! Whoever invites: somebody of an institution, or an operator for the first Súper Administrador.

use domain::access::{Action, Grant, Inside};
use domain::id::{self, Id};
use domain::membership::{Perfil, Tier};
use domain::platform::Platform;
use domain::refusal::Refusal;

use crate::Backend;
use crate::audit::Scribe;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::people::Within;
use crate::storage::{self, Tx};

/// Somebody who may invite to one institution.
#[derive(Debug)]
pub struct Inviter<'a> {
    pub(super) platform: &'a Platform,
    pub(super) company: Id<id::Company>,
    pub(super) scribe: Scribe<'a>,
    /// The account and its tier; none for an operator, who may give every tier.
    pub(super) by: Option<(Id<id::Account>, Tier)>,
}

impl<'a> Inviter<'a> {
    /// Whoever asks, at the institution of their grant.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a perfil that is no tier.
    pub fn of<A: Action<At = Inside>>(
        caller: &'a Caller,
        grant: &Grant<A>,
    ) -> Result<Self, Denied> {
        Self::asking(caller, grant.at().company)
    }

    /// The same, in an institution where a check of theirs was passed.
    ///
    /// # Errors
    /// As [`Inviter::of`].
    pub(crate) fn asking(caller: &'a Caller, company: Id<id::Company>) -> Result<Self, Denied> {
        let session = caller.fully_signed_in()?;
        let member = session.at.as_ref().and_then(|at| at.door.clone().ok());
        let tier = member.and_then(|member| member.perfil.tier());
        Ok(Self {
            platform: &caller.platform,
            company,
            scribe: caller.scribe(),
            by: Some((session.account, tier.ok_or(Refusal::NotAllowed)?)),
        })
    }

    /// Somebody of that tier who asked before, for whom the worker works now.
    pub(super) fn within(within: &Within<'a>, tier: Tier) -> Option<Self> {
        Some(Self {
            platform: within.platform,
            company: within.company,
            scribe: within.scribe.clone(),
            by: Some((within.by?, tier)),
        })
    }

    /// An operator, for an institution that they created.
    #[must_use]
    pub fn operator(hand: &'a Hand<'_>, company: Id<id::Company>) -> Self {
        Self {
            platform: hand.platform,
            company,
            scribe: hand.scribe(),
            by: None,
        }
    }

    pub(super) fn backend(&self) -> &'a Backend {
        self.scribe.backend
    }

    pub(super) fn slug(&self) -> &'a str {
        self.platform.slug.as_str()
    }

    pub(super) fn account(&self) -> Option<Id<id::Account>> {
        self.by.map(|(account, _)| account)
    }

    /// Whether they may give that tier (Q39).
    pub(super) fn may_give(&self, tier: Tier) -> bool {
        self.by.is_none_or(|(_, own)| own.may_give(tier))
    }

    /// Asks once more, inside of the transaction that writes, and keeps the answer true until it
    /// commits (A48).
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] when the right is gone, or does not reach as far as that tier.
    pub(super) async fn hold(&self, tx: &mut Tx, tier: Tier) -> Result<(), Denied> {
        let held = match self.by {
            None => true,
            Some((account, own)) => {
                let member = (account, self.company);
                storage::membership::hold(tx, self.slug(), member, Perfil::Tier(own)).await?
            }
        };
        if held && self.may_give(tier) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed.into())
        }
    }
}
