//! Somebody of a company by an address: that of their account, or the contact address that the
//! company's list and the «ficha» show (Q20).

use domain::contact::Email;
use domain::id::{self, Id};

use crate::account;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// Whoever signs in with that address. Where a right is given, nothing else counts: a contact address
/// is written by whoever edits people, who could put their own to somebody else's name.
pub(super) async fn of_account(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    email: &Email,
) -> Result<Option<MembershipRow>, Denied> {
    let slug = caller.platform.slug.as_str();
    let Some(row) = account::by_email(tx, &caller.scribe(), email).await? else {
        return Ok(None);
    };
    Ok(storage::membership::of(tx, slug, row.id(), company).await?)
}

/// The account's address comes first; a contact address counts where nobody else has it.
pub(super) async fn member(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    email: &Email,
) -> Result<Option<MembershipRow>, Denied> {
    let slug = caller.platform.slug.as_str();
    if let Some(member) = of_account(tx, caller, company, email).await? {
        return Ok(Some(member));
    }
    let listed = storage::roster::by_address(tx, slug, company, email).await?;
    let Some(membership) = listed.and_then(|row| row.membership) else {
        return Ok(None);
    };
    Ok(storage::membership::by_id(tx, slug, membership).await?)
}
