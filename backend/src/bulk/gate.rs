//! Whether whoever brought or decided something may still do so when it is done (A59).

use domain::access::{self, Action, Actor, Inside, InvitePerson, LoadPeople, Member, Signed};
use domain::account::{AccountState, Stage};
use domain::bulk::Kind;
use domain::id::{self, Id};
use domain::platform::Platform;

use crate::Backend;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::people::Within;
use crate::storage::{self, Tx};

/// The hand of an account that is not asking at this moment: the worker works for it.
pub(super) fn within<'a>(
    backend: &'a Backend,
    platform: &'a Platform,
    company: Id<id::Company>,
    by: Id<id::Account>,
) -> Within<'a> {
    Within {
        platform,
        company,
        by: Some(by),
        scribe: Scribe {
            backend,
            platform: platform.slug.as_str(),
            actor: format!("account:{by}"),
            network: "",
            device: "",
            now: backend.env.clock.now(),
        },
    }
}

/// Somebody who may load files now.
pub(super) struct Loader {
    signed: Signed,
    /// What they are in the company.
    pub(super) member: Member,
}

impl Loader {
    /// Whether they may do that, too.
    pub(super) fn may<A: Action<At = Inside>>(&self, within: &Within<'_>, action: A) -> bool {
        let actor = Actor::Person(self.signed.clone());
        let inside = Inside {
            platform: within.platform.slug.clone(),
            company: within.company,
        };
        access::require(&actor, action, inside).is_ok()
    }
}

/// That hand, if it may load files now.
pub(super) async fn loader(tx: &mut Tx, within: &Within<'_>) -> Result<Option<Loader>, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let Some(by) = within.by else {
        return Ok(None);
    };
    let account = storage::account::by_id(tx, slug, by, now).await?;
    let pair = (by.uuid(), within.company.uuid());
    let door = storage::session::door(tx, slug, pair, now).await?;
    let at = door.map(|door| door.read(now, now)).transpose()?.flatten();
    let (Some(account), Some(Ok(member))) = (account, at.map(|at| at.door)) else {
        return Ok(None);
    };
    if account.state()? != AccountState::Active {
        return Ok(None);
    }
    let signed = Signed {
        platform: within.platform.slug.clone(),
        person: account.person(),
        account: by,
        stage: Stage::Full,
        staff: None,
        member: Some(member.clone()),
    };
    let loader = Loader { signed, member };
    let may = match super::kind(within.platform) {
        Kind::People => loader.may(within, LoadPeople),
        Kind::Guests => loader.may(within, InvitePerson),
    };
    Ok(Some(loader).filter(|_| may))
}
