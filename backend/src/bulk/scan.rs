//! A file beside the company: what each row would do, in the order of the file. The check and the
//! application read in this one way, so that what is applied is what was shown.

use std::collections::HashMap;

use domain::bulk::{self, Issue, Leading, Outcome, Planned, Read, Why, plan};
use domain::membership::Perfil;
use sha2::{Digest, Sha256};

use super::told::Told;
use crate::fault::{Denied, Fault};
use crate::people::{Within, lookup};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Rows looked up with one statement.
pub(super) const AT_ONCE: usize = 200;
/// People of the company, by their RUT.
pub(super) type Known = HashMap<String, RosterRow>;
/// More administrators than any company has.
const MOST_LEADING: i64 = 1_000;

/// What is carried from row to row.
pub(super) struct Scan {
    leading: Leading,
    /// The membership of whoever loads the file.
    own: Option<uuid::Uuid>,
    digest: Sha256,
    /// New people, changed ones, refused rows, people who stand so already.
    pub(super) figures: [i64; 4],
}

/// A row beside the company.
pub(super) struct Beside {
    pub(super) read: Read,
    pub(super) known: Option<RosterRow>,
    pub(super) outcome: Outcome,
    pub(super) planned: Option<Planned>,
}

impl Scan {
    /// At the first row.
    pub(super) async fn begin(tx: &mut Tx, within: &Within<'_>) -> Result<Self, Denied> {
        let (slug, now, company) = (within.slug(), within.now(), within.company);
        let leading =
            storage::membership::administrators(tx, slug, company.uuid(), now, MOST_LEADING)
                .await?;
        let own = match within.by {
            Some(by) => storage::membership::of(tx, slug, by, company).await?,
            None => None,
        };
        Ok(Self {
            leading: Leading(u32::try_from(leading.len()).unwrap_or(u32::MAX)),
            own: own.map(|row| row.id),
            digest: Sha256::new(),
            figures: [0; 4],
        })
    }

    /// Lays some rows beside the company.
    pub(super) async fn rows(
        &mut self,
        tx: &mut Tx,
        within: &Within<'_>,
        reads: Vec<Read>,
    ) -> Result<Vec<Beside>, Denied> {
        let known = known(tx, within, &reads).await?;
        self.beside(within, reads, &known)
    }

    /// The same, with those of the company whom the rows name.
    pub(super) fn beside(
        &mut self,
        within: &Within<'_>,
        reads: Vec<Read>,
        known: &Known,
    ) -> Result<Vec<Beside>, Denied> {
        let beside = |read: Read| self.row(within, read, known);
        reads.into_iter().map(beside).collect()
    }

    fn row(
        &mut self,
        within: &Within<'_>,
        mut read: Read,
        known: &Known,
    ) -> Result<Beside, Denied> {
        let rut = read.line.as_ref().map(|line| line.rut.to_string());
        let row = rut.as_ref().and_then(|rut| known.get(rut)).cloned();
        let planned = match (&read.line, &row) {
            (None, _) => None,
            (Some(line), None) => Some(plan(line, None, &mut self.leading)),
            (Some(line), Some(row)) => {
                let own = row.membership.is_some() && row.membership == self.own;
                let known = bulk::Known {
                    email: row.email.clone(),
                    state: row.state(within.now())?,
                    perfil: row.perfil()?,
                    account: row.membership.is_some(),
                    own,
                };
                Some(plan(line, Some(&known), &mut self.leading))
            }
        };
        let (outcome, planned) = match planned {
            Some(Ok(planned)) => (planned.outcome, Some(planned)),
            Some(Err(why)) => {
                read.issues.push(refused(&read, why));
                (Outcome::Refused, None)
            }
            None => (Outcome::Refused, None),
        };
        if !read.ends {
            self.note(&read, outcome, planned.as_ref())?;
        }
        Ok(Beside {
            read,
            known: row,
            outcome,
            planned,
        })
    }

    /// Counts a row, and adds everything that it would do to the digest.
    fn note(
        &mut self,
        read: &Read,
        outcome: Outcome,
        planned: Option<&Planned>,
    ) -> Result<(), Fault> {
        if let Some(figure) = self.figures.get_mut(outcome.place()) {
            *figure += 1;
        }
        let differences = planned.map(|planned| &planned.differences);
        let told = serde_json::to_vec(&(read.row, outcome, differences));
        let told = told.map_err(|_| Fault::Sealed)?;
        self.digest.update(told.len().to_be_bytes());
        self.digest.update(&told);
        Ok(())
    }

    /// Digest of everything that the file would do.
    pub(super) fn digest(self) -> Vec<u8> {
        self.digest.finalize().to_vec()
    }
}

impl Beside {
    /// As people see it.
    pub(super) fn told(self) -> Told {
        let line = self.read.line.as_ref();
        let new = line.and_then(|line| {
            let parts = [&line.names, &line.first_surname, &line.second_surname];
            let parts = parts.into_iter().flatten().map(domain::NamePart::as_str);
            Some(parts.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
        });
        let name = self.known.map(|row| row.name).or(new).unwrap_or_default();
        Told {
            row: self.read.row,
            rut: line.map(|line| line.rut.dotted()).unwrap_or_default(),
            name,
            differences: self.planned.map(|one| one.differences).unwrap_or_default(),
            issues: self.read.issues,
            cells: self.read.cells,
        }
    }
}

fn refused(read: &Read, why: Why) -> Issue {
    Issue {
        row: read.row,
        column: None,
        value: String::new(),
        why,
    }
}

/// Those of the company whom the rows name, by their RUT.
pub(super) async fn known(
    tx: &mut Tx,
    within: &Within<'_>,
    reads: &[Read],
) -> Result<Known, Denied> {
    let keys = &within.backend().keys;
    let ruts = reads.iter().filter_map(|read| read.line.as_ref());
    let lookups: Vec<Vec<u8>> = ruts
        .map(|line| lookup(keys, line.rut))
        .collect::<Result<_, _>>()?;
    let rows = storage::roster::by_ruts(tx, within.slug(), within.company, &lookups).await?;
    Ok(rows.into_iter().map(|row| (row.rut.clone(), row)).collect())
}

/// The perfil of whoever is new.
pub(super) const PERFIL: Perfil = Perfil::Worker;
