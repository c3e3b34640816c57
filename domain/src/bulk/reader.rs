//! The rows of a sheet, one after the other, each with everything that is wrong with it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::header::Header;
use super::line::Reading;
use super::{Column, Kind, Line, Why};
use crate::date::Date;
use crate::sheet::value::{self, DateOrder, Evidence};
use crate::sheet::{Cutter, Flaw, Look, Row, Weight, fold};

/// Characters of a cell that a report repeats.
const SHOWN: usize = 60;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// The column; none for a whole row or file.
    pub column: Option<Column>,
    /// What stands there, shortened; of titles, the title.
    pub value: String,
    /// What about it.
    pub why: Why,
}

impl Issue {
    pub(super) fn new(row: u64, column: Option<Column>, value: &str, why: Why) -> Self {
        Self {
            row,
            column,
            value: value.trim().chars().take(SHOWN).collect(),
            why,
        }
    }

    pub(super) fn of_file(row: u64, value: &str, flaw: Flaw) -> Self {
        Self::new(row, None, value, Why::Flaw(flaw))
    }
}

/// What reading a row depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// The order of days, where it is known.
    pub(super) order: Option<DateOrder>,
    /// The platform's day.
    pub(super) today: Date,
}

/// A row that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// What it says; none where something weighs too much.
    pub line: Option<Line>,
    /// What was found in it.
    pub issues: Vec<Issue>,
    /// Its cells, to be corrected where it is refused.
    pub cells: Vec<String>,
    /// Whether it is no row: the list ends here, before the text does.
    pub ends: bool,
}

impl Read {
    /// Whether it counts as a row: one where reading had to stop is refused like every other,
    /// so that what comes after it is not passed over in silence.
    #[must_use]
    pub fn counts(&self) -> bool {
        let heavy = |issue: &Issue| issue.why.weight() == Weight::Error;
        !self.ends || self.issues.iter().any(heavy)
    }
}

/// Rows below the titles.
#[derive(Debug)]
pub struct Lines<'s> {
    text: &'s [u8],
    at: usize,
    cutter: Cutter,
    row: Row,
    header: &'s Header,
    rules: Rules,
    read: u64,
    people: HashMap<u32, u32>,
    emails: HashMap<u64, u32>,
    phones: HashMap<u64, u32>,
    ended: bool,
}

impl<'s> Lines<'s> {
    pub(super) fn new(text: &'s str, separator: u8, header: &'s Header, rules: Rules) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            cutter: Cutter::new(separator),
            row: Row::default(),
            header,
            rules,
            read: 0,
            people: HashMap::new(),
            emails: HashMap::new(),
            phones: HashMap::new(),
            ended: false,
        }
    }

    /// Where the list ends before the text does, and why.
    fn stop(&mut self, flaw: Flaw) -> Read {
        self.ended = true;
        let row = self.row.number;
        let first = self.row.cells().find(|cell| !cell.trim().is_empty());
        let issue = Issue::of_file(row, first.unwrap_or_default(), flaw);
        Read {
            row,
            line: None,
            issues: vec![issue],
            cells: Vec::new(),
            ends: true,
        }
    }

    fn read(&mut self) -> Read {
        let mut reading = Reading::new(&self.row, self.header, self.rules);
        let mut line = reading.line();
        let mut issues = reading.issues;
        if let Some(said) = &line {
            self.twins(said, &mut issues);
            let heavy = issues
                .iter()
                .any(|issue| issue.why.weight() == Weight::Error);
            line = line.filter(|_| !heavy);
        }
        Read {
            row: self.row.number,
            line,
            issues,
            cells: self.row.cells().map(str::to_owned).collect(),
            ends: false,
        }
    }

    /// The last one of two does not win: the second is refused. One address for two is told of
    /// people, and refused of guests, who sign in with it; one mobile for two is told (Q32).
    fn twins(&mut self, line: &Line, issues: &mut Vec<Issue>) {
        let number = u32::try_from(self.row.number).unwrap_or(u32::MAX);
        let mut tell = |column, why| {
            let cell = self.header.cell(&self.row, column);
            issues.push(Issue::new(u64::from(number), Some(column), cell, why));
        };
        let first = *self.people.entry(line.rut.body()).or_insert(number);
        if first != number {
            let flaw = Flaw::Duplicate(u64::from(first));
            tell(Column::Rut, Why::Flaw(flaw));
            return;
        }
        if let Some(email) = &line.email {
            let first = *self.emails.entry(hash(&email.key())).or_insert(number);
            let row = u64::from(first);
            if first != number {
                let why = match self.header.kind {
                    Kind::People => Why::Flaw(Flaw::SharedEmail(row)),
                    Kind::Guests => Why::SameEmail(row),
                };
                tell(Column::Email, why);
            }
        }
        // What a company notes of its people gets no keys: some share one.
        let phone = line.phone.as_ref();
        if let Some(phone) = phone.filter(|_| self.header.kind == Kind::Guests) {
            let first = *self.phones.entry(hash(phone.e164())).or_insert(number);
            if first != number {
                tell(Column::Phone, Why::SamePhone);
            }
        }
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Iterator for Lines<'_> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        while !self.ended {
            self.cutter.begin(&mut self.row);
            match self.cutter.look(self.text, &mut self.at, &mut self.row) {
                Look::Row => {}
                Look::Flaw(flaw) => return Some(self.stop(flaw)),
                Look::Spent => match self.cutter.end(&mut self.row) {
                    Ok(true) => {}
                    Ok(false) => {
                        self.ended = true;
                        return None;
                    }
                    Err(flaw) => return Some(self.stop(flaw)),
                },
            }
            if self.row.number <= self.header.row || self.row.is_blank() {
                continue;
            }
            if is_total(&self.row, self.header) {
                return Some(self.stop(Flaw::Total));
            }
            self.read += 1;
            if self.read > self.header.kind.most_rows() {
                return Some(self.stop(Flaw::TooManyRows));
            }
            return Some(self.read());
        }
        None
    }
}

/// A row of totals: it says so, and no document stands in it.
fn is_total(row: &Row, header: &Header) -> bool {
    let mut written = row.cells().filter(|cell| !cell.trim().is_empty());
    let says = written
        .next()
        .is_some_and(|cell| fold(cell).starts_with("total"));
    let document = header.cell(row, Column::Rut);
    says && document.chars().filter(char::is_ascii_digit).count() < 5
}

/// The order that the days of a file show by themselves: the day first, where some can be read in
/// no other way and none speaks against it.
pub(super) fn settled(text: &str, separator: u8, header: &Header) -> Option<DateOrder> {
    if !header.has(Column::Hired) {
        return None;
    }
    let (mut cutter, mut row, mut at) = (Cutter::new(separator), Row::default(), 0);
    let mut day_first = false;
    loop {
        cutter.begin(&mut row);
        match cutter.look(text.as_bytes(), &mut at, &mut row) {
            Look::Row => {}
            Look::Flaw(_) => return None,
            Look::Spent => match cutter.end(&mut row) {
                Ok(true) => {}
                _ => return day_first.then_some(DateOrder::Dmy),
            },
        }
        let cell = header.cell(&row, Column::Hired);
        if row.number <= header.row || cell.trim().is_empty() {
            continue;
        }
        match value::date(cell, DateOrder::Dmy) {
            Ok((_, Evidence::DayFirst, _)) => day_first = true,
            Err(Flaw::MonthFirst) => return None,
            _ => {}
        }
    }
}
