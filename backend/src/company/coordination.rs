//! The coordination team's list: accounts just opened, whom to call, and whether somebody did
//! (W-22, W-23).

use domain::access::{MarkContacted, SeeNewAccounts};
use domain::company::Contact;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{sealed, subject};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::company::Which;
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;

/// A company to be called, or called already.
#[derive(Debug)]
pub struct Call {
    /// The company.
    pub company: Id<id::Company>,
    /// Its number.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// Whom to call (Q4).
    pub contact: Option<Contact>,
    /// When the account was opened.
    pub opened_at: Timestamp,
    /// When somebody called.
    pub contacted_at: Option<Timestamp>,
}

/// One page, the oldest first.
#[derive(Debug)]
pub struct Calls {
    /// The rows.
    pub items: Vec<Call>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// The companies of the platform after the cursor; with `open` only those nobody called yet.
///
/// # Errors
/// What the policy says.
pub async fn to_call(
    caller: &Caller,
    open: bool,
    after: Option<(i64, Uuid)>,
) -> Result<Calls, Denied> {
    let here = &caller.here(SeeNewAccounts)?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let slug = here.at().as_str();
            let which = if open { Which::ToCall } else { Which::All };
            let mut rows = storage::company::after(&mut tx, slug, which, after, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows
                .last()
                .filter(|_| more)
                .map(|row| (row.created_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                items.push(Call {
                    contact: sealed::supplied(&mut tx, backend, slug, &row).await?,
                    company: Id::from_uuid(row.id),
                    rut: row.rut,
                    name: row.legal_name,
                    opened_at: Timestamp(row.created_at),
                    contacted_at: row.contacted_at.map(Timestamp),
                });
            }
            tx.done(Calls { items, next })
        })
        .await
}

/// «Contactado».
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Outdated`] when somebody noted it before; what the policy
/// says.
pub async fn mark_contacted(caller: &Caller, company: Id<id::Company>) -> Result<(), Denied> {
    let here = &caller.here(MarkContacted)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, id) = (here.at().as_str(), company.uuid());
            if storage::company::set_contacted(&mut tx, slug, id, by, caller.now).await? == 0 {
                return Err(nothing_to_note(&mut tx, slug, id).await?);
            }
            let told = json!({ "old": null, "new": "contacted" });
            note(&mut tx, caller, ("company.contacted", company), told).await?;
            tx.done(())
        })
        .await
}

/// Takes «Contactado» back: the company is to be called again.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Outdated`] where nobody noted it; what the policy says.
pub async fn unmark_contacted(caller: &Caller, company: Id<id::Company>) -> Result<(), Denied> {
    let here = &caller.here(MarkContacted)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, id) = (here.at().as_str(), company.uuid());
            if storage::company::unset_contacted(&mut tx, slug, id).await? == 0 {
                return Err(nothing_to_note(&mut tx, slug, id).await?);
            }
            let told = json!({ "old": "contacted", "new": null });
            note(&mut tx, caller, ("company.uncontacted", company), told).await?;
            tx.done(())
        })
        .await
}

/// Why nothing was written: there is no such company, or somebody was faster.
async fn nothing_to_note(tx: &mut Tx, slug: &str, id: Uuid) -> Result<Denied, Denied> {
    let row = storage::company::by_id(tx, slug, id).await?;
    let why = row.map_or(Refusal::NotFound, |_| Refusal::Outdated);
    Ok(why.into())
}

async fn note(
    tx: &mut Tx,
    caller: &Caller,
    (action, company): (&'static str, Id<id::Company>),
    detail: Value,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: subject(company),
        detail,
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
