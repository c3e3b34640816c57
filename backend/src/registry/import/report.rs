//! The report of an import: every finding goes to a file as it is made, some thousands are kept
//! to be shown, the rest are counted. Everybody whom a whole file leaves out stands in that file,
//! too. Cells are escaped so that a spreadsheet runs none of them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use domain::sheet::{Flaw, Weight, harmless};

use super::column::Column;
use super::words::{LEFT_OUT, option, words};
use crate::fault::Fault;

/// Findings kept for printing and for the page; some megabytes at the most.
const KEPT: usize = 5_000;
/// Characters of a cell that the report repeats.
const SHOWN: usize = 60;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// The column's title; empty for whole rows.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What about it.
    pub flaw: Flaw,
}

impl Issue {
    /// A finding in a cell, or in a row or file when names are empty.
    #[must_use]
    pub fn new(row: u64, column: &str, value: &str, flaw: Flaw) -> Self {
        Self {
            row,
            column: column.to_owned(),
            value: value.chars().take(SHOWN).collect(),
            flaw,
        }
    }
}

/// As the command line says it.
impl std::fmt::Display for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "fila {}", self.row)?;
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        if !self.value.is_empty() {
            let printable: String = self.value.chars().filter(|c| !c.is_control()).collect();
            write!(f, ", «{printable}»")?;
        }
        let (words, option) = (words(&self.flaw), option(&self.flaw));
        write!(f, ": {words}{option} [{}]", self.flaw.code())
    }
}

/// Collects findings.
#[derive(Default)]
pub struct Report {
    /// The first ones, errors and others alike.
    pub issues: Vec<Issue>,
    /// How many of each weight and code.
    pub counts: BTreeMap<(Weight, &'static str), u64>,
    file: Option<csv::Writer<File>>,
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Report({:?})", self.counts)
    }
}

impl Report {
    /// Begins a report, in a file too if one is named: CSV with `;`, UTF-8 with its mark.
    ///
    /// # Errors
    /// [`Fault::File`] when it cannot be written.
    pub fn begin(path: Option<&Path>) -> Result<Self, Fault> {
        let mut report = Self::default();
        if let Some(path) = path {
            let mut file = File::create(path)?;
            file.write_all("\u{FEFF}".as_bytes())?;
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(file);
            let titles = ["Fila", "Columna", "Gravedad", "Código", "Valor", "Qué pasa"];
            writer.write_record(titles).map_err(unwritten)?;
            report.file = Some(writer);
        }
        Ok(report)
    }

    /// Adds a finding.
    ///
    /// # Errors
    /// [`Fault::File`] when the file cannot be written.
    pub fn add(&mut self, issue: Issue) -> Result<(), Fault> {
        let weight = issue.flaw.weight();
        *self.counts.entry((weight, issue.flaw.code())).or_default() += 1;
        if let Some(file) = &mut self.file {
            let cells = [
                issue.row.to_string(),
                harmless(&issue.column),
                weight.word().to_owned(),
                issue.flaw.code().to_owned(),
                harmless(&issue.value),
                harmless(&words(&issue.flaw)),
            ];
            file.write_record(&cells).map_err(unwritten)?;
        }
        // Errors displace what weighs less, so that the printed part never hides the reason.
        if self.issues.len() < KEPT {
            self.issues.push(issue);
        } else if weight == Weight::Error
            && let Some(light) = self
                .issues
                .iter_mut()
                .rev()
                .find(|i| i.flaw.weight() != weight)
        {
            *light = issue;
        }
        Ok(())
    }

    /// Whether it goes to a file as well.
    pub(super) const fn is_written(&self) -> bool {
        self.file.is_some()
    }

    /// Names somebody whom a whole file leaves out, by their masked document: in the file alone,
    /// because it is no finding in a row.
    ///
    /// # Errors
    /// [`Fault::File`] when the file cannot be written.
    pub(super) fn leaves_out(&mut self, document: &str) -> Result<(), Fault> {
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let cells = [
            "",
            Column::Document.title(),
            Weight::Notice.word(),
            "AUSENTE",
            &harmless(document),
            LEFT_OUT,
        ];
        file.write_record(cells).map_err(unwritten)
    }

    /// How many findings of that weight.
    #[must_use]
    pub fn count(&self, weight: Weight) -> u64 {
        let of_weight = self.counts.iter().filter(|((w, _), _)| *w == weight);
        of_weight.map(|(_, count)| count).sum()
    }

    /// Puts everything on disk.
    ///
    /// # Errors
    /// [`Fault::File`] when it cannot be written.
    pub fn finish(&mut self) -> Result<(), Fault> {
        if let Some(file) = &mut self.file {
            file.flush()?;
        }
        self.issues
            .sort_by_key(|issue| (issue.flaw.weight(), issue.row));
        Ok(())
    }
}

fn unwritten(error: csv::Error) -> Fault {
    Fault::File(std::io::Error::other(error))
}
