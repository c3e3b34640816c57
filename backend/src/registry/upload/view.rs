//! Imports as the platform's administrator sees them: the history, and one of them with what was
//! found in it and who would be retired.

use domain::access::ImportRegistry;
use domain::refusal::Refusal;
use domain::registry::Stage;
use domain::time::Timestamp;
use uuid::Uuid;

use super::found::{self, Finding};
use super::{Shown, existing, named, unreadable};
use crate::calendar;
use crate::caller::Caller;
use crate::cursor;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::registry::import::{Tally, masked};
use crate::storage::registry_upload::{self as rows, HistoryRow, UploadRow};

/// Imports on one page.
const PAGE: i64 = 25;
/// Findings on the page of an import; the file has all.
const FINDINGS: usize = 25;
/// Findings of the file at the most.
const ALL_FINDINGS: usize = 5_000;
/// People on one page of those who would be retired.
const LEAVING: i64 = 50;

/// One import in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The import.
    pub id: Uuid,
    /// What the file is called.
    pub file: String,
    /// When it came, in the platform's zone.
    pub came: String,
    /// Who brought it, as the audit names them.
    pub by: String,
    /// Whether it is the whole registry.
    pub whole: bool,
    /// How far it is.
    pub stage: Stage,
    /// What it did.
    pub tally: Tally,
}

/// One import with everything known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// As in the history.
    pub listed: Listed,
    /// Rows done, where this process is at work on it.
    pub rows: Option<u64>,
    /// Why it is where it is: `changed`, `right` or `fault`.
    pub note: Option<String>,
    /// When it was decided.
    pub decided: Option<String>,
    /// What the check found.
    pub shown: Option<Shown>,
    /// The first findings.
    pub findings: Vec<Finding>,
    /// Who would be retired, documents masked: one page.
    pub leaving: Vec<String>,
    /// Where their next page begins.
    pub next: Option<String>,
}

/// All findings of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// What the file is called.
    pub file: String,
    /// The findings, errors first.
    pub all: Vec<Finding>,
}

/// Imports before the cursor, the newest first, and where the next page begins.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator; [`Refusal::Unreadable`] for what is no cursor.
pub async fn list(
    caller: &Caller,
    before: Option<&str>,
) -> Result<(Vec<Listed>, Option<String>), Denied> {
    caller.here(ImportRegistry)?;
    let before = cursor::read(before.unwrap_or_default())?;
    let before = before.unwrap_or((i64::MAX, Uuid::max()));
    let platform = caller.platform.slug.as_str();
    let mut rows = caller
        .backend
        .db
        .read(|mut tx| async move {
            let rows = rows::history(&mut tx, platform, before, PAGE + 1).await?;
            tx.done(rows)
        })
        .await?;
    let next = cursor::cut(&mut rows, PAGE, |row| (row.imported_at, row.id));
    let listed = rows.into_iter().map(|row| of_history(caller, row));
    Ok((listed.collect::<Result<_, _>>()?, next))
}

fn of_history(caller: &Caller, row: HistoryRow) -> Result<Listed, Denied> {
    Ok(Listed {
        stage: row.stage()?,
        tally: row.tally(),
        came: calendar::moment(&caller.platform, Timestamp(row.imported_at))?,
        id: row.id,
        file: row.file,
        by: row.imported_by,
        whole: row.whole,
    })
}

/// One import; those who would be retired from that one on.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not there, and with [`Refusal::NotAllowed`] for everybody but
/// the platform's administrator; [`Refusal::Unreadable`] for what is no cursor.
pub async fn one(caller: &Caller, id: &str, after: Option<&str>) -> Result<Import, Denied> {
    caller.here(ImportRegistry)?;
    let id = named(id)?;
    let after = match after {
        Some(text) => Uuid::try_parse(text).map_err(|_| Refusal::Unreadable)?,
        None => Uuid::nil(),
    };
    let (platform, backend) = (caller.platform.slug.as_str(), &caller.backend);
    backend
        .db
        .read(|mut tx| async move {
            let row = existing(&mut tx, platform, id).await?;
            let findings = match key(caller, &row)? {
                Some(key) => found::read(&mut tx, &key, id, FINDINGS).await?,
                None => Vec::new(),
            };
            let mut people = rows::leaving(&mut tx, id, after, LEAVING + 1).await?;
            let page = usize::try_from(LEAVING).unwrap_or(usize::MAX);
            let more = people.len() > page;
            people.truncate(page);
            let next = people.last().filter(|_| more).map(|row| row.id.to_string());
            let leaving = people.into_iter().map(|row| masked(backend, row));
            let leaving = leaving.collect::<Result<_, _>>()?;
            let import = Import {
                rows: backend.imports.rows(id),
                findings,
                leaving,
                next,
                ..of_row(caller, row)?
            };
            tx.done(import)
        })
        .await
}

fn of_row(caller: &Caller, row: UploadRow) -> Result<Import, Denied> {
    let moment = |at| calendar::moment(&caller.platform, Timestamp(at));
    let shown = row.preview.as_deref().map(serde_json::from_str);
    Ok(Import {
        shown: shown.transpose().map_err(|_| unreadable(row.listed.id))?,
        decided: row.decided_at.map(moment).transpose()?,
        listed: of_history(caller, row.listed)?,
        note: row.note,
        rows: None,
        findings: Vec::new(),
        leaving: Vec::new(),
        next: None,
    })
}

fn key(caller: &Caller, row: &UploadRow) -> Result<Option<PersonKey>, Denied> {
    let keys = &caller.backend.keys;
    let wrapped = row.wrapped_key.as_deref();
    let key = wrapped.map(|wrapped| keys.person(wrapped, row.listed.id.as_bytes()));
    Ok(key.transpose()?)
}

/// All findings of a file that is not decided yet, for its office to work through.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not there any more, and with [`Refusal::NotAllowed`] for
/// everybody but the platform's administrator.
pub async fn findings(caller: &Caller, id: &str) -> Result<Findings, Denied> {
    caller.here(ImportRegistry)?;
    let id = named(id)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = existing(&mut tx, platform, id).await?;
            let key = key(caller, &row)?.ok_or(Refusal::NotFound)?;
            let all = found::read(&mut tx, &key, id, ALL_FINDINGS).await?;
            tx.done(Findings {
                file: row.listed.file,
                all,
            })
        })
        .await
}
