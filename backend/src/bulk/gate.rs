//! Whether whoever brought or decided something may still do so when it is done (A59).

use domain::access::{self, Actor, Inside, LoadPeople, Signed};
use domain::account::{AccountState, Stage};
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

/// Whether that hand may load people now.
pub(super) async fn may(tx: &mut Tx, within: &Within<'_>) -> Result<bool, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let Some(by) = within.by else {
        return Ok(false);
    };
    let account = storage::account::by_id(tx, slug, by, now).await?;
    let pair = (by.uuid(), within.company.uuid());
    let door = storage::session::door(tx, slug, pair, now).await?;
    let at = door.map(|door| door.read(now, now)).transpose()?.flatten();
    let (Some(account), Some(Ok(member))) = (account, at.map(|at| at.door)) else {
        return Ok(false);
    };
    if account.state()? != AccountState::Active {
        return Ok(false);
    }
    let actor = Actor::Person(Signed {
        platform: within.platform.slug.clone(),
        person: account.person(),
        account: by,
        stage: Stage::Full,
        staff: None,
        member: Some(member),
    });
    let inside = Inside {
        platform: within.platform.slug.clone(),
        company: within.company,
    };
    Ok(access::require(&actor, LoadPeople, inside).is_ok())
}
