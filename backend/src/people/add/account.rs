//! The memberships of those among new people who have an account.

use std::collections::HashMap;

use domain::id::Id;
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::time::Span;
use uuid::Uuid;

use super::{Made, New};
use crate::account::contact_of;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::people::Within;
use crate::storage::account::AccountRow;
use crate::storage::membership::{MembershipRow, NewMembership};
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// The membership of whoever showed their document and has an account, made where there is none;
/// the few there are, one after the other. A number that was typed as a company's first user is no
/// proof of who that is.
pub(super) async fn all(
    tx: &mut Tx,
    within: &Within<'_>,
    people: &[(New<'_>, &Made)],
) -> Result<Vec<Option<MembershipRow>>, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let lookups: Vec<&[u8]> = people.iter().map(|(_, made)| &*made.lookup).collect();
    let accounts = storage::account::by_shown_documents(tx, slug, &lookups, now).await?;
    let accounts: HashMap<Vec<u8>, Uuid> = accounts.into_iter().collect();
    let mut memberships = Vec::with_capacity(people.len());
    for (new, made) in people {
        memberships.push(match accounts.get(&made.lookup) {
            Some(account) => Some(of(tx, within, new.perfil, *account).await?),
            None => None,
        });
    }
    Ok(memberships)
}

/// The account of whoever showed that document, where there is one, with its membership.
pub(in crate::people) async fn tied(
    tx: &mut Tx,
    within: &Within<'_>,
    lookup: &[u8],
) -> Result<Option<Uuid>, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let found = storage::account::by_shown_document(tx, slug, lookup, now).await?;
    let Some(found) = found else { return Ok(None) };
    of(tx, within, Perfil::Worker, found.id).await?;
    Ok(Some(found.id))
}

async fn of(
    tx: &mut Tx,
    within: &Within<'_>,
    perfil: Perfil,
    account: Uuid,
) -> Result<MembershipRow, Denied> {
    let (slug, now, account) = (within.slug(), within.now(), Id::from_uuid(account));
    let found = storage::account::by_id(tx, slug, account, now).await?;
    let found = found.ok_or(Refusal::Outdated)?;
    let company = storage::company::by_id(tx, slug, within.company.uuid()).await?;
    let company = company.ok_or(Refusal::NotFound)?;
    let new = NewMembership {
        id: within.backend().env.chance.id(now),
        platform: slug,
        company: within.company,
        account,
        perfil,
        basis: None,
        sort_key: &company.sort_key,
        now,
    };
    if storage::membership::insert(tx, &new).await? == 1 {
        tell(tx, within, &found, &company.legal_name).await?;
    }
    let row = storage::membership::of(tx, slug, account, within.company).await?;
    Ok(row.ok_or(Refusal::Outdated)?)
}

/// Tells somebody that a company reaches their account from now on: nobody is tied to one behind their
/// back (A06).
async fn tell(
    tx: &mut Tx,
    within: &Within<'_>,
    account: &AccountRow,
    company: &str,
) -> Result<(), Denied> {
    let about = (within.backend(), within.platform);
    let letter = letters::people::tied(about, &contact_of(account)?, company);
    outbox::enqueue(tx, &within.scribe, &letter, within.now() + LETTER_LASTS).await?;
    Ok(())
}
