//! Whether whoever brought or decided something may still do so when it is done (A59).

use domain::access::{self, Actor, Inside, LoadPeople, Member, Signed};
use domain::account::{AccountState, Stage};
use domain::id::{self, Id};
use domain::membership::may_enter;
use domain::platform::Platform;
use domain::time::Timestamp;

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
    let company = storage::company::by_id(tx, slug, within.company.uuid()).await?;
    let member = storage::membership::of(tx, slug, by, within.company).await?;
    let (Some(account), Some(company), Some(member)) = (account, company, member) else {
        return Ok(false);
    };
    let state = member.state()?.at(member.ends_at.map(Timestamp), now);
    if account.state()? != AccountState::Active || may_enter(company.adherence()?, state).is_err() {
        return Ok(false);
    }
    let actor = Actor::Person(Signed {
        platform: within.platform.slug.clone(),
        person: account.person(),
        account: by,
        stage: Stage::Full,
        staff: None,
        member: Some(Member {
            company: within.company,
            perfil: member.perfil()?,
            basis: member.basis()?,
        }),
    });
    let inside = Inside {
        platform: within.platform.slug.clone(),
        company: within.company,
    };
    Ok(access::require(&actor, LoadPeople, inside).is_ok())
}
