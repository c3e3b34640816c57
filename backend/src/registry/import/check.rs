//! The first reading of a registry file: every finding, and what the second reading needs to know.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};

use domain::challenge::{Fact, stored_value};
use domain::registry::RegistryRecord;
use domain::sheet::value::{DateOrder, Evidence};
use domain::sheet::{Flaw, Row, Weight, fold};

use super::column::Column;
use super::header::{self, Header};
use super::reader::{Form, Rows};
use super::report::{Issue, Report};
use super::row::{Reading, Rules};
use super::source::Source;
use super::{Imported, Options, Place, Progress};
use crate::fault::Fault;
use crate::registry::lookup;

/// The most people of one file.
pub(super) const MOST_ROWS: u64 = 50_000;
/// Facts without which nobody can be asked (Q24).
const ENOUGH_FACTS: usize = 4;
/// Rows between two notes of progress.
const NOTE_EVERY: u64 = 1_000;

/// A file without errors, as the first reading found it.
pub(super) struct Checked {
    pub(super) form: Form,
    pub(super) header: Header,
    pub(super) rules: Rules,
    /// The row of totals, or one past the last.
    end: u64,
    seen: HashMap<[u8; 16], u32>,
}

impl Checked {
    pub(super) async fn rows(&self, source: Source<'_>) -> Result<Rows, Fault> {
        Rows::open(source, &self.form).await
    }

    pub(super) const fn is_before_start(&self, row: &Row) -> bool {
        row.number <= self.header.row
    }

    pub(super) const fn is_after_end(&self, row: &Row) -> bool {
        row.number >= self.end
    }

    /// Whether the file names the person of that keyed digest.
    pub(super) fn names(&self, lookup: &[u8]) -> bool {
        self.seen.contains_key(&short(lookup))
    }
}

/// The first reading.
pub(super) async fn check(
    place: Place<'_>,
    options: &Options<'_>,
    imported: &mut Imported,
) -> Result<Option<Checked>, Fault> {
    let form = match Form::of(options.source).await? {
        Ok(form) => form,
        Err(flaw) => {
            imported.report.add(Issue::new(0, "", "", flaw))?;
            return Ok(None);
        }
    };
    let (form, header, issues) = header::find(options.source, form, place.platform.locale).await?;
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
    checking.file(options, imported).await?;
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
pub(super) struct Dates {
    day_first: u64,
    month_first: u64,
    doubtful: Option<u64>,
}

impl Dates {
    pub(super) fn note(&mut self, evidence: Evidence, row: u64) {
        match evidence {
            Evidence::None => {}
            Evidence::DayFirst => self.day_first += 1,
            Evidence::MonthFirst => self.month_first += 1,
            Evidence::Doubt => self.doubtful = self.doubtful.or(Some(row)),
        }
    }

    /// A doubt stands where nothing in the file settles it, or where it speaks for both.
    pub(super) fn tell(&self, report: &mut Report) -> Result<(), Fault> {
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
    async fn file(&mut self, options: &Options<'_>, imported: &mut Imported) -> Result<(), Fault> {
        let mut file = self.checked.rows(options.source).await?;
        let mut row = Row::default();
        loop {
            match file.next(&mut row).await? {
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
            let before = imported.report.count(Weight::Error);
            self.row(&row, imported)?;
            imported.refused += u64::from(imported.report.count(Weight::Error) > before);
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
        .is_some_and(|cell| fold(cell).starts_with("total"));
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
