//! The registry of people as an entity handed it in: finding one by document, and how many share
//! a value. Records are sealed one by one with a key of the person's own; nothing here answers a
//! visitor directly, so whoever asks decides what may be shown (Q21: masks, Q31: only active).

pub mod import;
pub mod upload;

use domain::challenge::{Distribution, Fact};
use domain::document::Document;
use domain::id::{self, Id};
use domain::registry::{RegistryRecord, Status};

use crate::Backend;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::registry::PersonRow;
use crate::storage::{self, Tx};

/// A person of the registry.
pub struct Found {
    /// The row.
    pub id: Id<id::RegistryPerson>,
    /// What is on file; its status agrees with `active`.
    pub record: RegistryRecord,
    /// Whether the person is affiliated now. Others behave as unknown documents (ruling 10).
    pub active: bool,
    /// Keyed digest of the row: another one means that something changed.
    pub digest: Vec<u8>,
    /// The person's own key, for what else is kept of them (challenge sets).
    pub key: PersonKey,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({}, active: {})", self.id, self.active)
    }
}

/// The person with that document on the caller's platform, retired ones included.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the row does not open.
pub async fn find(
    tx: &mut Tx,
    caller: &Caller,
    document: &Document,
) -> Result<Option<Found>, Denied> {
    let platform = caller.platform.slug.as_str();
    let lookup = lookup(&caller.backend, platform, document);
    let row = storage::registry::find(tx, platform, &lookup).await?;
    Ok(row.map(|row| open(&caller.backend, row)).transpose()?)
}

/// The person of that row, as an account or a draft names it.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the row does not open.
pub async fn by_id(
    tx: &mut Tx,
    caller: &Caller,
    id: Id<id::RegistryPerson>,
) -> Result<Option<Found>, Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::registry::by_id(tx, platform, id.uuid()).await?;
    Ok(row.map(|row| open(&caller.backend, row)).transpose()?)
}

/// The key of a person of the registry of that platform.
pub(crate) async fn key_of(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    id: Id<id::RegistryPerson>,
) -> Result<Option<PersonKey>, Denied> {
    let row = storage::registry::by_id(tx, platform, id.uuid()).await?;
    let key = row.map(|row| backend.keys.person(&row.wrapped_key, row.id.as_bytes()));
    Ok(key.transpose()?)
}

/// How often each value of each fact occurs among the active people of a platform.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or a stored fact is unknown.
pub async fn distribution(tx: &mut Tx, platform: &str) -> Result<Distribution, Denied> {
    let mut distribution = Distribution::default();
    for row in storage::registry::values(tx, platform).await? {
        let fact: Fact = row.fact.parse().map_err(|_| Fault::Stored {
            table: "registry_value",
            column: "fact",
            key: row.fact.clone(),
        })?;
        let people = u32::try_from(row.people).unwrap_or(0);
        distribution.add(fact, &row.value, people);
    }
    Ok(distribution)
}

/// The keyed digest under which a document is found in the registry of a platform.
#[must_use]
pub fn lookup(backend: &Backend, platform: &str, document: &Document) -> Vec<u8> {
    let canonical = format!("{platform}\0{}", document.key());
    backend.keys.lookup("registry", &canonical)
}

/// What binds a sealed record to its row.
fn context(id: uuid::Uuid) -> Vec<u8> {
    [b"registry:".as_slice(), id.as_bytes()].concat()
}

/// Opens a stored person.
fn open(backend: &Backend, row: PersonRow) -> Result<Found, Fault> {
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let plain = key.open(&context(row.id), &row.sealed)?;
    let mut record: RegistryRecord = serde_json::from_slice(&plain).map_err(|_| Fault::Stored {
        table: "registry_person",
        column: "sealed",
        key: row.id.to_string(),
    })?;
    record.status = if row.active {
        Status::Active
    } else {
        Status::Retired
    };
    Ok(Found {
        id: Id::from_uuid(row.id),
        record,
        active: row.active,
        digest: row.row_digest,
        key,
    })
}
