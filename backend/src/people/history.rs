//! What was changed of a person, by whom and why, page by page from the newest on. It stands in
//! several places of the audit: under the person of the list, their account, their company, and, in an
//! institution, the invitations that brought them there.

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
use crate::company;
use crate::fault::Denied;
use crate::invitation;
use crate::keys::PersonKey;
use crate::storage::audit::ToldRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Entries of one page.
const PAGE: usize = 50;
/// What people do themselves behind a link, where nobody needs to be signed in.
const THEIRS: [&str; 3] = [
    "company.appointed",
    "invitation.accepted",
    "person.accepted",
];

/// Names with their values.
type Facts = Vec<(String, String)>;

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
    pub old: Facts,
    /// What is.
    pub new: Facts,
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
    let (mut rows, keys) = everything(tx, caller, company, (row, before)).await?;
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
            _ if THEIRS.contains(&entry.action.as_str()) => Some(row.name.clone()),
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

/// The newest entries before a place of everything that tells of that person, in no order, and the keys
/// that they may be sealed with. Each place where they stand gives as many as a page holds and one more,
/// so that none is missing on it.
async fn everything(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    (row, before): (&RosterRow, i64),
) -> Result<(Vec<ToldRow>, Vec<PersonKey>), Denied> {
    let (backend, slug) = (&caller.backend, caller.platform.slug.as_str());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut keys = vec![backend.keys.person(&row.wrapped_key, row.id.as_bytes())?];
    let account = account_of(tx, slug, row).await?;
    let mut subjects = vec![subject(row.id)];
    if caller.platform.policy.exclusive {
        subjects.extend(invitations(tx, slug, company, (row.id, account)).await?);
    }
    let mut rows: Vec<ToldRow> = Vec::new();
    for subject in subjects {
        rows.extend(storage::audit::of_subject(tx, slug, &subject, before, limit).await?);
    }
    if let Some(account) = account {
        let part = (before, limit);
        let (given, key) = given(tx, caller, account, part).await?;
        rows.extend(given);
        keys.extend(key);
        rows.extend(appointing(tx, caller, (company, account), part).await?);
    }
    Ok((rows, keys))
}

/// The account of somebody of the list, where they have one.
async fn account_of(
    tx: &mut Tx,
    slug: &str,
    row: &RosterRow,
) -> Result<Option<Id<id::Account>>, Denied> {
    let Some(membership) = row.membership else {
        return Ok(None);
    };
    let held = storage::membership::by_id(tx, slug, membership).await?;
    Ok(held.map(|held| Id::from_uuid(held.account)))
}

/// What the audit calls the invitations of somebody of an institution: whoever waits stands in its list
/// under the id of theirs, and whoever was disabled and accepts another one stays where they stood.
async fn invitations(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    (row, account): (Uuid, Option<Id<id::Account>>),
) -> Result<Vec<String>, Denied> {
    let mut ids = vec![row];
    if let Some(account) = account {
        ids.extend(storage::invitation::of_account(tx, slug, (company, account)).await?);
    }
    ids.sort();
    ids.dedup();
    let ids = ids.into_iter().map(Id::from_uuid);
    Ok(ids.map(invitation::subject).collect())
}

/// What was given to somebody with an account: another perfil, or to stand in for a while. Those entries
/// stand under the account, the former sealed with the person's key.
async fn given(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    part: (i64, i64),
) -> Result<(Vec<ToldRow>, Option<PersonKey>), Denied> {
    let slug = caller.platform.slug.as_str();
    let known = storage::account::by_id(tx, slug, account, caller.now).await?;
    let Some(known) = known else {
        return Ok((Vec::new(), None));
    };
    let key = account::key_of(tx, &caller.backend, slug, known.person()).await?;
    let subject = format!("account:{account}");
    let rows = storage::audit::given(tx, slug, &subject, part).await?;
    Ok((rows, key))
}

/// What made that account an administrator of the company, and what ended it: those entries stand under
/// the company, which has the ones of everybody. Theirs are looked for until there is a page of them.
async fn appointing(
    tx: &mut Tx,
    caller: &Caller,
    (company, account): (Id<id::Company>, Id<id::Account>),
    (before, limit): (i64, i64),
) -> Result<Vec<ToldRow>, Denied> {
    let slug = caller.platform.slug.as_str();
    let (subject, account) = (company::subject(company), account.to_string());
    let mut found: Vec<ToldRow> = Vec::new();
    let mut place = Some(before);
    while let Some(before) = place {
        let part = (before, limit);
        let rows = storage::audit::appointing(tx, slug, &subject, part).await?;
        let older = rows.get(PAGE).map(|last| last.seq);
        let rows = rows.into_iter();
        found.extend(rows.filter(|row| is_about(caller, row, &account)));
        place = older.filter(|_| found.len() <= PAGE);
    }
    Ok(found)
}

/// Whether an entry names that account.
fn is_about(caller: &Caller, row: &ToldRow, account: &str) -> bool {
    let slug = caller.platform.slug.as_str();
    let detail = audit::detail(&caller.backend, slug, row.seq, &row.sealed, None);
    let named = detail.as_ref().and_then(|detail| detail.get("account"));
    named.and_then(Value::as_str) == Some(account)
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
    let alone = |name: &str| -> Facts {
        let value = text(name).map(|value| (name.to_owned(), value));
        value.into_iter().collect()
    };
    let (old, new) = match entry.action.as_str() {
        // Until which day, and what the invitation is for.
        "stand_in.named" => (Facts::new(), alone("until")),
        "invitation.sent" | "invitation.accepted" => (Facts::new(), alone("tier")),
        // How far an invitation was is no fact about the person.
        "invitation.revoked" => (Facts::new(), Facts::new()),
        _ => (facts(of("old")), facts(of("new"))),
    };
    Ok(Told {
        at: calendar::moment(&caller.platform, Timestamp(entry.at))?,
        who,
        action: entry.action,
        old,
        new,
        reason: text("reason").and_then(|word| word.parse().ok()),
        note: text("note"),
    })
}

/// Values by name; a perfil that changed stands alone.
fn facts(of: Option<&Value>) -> Facts {
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
