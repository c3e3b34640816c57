//! A registry file into the registry (X-10, `domain.md` 8.2): the whole file is checked first and
//! every finding told by row, column and hint; only a file without errors is applied, in one
//! transaction. By default people whom it does not name stay (ruling 10). It never guesses.

mod apply;
mod column;
mod flaw;
mod header;
mod reader;
mod report;
mod row;
mod value;
mod words;
pub mod workers;

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};
use std::path::Path;

use domain::challenge::{Fact, stored_value};
use domain::platform::Platform;
use domain::registry::RegistryRecord;

use self::header::Header;
use self::reader::{Form, Row, Rows};
use self::row::{Reading, Rules};
use self::value::Evidence;
use super::lookup;
use crate::Backend;
use crate::fault::{Denied, Fault};

pub use self::column::Column;
pub use self::flaw::{Flaw, Weight};
pub use self::report::{Issue, Report, harmless};
pub use self::value::DateOrder;
pub use crate::storage::registry::Tally;

/// The most people of one file.
const MOST_ROWS: u64 = 50_000;
/// Facts without which nobody can be asked (Q24).
const ENOUGH_FACTS: usize = 4;
/// Rows between two notes of progress.
const NOTE_EVERY: u64 = 1_000;

/// What to import, and how.
pub struct Options<'a> {
    /// The file.
    pub path: &'a Path,
    /// The file is the whole registry: whoever is absent is retired.
    pub whole: bool,
    /// That was shown and agreed to.
    pub confirmed: bool,
    /// The order of days, where the file does not show it by itself.
    pub dates: Option<DateOrder>,
    /// Where the report is written as well.
    pub report: Option<&'a Path>,
    /// Who imports, as the audit names them.
    pub actor: &'a str,
    /// Told how far it is.
    pub progress: &'a (dyn Fn(Progress) + Send + Sync),
}

/// How far an import is; in rows.
#[derive(Debug, Clone, Copy)]
pub enum Progress {
    /// Rows checked so far.
    Checking(u64),
    /// Rows applied so far.
    Applying(i64),
}

/// How it ended.
#[derive(Debug)]
pub enum Outcome {
    /// Everything stands in the registry.
    Applied(Tally),
    /// Nothing was applied; the report says why.
    Refused,
    /// Nothing was applied: so many people would be retired, these among them.
    Unconfirmed {
        /// How many.
        leaving: u64,
        /// The first of them, documents masked.
        first: Vec<String>,
    },
}

/// What was found on the way.
#[derive(Debug)]
pub struct Imported {
    /// How it ended.
    pub outcome: Outcome,
    /// Every finding.
    pub report: Report,
    /// People in the file.
    pub people: u64,
    /// Active ones among them.
    pub active: u64,
    /// Active ones of whom enough is on file for the questions.
    pub enough: u64,
    /// The encoding read, for people to see.
    pub encoding: &'static str,
    /// What stood between the cells.
    pub separator: char,
}

/// Where it goes.
#[derive(Clone, Copy)]
struct Place<'a> {
    backend: &'a Backend,
    platform: &'a Platform,
}

/// A file without errors, as the first reading found it.
struct Checked {
    form: Form,
    header: Header,
    rules: Rules,
    /// The row of totals, or one past the last.
    end: u64,
    seen: HashMap<[u8; 16], u32>,
}

impl Checked {
    fn rows(&self, path: &Path) -> Result<Rows, Fault> {
        Rows::open(path, &self.form)
    }

    const fn is_before_start(&self, row: &Row) -> bool {
        row.number <= self.header.row
    }

    const fn is_after_end(&self, row: &Row) -> bool {
        row.number >= self.end
    }
}

/// Checks a file and, where nothing is wrong with it, applies it.
///
/// # Errors
/// [`Denied::Fault`] when file or database fail; what is wrong with the file is in the answer.
pub async fn import(
    backend: &Backend,
    platform: &Platform,
    options: &Options<'_>,
) -> Result<Imported, Denied> {
    let place = Place { backend, platform };
    let mut imported = Imported {
        outcome: Outcome::Refused,
        report: Report::begin(options.report)?,
        people: 0,
        active: 0,
        enough: 0,
        encoding: "",
        separator: ';',
    };
    let checked = check(place, options, &mut imported)?;
    if let Some(checked) = checked {
        imported.outcome = conclude(place, options, &checked, &mut imported.report).await?;
    }
    imported.report.finish()?;
    Ok(imported)
}

async fn conclude(
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
    report: &mut Report,
) -> Result<Outcome, Denied> {
    if options.whole && !options.confirmed {
        let (leaving, first) = apply::absent(place, checked).await?;
        if leaving > 0 {
            return Ok(Outcome::Unconfirmed { leaving, first });
        }
    }
    match apply::apply(place, options, checked).await? {
        Ok(tally) => Ok(Outcome::Applied(tally)),
        Err(flaw) => {
            report.add(Issue::new(0, "", "", flaw))?;
            Ok(Outcome::Refused)
        }
    }
}

