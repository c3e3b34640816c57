//! What a sound file would do, found out without doing it: who is new, who changes, and, where the
//! file is the whole registry, who would be retired.

use std::collections::HashMap;

use domain::sheet::{Flaw, Row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::apply::{AT_ONCE, Incoming};
use super::check::{Checked, check};
use super::report::{Issue, Report};
use super::row::Reading;
use super::{Imported, Options, Place, Tally};
use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::registry::open;
use crate::storage;
use crate::storage::registry as rows;
use crate::storage::registry::PersonRow;
use domain::platform::Platform;

/// People looked through at once for those who are absent.
const PAGE: i64 = 500;
/// Of those who are absent, so many are named.
const NAMED: usize = 20;

/// What a file would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// New, changed, unchanged, and those whom their own row retires.
    pub tally: Tally,
    /// Whom the file does not name, where it is the whole registry.
    pub absent: Absent,
}

/// Active people whom a whole file does not name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// How many.
    pub leaving: u64,
    /// How many are active now, those among them.
    pub active: u64,
    /// The first of them, documents masked; not stored.
    #[serde(skip)]
    pub first: Vec<String>,
}

/// Checks a file and finds out what it would do; `note` is told the absent, some hundreds at a
/// time. Without a preview the report says why.
///
/// # Errors
/// [`Denied::Fault`] when file or database fail.
pub async fn preview(
    backend: &Backend,
    platform: &Platform,
    options: &Options<'_>,
    note: &(dyn Fn(&[Uuid]) + Send + Sync),
) -> Result<(Imported, Option<Preview>), Denied> {
    let place = Place { backend, platform };
    let mut imported = Imported::begin(options)?;
    let checked = check(place, options, &mut imported).await?;
    let mut found = None;
    if let Some(checked) = checked {
        match difference(place, options, &checked).await? {
            Some(tally) => {
                let absent = if options.whole {
                    absent(place, &checked, note, &mut imported.report).await?
                } else {
                    Absent::default()
                };
                found = Some(Preview { tally, absent });
            }
            None => imported
                .report
                .add(Issue::new(0, "", "", Flaw::FileChanged))?,
        }
    }
    imported.report.finish()?;
    Ok((imported, found))
}

/// What the rows of a checked file would do; none when it is no longer the one checked.
async fn difference(
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
) -> Result<Option<Tally>, Denied> {
    let mut file = checked.rows(options.source).await?;
    let mut row = Row::default();
    let mut tally = Tally::default();
    let mut waiting = Vec::with_capacity(AT_ONCE);
    loop {
        let Ok(more) = file.next(&mut row).await? else {
            return Ok(None);
        };
        let ends = !more || checked.is_after_end(&row);
        if !ends && !checked.is_before_start(&row) && !row.is_blank() {
            let record = Reading::new(&row, &checked.header, checked.rules).record();
            let Some(record) = record else {
                return Ok(None);
            };
            waiting.push(Incoming::of(place, record)?);
        }
        if waiting.len() == AT_ONCE || ends {
            compare(place, &mut tally, &mut waiting).await?;
        }
        if ends {
            break;
        }
    }
    Ok((file.digest().await? == checked.form.digest).then_some(tally))
}

async fn compare(
    place: Place<'_>,
    tally: &mut Tally,
    waiting: &mut Vec<Incoming>,
) -> Result<(), Denied> {
    if waiting.is_empty() {
        return Ok(());
    }
    let people = &*waiting;
    let slug = place.platform.slug.as_str();
    let read = place.backend.db.read(|mut tx| async move {
        let lookups = people.iter().map(|person| person.lookup.as_slice());
        let known = rows::known(&mut tx, slug, lookups).await?;
        tx.done(known)
    });
    let known: HashMap<Vec<u8>, rows::KnownRow> = read
        .await?
        .into_iter()
        .map(|row| (row.document_lookup.clone(), row))
        .collect();
    for person in waiting.drain(..) {
        tally.note(&person, known.get(&person.lookup));
    }
    Ok(())
}

/// Active people whom a whole file does not name; `note` is told all of them, page by page, and a
/// report that goes to a file names each.
///
/// # Errors
/// [`Denied::Fault`] when the database or the report's file fails, or a row does not open.
pub(super) async fn absent(
    place: Place<'_>,
    checked: &Checked,
    note: &(dyn Fn(&[Uuid]) + Send + Sync),
    report: &mut Report,
) -> Result<Absent, Denied> {
    let Place { backend, platform } = place;
    let slug = platform.slug.as_str();
    let (mut absent, mut after) = (Absent::default(), Uuid::nil());
    loop {
        let page = backend
            .db
            .read(|mut tx| async move {
                let page = rows::active_after(&mut tx, slug, after, PAGE).await?;
                tx.done(page)
            })
            .await?;
        let Some(last) = page.last() else {
            return Ok(absent);
        };
        after = last.id;
        absent.active += page.len() as u64;
        let mut leaving = Vec::new();
        for row in page {
            if checked.names(&row.document_lookup) {
                continue;
            }
            leaving.push(row.id);
            let shown = absent.first.len() < NAMED;
            if shown || report.is_written() {
                let document = masked(backend, row)?;
                report.leaves_out(&document)?;
                if shown {
                    absent.first.push(document);
                }
            }
        }
        absent.leaving += leaving.len() as u64;
        note(&leaving);
    }
}

/// Kind and masked number of somebody's document.
///
/// # Errors
/// [`Fault`] when the row does not open.
pub(in crate::registry) fn masked(backend: &Backend, row: PersonRow) -> Result<String, Fault> {
    let document = open(backend, row)?.record.document;
    Ok(format!("{} {}", document.kind().code(), document.mask()))
}

impl Tally {
    /// Counts one person of the file beside what is on file.
    pub(super) fn note(&mut self, person: &Incoming, known: Option<&storage::registry::KnownRow>) {
        self.rows += 1;
        match person.beside(known) {
            Beside::New => self.added += 1,
            Beside::Same => self.unchanged += 1,
            Beside::Changed { retires } => {
                self.changed += 1;
                self.retired += i64::from(retires);
            }
        }
    }
}

/// How a person of the file stands beside what is on file.
pub(super) enum Beside {
    /// Not on file yet.
    New,
    /// As on file.
    Same,
    /// Something differs.
    Changed {
        /// Affiliated on file, and no longer.
        retires: bool,
    },
}
