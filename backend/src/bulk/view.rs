//! Loads as an access administrator sees them: the history, one of them, and its rows page by page.

use domain::bulk::{Kind, Outcome, Stage, UNDO_FOR};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use uuid::Uuid;

use super::told::{Told, page};
use super::{Shown, unreadable};
use crate::account;
use crate::calendar;
use crate::caller::Caller;
use crate::cursor;
use crate::fault::Denied;
use crate::storage::bulk::{self as rows, LoadRow};
use crate::storage::{self, Tx};

/// Loads on one page.
const PAGE: i64 = 25;
/// Pages of results that one file holds at the most: all of them.
const ALL: i64 = 2_100;

/// One load in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The load.
    pub id: Uuid,
    /// What the file is called.
    pub file: String,
    /// When it came, in the platform's zone.
    pub came: String,
    /// Who brought it, where they are still in the company.
    pub by: Option<String>,
    /// How far it is.
    pub stage: Stage,
    /// New people, changed ones, refused rows, people who stand so already.
    pub figures: [i64; 4],
}

/// One load with everything known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// As in the history.
    pub listed: Listed,
    /// Rows done, where this process is at work on it.
    pub rows: Option<u64>,
    /// Why it is where it is: `changed`, `right` or `fault`.
    pub note: Option<String>,
    /// What the check found.
    pub shown: Option<Shown>,
    /// The kind of rows on the page.
    pub outcome: Outcome,
    /// What a yes to it names, once it is checked.
    pub plan: Option<String>,
    /// The order of its dates, as somebody said it: `dmy` or `mdy`.
    pub dates: Option<String>,
    /// Whether only its good rows were applied.
    pub some_only: bool,
    /// Until when it can be taken back, in the platform's zone.
    pub undo_until: Option<String>,
    /// Whom taking it back brought back, and whom it left alone.
    pub taken_back: [i64; 2],
    /// Whether its rows are still there to be shown.
    pub kept: bool,
    /// One page of rows of one kind.
    pub told: Vec<Told>,
    /// Whether another page follows.
    pub more: bool,
}

/// All rows of some kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// What the file is called.
    pub file: String,
    /// Its titles.
    pub titles: Vec<String>,
    /// The rows, kind by kind.
    pub told: Vec<(Outcome, Told)>,
}

/// Loads before the cursor, the newest first, and where the next page begins.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Unreadable`] for what is no cursor.
pub async fn list(caller: &Caller, before: &str) -> Result<(Vec<Listed>, Option<String>), Denied> {
    let company = super::company(caller)?;
    let before = cursor::read(before)?.unwrap_or((i64::MAX, Uuid::max()));
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let mut found = rows::history(&mut tx, platform, company, before, PAGE + 1).await?;
            let next = cursor::cut(&mut found, PAGE, |row| (row.loaded_at, row.id));
            let mut listed = Vec::with_capacity(found.len());
            for row in &found {
                listed.push(of_row(&mut tx, caller, row).await?);
            }
            tx.done((listed, next))
        })
        .await
}

async fn of_row(tx: &mut Tx, caller: &Caller, row: &LoadRow) -> Result<Listed, Denied> {
    Ok(Listed {
        id: row.id,
        file: row.file.clone(),
        came: calendar::moment(&caller.platform, Timestamp(row.loaded_at))?,
        by: name(tx, caller, row.loaded_by).await?,
        stage: row.stage()?,
        figures: [row.added, row.changed, row.refused, row.unchanged],
    })
}

/// What somebody is called here, while they are here.
async fn name(tx: &mut Tx, caller: &Caller, by: Uuid) -> Result<Option<String>, Denied> {
    let company = super::company(caller)?;
    let slug = caller.platform.slug.as_str();
    let by = domain::Id::from_uuid(by);
    let Some(member) = storage::membership::of(tx, slug, by, company).await? else {
        return Ok(None);
    };
    if super::kind(&caller.platform) == Kind::People {
        let person = storage::roster::by_membership(tx, slug, member.id).await?;
        return Ok(person.map(|person| person.name));
    }
    let Some(row) = storage::account::by_id(tx, slug, by, caller.now).await? else {
        return Ok(None);
    };
    let known = account::profile(tx, &caller.backend, slug, row.person()).await?;
    Ok(Some(known.profile.name.to_string()))
}

/// One load, with that page of its rows of that kind, or of the first kind that has any.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for what is not the company's.
pub async fn one(
    caller: &Caller,
    id: &str,
    outcome: Option<Outcome>,
    place: i64,
) -> Result<Load, Denied> {
    let company = super::company(caller)?;
    let id = Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?;
    let (platform, backend) = (caller.platform.slug.as_str(), &caller.backend);
    backend
        .db
        .read(|mut tx| async move {
            let row = rows::one(&mut tx, platform, company, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let key = key(caller, &row)?;
            let listed = of_row(&mut tx, caller, &row).await?;
            let outcome = outcome.unwrap_or_else(|| Outcome::first(listed.figures));
            let (told, more) = match &key {
                Some(key) => page(&mut tx, key, id, outcome, place).await?,
                None => (Vec::new(), false),
            };
            let until = row.applied_at.map(|at| Timestamp(at) + UNDO_FOR);
            let stage = row.stage()?;
            let until = until
                .filter(|until| stage == Stage::Applied && UNDO_FOR.covers(*until, caller.now));
            let shown = row.shown.as_deref().map(serde_json::from_str);
            let load = Load {
                listed,
                outcome,
                rows: backend.imports.rows(id),
                shown: shown.transpose().map_err(|_| unreadable(id, "shown"))?,
                plan: row.plan_digest.as_deref().and_then(super::plan),
                dates: row.dates,
                some_only: row.some_only,
                undo_until: until
                    .map(|at| calendar::moment(&caller.platform, at))
                    .transpose()?,
                taken_back: [row.undone, row.kept],
                kept: key.is_some(),
                note: row.note,
                told,
                more,
            };
            tx.done(load)
        })
        .await
}

fn key(caller: &Caller, row: &LoadRow) -> Result<Option<crate::keys::PersonKey>, Denied> {
    let keys = &caller.backend.keys;
    let wrapped = row.wrapped_key.as_deref();
    let key = wrapped.map(|wrapped| keys.person(wrapped, row.id.as_bytes()));
    Ok(key.transpose()?)
}

/// All rows of those kinds, for a file.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for what is not the company's, or not kept any
/// more.
pub async fn results(caller: &Caller, id: &str, kinds: &[Outcome]) -> Result<Results, Denied> {
    let company = super::company(caller)?;
    let id = Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = rows::one(&mut tx, platform, company, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let key = key(caller, &row)?.ok_or(Refusal::NotFound)?;
            let shown = row.shown.as_deref().map(serde_json::from_str::<Shown>);
            let shown = shown.transpose().map_err(|_| unreadable(id, "shown"))?;
            let mut told = Vec::new();
            for kind in kinds {
                for place in 0..ALL {
                    let (some, more) = page(&mut tx, &key, id, *kind, place).await?;
                    told.extend(some.into_iter().map(|one| (*kind, one)));
                    if !more {
                        break;
                    }
                }
            }
            told.sort_by_key(|(_, one)| one.row);
            let titles = shown.map(|shown| shown.titles).unwrap_or_default();
            tx.done(Results {
                file: row.file,
                titles: titles.into_iter().map(|(title, _)| title).collect(),
                told,
            })
        })
        .await
}
