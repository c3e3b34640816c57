//! One row as what it says of somebody. Every cell is looked at even after a first error, so that
//! the office learns everything about a row at once. An empty cell says nothing.

use super::header::Header;
use super::reader::{Issue, Rules};
use super::{Column, Kind, Why};
use crate::company::Position;
use crate::contact::{Email, Phone};
use crate::date::Date;
use crate::document::{CardNumber, Document, DocumentKind, Rut};
use crate::locale::Locale;
use crate::membership::{Guest, MembershipState, Tier};
use crate::name::{NamePart, PersonName};
use crate::refusal::Problem;
use crate::role::RoleName;
use crate::sheet::value::{self, DateOrder, Evidence};
use crate::sheet::{Flaw, Row, Weight, fold};

/// What a row says of somebody. Personal: prints nothing but the row's shape.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub rut: Rut,
    /// Given names.
    pub names: Option<NamePart>,
    /// First surname.
    pub first_surname: Option<NamePart>,
    /// Second surname.
    pub second_surname: Option<NamePart>,
    /// Address.
    pub email: Option<Email>,
    /// «Cargo».
    pub position: Option<Position>,
    /// «Fecha de ingreso».
    pub hired: Option<Date>,
    /// The number of the identity card.
    pub card: Option<CardNumber>,
    /// «Habilitado» or «Inhabilitado».
    pub state: Option<MembershipState>,
    /// What their perfil is called, whether the company has it or not.
    pub perfil: Option<RoleName>,
    /// Mobile: of a guest the one that gets keys, of a company's people its note of it.
    pub phone: Option<Phone>,
    /// Role of a guest.
    pub tier: Option<Tier>,
}

impl Line {
    /// What the row says of a guest. Where no role is told it is the lowest one.
    #[must_use]
    pub fn guest(&self) -> Option<Guest> {
        Some(Guest {
            name: PersonName {
                first: self.names.clone()?,
                second: None,
                first_surname: self.first_surname.clone()?,
                second_surname: self.second_surname.clone(),
            },
            document: Document::parse(DocumentKind::Rut, &self.rut.to_string()).ok()?,
            email: self.email.clone()?,
            phone: self.phone.clone()?,
            tier: self.tier.unwrap_or(Tier::User),
        })
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line(…)")
    }
}

