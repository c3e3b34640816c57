//! «Celular»: what a company notes of somebody's mobile. It is sealed with the key of their
//! row; keys and codes go to the number that its owner showed, and never there.

use domain::contact::Phone;
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use super::Within;
use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker;

/// What binds a sealed number to its row.
fn context(id: Uuid) -> Vec<u8> {
    [b"person_phone:".as_slice(), id.as_bytes()].concat()
}

/// Seals a number with the key of the row.
pub(super) fn seal(
    backend: &Backend,
    key: &PersonKey,
    id: Uuid,
    phone: &Phone,
) -> Result<Vec<u8>, Fault> {
    key.seal(&backend.env.chance, &context(id), phone.e164().as_bytes())
}

/// The number that was noted with that row; none where none was.
pub(crate) fn unseal_phone(
    backend: &Backend,
    id: Uuid,
    (wrapped_key, sealed): (&[u8], Option<&[u8]>),
) -> Result<Option<Phone>, Fault> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let key = backend.keys.person(wrapped_key, id.as_bytes())?;
    let plain = key.open(&context(id), sealed)?;
    let stored = || Fault::Stored {
        table: "roster_person",
        column: "phone",
        key: id.to_string(),
    };
    let text = std::str::from_utf8(&plain).map_err(|_| stored())?;
    Phone::from_e164(text).map(Some).map_err(|_| stored())
}

/// The number that the list has of somebody.
pub(crate) fn phone_of(backend: &Backend, row: &RosterRow) -> Result<Option<Phone>, Fault> {
    unseal_phone(backend, row.id, (&row.wrapped_key, row.phone.as_deref()))
}

/// The number that a company has of somebody: in its list, or else in its file of workers.
pub(super) fn known(
    backend: &Backend,
    row: &RosterRow,
    record: Option<&worker::Record>,
) -> Result<Option<Phone>, Fault> {
    let on_file = || record.and_then(|record| record.phone.clone());
    Ok(phone_of(backend, row)?.or_else(on_file))
}

/// The same, for whoever changes it.
pub(crate) async fn phone_now(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
) -> Result<Option<Phone>, Denied> {
    let (backend, company) = (within.backend(), within.company);
    let record = worker::of_row(tx, (backend, within.slug()), (company, row.worker)).await?;
    Ok(known(backend, row, record.as_ref())?)
}

/// Another «Celular», or none, in the list and in the record of a worker. False when it is the same.
///
/// # Errors
/// [`Refusal::Outdated`] when somebody changed the row since it was read.
pub async fn set_phone(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    phone: Option<&Phone>,
) -> Result<bool, Denied> {
    let was = phone_now(tx, within, row).await?;
    replace_phone(tx, within, row, (was.as_ref(), phone)).await
}

/// The same, for whoever read with [`phone_now`] which number it replaces.
///
/// # Errors
/// As [`set_phone`].
pub(crate) async fn replace_phone(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    (was, phone): (Option<&Phone>, Option<&Phone>),
) -> Result<bool, Denied> {
    let (backend, slug, now) = (within.backend(), within.slug(), within.now());
    if was == phone {
        return Ok(false);
    }
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let sealed = phone.map(|phone| seal(backend, &key, row.id, phone));
    let sealed = sealed.transpose()?;
    if storage::roster::set_phone(tx, slug, row, (sealed.as_deref(), now)).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(id) = row.worker {
        let change = |record: &mut worker::Record| record.phone = phone.cloned();
        worker::correct(tx, (backend, slug), (within.company, id), change, now).await?;
    }
    let told = |phone: Option<&Phone>| phone.map(Phone::mask);
    let detail = json!({
        "company": within.company,
        "old": { "phone": told(was) },
        "new": { "phone": told(phone) },
        "account": row.membership.is_some(),
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.phone", detail).await?;
    Ok(true)
}
