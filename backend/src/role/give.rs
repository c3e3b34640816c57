//! Giving somebody another perfil. Holds from their very next request.

use domain::access::{GiveRole, Inside, Member};
use domain::id::{self, Id};
use domain::membership::{Before, Change, Perfil, change};
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Given, Rights, may_give};
use serde_json::json;

use super::rights_of;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// Gives somebody of the company another perfil; the one they have changes nothing.
///
/// # Errors
/// [`Refusal::NotFound`] for nobody of the company; [`Refusal::AboveOwn`] and
/// [`Refusal::NotAllowed`] as [`may_give`]; [`Refusal::LastAdministrator`]; [`Refusal::Fields`] for
/// a perfil that is not there, or is appointed and not given; those of [`Caller::inside`].
pub async fn give(caller: &Caller, account: Id<id::Account>, perfil: Perfil) -> Result<(), Denied> {
    caller.inside(GiveRole)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, member) = caller.inside_now(&mut tx, GiveRole).await?;
            hand_over(&mut tx, caller, (grant.at(), &member), (account, perfil)).await?;
            tx.done(())
        })
        .await
}

/// The same inside of a transaction whose turn it is; answers what they may do from then on.
pub(super) async fn hand_over(
    tx: &mut Tx,
    caller: &Caller,
    (inside, member): (&Inside, &Member),
    (account, perfil): (Id<id::Account>, Perfil),
) -> Result<Rights, Denied> {
    let (slug, company) = (inside.platform.as_str(), inside.company);
    let own = caller.fully_signed_in()?.account == account;
    let row = storage::membership::of(tx, slug, account, company).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let old = row.perfil()?;
    let not_there = Refusal::field(Field::Perfil, Problem::NotAChoice);
    // Administrators follow from what somebody is in the company, not from a choice here.
    if perfil == Perfil::Administrator && old != Perfil::Administrator {
        return Err(not_there.into());
    }
    let after = rights_of(tx, slug, company, perfil)
        .await?
        .ok_or(not_there)?;
    let before = rights_of(tx, slug, company, old).await?;
    let given = Given {
        actor: &member.rights,
        before: &before.unwrap_or_else(Rights::none),
        after: &after,
        own,
    };
    may_give(given)?;
    let leading = storage::membership::administrators(tx, slug, row.company, caller.now, 2).await?;
    let before = Before {
        state: row.state()?,
        perfil: old,
        own,
        last_administrator: leading.len() < 2,
    };
    let Some(next) = change(before, Change::Give(perfil))? else {
        return Ok(after);
    };
    let next = (next.state, next.perfil, None);
    if storage::membership::change(tx, slug, &row, next, caller.now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let entry = Entry {
        action: "role.given",
        subject: format!("account:{account}"),
        detail: json!({ "company": company, "old": old, "new": perfil }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(after)
}
