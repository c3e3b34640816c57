//! What a company's file says of one worker, sealed with a key of their own.

use domain::company::Position;
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::{CardNumber, Rut};
use domain::id::{self, Id};
use domain::name::PersonName;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::worker::WorkerRow;
use crate::storage::{self, Tx};

/// A worker on file. Personal: prints nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// Who.
    pub rut: Rut,
    /// Names and surnames; «Nombres» stands in the first part.
    pub name: PersonName,
    /// Mail address.
    pub email: Option<Email>,
    /// Mobile phone.
    pub phone: Option<Phone>,
    /// «Cargo».
    pub position: Option<Position>,
    /// «Fecha de ingreso».
    pub hired: Option<Date>,
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Record(…)")
    }
}

/// The keyed digest of a card on a platform: all that is kept of its number.
pub(crate) fn card_digest(
    backend: &Backend,
    platform: &str,
    rut: Rut,
    card: &CardNumber,
) -> Vec<u8> {
    let value = format!("{platform}\0{}", card.compare_value(rut));
    backend.keys.lookup("card", &value)
}

/// What binds a sealed record to its row.
fn context(id: Uuid) -> Vec<u8> {
    [b"worker:".as_slice(), id.as_bytes()].concat()
}

/// Seals a record with the worker's key.
pub(crate) fn seal(
    backend: &Backend,
    key: &PersonKey,
    id: Uuid,
    record: &Record,
) -> Result<Vec<u8>, Fault> {
    let plain = serde_json::to_vec(record).map_err(|_| Fault::Sealed)?;
    key.seal(&backend.env.chance, &context(id), &plain)
}

/// Corrects what is on file of a worker (Q20).
pub(crate) async fn correct(
    tx: &mut Tx,
    (backend, slug): (&Backend, &str),
    (company, id): (Id<id::Company>, Uuid),
    change: impl FnOnce(&mut Record),
    now: Timestamp,
) -> Result<(), Denied> {
    let Some(row) = storage::worker::by_id(tx, slug, company, id).await? else {
        return Ok(());
    };
    let (mut record, key) = open(backend, &row)?;
    change(&mut record);
    let sealed = seal(backend, &key, id, &record)?;
    storage::worker::save(tx, slug, id, &sealed, now).await?;
    Ok(())
}

/// What is on file of the worker that a row of a company's list names; none where it names none.
pub(crate) async fn of_row(
    tx: &mut Tx,
    (backend, slug): (&Backend, &str),
    (company, worker): (Id<id::Company>, Option<Uuid>),
) -> Result<Option<Record>, Denied> {
    let Some(id) = worker else { return Ok(None) };
    let stored = storage::worker::by_id(tx, slug, company, id).await?;
    let opened = stored.map(|stored| open(backend, &stored));
    Ok(opened.transpose()?.map(|(record, _)| record))
}

/// Opens a stored worker.
pub(crate) fn open(backend: &Backend, row: &WorkerRow) -> Result<(Record, PersonKey), Fault> {
    unseal(
        backend,
        row.id,
        (row.wrapped_key.as_slice(), row.sealed.as_slice()),
    )
}

/// Opens what is sealed of the worker of that row with the key that is wrapped there.
pub(crate) fn unseal(
    backend: &Backend,
    id: Uuid,
    (wrapped_key, sealed): (&[u8], &[u8]),
) -> Result<(Record, PersonKey), Fault> {
    let key = backend.keys.person(wrapped_key, id.as_bytes())?;
    let plain = key.open(&context(id), sealed)?;
    let record = serde_json::from_slice(&plain).map_err(|_| Fault::Stored {
        table: "worker",
        column: "sealed",
        key: id.to_string(),
    })?;
    Ok((record, key))
}
