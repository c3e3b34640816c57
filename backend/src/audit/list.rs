//! The chain as the platform's administrator reads it: who, when, from where, on whom, old
//! value and new. What was sealed with a key of somebody's or of a filing's own opens as long as
//! they are there; the values of a person's own data are shown masked, and so is every address, in
//! whichever entry it stands: the chain keeps it whole, and only its owner reads it so.

use std::collections::HashMap;

use domain::access::SeeAudit;
use domain::contact::Email;
use domain::date::Date;
use domain::id::Id;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::{Map, Value, json};

use super::{Entry, sealed, write};
use crate::account;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::audit::{ListedRow, Wanted};
use crate::storage::{self, Tx};

/// Entries on one page.
const PAGE: i64 = 50;
/// Entries read at once for a file.
const BATCH: i64 = 500;
/// Entries that go into one file.
pub const EXPORTED_AT_MOST: usize = 10_000;
/// Longer texts name nobody and nothing.
const LONGEST: usize = 80;

/// What is looked for; empty texts mean everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// `account:…`, `system`, `visitor`.
    pub actor: String,
    /// The word of the act.
    pub action: String,
    /// A kind and an id.
    pub subject: String,
    /// From that day on.
    pub from: Option<Date>,
    /// Up to that day, which counts.
    pub until: Option<Date>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub seq: i64,
    /// When, in the platform's zone.
    pub at: String,
    /// Who, as stored.
    pub actor: String,
    /// What they are called, where they have a role here.
    pub name: Option<String>,
    /// The word of the act.
    pub action: String,
    /// On whom, as stored.
    pub subject: String,
    /// Old and new values.
    pub changes: Vec<Change>,
    /// What else is told, as name and value.
    pub facts: Vec<(String, String)>,
    /// Whether the detail opens; it does not once its person is erased.
    pub opens: bool,
    /// The network, while it is kept.
    pub network: Option<String>,
    /// The browser, while it is kept.
    pub device: Option<String>,
}

/// An old value and a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of what; empty for the one thing that the act is about.
    pub field: String,
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
}

/// A page of the chain, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The entries.
    pub lines: Vec<Line>,
    /// Where the next page begins.
    pub next: Option<i64>,
}

/// The entries that fit, before that number.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator; [`Refusal::Unreadable`] for a filter that nobody could choose.
pub async fn list(caller: &Caller, filter: &Filter, before: Option<i64>) -> Result<Listed, Denied> {
    caller.here(SeeAudit)?;
    let before = before.unwrap_or(i64::MAX);
    let mut lines = read(caller, filter, before, PAGE + 1).await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > page;
    lines.truncate(page);
    let next = lines.last().filter(|_| more).map(|line| line.seq);
    Ok(Listed { lines, next })
}

/// The entries that fit for a file, at most [`EXPORTED_AT_MOST`], newest first; itself an act with
/// an entry of its own.
///
/// # Errors
/// As [`list`].
pub async fn export(caller: &Caller, filter: &Filter) -> Result<Vec<Line>, Denied> {
    caller.here(SeeAudit)?;
    let mut lines: Vec<Line> = Vec::new();
    let mut before = i64::MAX;
    loop {
        let batch = read(caller, filter, before, BATCH).await?;
        let Some(last) = batch.last() else { break };
        before = last.seq;
        lines.extend(batch);
        if lines.len() >= EXPORTED_AT_MOST {
            lines.truncate(EXPORTED_AT_MOST);
            break;
        }
    }
    let count = lines.len();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let entry = Entry {
                action: "audit.exported",
                subject: format!("platform:{}", caller.platform.slug),
                detail: json!({
                    "entries": count,
                    "actor": filter.actor,
                    "action": filter.action,
                    "subject": filter.subject,
                    "from": filter.from.map(Date::iso),
                    "until": filter.until.map(Date::iso),
                }),
                key: None,
            };
            write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await?;
    Ok(lines)
}

/// Those with a role on the platform, as the filter names them: actor and name.
///
/// # Errors
/// As [`list`].
pub async fn people(caller: &Caller) -> Result<Vec<(String, String)>, Denied> {
    caller.here(SeeAudit)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let people = names(&mut tx, caller).await?;
            tx.done(people)
        })
        .await
}

async fn names(tx: &mut Tx, caller: &Caller) -> Result<Vec<(String, String)>, Denied> {
    let platform = caller.platform.slug.as_str();
    let mut names = Vec::new();
    for (account, person) in storage::staff::everybody(tx, platform).await? {
        let person = Id::from_uuid(person);
        let known = account::profile(tx, &caller.backend, platform, person).await?;
        names.push((format!("account:{account}"), known.profile.name.to_string()));
    }
    Ok(names)
}

