//! Which column stands where: the row of titles among the first ten, under any usual name.

use domain::locale::Locale;
use domain::sheet::{Flaw, Row, Weight, fold};

use super::column::Column;
use super::reader::{Form, Rows};
use super::report::Issue;
use super::source::Source;
use crate::fault::Fault;

/// How far down the titles are looked for.
const ROWS_SEARCHED: u64 = 10;
/// What stands between cells in files of these countries, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// Fewer known titles than this are a coincidence.
const FEWEST: usize = 3;
/// Titles that join what must stand apart.
const JOINED: [&str; 6] = [
    "apellidos",
    "apellido",
    "nombrecompleto",
    "nombresyapellidos",
    "apellidosynombres",
    "nombreyapellidos",
];

/// Where the columns are.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The row of the titles.
    pub(super) row: u64,
    /// How many cells it has, empty ones at its end left out.
    pub(super) width: usize,
    places: [Option<usize>; Column::ALL.len()],
}

impl Header {
    /// The cell of a column in a row; empty where the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.place(column).map_or("", |at| row.cell(at))
    }

    /// Whether the file has the column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column.index()).copied().flatten()
    }

    fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Reads a row as titles, with what is wrong with them.
    fn read(row: &Row, locale: Locale) -> (Self, Vec<Issue>) {
        let mut header = Self {
            row: row.number,
            width: 0,
            places: [None; Column::ALL.len()],
        };
        let mut issues = Vec::new();
        for (at, title) in row.cells().enumerate() {
            if title.trim().is_empty() {
                continue;
            }
            header.width = at + 1;
            let tell = |flaw| Issue::new(row.number, title.trim(), "", flaw);
            match Column::named(title) {
                Some(column) => match header.places.get_mut(column.index()) {
                    Some(place) if place.is_none() => *place = Some(at),
                    _ => issues.push(tell(Flaw::TwiceColumn)),
                },
                None if JOINED.contains(&fold(title).as_str()) => {
                    issues.push(tell(Flaw::JoinedNames))
                }
                None => issues.push(tell(Flaw::UnreadColumn)),
            }
        }
        let joined = issues.iter().any(|issue| issue.flaw == Flaw::JoinedNames);
        for column in required(locale) {
            let is_name = matches!(column, Column::FirstName | Column::FirstSurname);
            if !(header.has(*column) || joined && is_name) {
                issues.push(Issue::new(
                    row.number,
                    column.title(),
                    "",
                    Flaw::MissingColumn,
                ));
            }
        }
        for column in WANTED {
            if !header.has(column) {
                issues.push(Issue::new(
                    row.number,
                    column.title(),
                    "",
                    Flaw::NoQuestionColumn,
                ));
            }
        }
        (header, issues)
    }
}

/// Columns that the questions are made from.
const WANTED: [Column; 5] = [
    Column::Municipality,
    Column::Employer,
    Column::Position,
    Column::Profession,
    Column::Hired,
];

/// Columns without which nobody can be told from anybody. In Chile the kind is always the RUT.
const fn required(locale: Locale) -> &'static [Column] {
    const ALL: &[Column] = &[
        Column::Document,
        Column::FirstName,
        Column::FirstSurname,
        Column::BirthDate,
        Column::DocumentKind,
    ];
    match (locale, ALL) {
        (Locale::EsCl, [chilean @ .., _]) => chilean,
        _ => ALL,
    }
}

/// How the file is written, its header or why there is none, and what was found on the way.
pub(super) type Found = (Form, Result<Header, Flaw>, Vec<Issue>);

/// Finds separator and titles: whichever separator shows the most known titles.
///
/// # Errors
/// [`Fault::File`] when the file cannot be read.
pub(super) async fn find(
    source: Source<'_>,
    mut form: Form,
    locale: Locale,
) -> Result<Found, Fault> {
    let named = Rows::named_separator(source, &form).await?;
    let mut best: Option<(u8, Header, Vec<Issue>)> = None;
    for separator in named.into_iter().chain(SEPARATORS) {
        form.separator = separator;
        let mut rows = Rows::open(source, &form).await?;
        let mut row = Row::default();
        while let Ok(true) = rows.next(&mut row).await? {
            if row.number > ROWS_SEARCHED {
                break;
            }
            let (header, issues) = Header::read(&row, locale);
            let most = best
                .as_ref()
                .map_or(FEWEST - 1, |(_, best, _)| best.known());
            if header.known() > most {
                best = Some((separator, header, issues));
            }
        }
    }
    Ok(match best {
        Some((separator, header, issues)) => {
            form.separator = separator;
            let broken = issues
                .iter()
                .any(|issue| issue.flaw.weight() == Weight::Error);
            let flaw = issues
                .iter()
                .find(|issue| issue.flaw.weight() == Weight::Error);
            let flaw = flaw.map(|issue| issue.flaw.clone());
            match flaw {
                Some(flaw) if broken => (form, Err(flaw), issues),
                _ => (form, Ok(header), issues),
            }
        }
        None => {
            let issue = Issue::new(1, "", "", Flaw::NoHeader);
            (form, Err(Flaw::NoHeader), vec![issue])
        }
    })
}
