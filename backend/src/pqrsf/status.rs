//! The public status. The number alone opens nothing; with the document or the address it does,
//! for this browser and half an hour. An unknown number and a wrong document read alike.

use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::pqrsf::{Due, FilingKind, FilingNumber, FilingState, Outcome, What};
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::file::{document_lookup, email_lookup};
use super::history::Happened;
use super::record::Record;
use super::{LOOKS_OF_BROWSER, LOOKS_OF_NETWORK, due, due_on, terms};
use crate::budget;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};
use crate::typed::{self, Values};

/// What this browser proved to know.
const SEEN: &str = "pqrsf_seen";
/// Characters of what a person adds.
const ADDED: (u16, u16) = (5, 4_000);

/// What the person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its number.
    pub number: FilingNumber,
    /// What it is about.
    pub kind: FilingKind,
    /// «Asunto».
    pub subject: String,
    /// How far it is.
    pub state: FilingState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was filed, as people of the platform read it.
    pub filed: String,
    /// The last day of the term.
    pub due_on: domain::Date,
    /// How far that is.
    pub due: Due,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
}

/// Shows this browser the status of a filing, if number and identity belong together.
///
/// # Errors
/// [`Refusal::Fields`] for a text that is no number or nothing at all; [`Refusal::FilingUnknown`]
/// whatever does not fit; [`Refusal::TooMany`] past the limits.
pub async fn look_up(
    caller: &Caller,
    number: &str,
    identity: &str,
) -> Result<FilingNumber, Denied> {
    terms(caller)?;
    let mut problems = Vec::new();
    let parsed = FilingNumber::parse(number);
    if let Err(problem) = parsed {
        problems.push((Field::FilingNumber, problem));
    }
    if identity.trim().is_empty() {
        problems.push((Field::Identity, Problem::Empty));
    }
    let (Ok(number), []) = (parsed, problems.as_slice()) else {
        return Err(Refusal::Fields(problems).into());
    };
    let digests = &digests(caller, identity);
    let fits = caller
        .backend
        .db
        .write(|mut tx| async move {
            let fits = fits(&mut tx, caller, number, digests).await?;
            tx.done(fits)
        })
        .await?;
    if !fits {
        return Err(Refusal::FilingUnknown.into());
    }
    let values = Values::from([("number".to_owned(), number.to_string())]);
    typed::keep(caller, SEEN, &values).await?;
    Ok(number)
}

async fn fits(
    tx: &mut Tx,
    caller: &Caller,
    number: FilingNumber,
    digests: &[Vec<u8>],
) -> Result<bool, Denied> {
    let network = caller.visit.network.as_bytes();
    budget::require(tx, caller, LOOKS_OF_NETWORK, network).await?;
    budget::require(tx, caller, LOOKS_OF_BROWSER, &caller.browser).await?;
    let row = storage::pqrsf::by_number(tx, caller.platform.slug.as_str(), number).await?;
    let (document, email) = row.map_or((None, None), |row| (row.document_lookup, row.email_lookup));
    let known = [document, email];
    let known = known.iter().flatten();
    // Keyed digests: how long a comparison takes tells nothing about what was typed.
    Ok(known.filter(|known| digests.contains(known)).count() > 0)
}

/// Every reading of what was typed: an address, or a document's number of any kind.
fn digests(caller: &Caller, identity: &str) -> Vec<Vec<u8>> {
    let keys = &caller.backend.keys;
    let email = Email::parse(identity).ok();
    let kinds = DocumentKind::of(caller.platform.locale).iter();
    let documents = kinds.filter_map(|kind| Document::parse(*kind, identity).ok());
    documents
        .map(|document| document_lookup(keys, &document))
        .chain(email.map(|email| email_lookup(keys, &email)))
        .collect()
}

/// The status, where this browser has shown that it may know.
///
/// # Errors
/// [`Refusal::FilingUnknown`] otherwise.
pub async fn status(caller: &Caller, number: &str) -> Result<Status, Denied> {
    let number = proven(caller, number).await?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let record = Record::find(&mut tx, caller, number).await?;
            let standing = record.row.standing()?;
            let status = Status {
                number,
                kind: record.filed.kind,
                subject: record.filed.subject.clone(),
                state: standing.state,
                outcome: standing.outcome,
                filed: calendar::moment(&caller.platform, record.row.filed_at())?,
                due_on: due_on(caller, standing.due_at)?,
                due: due(caller, standing.due_at)?,
                history: record.history(&mut tx, caller, false).await?,
            };
            tx.done(status)
        })
        .await
}

async fn proven(caller: &Caller, number: &str) -> Result<FilingNumber, Denied> {
    terms(caller)?;
    let number = FilingNumber::parse(number).map_err(|_| Refusal::FilingUnknown)?;
    let seen = typed::recall(caller, SEEN).await?;
    let seen = seen.get("number").and_then(|seen| seen.parse().ok());
    if seen == Some(number) {
        Ok(number)
    } else {
        Err(Refusal::FilingUnknown.into())
    }
}

/// What the person adds after being asked. The term goes on with what was left of it.
///
/// # Errors
/// [`Refusal::FilingUnknown`] as [`status`]; [`Refusal::Fields`]; [`Refusal::Outdated`] when nothing
/// is asked any more.
pub async fn inform(caller: &Caller, number: &str, text: &str) -> Result<FilingNumber, Denied> {
    let number = proven(caller, number).await?;
    let text = domain::pqrsf::text(text, ADDED.0, ADDED.1)
        .map_err(|problem| Refusal::field(Field::Detail, problem))?;
    let text = text.as_str();
    let (_, business) = terms(caller)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let record = Record::find(&mut tx, caller, number).await?;
            let old = record.row.standing()?;
            if old.state != FilingState::Asked {
                return Err(Refusal::Outdated.into());
            }
            let today = calendar::today(&caller.platform, caller.now)?;
            let due_on = business.after(today, old.left_days.unwrap_or(1).max(1));
            let mut next = old;
            next.state = match old.agent {
                Some(_) => FilingState::Taken,
                None => FilingState::Filed,
            };
            next.left_days = None;
            next.due_at = calendar::end_of(&caller.platform, due_on)?;
            let platform = caller.platform.slug.as_str();
            if storage::pqrsf::inform(&mut tx, platform, &record.row, &next).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let what = What::Informed;
            record.happens(&mut tx, caller, what, text).await?;
            let change = json!({ "old": old.state, "new": next.state, "due": due_on });
            record.audited(&mut tx, caller, what, change).await?;
            tx.done(number)
        })
        .await
}
