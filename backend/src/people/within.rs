//! Where and for whom people are changed, and finding one of them.

use domain::access::{EditPeople, Grant};
use domain::document::{Document, DocumentKind, Rut};
use domain::id::{self, Id};
use domain::platform::{Platform, Registration};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::Backend;
use crate::account::document_lookup;
use crate::audit::{self, Entry, Scribe};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Keys;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// One company, and who changes its people.
#[derive(Debug)]
pub struct Within<'a> {
    /// The platform.
    pub platform: &'a Platform,
    /// The company.
    pub company: Id<id::Company>,
    /// Whose hand it is: on their own membership most is refused. None for the
    /// installation's own, which nobody of the company is.
    pub by: Option<Id<id::Account>>,
    /// Who writes the entries.
    pub scribe: Scribe<'a>,
}

impl<'a> Within<'a> {
    /// The hand of whoever asks.
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers.
    pub fn of(caller: &'a Caller, grant: &Grant<EditPeople>) -> Result<Self, Denied> {
        Ok(Self {
            platform: &caller.platform,
            company: grant.at().company,
            by: Some(caller.fully_signed_in()?.account),
            scribe: caller.scribe(),
        })
    }

    /// Whoever asks, in a company where a check of theirs was passed.
    ///
    /// # Errors
    /// [`Refusal::SessionOver`] for strangers.
    pub(crate) fn asking(caller: &'a Caller, company: Id<id::Company>) -> Result<Self, Denied> {
        Ok(Self {
            platform: &caller.platform,
            company,
            by: Some(caller.fully_signed_in()?.account),
            scribe: caller.scribe(),
        })
    }

    /// The hand of whoever asks, in the turn of the company and with a right that still stands (A48):
    /// what a write begins with.
    ///
    /// # Errors
    /// Those of [`Caller::inside`].
    pub(super) async fn in_turn(tx: &mut Tx, caller: &'a Caller) -> Result<Self, Denied> {
        let (grant, _) = caller.inside_now(tx, EditPeople).await?;
        Self::of(caller, &grant)
    }

    /// The installation.
    #[must_use]
    pub fn backend(&self) -> &'a Backend {
        self.scribe.backend
    }

    /// The platform's address word.
    #[must_use]
    pub fn slug(&self) -> &'a str {
        self.scribe.platform
    }

    /// The one reading of the clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.scribe.now
    }

    /// Whether workers register by themselves here.
    pub(crate) fn registers(&self) -> bool {
        self.platform.policy.registration == Registration::Workers
    }

    /// Whether whoever has no account is asked by the company to come in, behind a link: where nobody
    /// registers by themselves. Institutions invite in their own way (C-28).
    pub(crate) fn invites(&self) -> bool {
        !self.registers() && !self.is_institution()
    }

    /// Whether it is an institution: its people have one of three tiers and a seat each, and came by an
    /// invitation (C-05, C-27).
    pub(crate) fn is_institution(&self) -> bool {
        self.platform.policy.exclusive
    }

    /// Whether anybody writes to whoever has no account.
    pub(crate) fn asks(&self) -> bool {
        self.registers() || self.invites()
    }

    /// Writes an entry about one person; its detail is sealed with the key of their row.
    pub(crate) async fn note<D: Serialize>(
        &self,
        tx: &mut Tx,
        row: (Uuid, &[u8]),
        action: &'static str,
        detail: D,
    ) -> Result<(), Denied> {
        let (id, wrapped) = row;
        let key = self.backend().keys.person(wrapped, id.as_bytes())?;
        let entry = Entry {
            action,
            subject: subject(id),
            detail,
            key: Some(&key),
        };
        audit::write(tx, &self.scribe, entry).await
    }
}

/// What the audit calls a person of a company's list.
pub(crate) fn subject(id: Uuid) -> String {
    format!("person_of_company:{id}")
}

/// The keyed digest that a RUT is found by.
pub(crate) fn lookup(keys: &Keys, rut: Rut) -> Result<Vec<u8>, Fault> {
    let document = Document::parse(DocumentKind::Rut, &rut.to_string());
    let document = document.map_err(|_| Fault::Config("a person's RUT".into()))?;
    Ok(document_lookup(keys, &document))
}

/// The person with that id in the list of that company.
///
/// # Errors
/// [`Refusal::NotFound`] for nobody, and for those of other companies.
pub async fn by_id(
    tx: &mut Tx,
    within: &Within<'_>,
    id: Id<id::RosterPerson>,
) -> Result<RosterRow, Denied> {
    let row = storage::roster::by_id(tx, within.slug(), within.company, id.uuid()).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The person with that RUT in the list of that company, if there is one.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn by_rut(
    tx: &mut Tx,
    within: &Within<'_>,
    rut: Rut,
) -> Result<Option<RosterRow>, Denied> {
    let lookup = lookup(&within.backend().keys, rut)?;
    let row = storage::roster::by_rut(tx, within.slug(), within.company, &lookup).await?;
    Ok(row)
}