async fn read(
    caller: &Caller,
    filter: &Filter,
    before: i64,
    most: i64,
) -> Result<Vec<Line>, Denied> {
    let texts = [&filter.actor, &filter.action, &filter.subject];
    if texts.iter().any(|text| text.len() > LONGEST) {
        return Err(Refusal::Unreadable.into());
    }
    let platform = &caller.platform;
    let day = |day: Date| calendar::begins(platform, day);
    // A day may be 23 or 25 hours long; the next one begins when its date does.
    let after = |last: Date| Date::from_days_since_epoch(last.days_since_epoch() + 1);
    let from = filter.from.map(day).transpose()?;
    let until = filter.until.and_then(after).map(day).transpose()?;
    let wanted = Wanted {
        actor: &filter.actor,
        action: &filter.action,
        subject: &filter.subject,
        from: from.unwrap_or(Timestamp(i64::MIN)),
        until: until.unwrap_or(Timestamp(i64::MAX) - Span(1)),
    };
    let slug = platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let rows = storage::audit::listed(&mut tx, slug, wanted, before, most).await?;
            let names: HashMap<_, _> = names(&mut tx, caller).await?.into_iter().collect();
            let mut keys = HashMap::new();
            let mut lines = Vec::with_capacity(rows.len());
            for row in rows {
                let detail = sealed::open(&mut tx, caller, &row, &mut keys).await?;
                lines.push(line(caller, row, detail.as_ref(), &names)?);
            }
            tx.done(lines)
        })
        .await
}

fn line(
    caller: &Caller,
    row: ListedRow,
    detail: Option<&Value>,
    names: &HashMap<String, String>,
) -> Result<Line, Denied> {
    let at = calendar::moment(&caller.platform, Timestamp(row.at))?;
    // Somebody's own data: what changed is told, not what it says.
    let masked = row.action.starts_with("person.changed");
    let empty = Map::new();
    let fields = detail.and_then(Value::as_object).unwrap_or(&empty);
    // How a membership stands since is told by old and new; the rest of it is for replaying.
    let apart = ["old", "new", "membership", "memberships"];
    let rest = fields
        .iter()
        .filter(|(name, _)| !apart.contains(&name.as_str()));
    let facts = rest.filter_map(|(name, value)| Some((name.clone(), said(value, masked)?)));
    Ok(Line {
        seq: row.seq,
        at,
        name: names.get(&row.actor).cloned(),
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        changes: changes(fields.get("old"), fields.get("new"), masked),
        facts: facts.collect(),
        opens: detail.is_some(),
        network: row.network,
        device: row.device,
    })
}

fn changes(old: Option<&Value>, new: Option<&Value>, masked: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", old, new, masked, &mut changes);
    changes
}

fn compare(
    field: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    masked: bool,
    into: &mut Vec<Change>,
) {
    if old == new {
        return;
    }
    let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
    if let (Some(old), Some(new)) = (object(old), object(new)) {
        let added = new.keys().filter(|name| !old.contains_key(*name));
        for name in old.keys().chain(added) {
            let path = match field {
                "" => name.clone(),
                field => format!("{field}.{name}"),
            };
            compare(&path, old.get(name), new.get(name), masked, into);
        }
        return;
    }
    into.push(Change {
        field: field.to_owned(),
        old: old.and_then(|value| said(value, masked)),
        new: new.and_then(|value| said(value, masked)),
    });
}

/// A value as text; nothing for what is empty.
fn said(value: &Value, masked: bool) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) if masked => Some(format!("{}•••", text.chars().next().unwrap_or('•'))),
        Value::String(text) => Some(without_addresses(text)),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(|item| said(item, masked)).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .filter_map(|(name, value)| Some(format!("{name}: {}", said(value, masked)?)))
                .collect();
            (!fields.is_empty()).then(|| fields.join(", "))
        }
    }
}

/// Words with each address in them masked, the words that an agent typed included.
fn without_addresses(text: &str) -> String {
    let ends = |sign: char| sign.is_whitespace() || ",;:/|<>()[]\"«»".contains(sign);
    text.split_inclusive(ends).map(without_address).collect()
}

/// A word, masked where it is an address; stops and brackets around it are no part of it.
fn without_address(word: &str) -> String {
    let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    match Email::parse(bare) {
        Ok(email) => word.replace(bare, &email.mask()),
        Err(_) => word.to_owned(),
    }
}
