//! What is sealed at rest: the draft behind a link, and the facts of a company.

use domain::company::{Contact, Details, Typed, TypedPerson};
use domain::refusal::Problem;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::Backend;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::company::CompanyRow;
use crate::storage::{self, Tx};

/// A draft. Never holds a password or a secret.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    /// What was typed into step 2.
    pub typed: Typed,
    /// Whether step 1 was passed.
    pub identified: bool,
    /// Whether the whole of step 2 was sent since its last change.
    pub submitted: bool,
    /// Whom «Quitar» took out last, and where they stood, so that it can be undone.
    pub removed: Option<(usize, TypedPerson)>,
}

impl Draft {
    /// Puts back whom «Quitar» took out last; nothing where that is nobody.
    ///
    /// Errors: `TooMany` when the list is full by now.
    pub(super) fn restore(&mut self) -> Result<(), Problem> {
        match self.removed.take() {
            Some(gone) => self.typed.restore_representative(gone),
            None => Ok(()),
        }
    }

    /// A mark that changes with everything shown for verification, and tells nothing of it.
    pub(super) fn mark(&self, caller: &Caller) -> String {
        let shown = serde_json::to_string(&self.typed).unwrap_or_default();
        let digest = caller.backend.keys.lookup("company_draft", &shown);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn seal(&self, backend: &Backend, acquisition: Uuid) -> Result<Vec<u8>, Fault> {
        let plain = serde_json::to_vec(self).map_err(|_| Fault::Sealed)?;
        let chance = &backend.env.chance;
        backend
            .keys
            .seal(chance, &draft_context(acquisition), &plain)
    }

    pub(super) fn open(backend: &Backend, acquisition: Uuid, sealed: &[u8]) -> Result<Self, Fault> {
        let plain = backend.keys.open(&draft_context(acquisition), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
    }
}

fn draft_context(acquisition: Uuid) -> Vec<u8> {
    [b"company_draft:".as_slice(), acquisition.as_bytes()].concat()
}

/// What binds one part of a company's facts to its row.
fn context(company: Uuid, part: &str) -> Vec<u8> {
    format!("company:{company}:{part}").into_bytes()
}

/// Seals one part of a company's facts with its key.
pub(super) fn seal<T: Serialize>(
    backend: &Backend,
    key: &PersonKey,
    (company, part): (Uuid, &str),
    value: &T,
) -> Result<Vec<u8>, Fault> {
    let plain = serde_json::to_vec(value).map_err(|_| Fault::Sealed)?;
    key.seal(&backend.env.chance, &context(company, part), &plain)
}

/// Opens what [`seal`] sealed for the same part.
pub(super) fn open<T: DeserializeOwned>(
    backend: &Backend,
    row: &CompanyRow,
    part: &str,
    sealed: &[u8],
) -> Result<T, Fault> {
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let plain = key.open(&context(row.id, part), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}

/// «Datos de la empresa» of a company.
///
/// # Errors
/// [`Fault::Sealed`] when they do not open.
pub fn details(backend: &Backend, row: &CompanyRow) -> Result<Details, Fault> {
    open(backend, row, "details", &row.sealed)
}

/// The supplied contact of a company (Q4).
///
/// # Errors
/// [`Denied::Fault`] when the database fails or it does not open.
pub async fn supplied(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    row: &CompanyRow,
) -> Result<Option<Contact>, Denied> {
    contact(tx, backend, platform, (row, "supplied")).await
}

/// The commercial contact of a company, where it was opened with one.
pub(super) async fn commercial(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    row: &CompanyRow,
) -> Result<Option<Contact>, Denied> {
    contact(tx, backend, platform, (row, "commercial")).await
}

async fn contact(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    (row, kind): (&CompanyRow, &str),
) -> Result<Option<Contact>, Denied> {
    let sealed = storage::company::contact(tx, platform, row.id, kind).await?;
    let contact = sealed.map(|sealed| open(backend, row, kind, &sealed));
    Ok(contact.transpose()?)
}
