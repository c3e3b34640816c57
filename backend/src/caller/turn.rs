//! A right asked once more, in the turn of its company: what the request read before may have ended
//! since (A48).

use domain::access::{self, Action, Actor, Grant, Inside, Member};
use domain::membership::Shut;
use domain::refusal::Refusal;

use super::{At, Caller};
use crate::fault::Denied;
use crate::storage::{self, Tx};

impl Caller {
    /// As [`Caller::inside`], with everything about the membership as it is at this moment, after
    /// everybody who was before in the turn of that company. The turn lasts as long as the
    /// transaction.
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
        storage::company::lock(tx, platform.as_str(), company.uuid()).await?;
        // Seats, and who leads an institution, are counted behind its plan.
        if self.platform.policy.exclusive {
            storage::plan::lock(tx, platform.as_str(), company.uuid()).await?;
        }
        let pair = (session.account.uuid(), company.uuid());
        let door = storage::session::door(tx, platform.as_str(), pair, self.now).await?;
        let door = door.ok_or(Refusal::NotFound)?;
        let at = door
            .read(session.created_at, self.now)?
            .ok_or(Refusal::NotFound)?;
        let member = open(&at)?.clone();
        let Actor::Person(mut signed) = self.actor() else {
            return Err(Refusal::SessionOver.into());
        };
        signed.member = Some(member.clone());
        let asked = access::require(&Actor::Person(signed), action, grant.at().clone());
        Ok((self.warned(asked.map_err(Denied::from))?, member))
    }

    /// The membership that the request came with.
    ///
    /// # Errors
    /// Those of [`Caller::inside`], but for the right.
    pub(crate) fn member(&self) -> Result<&Member, Denied> {
        let at = &self.fully_signed_in()?.at;
        open(at.as_ref().ok_or(Refusal::NotFound)?)
    }
}

/// What lies behind the door of a company, or why it is shut.
pub(super) fn open(at: &At) -> Result<&Member, Denied> {
    match &at.door {
        Ok(member) => Ok(member),
        Err(Shut::NotAdhered) => Err(Refusal::CompanyEnded.into()),
        Err(Shut::Disabled) => Err(Refusal::MembershipDisabled { reason: at.reason }.into()),
        Err(Shut::Ended) => Err(Refusal::SignInAgain.into()),
    }
}
