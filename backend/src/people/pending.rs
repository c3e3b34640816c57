//! «Pendientes»: who never registered, whose letter came back, whose access ends soon; and one
//! «Recordar a todos».

use std::collections::HashSet;

use domain::access::{EditPeople, SeePeople};
use domain::refusal::Refusal;
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::list::{may_edit, person};
use super::one::{ask, can_be_asked};
use super::{Person, Within};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::storage;

/// People of each kind that are shown.
const SHOWN: i64 = 50;
/// What ends within that is told.
const SOON: Span = Span::days(30);
/// Letters of one press.
const LETTERS: i64 = 200;
/// Whoever was asked within that is not asked again with the others.
const AGAIN_AFTER: Span = Span::days(3);
/// How often one company asks everybody.
const OF_COMPANY: Limit = Limit {
    purpose: "remind_all",
    most: 3,
    window: Span::hours(24),
};

/// What waits.
#[derive(Debug)]
pub struct Pending {
    /// Enabled without an account.
    pub without_account: Vec<Person>,
    /// Those of them whose last letter did not arrive.
    pub bounced: HashSet<Uuid>,
    /// Whose access ends soon, the next one first.
    pub ending: Vec<Person>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// Whether one may remind them.
    pub may_edit: bool,
}

/// What waits in the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn pending(caller: &Caller) -> Result<Pending, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let may_edit = may_edit(caller);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let first = ("", 0);
            let rows =
                storage::roster::without_account(&mut tx, slug, company, first, SHOWN).await?;
            let soon = caller.now + SOON;
            let ending = storage::roster::ending(&mut tx, slug, company, soon, SHOWN).await?;
            let mut bounced = HashSet::new();
            for row in &rows {
                let Some(letter) = row.letter else { continue };
                let state = storage::outbox::state_of(&mut tx, slug, letter).await?;
                if state.is_some_and(|state| state == "failed") {
                    bounced.insert(row.id);
                }
            }
            let most = usize::try_from(SHOWN).unwrap_or(usize::MAX);
            let more = rows.len() == most || ending.len() == most;
            let read = |rows: Vec<_>| -> Result<Vec<Person>, Denied> {
                rows.into_iter().map(|row| person(caller, row)).collect()
            };
            tx.done(Pending {
                without_account: read(rows)?,
                bounced,
                ending: read(ending)?,
                more,
                may_edit,
            })
        })
        .await
}

/// «Recordar a todos»: everybody without an account who has an address and was not asked lately.
/// Answers how many.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::TooMany`] past the limit of a company.
pub async fn remind_all(caller: &Caller) -> Result<usize, Denied> {
    let grant = caller.inside(EditPeople)?;
    let within = &Within::of(caller, &grant)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, company, now) = (within.slug(), within.company, within.now());
            budget::require(&mut tx, caller, OF_COMPANY, company.uuid().as_bytes()).await?;
            let (mut asked, mut after) = (0, (String::new(), 0));
            loop {
                let from = (after.0.as_str(), after.1);
                let rows =
                    storage::roster::without_account(&mut tx, slug, company, from, LETTERS).await?;
                let Some(last) = rows.last() else { break };
                after = (last.sort_key.clone(), last.seq);
                for row in rows {
                    let lately = row.reminded_at.is_some_and(|at| at > (now - AGAIN_AFTER).0);
                    if asked < LETTERS && !lately && can_be_asked(within, &row)? {
                        ask(&mut tx, caller, within, &row).await?;
                        asked += 1;
                    }
                }
                if asked >= LETTERS {
                    break;
                }
            }
            let entry = Entry {
                action: "people.reminded",
                subject: subject(company),
                detail: json!({ "people": asked }),
                key: None,
            };
            audit::write(&mut tx, &within.scribe, entry).await?;
            tx.done(usize::try_from(asked).map_err(|_| Refusal::Unreadable)?)
        })
        .await
}
