//! Whoever was invited to an institution stands in its list of people before they accept (C-36).

use domain::id::{self, Id};
use domain::membership::{Guest, MembershipState, Perfil};
use uuid::Uuid;

use super::joined::{Facts, enter};
use crate::account::document_lookup;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// Enters whoever was invited to an institution, under the invitation's id (C-36): they are found, told
/// and reminded like everybody of the list. Somebody of that RUT who was here before stands there already.
/// Writes no entry: whoever invited does.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn invited(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (company, invitation): (Id<id::Company>, Id<id::Invitation>),
    guest: &Guest,
) -> Result<(), Denied> {
    let lookup = document_lookup(&scribe.backend.keys, &guest.document);
    let facts = Facts {
        id: Some(Id::from_uuid(invitation.uuid())),
        company,
        membership: None,
        worker: None,
        lookup: Some(&lookup),
        rut: guest.document.number(),
        name: &guest.name,
        email: guest.email.delivery(),
        // The one that is typed is confirmed and kept with the account.
        phone: None,
        perfil: Perfil::Tier(guest.tier),
        state: MembershipState::Enabled,
        starts_on: None,
    };
    enter(tx, scribe, &facts).await?;
    storage::invitation::listed(tx, scribe.platform, invitation).await?;
    Ok(())
}

/// Notes the letter that took an invitation to somebody of the list.
///
/// # Errors
/// When the database fails.
pub(crate) async fn written_to(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (company, invitation): (Id<id::Company>, Uuid),
    letter: Id<id::Message>,
) -> Result<(), Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    if let Some(row) = storage::roster::by_id(tx, slug, company, invitation).await? {
        storage::roster::set_letter(tx, slug, &row, letter.uuid(), now).await?;
    }
    Ok(())
}
