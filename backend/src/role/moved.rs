//! Those whose perfil is removed: a letter tells each of them what they had and have, and so does an
//! entry, which their own history and their «ficha» both show. The administrators get no
//! letter for each of them, as with a file.
//!
//! Whoever is «Inhabilitado» goes along, so that nobody returns with a perfil that is gone; the entry
//! tells it, and no letter does, because nothing opens to them.

use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use serde_json::{Value, json};

use super::named;
use crate::account::{self, contact_of};
use crate::audit::Entry;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::outbox;
use crate::people::{self, Within};
use crate::storage::role::HolderRow;
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// Somebody who gets another perfil: what the audit calls them, and the key of their entries; none
/// where it was erased.
pub(super) struct Moved {
    subject: String,
    key: Option<PersonKey>,
}

/// Writes to everybody who holds the one perfil, called so, and whom it lets in, that they get the
/// other; answers who holds it, let in or not, with an account or without.
pub(super) async fn tell(
    tx: &mut Tx,
    within: &Within<'_>,
    name: &str,
    (from, to): (Perfil, Perfil),
) -> Result<Vec<Moved>, Denied> {
    let (slug, company) = (within.slug(), within.company);
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let legal = known.ok_or(Refusal::NotFound)?.legal_name;
    let own = named(tx, slug, company.uuid(), to).await?;
    let facts = (legal.as_str(), name, (to, own.as_deref()));
    let mut moved = Vec::new();
    for holder in storage::role::held_by(tx, slug, (company, from)).await? {
        moved.push(write(tx, within, &holder, facts).await?);
    }
    for (id, wrapped) in storage::role::alone(tx, slug, (company, from)).await? {
        moved.push(Moved {
            subject: people::subject(id),
            key: Some(within.backend().keys.person(&wrapped, id.as_bytes())?),
        });
    }
    Ok(moved)
}

/// The letter to one of them, while the account is there and the company is open to it.
async fn write(
    tx: &mut Tx,
    within: &Within<'_>,
    holder: &HolderRow,
    facts: (&str, &str, (Perfil, Option<&str>)),
) -> Result<Moved, Denied> {
    let (slug, now) = (within.slug(), within.now());
    let account: Id<id::Account> = Id::from_uuid(holder.account);
    let subject = format!("account:{account}");
    let stored = storage::account::by_id(tx, slug, account, now).await?;
    let Some(stored) = stored else {
        return Ok(Moved { subject, key: None });
    };
    let key = account::key_of(tx, within.backend(), slug, stored.person()).await?;
    if holder.is_open(now)? {
        let about = (within.backend(), within.platform);
        let letter = letters::perfil::removed(about, &contact_of(&stored)?, facts);
        outbox::enqueue(tx, &within.scribe, &letter, now + LETTER_LASTS).await?;
    }
    Ok(Moved { subject, key })
}

/// An entry for each of them, as any other change of a perfil has.
pub(super) fn entries<'k>(
    moved: &'k [Moved],
    company: Id<id::Company>,
    (old, new): (Perfil, Perfil),
) -> impl Iterator<Item = Entry<'k, Value>> {
    moved.iter().map(move |one| Entry {
        action: "perfil.changed",
        subject: one.subject.clone(),
        detail: json!({ "company": company, "old": old, "new": new }),
        key: one.key.as_ref(),
    })
}
