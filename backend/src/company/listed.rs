//! Those whom the form lists as legal representatives and as commercial contact: they administer the
//! company's accesses as well, and only a representative appoints. Each gets a link at
//! the address that was typed and says yes behind it; the first user is inside already.

use std::collections::BTreeMap;

use domain::company::Opening;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::Basis;

use super::first_user::document;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::membership;
use crate::storage::Tx;

/// Mails them; answers how many.
pub(super) async fn invite(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    opening: &Opening,
    first: Id<id::Account>,
) -> Result<usize, Denied> {
    let listed = listed(opening)?;
    let about = (company, opening.details.legal_name.as_str());
    let of = (&*caller.platform, &caller.scribe());
    for to in listed.values() {
        membership::send(tx, of, about, *to, Some(first)).await?;
    }
    Ok(listed.len())
}

/// Whom, by address: people who share one get one link, as what is more.
fn listed(opening: &Opening) -> Result<BTreeMap<String, (&Email, Basis)>, Fault> {
    let mut listed = BTreeMap::new();
    for person in &opening.representatives {
        if document(person.rut)? != opening.user.document {
            listed.insert(person.email.key(), (&person.email, Basis::Representative));
        }
    }
    let commercial = &opening.commercial.email;
    let place = listed.entry(commercial.key());
    place.or_insert((commercial, Basis::Commercial));
    listed.remove(&opening.user.email.key());
    Ok(listed)
}
