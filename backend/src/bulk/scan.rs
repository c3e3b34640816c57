//! A file beside the company: what each row would do, in the order of the file. The check and the
//! application read in this one way, so that what is applied is what was shown.

use std::collections::{HashMap, HashSet};

use domain::bulk::{
    self, Column, Inviting, Issue, Kind, Leading, Line, Outcome, Perfiles, Planned, Read, Why,
    invite, plan,
};
use domain::membership::{MembershipState, Perfil, Reason};
use sha2::{Digest, Sha256};

use super::gate::Loader;
use super::guests::{self, Found, Guests};
use super::told::Told;
use super::{gate, perfiles};
use crate::fault::{Denied, Fault};
use crate::people::{Within, lookup, phone_of};
use crate::storage::many::PIECE;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Rows looked up with one statement, and written with a few whole ones.
pub(super) const AT_ONCE: usize = 3 * PIECE;
/// What is known of the people whom rows name, by their RUT.
pub(super) enum Known {
    People(HashMap<String, RosterRow>),
    Guests(Guests),
}

/// More administrators than any company has, and more who stand in for them.
const MOST_LEADING: i64 = 1_000;

/// What is carried from row to row.
pub(super) struct Scan {
    rule: Rule,
    /// Whoever loads the file, while they may.
    pub(super) loader: Option<Loader>,
    /// The row from which on nothing is told of guests and of new people (A06).
    pub(super) cut: Option<u64>,
    digest: Sha256,
    /// New people, changed ones, refused rows, people who stand so already.
    pub(super) figures: [i64; 4],
}

/// What rows are laid beside.
enum Rule {
    People {
        leading: Leading,
        /// The membership of whoever loads the file.
        own: Option<uuid::Uuid>,
        /// The memberships of those who stand in for an administrator.
        standing_in: HashSet<uuid::Uuid>,
        perfiles: Perfiles,
    },
    Guests(Inviting),
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
    pub(super) async fn begin(
        tx: &mut Tx,
        within: &Within<'_>,
        cut: Option<u64>,
    ) -> Result<Self, Denied> {
        let loader = gate::loader(tx, within).await?;
        let rule = match super::kind(within.platform) {
            Kind::People => people(tx, within, loader.as_ref()).await?,
            Kind::Guests => Rule::Guests(guests::inviting(tx, within, loader.as_ref()).await?),
        };
        Ok(Self {
            rule,
            loader,
            cut,
            digest: Sha256::new(),
            figures: [0; 4],
        })
    }

    /// Those whom the rows name.
    pub(super) async fn known(
        &self,
        tx: &mut Tx,
        within: &Within<'_>,
        reads: &[Read],
    ) -> Result<Known, Denied> {
        Ok(match &self.rule {
            Rule::People { .. } => Known::People(of_company(tx, within, reads).await?),
            Rule::Guests(by) => Known::Guests(guests::known(tx, within, *by, reads).await?),
        })
    }

    /// Lays some rows beside those whom they name.
    pub(super) fn beside(
        &mut self,
        within: &Within<'_>,
        reads: Vec<Read>,
        known: &Known,
    ) -> Result<Vec<Beside>, Denied> {
        let beside = |read: Read| self.row(within, read, known);
        reads.into_iter().map(beside).collect()
    }

