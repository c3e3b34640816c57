//! Who has an account already (C-32, Q32): by RUT and by e-mail, on this platform, of either kind.

use domain::contact::Email;
use domain::document::Document;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Tier};

use crate::account::document_lookup;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::storage::account::AccountRow;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// What stands in the way of somebody's invitation.
#[derive(Debug)]
pub(super) enum Standing {
    /// Nothing: no account, or ones that ended. That of the address serves again, if there is one.
    Free(Option<Box<AccountRow>>),
    /// Somebody of the same institution.
    Here,
    /// An account that is in use, about which nothing else is told.
    Taken,
}

/// What stands in the way of that address and RUT. Whoever was here with a tier that `own` could not
/// have given is brought back by no invitation of theirs, not even as less (Q39); none asks nothing of
/// that.
pub(super) async fn standing(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    company: Id<id::Company>,
    (email, document): (&Email, &Document),
    own: Option<Tier>,
) -> Result<Standing, Denied> {
    let slug = scribe.platform;
    let lookup = document_lookup(&scribe.backend.keys, document);
    let by_email = storage::account::by_email(tx, slug, &email.key(), scribe.now).await?;
    let by_document = storage::account::by_document(tx, slug, &lookup, scribe.now).await?;
    let mut standing = Standing::Free(None);
    for row in by_email.iter().chain(by_document.iter()) {
        let membership = storage::membership::of(tx, slug, row.id(), company).await?;
        if !is_in_use(tx, slug, row).await? {
            if is_above(membership.as_ref(), own)? {
                standing = Standing::Taken;
            }
            continue;
        }
        // Whoever was disabled here and is enabled elsewhere is not of here.
        let here = match membership {
            Some(membership) => membership.state()? == MembershipState::Enabled,
            None => false,
        };
        standing = match standing {
            Standing::Free(_) | Standing::Here if here => Standing::Here,
            _ => Standing::Taken,
        };
    }
    Ok(match standing {
        Standing::Free(_) => Standing::Free(by_email.map(Box::new)),
        other => other,
    })
}

/// Whether a membership has a tier that somebody of that one could not have given.
fn is_above(membership: Option<&MembershipRow>, own: Option<Tier>) -> Result<bool, Denied> {
    let (Some(membership), Some(own)) = (membership, own) else {
        return Ok(false);
    };
    let tier = membership.perfil()?.tier();
    Ok(tier.is_some_and(|tier| !own.may_give(tier)))
}

/// Whether an account holds its RUT and address against another one (Q54): it has a membership that is
/// enabled, or a role on the platform. Accounts that are not proven lapse by themselves and are not
/// found at all; what an individual subscription adds comes here.
async fn is_in_use(tx: &mut Tx, slug: &str, row: &AccountRow) -> Result<bool, Denied> {
    let (role, _) = storage::totp::hurdles(tx, slug, row.id).await?;
    Ok(role.is_some() || storage::membership::any_enabled(tx, slug, row.id()).await?)
}
