//! A registry file into the registry (X-10, `domain.md` 8.2): the whole file is checked first and
//! every finding told by row, column and hint; only a file without errors is applied, in one
//! transaction. By default people whom it does not name stay (ruling 10). It never guesses.

mod apply;
mod check;
mod column;
mod header;
mod preview;
mod reader;
mod report;
mod row;
mod source;
mod words;
pub mod workers;

use std::path::Path;

use domain::platform::Platform;
use domain::registry::retirement::Agreed;

use self::check::{Checked, check};
use crate::Backend;
use crate::fault::{Denied, Fault};

pub use self::column::Column;
pub(super) use self::preview::masked;
pub use self::preview::{Absent, Preview, preview};
pub use self::report::{Issue, Report};
pub use self::source::{PIECE, Source, Staged};
pub use self::words::words;
pub use crate::storage::registry::Tally;
pub use domain::sheet::value::DateOrder;
pub use domain::sheet::{Flaw, Weight};

/// What to import, and how.
pub struct Options<'a> {
    /// The file.
    pub source: Source<'a>,
    /// The file is the whole registry: whoever is absent is retired.
    pub whole: bool,
    /// What was agreed to of whom that retires, after it was shown.
    pub agreed: Agreed,
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
    /// Nothing was applied: people would be retired whom nobody agreed to let go.
    Unconfirmed(Absent),
    /// Nothing was applied: it waits no more, because somebody applied or discarded it.
    Gone,
    /// Nothing was applied: whoever agreed to it may not any more (A59).
    NotAllowed,
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
    /// People of whom something is wrong.
    pub refused: u64,
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
    let mut imported = Imported::begin(options)?;
    let checked = check(place, options, &mut imported).await?;
    if let Some(checked) = checked {
        imported.outcome = conclude(place, options, &checked, &mut imported.report).await?;
    }
    imported.report.finish()?;
    Ok(imported)
}

impl Imported {
    fn begin(options: &Options<'_>) -> Result<Self, Fault> {
        Ok(Self {
            outcome: Outcome::Refused,
            report: Report::begin(options.report)?,
            people: 0,
            refused: 0,
            active: 0,
            enough: 0,
            encoding: "",
            separator: ';',
        })
    }
}

async fn conclude(
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
    report: &mut Report,
) -> Result<Outcome, Denied> {
    if options.whole {
        let absent = preview::absent(place, checked, &|_| {}, report).await?;
        if !options.agreed.covers(absent.leaving, absent.active) {
            return Ok(Outcome::Unconfirmed(absent));
        }
    }
    let outcome = apply::apply(place, options, checked).await?;
    if matches!(outcome, Outcome::Refused) {
        report.add(Issue::new(0, "", "", Flaw::FileChanged))?;
    }
    Ok(outcome)
}