    /// Lays one row beside whoever it names.
    pub(super) fn row(
        &mut self,
        within: &Within<'_>,
        mut read: Read,
        known: &Known,
    ) -> Result<Beside, Denied> {
        let rut = read.line.as_ref().map(|line| line.rut.to_string());
        let rut = rut.as_deref().unwrap_or_default();
        let (row, guest) = match known {
            Known::People(people) => (people.get(rut).cloned(), None),
            Known::Guests(guests) => (None, guests.get(rut).copied()),
        };
        let cut = self.cut.is_some_and(|cut| read.row >= cut);
        let planned = match &read.line {
            None => None,
            // Those of the company's own list are told about all the same.
            Some(_) if cut && row.is_none() => Some(Err(Why::Limit)),
            Some(line) => Some(self.rule.plan(within, line, row.as_ref(), guest)?),
        };
        let (outcome, planned) = match planned {
            Some(Ok(planned)) => {
                let new = planned.outcome == Outcome::Added;
                let told = |issue: &Issue| issue.why == Why::SamePhone;
                let told = read.issues.iter().any(told);
                if new && !told && guest.is_some_and(|guest| guest.same_phone) {
                    read.issues.push(same_phone(&read));
                }
                (planned.outcome, Some(planned))
            }
            Some(Err(why)) => {
                read.issues.push(refused(&read, why));
                (Outcome::Refused, None)
            }
            None => (Outcome::Refused, None),
        };
        if read.counts() {
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
            cells: match self.outcome {
                Outcome::Refused => self.read.cells,
                _ => Vec::new(),
            },
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

fn same_phone(read: &Read) -> Issue {
    Issue {
        column: Some(Column::Phone),
        ..refused(read, Why::SamePhone)
    }
}

impl Rule {
    /// What a row does.
    fn plan(
        &mut self,
        within: &Within<'_>,
        line: &Line,
        row: Option<&RosterRow>,
        guest: Option<Found>,
    ) -> Result<Result<Planned, Why>, Denied> {
        let (leading, own, standing_in, perfiles) = match self {
            Self::Guests(by) => {
                let guest = line.guest().zip(guest);
                let planned = guest.map(|(one, found)| invite(&one, found.standing, by));
                // Nobody was looked up whom the loader may not invite.
                return Ok(planned.unwrap_or(Err(Why::Role)));
            }
            Self::People {
                leading,
                own,
                standing_in,
                perfiles,
            } => (leading, *own, &*standing_in, &*perfiles),
        };
        let Some(row) = row else {
            return Ok(plan(line, None, leading, perfiles));
        };
        let now = within.now();
        let state = row.state(now)?;
        let left = row.reason(now)? == Some(Reason::Left);
        // A number is opened for a row that says one.
        let phone = match line.phone {
            Some(_) => phone_of(within.backend(), row)?,
            None => None,
        };
        let stands_in = |held: &uuid::Uuid| standing_in.contains(held);
        let known = bulk::Known {
            email: row.email.clone(),
            phone: phone.map(|phone| phone.to_string()).unwrap_or_default(),
            state,
            perfil: row.perfil()?,
            left: left && state == MembershipState::Disabled,
            account: row.membership.is_some(),
            own: row.membership.is_some() && row.membership == own,
            stands_in: row.membership.as_ref().is_some_and(stands_in),
        };
        Ok(plan(line, Some(&known), leading, perfiles))
    }
}

async fn people(tx: &mut Tx, within: &Within<'_>, loader: Option<&Loader>) -> Result<Rule, Denied> {
    let (slug, now, company) = (within.slug(), within.now(), within.company);
    let leading =
        storage::membership::administrators(tx, slug, company.uuid(), now, MOST_LEADING).await?;
    let standing_in =
        storage::membership::standing_in(tx, slug, company.uuid(), now, MOST_LEADING).await?;
    Ok(Rule::People {
        leading: Leading(u32::try_from(leading.len()).unwrap_or(u32::MAX)),
        own: own(tx, within).await?,
        standing_in: standing_in.into_iter().map(|row| row.id).collect(),
        perfiles: perfiles::of(tx, within, loader).await?,
    })
}

/// The membership of that hand.
pub(super) async fn own(tx: &mut Tx, within: &Within<'_>) -> Result<Option<uuid::Uuid>, Denied> {
    let own = match within.by {
        Some(by) => storage::membership::of(tx, within.slug(), by, within.company).await?,
        None => None,
    };
    Ok(own.map(|row| row.id))
}

/// Those of the company whom the rows name.
async fn of_company(
    tx: &mut Tx,
    within: &Within<'_>,
    reads: &[Read],
) -> Result<HashMap<String, RosterRow>, Denied> {
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
