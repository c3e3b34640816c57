//! Looking through a file without knowing the company, before it is sent. In pieces, so that a page with
//! a large one goes on answering in between.

use super::{Column, Header, Issue, Kind, MOST_BYTES, Read, Sheet};
use crate::date::Date;
use crate::sheet::value::DateOrder;
use crate::sheet::{Flaw, Text, Weight, decode};

/// What a file brings by itself, whoever is there already: for looking before it is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Rows below the titles.
    pub rows: u64,
    /// Rows that would be refused.
    pub refused: u64,
    /// The first findings, those that weigh most before the others.
    pub issues: Vec<Issue>,
    /// The encoding read.
    pub encoding: &'static str,
    /// The titles, and what each means.
    pub titles: Vec<(String, Option<Column>)>,
    /// Whether the titles are understood.
    pub readable: bool,
}

/// Looks through a file in the order of dates that somebody chose, if they did; keeps so many findings.
#[must_use]
pub fn look(
    kind: Kind,
    bytes: &[u8],
    dates: Option<DateOrder>,
    today: Date,
    keep: usize,
) -> Counted {
    let looked = || {
        let text = legible(bytes)?;
        let sheet = titled(kind, &text, dates, today)?;
        let mut looking = Looking::at(&sheet, &text, keep);
        sheet.lines().for_each(|read| looking.row(read));
        Ok(looking.end())
    };
    looked().unwrap_or_else(|unread: Box<Counted>| *unread)
}

/// A file's text.
///
/// # Errors
/// What is told of a file that is too large, or no text.
pub fn legible(bytes: &[u8]) -> Result<Text<'_>, Box<Counted>> {
    let unread = |flaw| Counted {
        issues: vec![Issue::of_file(0, "", flaw)],
        ..Counted::default()
    };
    if bytes.len() > MOST_BYTES {
        return Err(Box::new(unread(Flaw::FileTooLarge)));
    }
    decode(bytes).map_err(|flaw| Box::new(unread(flaw)))
}

/// A text as a sheet.
///
/// # Errors
/// What is told of a file whose titles are not understood.
pub fn titled<'t>(
    kind: Kind,
    text: &'t Text<'_>,
    dates: Option<DateOrder>,
    today: Date,
) -> Result<Sheet<'t>, Box<Counted>> {
    Sheet::open(kind, &text.text, None, dates, today).map_err(|unread| {
        Box::new(Counted {
            encoding: text.encoding,
            titles: unread.header.as_deref().map(titles).unwrap_or_default(),
            issues: unread.issues,
            ..Counted::default()
        })
    })
}

/// A sheet while its rows are looked at.
#[derive(Debug)]
pub struct Looking {
    counted: Counted,
    /// Findings that do not keep a row from being taken.
    light: Vec<Issue>,
    keep: usize,
}

impl Looking {
    /// Before the first row; so many findings are kept.
    #[must_use]
    pub fn at(sheet: &Sheet<'_>, text: &Text<'_>, keep: usize) -> Self {
        Self {
            counted: Counted {
                encoding: text.encoding,
                titles: titles(&sheet.header),
                readable: true,
                ..Counted::default()
            },
            light: sheet.issues.clone(),
            keep,
        }
    }

    /// Counts the next row.
    pub fn row(&mut self, read: Read) {
        let counted = &mut self.counted;
        counted.rows += u64::from(read.counts());
        counted.refused += u64::from(read.counts() && read.line.is_none());
        for issue in read.issues {
            let kept = match issue.why.weight() {
                Weight::Error => &mut counted.issues,
                _ => &mut self.light,
            };
            if kept.len() < self.keep {
                kept.push(issue);
            }
        }
    }

    /// After the last row.
    #[must_use]
    pub fn end(self) -> Counted {
        let Self {
            mut counted,
            mut light,
            keep,
        } = self;
        light.truncate(keep.saturating_sub(counted.issues.len()));
        counted.issues.append(&mut light);
        counted
    }
}

fn titles(header: &Header) -> Vec<(String, Option<Column>)> {
    let titles = header.titles.iter().cloned();
    titles.zip(header.mapping.0.iter().copied()).collect()
}