/// A row being read.
pub(super) struct Reading<'a> {
    row: &'a Row,
    header: &'a Header,
    rules: Rules,
    pub(super) issues: Vec<Issue>,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(row: &'a Row, header: &'a Header, rules: Rules) -> Self {
        Self {
            row,
            header,
            rules,
            issues: Vec::new(),
        }
    }

    /// What it says, unless something weighs too much.
    pub(super) fn line(&mut self) -> Option<Line> {
        self.shape();
        let rut = self.rut();
        let names = self.optional(Column::Names, name);
        let first_surname = self.optional(Column::FirstSurname, name);
        let second_surname = self.optional(Column::SecondSurname, name);
        let email = self.optional(Column::Email, value::email).flatten();
        let position = |cell: &str| Position::parse(cell).map_err(Flaw::Cell);
        let position = self.optional(Column::Position, position);
        let hired = self.hired();
        let card = |cell: &str| CardNumber::of_cell(cell).map_err(Flaw::Cell);
        let card = self.optional(Column::Card, card);
        let state = self.optional(Column::State, state);
        let perfil = |cell: &str| RoleName::parse(cell).map_err(Flaw::Cell);
        let perfil = self.optional(Column::Perfil, perfil);
        let phone = |cell: &str| value::phone(cell, Locale::EsCl);
        let phone = self.optional(Column::Phone, phone).flatten();
        let tier = self.optional(Column::Role, tier);
        if self.header.kind == Kind::Guests {
            self.must(Column::Names, names.is_some());
            self.must(Column::FirstSurname, first_surname.is_some());
            self.must(Column::Email, email.is_some());
            self.must(Column::Phone, phone.is_some());
        }
        let heavy = |issue: &Issue| issue.why.weight() == Weight::Error;
        if self.issues.iter().any(heavy) {
            return None;
        }
        Some(Line {
            rut: rut?,
            names,
            first_surname,
            second_surname,
            email,
            position,
            hired,
            card,
            state,
            perfil,
            phone,
            tier,
        })
    }

    /// Nothing stands where something must, and nothing else is wrong with it.
    fn must(&mut self, column: Column, there: bool) {
        let told = |issue: &Issue| issue.column == Some(column);
        if !there && !self.issues.iter().any(told) {
            self.flaw(Some(column), Flaw::Missing);
        }
    }

    /// A row that lost or won a cell says other things than its titles.
    fn shape(&mut self) {
        let (cells, titles) = (self.row.len(), self.header.titles.len());
        let beyond = (titles..cells).any(|at| !self.row.cell(at).trim().is_empty());
        if cells < titles {
            self.flaw(None, Flaw::ShortRow);
        } else if beyond {
            self.flaw(None, Flaw::LongRow);
        }
    }

    /// The number, its check digit joined from a column of its own.
    fn rut(&mut self) -> Option<Rut> {
        let digit = self.header.cell(self.row, Column::Digit).trim();
        let parse = |cell: &str| {
            let joined = match digit {
                "" => cell.to_owned(),
                digit => format!("{}-{digit}", cell.trim()),
            };
            let rut = Rut::parse(&joined).and_then(Rut::of_a_person);
            rut.map_err(Flaw::Cell)
        };
        let told = self.issues.len();
        let found = self.optional(Column::Rut, parse);
        if found.is_none() && self.issues.len() == told {
            self.flaw(Some(Column::Rut), Flaw::Missing);
        }
        found
    }

    fn flaw(&mut self, column: Option<Column>, flaw: Flaw) {
        let cell = match column {
            // The number of a card is a secret: reports do not repeat it.
            None | Some(Column::Card) => "",
            Some(column) => self.header.cell(self.row, column),
        };
        let issue = Issue::new(self.row.number, column, cell, Why::Flaw(flaw));
        self.issues.push(issue);
    }

    fn optional<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Flaw>,
    ) -> Option<T> {
        let cell = self.header.cell(self.row, column);
        let numeric = matches!(column, Column::Rut | Column::Card);
        let is_group = |flaw: &Flaw| *flaw == Flaw::Decimal && is_dotted(cell);
        let number = || value::number_damage(cell).filter(|flaw| numeric && !is_group(flaw));
        let answer = match value::damage(cell).or_else(number) {
            Some(flaw) => Err(flaw),
            None if is_nothing(column, cell) => return None,
            None => read(cell),
        };
        answer.map_err(|flaw| self.flaw(Some(column), flaw)).ok()
    }

    fn hired(&mut self) -> Option<Date> {
        let order = self.rules.order.unwrap_or(DateOrder::Dmy);
        let read = |cell: &str| value::date(cell, order);
        let (day, evidence, bare) = self.optional(Column::Hired, read)?;
        if evidence == Evidence::Doubt && self.rules.order.is_none() {
            self.flaw(Some(Column::Hired), Flaw::DateOrder);
        }
        if bare {
            self.flaw(Some(Column::Hired), Flaw::Serial(day.long()));
        }
        if day > self.rules.today {
            self.flaw(Some(Column::Hired), Flaw::Cell(Problem::DateFuture));
        }
        Some(day)
    }
}

/// «0» is a state, and nothing anywhere else.
fn is_nothing(column: Column, cell: &str) -> bool {
    match column {
        Column::State => cell.trim().is_empty(),
        _ => value::is_nothing(cell) || matches!(cell.trim(), "-" | "." | "--"),
    }
}

/// Groups of three after dots are a way to write, no decimals.
fn is_dotted(cell: &str) -> bool {
    let tail = cell.rsplit_once('.').map(|(_, tail)| tail);
    tail.is_some_and(|tail| tail.len() >= 3)
}

fn name(cell: &str) -> Result<NamePart, Flaw> {
    NamePart::parse(cell).map_err(Flaw::Cell)
}

fn state(cell: &str) -> Result<MembershipState, Flaw> {
    use crate::registry::Status::{Active, Retired};
    match value::status(cell) {
        Ok(Active) => Ok(MembershipState::Enabled),
        Ok(Retired) => Ok(MembershipState::Disabled),
        Err(_) => Err(Flaw::UnknownWord("Habilitado o Inhabilitado".into())),
    }
}

fn tier(cell: &str) -> Result<Tier, Flaw> {
    match fold(cell).as_str() {
        "superadministrador" | "superadmin" | "super" => Ok(Tier::Super),
        "administrador" | "admin" => Ok(Tier::Administrator),
        "usuario" | "user" => Ok(Tier::User),
        _ => Err(Flaw::UnknownWord(
            "Súper Administrador, Administrador o Usuario".into(),
        )),
    }
}
