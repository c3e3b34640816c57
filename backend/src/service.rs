//! Asking for services (H-42, Q28): the catalogue is the platform's configuration; people ask with
//! a reason, administrators decide with another, and both learn of it by mail. Of one person and
//! service one request at the most is open, which the database itself holds. Whoever took the
//! authorisation of their data back asks for nothing new.

mod decide;

use domain::access::{RequestService, SeeAccount};
use domain::id::{self, Id};
use domain::platform::Service;
use domain::refusal::{Field, Refusal};
use domain::service::{RequestState, reason};
use domain::time::Span;
use serde_json::json;

use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::membership;
use crate::outbox;
use crate::storage::service::NewRequest;
use crate::storage::{self, Tx};
use crate::words::{Part, Words};

pub use decide::{Item, Listed, decide, list, one};

/// Requests of one account, whatever becomes of them.
const REQUESTS: Limit = Limit {
    purpose: "service_request",
    most: 20,
    window: Span::hours(24),
};
/// As many requests of one account as are looked at; more than any catalogue is long.
const REMEMBERED: i64 = 200;
/// How long a letter about a request is worth sending.
const LETTER_LASTS: Span = Span::days(2);
/// The reasons, and the answers.
const WORDS: Words = Words("service_request");

/// Where somebody stands with a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// The service's key.
    pub key: String,
    /// How far the newest request is.
    pub state: RequestState,
    /// What was answered.
    pub answer: Option<String>,
}

/// Where the signed-in person stands with each service they ever asked for.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
pub async fn mine(caller: &Caller) -> Result<Vec<Mine>, Denied> {
    let own = &caller.own(SeeAccount)?;
    let person = caller.fully_signed_in()?.person;
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (own.at().platform.as_str(), own.at().account);
            let rows = storage::service::of_account(&mut tx, platform, account, REMEMBERED).await?;
            let key = account::key_of(&mut tx, backend, platform, person).await?;
            let key = key.ok_or(Refusal::SessionOver)?;
            let mut mine: Vec<Mine> = Vec::new();
            for row in rows {
                if mine.iter().all(|known| known.key != row.service) {
                    let state = row.state()?;
                    let answer = row.answer.as_deref();
                    let answer =
                        answer.map(|sealed| WORDS.open(&key, (row.id, Part::Answer), sealed));
                    mine.push(Mine {
                        key: row.service,
                        state,
                        answer: answer.transpose()?,
                    });
                }
            }
            tx.done(mine)
        })
        .await
}

/// Whether the authorisation that a new service needs is there; nobody is held to one that they were
/// never asked for.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
pub async fn is_authorised(caller: &Caller) -> Result<bool, Denied> {
    let own = &caller.own(SeeAccount)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (own.at().platform.as_str(), own.at().account);
            let withdrawn = storage::consent::is_withdrawn(&mut tx, platform, account).await?;
            tx.done(!withdrawn)
        })
        .await
}

/// A request with everything on file of it, for its owner's copy.
pub(crate) struct Kept {
    /// What the service is called; its key where it left the catalogue.
    pub(crate) name: String,
    /// How far it is.
    pub(crate) state: RequestState,
    /// Why.
    pub(crate) reason: String,
    /// When it was sent, in microseconds.
    pub(crate) requested_at: i64,
    /// What was answered.
    pub(crate) answer: Option<String>,
    /// When it was decided, in microseconds.
    pub(crate) decided_at: Option<i64>,
}

/// Every request of an account, the newest first.
pub(crate) async fn all_of(
    tx: &mut Tx,
    caller: &Caller,
    (account, key): (Id<id::Account>, &PersonKey),
) -> Result<Vec<Kept>, Denied> {
    let slug = caller.platform.slug.as_str();
    let mut all = Vec::new();
    for row in storage::service::of_account(tx, slug, account, REMEMBERED).await? {
        let known = catalogued(caller, &row.service).map(|service| service.name.clone());
        let answer = row.answer.as_deref();
        let answer = answer.map(|sealed| WORDS.open(key, (row.id, Part::Answer), sealed));
        all.push(Kept {
            state: row.state()?,
            reason: WORDS.open(key, (row.id, Part::Reason), &row.reason)?,
            requested_at: row.requested_at,
            answer: answer.transpose()?,
            decided_at: row.decided_at,
            name: known.unwrap_or(row.service),
        });
    }
    Ok(all)
}

/// Asks for a service. Asking again while a request waits, or for what one has, changes nothing.
///
/// # Errors
/// [`Refusal::NotFound`] for what is not in the catalogue, [`Refusal::Fields`] for a reason that
/// says nothing, [`Refusal::NotAllowed`] for whoever no company lets in (Q17),
/// [`Refusal::ConsentWithdrawn`] for whoever took their authorisation back,
/// [`Refusal::TooMany`] past the day's limit.
pub async fn request(caller: &Caller, key: &str, typed: &str) -> Result<(), Denied> {
    let own = &caller.own(RequestService)?;
    let service = catalogued(caller, key).ok_or(Refusal::NotFound)?;
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    let backend = &caller.backend;
    backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (own.at().platform.as_str(), own.at().account);
            if membership::is_inactive(&mut tx, own.at(), caller.now).await?
                && caller.role().is_none()
            {
                return Err(Refusal::NotAllowed.into());
            }
            if storage::consent::is_withdrawn(&mut tx, platform, account).await? {
                return Err(Refusal::ConsentWithdrawn.into());
            }
            let row = storage::account::by_id(&mut tx, platform, account, caller.now).await?;
            let row = row.ok_or(Refusal::SessionOver)?;
            let person = account::key_of(&mut tx, backend, platform, row.person()).await?;
            let person = person.ok_or(Refusal::SessionOver)?;
            let id = backend.env.chance.id::<()>(caller.now).uuid();
            let sealed = WORDS.seal(caller, &person, (id, Part::Reason), why)?;
            let new = NewRequest {
                id,
                platform,
                account,
                service: &service.key,
                reason: &sealed,
                now: caller.now,
            };
            if storage::service::insert(&mut tx, &new).await? == 0 {
                return tx.done(());
            }
            budget::require(&mut tx, caller, REQUESTS, account.uuid().as_bytes()).await?;
            let scribe = caller.scribe();
            let letter = letters::service::requested(caller, &contact_of(&row)?, &service.name);
            outbox::enqueue(&mut tx, &scribe, &letter, caller.now + LETTER_LASTS).await?;
            let entry = Entry {
                action: "service.requested",
                subject: format!("account:{account}"),
                detail: json!({ "service": service.key, "reason": why }),
                key: Some(&person),
            };
            audit::write(&mut tx, &scribe, entry).await?;
            tx.done(())
        })
        .await
}

/// The service of that key, if the platform offers it.
fn catalogued<'a>(caller: &'a Caller, key: &str) -> Option<&'a Service> {
    let services = &caller.platform.services;
    services.iter().find(|service| service.key == key)
}
