//! What is sealed of an invitation: the six data, and what the invitee chose until the mobile is
//! confirmed. Both with the invitation's own key.

use domain::contact::Phone;
use domain::membership::Guest;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::consent;
use crate::fault::Fault;
use crate::keys::PersonKey;
use crate::storage::invitation::InvitationRow;

/// What the invitee chose. The password is hashed already (Q47); it dies with the draft.
#[derive(Serialize, Deserialize)]
pub(super) struct Draft {
    /// In PHC form.
    pub hash: String,
    /// The mobile to be confirmed.
    pub phone: Phone,
    /// What was authorised in the form.
    #[serde(default)]
    pub consents: Vec<consent::Answered>,
}

fn key(backend: &Backend, row: &InvitationRow) -> Result<PersonKey, Fault> {
    backend.keys.person(&row.wrapped_key, row.id.as_bytes())
}

/// The six data and the role.
pub(super) fn invitee(backend: &Backend, row: &InvitationRow) -> Result<Guest, Fault> {
    let plain = key(backend, row)?.open(&context(row.id, "invitee"), &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}

/// The wrapped key and the sealed data of a new one.
pub(super) fn seal(
    backend: &Backend,
    id: Uuid,
    invitee: &Guest,
) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let chance = &backend.env.chance;
    let (key, wrapped) = backend.keys.new_person(chance, id.as_bytes())?;
    let plain = serde_json::to_vec(invitee).map_err(|_| Fault::Sealed)?;
    let sealed = key.seal(chance, &context(id, "invitee"), &plain)?;
    Ok((wrapped, sealed))
}

pub(super) fn draft(backend: &Backend, row: &InvitationRow) -> Result<Option<Draft>, Fault> {
    let Some(sealed) = &row.draft else {
        return Ok(None);
    };
    let plain = key(backend, row)?.open(&context(row.id, "draft"), sealed)?;
    serde_json::from_slice(&plain)
        .map(Some)
        .map_err(|_| Fault::Sealed)
}

pub(super) fn seal_draft(
    backend: &Backend,
    row: &InvitationRow,
    draft: &Draft,
) -> Result<Vec<u8>, Fault> {
    let plain = serde_json::to_vec(draft).map_err(|_| Fault::Sealed)?;
    let context = context(row.id, "draft");
    key(backend, row)?.seal(&backend.env.chance, &context, &plain)
}

fn context(id: Uuid, part: &str) -> Vec<u8> {
    format!("invitation:{id}:{part}").into_bytes()
}
