//! What people ask for, as the platform's administrator sees and decides it.

use domain::access::DecideRequest;
use domain::refusal::{Field, Refusal};
use domain::service::{RequestState, reason};
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::{LETTER_LASTS, WORDS, catalogued};
use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::calendar;
use crate::caller::Caller;
use crate::cursor;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::storage::service::RequestRow;
use crate::storage::{self, Tx};
use crate::words::Part;

/// Requests on one page.
const PAGE: i64 = 25;

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// What the service is called; its key, where the catalogue has it no more.
    pub service: String,
    /// Who asks.
    pub person: String,
    /// Their document, masked.
    pub document: Option<String>,
    /// Why.
    pub reason: String,
    /// How far it is.
    pub state: RequestState,
    /// When it was sent.
    pub requested: String,
    /// What was answered, and when.
    pub answer: Option<(String, String)>,
}

/// A page of the list, the request that waits longest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The requests.
    pub items: Vec<Item>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Requests in that state, or all, from the cursor on.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator, [`Refusal::Unreadable`] for what is no cursor.
pub async fn list(
    caller: &Caller,
    state: Option<RequestState>,
    after: Option<&str>,
) -> Result<Listed, Denied> {
    caller.here(DecideRequest)?;
    let after = cursor::read(after.unwrap_or_default())?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let most = PAGE + 1;
            let mut rows = match state {
                Some(state) => {
                    storage::service::in_state(&mut tx, platform, state, after, most).await?
                }
                None => storage::service::after(&mut tx, platform, after, most).await?,
            };
            let next = cursor::cut(&mut rows, PAGE, |row| (row.requested_at, row.id));
            let mut items = Vec::new();
            for row in &rows {
                items.push(item(&mut tx, caller, row).await?);
            }
            tx.done(Listed { items, next })
        })
        .await
}

/// One request.
///
/// # Errors
/// [`Refusal::NotFound`] for a request of nobody here and for everybody without a role,
/// [`Refusal::NotAllowed`] for those whose role is another.
pub async fn one(caller: &Caller, id: &str) -> Result<Item, Denied> {
    caller.here(DecideRequest)?;
    let id: Uuid = Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::service::by_id(&mut tx, platform, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let item = item(&mut tx, caller, &row).await?;
            tx.done(item)
        })
        .await
}

async fn item(tx: &mut Tx, caller: &Caller, row: &RequestRow) -> Result<Item, Denied> {
    let platform = caller.platform.slug.as_str();
    let account = storage::account::by_id(tx, platform, row.account(), caller.now).await?;
    let account = account.ok_or(Refusal::Outdated)?;
    let known = account::profile(tx, &caller.backend, platform, account.person()).await?;
    let moment = |at| calendar::moment(&caller.platform, Timestamp(at));
    let answer = match (&row.answer, row.decided_at) {
        (Some(sealed), Some(at)) => {
            let words = WORDS.open(&known.key, (row.id, Part::Answer), sealed)?;
            Some((words, moment(at)?))
        }
        _ => None,
    };
    let service = catalogued(caller, &row.service);
    Ok(Item {
        id: row.id,
        service: service.map_or_else(|| row.service.clone(), |service| service.name.clone()),
        person: known.profile.name.to_string(),
        document: known.profile.document.as_ref().map(domain::Document::mask),
        reason: WORDS.open(&known.key, (row.id, Part::Reason), &row.reason)?,
        state: row.state()?,
        requested: moment(row.requested_at)?,
        answer,
    })
}

/// Approves or refuses a request that waits. Of two administrators who decide at once, one does.
///
/// # Errors
/// [`Refusal::Fields`] for a reason that says nothing, [`Refusal::NotFound`] for a request of
/// nobody here, [`Refusal::NotAllowed`] for one's own, [`Refusal::Outdated`] when it is decided.
pub async fn decide(caller: &Caller, id: &str, granted: bool, typed: &str) -> Result<(), Denied> {
    caller.here(DecideRequest)?;
    let by = caller.fully_signed_in()?.account;
    let id: Uuid = Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    let state = if granted {
        RequestState::Granted
    } else {
        RequestState::Refused
    };
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = storage::service::by_id(&mut tx, platform, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if row.account() == by {
                return Err(Refusal::NotAllowed.into());
            }
            let found = storage::account::by_id(&mut tx, platform, row.account(), caller.now);
            let found = found.await?.ok_or(Refusal::NotFound)?;
            let key = account::key_of(&mut tx, &caller.backend, platform, found.person()).await?;
            let key = key.ok_or(Refusal::NotFound)?;
            let sealed = WORDS.seal(caller, &key, (id, Part::Answer), why)?;
            let now = caller.now;
            let decided =
                storage::service::decide(&mut tx, platform, id, state, &sealed, by, now).await?;
            if decided == 0 {
                return Err(Refusal::Outdated.into());
            }
            let service = catalogued(caller, &row.service);
            let name = service.map_or(row.service.as_str(), |service| service.name.as_str());
            let scribe = caller.scribe();
            let letter =
                letters::service::decided(caller, &contact_of(&found)?, name, granted, why);
            outbox::enqueue(&mut tx, &scribe, &letter, now + LETTER_LASTS).await?;
            let entry = Entry {
                action: if granted {
                    "service.granted"
                } else {
                    "service.refused"
                },
                subject: format!("account:{}", row.account()),
                detail: json!({
                    "service": row.service,
                    "reason": why,
                    "old": RequestState::Pending,
                    "new": state,
                }),
                key: Some(&key),
            };
            audit::write(&mut tx, &scribe, entry).await?;
            tx.done(())
        })
        .await
}
