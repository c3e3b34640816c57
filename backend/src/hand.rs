//! The hand of whoever runs the installation, on one platform: acquisitions, adherence, imports
//! (ruling 9). Operators have no account on a platform, so they are no [`Caller`](crate::caller::Caller).

use domain::access::{self, Action, Actor, By, Grant};
use domain::id::{self, Id};
use domain::platform::{Platform, PlatformSlug};
use domain::refusal::Refusal;
use domain::time::Timestamp;

use crate::Backend;
use crate::audit::Scribe;
use crate::budget::Limit;
use crate::caller::Visit;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// Somebody acting on a platform from outside of it.
#[derive(Debug)]
pub struct Hand<'a> {
    /// The installation.
    pub backend: &'a Backend,
    /// Where.
    pub platform: &'a Platform,
    /// Who, to the access policy.
    pub actor: Actor,
    /// The network they came from.
    pub network: &'a str,
    /// What they came with.
    pub device: &'a str,
    /// The one reading of the clock for this act.
    pub now: Timestamp,
}

impl<'a> Hand<'a> {
    /// Somebody at the installation's own command line.
    #[must_use]
    pub fn on_console(backend: &'a Backend, platform: &'a Platform) -> Self {
        Self {
            backend,
            platform,
            actor: Actor::Operator(None),
            network: "command line",
            device: "command line",
            now: backend.env.clock.now(),
        }
    }

    /// An operator at work in a page.
    #[must_use]
    pub fn of_operator(
        backend: &'a Backend,
        platform: &'a Platform,
        operator: Id<id::Operator>,
        visit: &'a Visit,
    ) -> Self {
        Self {
            backend,
            platform,
            actor: Actor::Operator(Some(operator)),
            network: &visit.network,
            device: &visit.agent,
            now: backend.env.clock.now(),
        }
    }

    /// The platform's address word.
    #[must_use]
    pub fn slug(&self) -> &'a str {
        self.platform.slug.as_str()
    }

    /// Who writes the entries of this act.
    #[must_use]
    pub fn scribe(&self) -> Scribe<'_> {
        let actor = match self.actor.by() {
            By::Operator(Some(id)) => format!("operator:{id}"),
            By::Operator(None) => "system".to_owned(),
            By::Account(id) => format!("account:{id}"),
            By::Stranger => "visitor".to_owned(),
        };
        Scribe {
            backend: self.backend,
            platform: self.slug(),
            actor,
            network: self.network,
            device: self.device,
            now: self.now,
        }
    }

    /// Leave to do this on the platform.
    ///
    /// # Errors
    /// What the policy says.
    pub fn require<A: Action<At = PlatformSlug>>(&self, action: A) -> Result<Grant<A>, Denied> {
        Ok(access::require(
            &self.actor,
            action,
            self.platform.slug.clone(),
        )?)
    }

    /// Counts one use by `holder`.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when the window is used up.
    pub async fn spend(&self, tx: &mut Tx, limit: Limit, holder: &[u8]) -> Result<(), Denied> {
        let (purpose, window) = (limit.purpose, limit.window);
        let slug = self.slug();
        let used = storage::budget::take(tx, slug, purpose, holder, window, self.now).await?;
        if used <= limit.most {
            return Ok(());
        }
        let retry_seconds = window.seconds_left();
        Err(Refusal::TooMany { retry_seconds }.into())
    }
}
