//! Which column stands where: by the titles, or as somebody chose by hand.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::reader::Issue;
use super::{Column, Kind};
use crate::refusal::Problem;
use crate::sheet::{Flaw, Row, fold, meant};

/// Titles that join what must stand apart.
const JOINED: [&str; 6] = [
    "apellidos",
    "apellido",
    "nombrecompleto",
    "nombresyapellidos",
    "apellidosynombres",
    "nombreyapellidos",
];

/// What each cell of the titles means, chosen by hand: sent as `rut,,email`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(pub Vec<Option<Column>>);

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = self.0.iter().map(|one| one.map_or("", Column::code));
        f.write_str(&codes.collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Mapping {
    type Err = Problem;

    /// Errors: `NotAChoice` for a word that names no column, `TooLong` for too many of them.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let most = super::MOST_COLUMNS;
        let codes: Vec<&str> = text.split(',').take(most + 1).collect();
        if codes.len() > most {
            return Err(Problem::TooLong { max: 64 });
        }
        let one = |code: &str| match code {
            "" => Ok(None),
            code => code.parse().map(Some),
        };
        codes
            .into_iter()
            .map(one)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Where the columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What the rows below are.
    pub(super) kind: Kind,
    /// The row of the titles.
    pub row: u64,
    /// The titles as they stand there, empty ones at the end left out.
    pub titles: Vec<String>,
    /// What each of them means.
    pub mapping: Mapping,
    places: [Option<usize>; Column::ALL.len()],
}

impl Header {
    /// Reads a row as titles.
    pub(super) fn of(kind: Kind, row: &Row) -> Self {
        let titles = titles(row);
        let mapping = Mapping(titles.iter().map(|title| kind.named(title)).collect());
        Self::new((kind, row.number), titles, mapping)
    }

    /// The same titles with other meanings. Titles that nobody chose for mean nothing, and so does
    /// a meaning of another kind of file.
    pub(super) fn by_hand(self, mapping: &Mapping) -> Self {
        let kind = self.kind;
        let own = |one: Option<Column>| one.filter(|column| kind.columns().contains(column));
        let mut mapping = Mapping(mapping.0.iter().copied().map(own).collect());
        mapping.0.resize(self.titles.len(), None);
        Self::new((kind, self.row), self.titles, mapping)
    }

    fn new((kind, row): (Kind, u64), titles: Vec<String>, mapping: Mapping) -> Self {
        let mut places = [None; Column::ALL.len()];
        for (at, column) in mapping.0.iter().enumerate() {
            let place = column.and_then(|column| places.get_mut(column.index()));
            if let Some(place @ None) = place {
                *place = Some(at);
            }
        }
        Self {
            kind,
            row,
            titles,
            mapping,
            places,
        }
    }

    /// What the cell of a column says in a row; empty where the file has no such column.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.place(column).map_or("", |at| meant(row.cell(at)))
    }

    /// Whether the file has the column.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// How many columns are read.
    pub(super) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column.index()).copied().flatten()
    }

    /// What is wrong with the titles, and which of them are not read.
    pub(super) fn issues(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        for (at, (title, column)) in self.titles.iter().zip(&self.mapping.0).enumerate() {
            let flaw = match column {
                Some(column) if self.place(*column) != Some(at) => Flaw::TwiceColumn,
                Some(_) => continue,
                None if title.is_empty() => continue,
                None if JOINED.contains(&fold(title).as_str()) => Flaw::JoinedNames,
                None => Flaw::UnreadColumn,
            };
            issues.push(Issue::of_file(self.row, title, flaw));
        }
        if self.titles.len() > super::MOST_COLUMNS {
            issues.push(Issue::of_file(self.row, "", Flaw::RowTooLong));
        }
        for column in self.kind.needed() {
            if !self.has(*column) {
                let title = self.kind.title(*column);
                issues.push(Issue::of_file(self.row, title, Flaw::MissingColumn));
            }
        }
        issues
    }
}

fn titles(row: &Row) -> Vec<String> {
    let mut titles: Vec<String> = row.cells().map(|cell| cell.trim().to_owned()).collect();
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_by_hand_travels_as_text() {
        let chosen = Mapping(vec![Some(Column::Rut), None, Some(Column::Email)]);
        assert_eq!(chosen.to_string(), "rut,,email");
        assert_eq!("rut,,email".parse(), Ok(chosen));
        assert_eq!("rut,clave".parse::<Mapping>(), Err(Problem::NotAChoice));
        assert!(",".repeat(100).parse::<Mapping>().is_err());
    }
}
