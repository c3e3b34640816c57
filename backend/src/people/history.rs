//! What was changed of a person, by whom and why, page by page from the newest on.

use std::collections::HashMap;

use domain::access::SeePeople;
use domain::id::{self, Id};
use domain::membership::Reason;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::within::subject;
use crate::account;
use crate::audit;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::storage::audit::ToldRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Entries of one page.
const PAGE: usize = 50;

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When, in the platform's zone.
    pub at: String,
    /// Who, where it was somebody of this company.
    pub who: Option<String>,
    /// The word of the act.
    pub action: String,
    /// What was, as name and value.
    pub old: Vec<(String, String)>,
    /// What is.
    pub new: Vec<(String, String)>,
    /// The category of the reason.
    pub reason: Option<Reason>,
    /// What an administrator wrote for others.
    pub note: Option<String>,
}

/// A page of changes.
#[derive(Debug)]
pub struct History {
    /// What was changed, newest first.
    pub told: Vec<Told>,
    /// Where what was changed before begins.
    pub older: Option<String>,
}

/// What was changed of that person before the place that a page named as [`History::older`].
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company,
/// [`Refusal::Unreadable`] for a place that no page named.
pub async fn history(
    caller: &Caller,
    id: Id<id::RosterPerson>,
    before: &str,
) -> Result<History, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let before = before.parse().map_err(|_| Refusal::Unreadable)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let row = storage::roster::by_id(&mut tx, slug, company, id.uuid()).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let page = page(&mut tx, caller, company, (&row, before)).await?;
            tx.done(page)
        })
        .await
}

/// The newest page.
pub(super) async fn newest(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    row: &RosterRow,
) -> Result<History, Denied> {
    page(tx, caller, company, (row, i64::MAX)).await
}

async fn page(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    (row, before): (&RosterRow, i64),
) -> Result<History, Denied> {
    let (backend, slug) = (&caller.backend, caller.platform.slug.as_str());
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let subject = subject(row.id);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let part = (before, limit);
    let mut rows = storage::audit::of_subject(tx, slug, &subject, before, limit).await?;
    let mut keys = vec![key];
    if let Some(membership) = row.membership {
        let (given, key) = given(tx, caller, membership, part).await?;
        rows.extend(given);
        keys.extend(key);
    }
    rows.sort_by_key(|one| std::cmp::Reverse(one.seq));
    let older = rows.get(PAGE).and(rows.get(PAGE - 1));
    let older = older.map(|last| last.seq.to_string());
    rows.truncate(PAGE);
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    let mut told = Vec::with_capacity(rows.len());
    for entry in rows {
        let detail = keys
            .iter()
            .find_map(|key| audit::detail(backend, slug, entry.seq, &entry.sealed, Some(key)));
        // What happened to the same account in another company is none of this one's business; of what
        // does not open, the company is unknown.
        let at = detail.as_ref().and_then(|detail| detail.get("company"));
        let here = at.is_some_and(|at| at.as_str() == Some(&company.to_string()));
        let of_account = storage::audit::GIVEN.contains(&entry.action.as_str());
        if !here && (at.is_some() || of_account) {
            continue;
        }
        let name = match names.get(&entry.actor) {
            Some(name) => name.clone(),
            None => {
                let name = who(tx, slug, company, &entry.actor).await?;
                names.insert(entry.actor.clone(), name.clone());
                name
            }
        };
        told.push(line(caller, entry, name, detail.as_ref())?);
    }
    Ok(History { told, older })
}

/// What was done to the perfil of somebody with an account: those entries stand under the account,
/// and are sealed with the person's key.
async fn given(
    tx: &mut Tx,
    caller: &Caller,
    membership: Uuid,
    part: (i64, i64),
) -> Result<(Vec<ToldRow>, Option<PersonKey>), Denied> {
    let slug = caller.platform.slug.as_str();
    let held = storage::membership::by_id(tx, slug, membership).await?;
    let Some(account) = held.map(|held| Id::from_uuid(held.account)) else {
        return Ok((Vec::new(), None));
    };
    let known = storage::account::by_id(tx, slug, account, caller.now).await?;
    let Some(known) = known else {
        return Ok((Vec::new(), None));
    };
    let key = account::key_of(tx, &caller.backend, slug, known.person()).await?;
    let subject = format!("account:{account}");
    let rows = storage::audit::perfiles_of(tx, slug, &subject, part).await?;
    Ok((rows, key))
}

/// What somebody of this company is called.
pub(super) async fn who(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    actor: &str,
) -> Result<Option<String>, Denied> {
    let Some(Ok(account)) = actor.strip_prefix("account:").map(str::parse) else {
        return Ok(None);
    };
    let Some(member) = storage::membership::of(tx, slug, account, company).await? else {
        return Ok(None);
    };
    let row = storage::roster::by_membership(tx, slug, member.id).await?;
    Ok(row.map(|row| row.name))
}

fn line(
    caller: &Caller,
    entry: ToldRow,
    who: Option<String>,
    detail: Option<&Value>,
) -> Result<Told, Denied> {
    let of = |name: &str| detail.and_then(|detail| detail.get(name));
    let text = |name: &str| of(name).and_then(Value::as_str).map(str::to_owned);
    Ok(Told {
        at: calendar::moment(&caller.platform, Timestamp(entry.at))?,
        who,
        action: entry.action,
        old: facts(of("old")),
        new: facts(of("new")),
        reason: text("reason").and_then(|word| word.parse().ok()),
        note: text("note"),
    })
}

/// Values by name; a perfil that changed stands alone.
fn facts(of: Option<&Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(String::new, str::to_owned);
    match of {
        Some(Value::Object(facts)) => {
            let facts = facts.iter();
            facts
                .map(|(name, value)| (name.clone(), text(value)))
                .collect()
        }
        Some(perfil @ Value::String(_)) => vec![("perfil".to_owned(), text(perfil))],
        _ => Vec::new(),
    }
}