/// The first reading.
fn check(
    place: Place<'_>,
    options: &Options<'_>,
    imported: &mut Imported,
) -> Result<Option<Checked>, Fault> {
    let form = match Form::of(options.path)? {
        Ok(form) => form,
        Err(flaw) => {
            imported.report.add(Issue::new(0, "", "", flaw))?;
            return Ok(None);
        }
    };
    let (form, header, issues) = header::find(options.path, form, place.platform.locale)?;
    imported.encoding = form.encoding.name();
    imported.separator = char::from(form.separator);
    for issue in issues {
        imported.report.add(issue)?;
    }
    let Ok(header) = header else { return Ok(None) };
    let now = place.backend.env.clock.now();
    let rules = Rules {
        locale: place.platform.locale,
        order: options.dates.unwrap_or(DateOrder::Dmy),
        today: crate::calendar::today(place.platform, now)?,
    };
    let checked = Checked {
        form,
        header,
        rules,
        end: u64::MAX,
        seen: HashMap::new(),
    };
    let mut checking = Checking {
        place,
        checked,
        emails: HashMap::new(),
        dates: Dates::default(),
    };
    checking.file(options, imported)?;
    if options.dates.is_none() {
        checking.dates.tell(&mut imported.report)?;
    }
    if imported.people == 0 && imported.report.count(Weight::Error) == 0 {
        imported.report.add(Issue::new(0, "", "", Flaw::NoRows))?;
    }
    let sound = imported.report.count(Weight::Error) == 0;
    Ok(sound.then_some(checking.checked))
}

/// What the dates of a file show about their order.
#[derive(Default)]
struct Dates {
    day_first: u64,
    month_first: u64,
    doubtful: Option<u64>,
}

impl Dates {
    fn note(&mut self, evidence: Evidence, row: u64) {
        match evidence {
            Evidence::None => {}
            Evidence::DayFirst => self.day_first += 1,
            Evidence::MonthFirst => self.month_first += 1,
            Evidence::Doubt => self.doubtful = self.doubtful.or(Some(row)),
        }
    }

    /// A doubt stands where nothing in the file settles it, or where it speaks for both.
    fn tell(&self, report: &mut Report) -> Result<(), Fault> {
        match self.doubtful {
            Some(row) if self.day_first == 0 || self.month_first > 0 => {
                report.add(Issue::new(row, "", "", Flaw::DateOrder))
            }
            _ => Ok(()),
        }
    }
}

/// The first reading at work.
struct Checking<'a> {
    place: Place<'a>,
    checked: Checked,
    emails: HashMap<u64, u32>,
    dates: Dates,
}

impl Checking<'_> {
    fn file(&mut self, options: &Options<'_>, imported: &mut Imported) -> Result<(), Fault> {
        let mut file = self.checked.rows(options.path)?;
        let mut row = Row::default();
        loop {
            match file.next(&mut row)? {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(flaw) => return imported.report.add(Issue::new(row.number, "", "", flaw)),
            }
            if self.checked.is_before_start(&row) || row.is_blank() {
                continue;
            }
            if is_total(&row, &self.checked.header) {
                self.checked.end = row.number;
                return imported
                    .report
                    .add(Issue::new(row.number, "", row.cell(0), Flaw::Total));
            }
            imported.people += 1;
            if imported.people > MOST_ROWS {
                return imported
                    .report
                    .add(Issue::new(row.number, "", "", Flaw::TooManyRows));
            }
            self.row(&row, imported)?;
            if imported.people.is_multiple_of(NOTE_EVERY) {
                (options.progress)(Progress::Checking(imported.people));
            }
        }
    }

    fn row(&mut self, row: &Row, imported: &mut Imported) -> Result<(), Fault> {
        let mut reading = Reading::new(row, &self.checked.header, self.checked.rules);
        let record = reading.record();
        for evidence in reading.evidence {
            self.dates.note(evidence, row.number);
        }
        for issue in reading.issues {
            imported.report.add(issue)?;
        }
        let Some(record) = record else { return Ok(()) };
        let number = u32::try_from(row.number).unwrap_or(u32::MAX);
        let slug = self.place.platform.slug.as_str();
        let key = short(&lookup(self.place.backend, slug, &record.document));
        match self.checked.seen.entry(key) {
            Entry::Occupied(first) => {
                let flaw = Flaw::Duplicate(u64::from(*first.get()));
                let cell = self.checked.header.cell(row, Column::Document);
                let title = Column::Document.title();
                imported
                    .report
                    .add(Issue::new(row.number, title, cell, flaw))?;
            }
            Entry::Vacant(free) => {
                free.insert(number);
            }
        }
        if let Some(email) = &record.email {
            let first = *self.emails.entry(hash(&email.key())).or_insert(number);
            if first != number {
                let flaw = Flaw::SharedEmail(u64::from(first));
                let title = Column::Email.title();
                imported
                    .report
                    .add(Issue::new(row.number, title, email.delivery(), flaw))?;
            }
        }
        if record.status_active() {
            imported.active += 1;
            imported.enough += u64::from(has_enough(&record));
        }
        Ok(())
    }
}

/// A row of totals: it says so, and no document stands in it.
fn is_total(row: &Row, header: &Header) -> bool {
    let says = row
        .cells()
        .find(|cell| !cell.trim().is_empty())
        .is_some_and(|cell| column::fold(cell).starts_with("total"));
    let document = header.cell(row, Column::Document);
    says && document.chars().filter(char::is_ascii_digit).count() < 5
}

fn has_enough(record: &RegistryRecord) -> bool {
    let strong = Fact::ALL.into_iter().filter(|fact| fact.is_strong());
    strong
        .filter(|fact| !stored_value(record, *fact).is_empty())
        .count()
        >= ENOUGH_FACTS
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Half a keyed digest tells people apart as well as all of it, in half the memory.
fn short(lookup: &[u8]) -> [u8; 16] {
    lookup.first_chunk().copied().unwrap_or_default()
}
