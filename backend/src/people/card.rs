//! «Ficha de la persona»: what the company knows of one person, and what was changed by whom.

use std::collections::HashMap;

use domain::access::{SeePeople, SeeRoles};
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::refusal::Refusal;
use domain::role::may_touch;
use domain::roster::{Branch, TypedNaming};
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::list::{may_edit, person, section_names};
use super::within::subject;
use super::{Names, Person, called, cover};
use crate::account;
use crate::audit;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::storage::audit::ToldRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Entries that are read, and shown.
const SHOWN: i64 = 50;
const MOST_TOLD: usize = 50;

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

/// One person, seen by whoever administers the company.
#[derive(Debug)]
pub struct Card {
    /// Who.
    pub person: Person,
    /// Their name by its parts, and their «Cargo».
    pub called: TypedNaming,
    /// The version that a change is sent with.
    pub version: i64,
    /// Their account, for whoever may ask what it sees.
    pub account: Option<Id<id::Account>>,
    /// Whether it is whoever looks.
    pub own: bool,
    /// Whether the person may do more than whoever looks, who can then not touch their access (A47).
    pub above: bool,
    /// What the company's own perfiles are called.
    pub names: Names,
    /// Whether it is the company's only access administrator.
    pub last_administrator: bool,
    /// What became of the last letter that asked to register: the outbox' word.
    pub letter: Option<String>,
    /// When it was written.
    pub reminded: Option<String>,
    /// The sections to choose from.
    pub sections: Vec<Branch>,
    /// What was changed, newest first.
    pub history: Vec<Told>,
    /// Whether one may change anything.
    pub may_edit: bool,
}

/// The person with that id in the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] for nobody of this company.
pub async fn card(caller: &Caller, id: Id<id::RosterPerson>) -> Result<Card, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let by = caller.fully_signed_in()?.account;
    let may_edit = may_edit(caller);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let row = storage::roster::by_id(&mut tx, slug, company, id.uuid()).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let held = match row.membership {
                Some(membership) => storage::membership::by_id(&mut tx, slug, membership).await?,
                None => None,
            };
            let (at, now) = (company.uuid(), caller.now);
            let leading = storage::membership::administrators(&mut tx, slug, at, now, 2).await?;
            let alone = leading.len() == 1;
            let last = alone && leading.iter().any(|one| Some(one.id) == row.membership);
            let who = (held.as_ref(), row.perfil()?);
            let theirs = cover::rights(&mut tx, (slug, company), who, now).await?;
            let above = may_touch(&caller.member()?.rights, &theirs).is_err();
            let names = Names::of_company(&mut tx, slug, company).await?;
            let letter = match row.letter {
                Some(letter) => storage::outbox::state_of(&mut tx, slug, letter).await?,
                None => None,
            };
            let moment = |at: i64| calendar::moment(&caller.platform, Timestamp(at));
            let history = history(&mut tx, caller, company, &row).await?;
            let sections = section_names(&mut tx, caller, company).await?;
            let called = called::of(&mut tx, caller, company, (&row, held.as_ref())).await?;
            let asks = caller.inside(SeeRoles).is_ok();
            let account = held.as_ref().map(|held| Id::from_uuid(held.account));
            tx.done(Card {
                account: account.filter(|_| asks),
                called,
                version: row.version,
                own: held.is_some_and(|held| held.account == by.uuid()),
                above,
                last_administrator: last,
                letter,
                reminded: row.reminded_at.map(moment).transpose()?,
                sections,
                history,
                person: person(caller, row, &names)?,
                names,
                may_edit,
            })
        })
        .await
}

async fn history(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    row: &RosterRow,
) -> Result<Vec<Told>, Denied> {
    let (backend, slug) = (&caller.backend, caller.platform.slug.as_str());
    let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
    let subject = subject(row.id);
    let mut rows = storage::audit::of_subject(tx, slug, &subject, i64::MAX, SHOWN).await?;
    let mut keys = vec![key];
    if let Some(membership) = row.membership {
        let (given, key) = given(tx, caller, membership).await?;
        rows.extend(given);
        keys.extend(key);
    }
    rows.sort_by_key(|one| std::cmp::Reverse(one.seq));
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
        if told.len() == MOST_TOLD {
            break;
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
    Ok(told)
}

/// What was done to the perfil of somebody with an account: those entries stand under the account,
/// and are sealed with the person's key.
async fn given(
    tx: &mut Tx,
    caller: &Caller,
    membership: Uuid,
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
    let rows = storage::audit::perfiles_of(tx, slug, &subject, SHOWN).await?;
    Ok((rows, key))
}

/// What somebody of this company is called.
async fn who(
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

impl Card {
    /// Whether the person may neither be disabled nor get another perfil by this hand (A-70, A47).
    #[must_use]
    pub fn is_protected(&self) -> bool {
        let leads = self.person.perfil == Perfil::Administrator
            && self.person.state == MembershipState::Enabled;
        self.own || self.above || (leads && self.last_administrator)
    }
}
