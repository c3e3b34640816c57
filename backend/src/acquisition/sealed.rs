//! What is recorded of an acquisition, sealed with a key of its own.

use domain::company::Acquisition;
use uuid::Uuid;

use crate::Backend;
use crate::fault::Fault;
use crate::storage::acquisition::AcquisitionRow;

fn context(id: Uuid) -> Vec<u8> {
    [b"acquisition:".as_slice(), id.as_bytes()].concat()
}

/// The wrapped key and the sealed record of a new one.
///
/// # Errors
/// [`Fault::Sealed`] when sealing fails.
pub(crate) fn seal(
    backend: &Backend,
    id: Uuid,
    acquisition: &Acquisition,
) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let chance = &backend.env.chance;
    let (key, wrapped) = backend.keys.new_person(chance, id.as_bytes())?;
    let plain = serde_json::to_vec(acquisition).map_err(|_| Fault::Sealed)?;
    Ok((wrapped, key.seal(chance, &context(id), &plain)?))
}

/// What was recorded.
///
/// # Errors
/// [`Fault::Sealed`] when it does not open.
pub(crate) fn open(backend: &Backend, row: &AcquisitionRow) -> Result<Acquisition, Fault> {
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let plain = key.open(&context(row.id), &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}
