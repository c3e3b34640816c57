//! One row as a worker. Every cell is looked at even after a first error, so that the office learns
//! everything about a row at once.

use domain::company::Position;
use domain::date::Date;
use domain::document::{CardNumber, Rut};
use domain::locale::Locale;
use domain::name::{NamePart, PersonName};
use domain::refusal::Problem;
use domain::registry::Status;
use domain::sheet::Row;
use domain::sheet::value::{self, Evidence};

use super::super::report::Issue;
use super::super::{DateOrder, Flaw, Weight};
use super::header::{Column, Header};
use crate::worker::Record;

/// A worker of the file.
#[derive(Debug)]
pub(super) struct Worker {
    pub(super) record: Record,
    pub(super) card: Option<CardNumber>,
    pub(super) active: bool,
}

/// A row being read.
pub(super) struct Reading<'a> {
    row: &'a Row,
    header: &'a Header,
    order: DateOrder,
    today: Date,
    /// What was found.
    pub(super) issues: Vec<Issue>,
    /// What its dates say about the file's order.
    pub(super) evidence: Vec<Evidence>,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(
        row: &'a Row,
        header: &'a Header,
        (order, today): (DateOrder, Date),
    ) -> Self {
        Self {
            row,
            header,
            order,
            today,
            issues: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// The worker, unless something weighs too much.
    pub(super) fn worker(&mut self) -> Option<Worker> {
        let rut = self.required(Column::Rut, |cell| {
            Rut::parse(cell)
                .and_then(Rut::of_a_person)
                .map_err(Flaw::Cell)
        });
        let names = self.required(Column::Names, name);
        let first = self.required(Column::FirstSurname, name);
        let second = self.optional(Column::SecondSurname, name);
        let email = self.optional(Column::Email, value::email).flatten();
        let phone = self
            .optional(Column::Phone, |cell| value::phone(cell, Locale::EsCl))
            .flatten();
        let position = self.optional(Column::Position, |cell| {
            Position::parse(cell).map_err(Flaw::Cell)
        });
        let hired = self.hired();
        let card = self.optional(Column::Card, |cell| {
            CardNumber::of_cell(cell).map_err(Flaw::Cell)
        });
        let status = self.optional(Column::Status, value::status);
        if self
            .issues
            .iter()
            .any(|issue| issue.flaw.weight() == Weight::Error)
        {
            return None;
        }
        let record = Record {
            rut: rut?,
            name: PersonName {
                first: names?,
                second: None,
                first_surname: first?,
                second_surname: second,
            },
            email,
            phone,
            position,
            hired,
        };
        Some(Worker {
            record,
            card,
            active: status.unwrap_or(Status::Active) == Status::Active,
        })
    }

    fn flaw(&mut self, column: Column, flaw: Flaw) {
        // The number of a card is a secret: reports do not repeat it.
        let cell = match column {
            Column::Card => "",
            _ => self.header.cell(self.row, column),
        };
        let issue = Issue::new(self.row.number, column.title(), cell, flaw);
        self.issues.push(issue);
    }

    fn required<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Flaw>,
    ) -> Option<T> {
        let told = self.issues.len();
        let found = self.optional(column, read);
        if found.is_none() && self.issues.len() == told {
            self.flaw(column, Flaw::Missing);
        }
        found
    }

    fn optional<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Flaw>,
    ) -> Option<T> {
        let cell = self.header.cell(self.row, column);
        let numeric = matches!(column, Column::Rut | Column::Card);
        let damage = value::damage(cell).or_else(|| {
            value::number_damage(cell)
                .filter(|flaw| numeric && !(*flaw == Flaw::Decimal && is_dotted(cell)))
        });
        let answer = match damage {
            Some(flaw) => Err(flaw),
            None if value::is_nothing(cell) => return None,
            None => read(cell),
        };
        answer.map_err(|flaw| self.flaw(column, flaw)).ok()
    }

    fn hired(&mut self) -> Option<Date> {
        let order = self.order;
        let (day, evidence, bare) =
            self.optional(Column::Hired, |cell| value::date(cell, order))?;
        self.evidence.push(evidence);
        if bare {
            self.flaw(Column::Hired, Flaw::Serial(day.long()));
        }
        if day > self.today {
            self.flaw(Column::Hired, Flaw::Cell(Problem::DateFuture));
        }
        Some(day)
    }
}

/// Groups of three after dots are a way to write, no decimals.
fn is_dotted(cell: &str) -> bool {
    cell.rsplit_once('.')
        .is_some_and(|(_, tail)| tail.len() >= 3)
}

fn name(cell: &str) -> Result<NamePart, Flaw> {
    NamePart::parse(cell).map_err(Flaw::Cell)
}
