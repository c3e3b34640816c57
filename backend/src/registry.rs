//! People as the entity knows them: finding one by document.

use domain::RegistryRecord;
use domain::document::Document;
use domain::id::{self, Id};

use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::Tx;

/// A person of the registry.
#[derive(Debug)]
pub struct Found {
    /// Their row.
    pub id: Id<id::RegistryPerson>,
    /// What is on file.
    pub record: RegistryRecord,
    /// Whether they are affiliated now.
    pub active: bool,
}

/// The person with that document.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the row does not open.
pub async fn find(_: &mut Tx, _: &Caller, _: &Document) -> Result<Option<Found>, Denied> {
    Ok(None)
}
