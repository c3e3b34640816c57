//! Asking the access administrators for a module; they answer in [`super::decide`].
//! Both sides learn of it by mail; of one person and module one request at the most waits, which the
//! database holds.

use domain::access::{DecideModule, Grant, Inside, RequestModule};
use domain::id::Id;
use domain::refusal::{Field, Refusal};
use domain::role::{Level, ModuleCode};
use domain::service::{RequestState, reason};
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::calendar;
use crate::caller::Caller;
use crate::cursor;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::membership::standing_in;
use crate::outbox;
use crate::storage::module_request::{NewRequest, RequestRow};
use crate::storage::{self, Tx};
use crate::words::{Part, Words};

/// Requests of one account, whatever becomes of them.
const REQUESTS: Limit = Limit {
    purpose: "module_request",
    most: 20,
    window: Span::hours(24),
};
/// Requests on one page.
const PAGE: i64 = 25;
/// As many of one's own as are looked at.
const REMEMBERED: i64 = 200;
/// Administrators who get a letter, and as many of those who stand in for them.
const TOLD: i64 = 20;
/// How long a letter about a request is worth sending.
pub(super) const LETTER_LASTS: Span = Span::days(2);
/// The reasons, and the answers.
pub(super) const WORDS: Words = Words("module_request");

/// Where somebody stands with a module they asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The module.
    pub module: String,
    /// How much of it.
    pub level: Level,
    /// How far the newest request is.
    pub state: RequestState,
    /// What was answered.
    pub answer: Option<String>,
}

/// A request, for those who decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// Who asks.
    pub person: String,
    /// The module.
    pub module: String,
    /// How much of it.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// How far it is.
    pub state: RequestState,
    /// When it was sent, as people read it.
    pub requested: String,
    /// What was answered.
    pub answer: Option<String>,
}

/// A page of the list, the request that waits longest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requests {
    /// The requests.
    pub items: Vec<Item>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Institutions know tiers and no modules: there nobody could grant what is asked for (C-30).
fn modules_here(caller: &Caller) -> Result<Grant<RequestModule>, Denied> {
    let inside = caller.inside(RequestModule)?;
    if caller.platform.policy.exclusive {
        return Err(Refusal::NotFound.into());
    }
    Ok(inside)
}

/// Where whoever asks stands with the modules of the company.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] in an institution.
pub async fn mine(caller: &Caller) -> Result<Vec<Asked>, Denied> {
    let inside = &modules_here(caller)?;
    let session = caller.fully_signed_in()?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, pair) = (
                inside.at().platform.as_str(),
                (inside.at().company, session.account),
            );
            let rows = storage::module_request::of_account(&mut tx, slug, pair, REMEMBERED).await?;
            let key = account::key_of(&mut tx, &caller.backend, slug, session.person).await?;
            let key = key.ok_or(Refusal::SessionOver)?;
            let mut asked: Vec<Asked> = Vec::new();
            for row in rows {
                if asked.iter().all(|known| known.module != row.module) {
                    let answer = row.answer.as_deref();
                    let answer =
                        answer.map(|sealed| WORDS.open(&key, (row.id, Part::Answer), sealed));
                    asked.push(Asked {
                        level: row.level()?,
                        state: row.state()?,
                        answer: answer.transpose()?,
                        module: row.module,
                    });
                }
            }
            tx.done(asked)
        })
        .await
}

/// Whether anybody administers the accesses of the company now, or stands in for whoever does, and so
/// is told of a request (Q51).
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] in an institution.
pub async fn is_led(caller: &Caller) -> Result<bool, Denied> {
    let inside = &modules_here(caller)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company.uuid());
            let (now, tx_) = (caller.now, &mut tx);
            let leading = storage::membership::administrators(tx_, slug, company, now, 1).await?;
            let standing = standing_in(tx_, (slug, company), now, TOLD).await?;
            tx.done(!(leading.is_empty() && standing.is_empty()))
        })
        .await
}

/// Asks for a module. Asking again while a request waits, or for what one has, changes nothing; asking
/// for more than what waits raises it.
///
/// # Errors
/// [`Refusal::NotFound`] for what is no module, [`Refusal::Fields`] for a reason that says nothing,
/// [`Refusal::TooMany`] past the day's limit, [`Refusal::Outdated`] when it was decided meanwhile;
/// those of [`Caller::inside`].
pub async fn request(
    caller: &Caller,
    (module, level): (&ModuleCode, Level),
    typed: &str,
) -> Result<(), Denied> {
    modules_here(caller)?;
    if !caller.platform.module_codes().contains(module) {
        return Err(Refusal::NotFound.into());
    }
    if caller.member()?.may(module.as_str(), level) {
        return Ok(());
    }
    let wrong = |problem| Refusal::field(Field::Reason, problem);
    let why = &reason(typed).map_err(wrong)?;
    let session = caller.fully_signed_in()?;
    let backend = &caller.backend;
    backend
        .db
        .write(|mut tx| async move {
            // Whoever decides at the same time decides what was asked before, or what is asked now.
            let (grant, _) = caller.inside_now(&mut tx, RequestModule).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let account = session.account;
            let row = storage::account::by_id(&mut tx, slug, account, caller.now).await?;
            let row = row.ok_or(Refusal::SessionOver)?;
            let key = account::key_of(&mut tx, backend, slug, session.person).await?;
            let key = key.ok_or(Refusal::SessionOver)?;
            let id = backend.env.chance.id::<()>(caller.now).uuid();
            let new = NewRequest {
                id,
                platform: slug,
                company,
                account,
                module,
                level,
                reason: &WORDS.seal(caller, &key, (id, Part::Reason), why)?,
                now: caller.now,
            };
            let old = match put(&mut tx, caller, (&new, why), &key).await? {
                Put::Same => return tx.done(()),
                Put::New => None,
                Put::Raised(before) => Some(before),
            };
            budget::require(&mut tx, caller, REQUESTS, account.uuid().as_bytes()).await?;
            let until = caller.now + LETTER_LASTS;
            let led = tell_administrators(&mut tx, caller, grant.at(), module).await?;
            let about = (module.as_str(), led);
            let letter = letters::role::requested(caller, &contact_of(&row)?, about);
            outbox::enqueue(&mut tx, &caller.scribe(), &letter, until).await?;
            let entry = Entry {
                action: "module.requested",
                subject: format!("account:{account}"),
                detail: json!({ "company": company, "module": module, "old": old, "level": level, "reason": why }),
                key: Some(&key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// What became of a request.
enum Put {
    /// It waits.
    New,
    /// One that waited for so much asks for more now.
    Raised(Level),
    /// One that asks for as much waits already.
    Same,
}

/// Writes a request, or raises the one that waits.
async fn put(
    tx: &mut Tx,
    caller: &Caller,
    (new, why): (&NewRequest<'_>, &str),
    key: &PersonKey,
) -> Result<Put, Denied> {
    if storage::module_request::insert(tx, new).await? != 0 {
        return Ok(Put::New);
    }
    let (slug, of) = (new.platform, (new.company, new.account));
    let found = storage::module_request::waiting(tx, slug, of, new.module).await?;
    let found = found.ok_or(Refusal::Outdated)?;
    let before = found.level()?;
    if before >= new.level {
        return Ok(Put::Same);
    }
    let sealed = WORDS.seal(caller, key, (found.id, Part::Reason), why)?;
    let more = (new.level, sealed.as_slice());
    if storage::module_request::raise(tx, slug, found.id, more).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(Put::Raised(before))
}

/// Writes to whoever administers the accesses, and to those who stand in for them; answers whether
/// there is anybody (Q51).
async fn tell_administrators(
    tx: &mut Tx,
    caller: &Caller,
    inside: &Inside,
    module: &ModuleCode,
) -> Result<bool, Denied> {
    let (slug, company) = (inside.platform.as_str(), inside.company);
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let name = known.ok_or(Refusal::NotFound)?.legal_name;
    let (now, at) = (caller.now, company.uuid());
    let mut leading = storage::membership::administrators(tx, slug, at, now, TOLD).await?;
    leading.extend(standing_in(tx, (slug, at), now, TOLD).await?);
    let led = !leading.is_empty();
    for one in leading {
        let account = Id::from_uuid(one.account);
        let row = storage::account::by_id(tx, slug, account, caller.now).await?;
        if let Some(row) = row {
            let about = (name.as_str(), company, module.as_str());
            let letter = letters::role::asked(caller, &contact_of(&row)?, about);
            outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + LETTER_LASTS).await?;
        }
    }
    Ok(led)
}

/// Requests of the company in that state, from the cursor on.
///
/// # Errors
/// [`Refusal::Unreadable`] for what is no cursor; those of [`Caller::inside`].
pub async fn requests(
    caller: &Caller,
    state: RequestState,
    after: &str,
) -> Result<Requests, Denied> {
    let inside = &caller.inside(DecideModule)?;
    let after = cursor::read(after)?.unwrap_or((i64::MIN, Uuid::nil()));
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let of = (company, state);
            let mut rows =
                storage::module_request::in_state(&mut tx, slug, of, after, PAGE + 1).await?;
            let next = cursor::cut(&mut rows, PAGE, |row| (row.requested_at, row.id));
            let mut items = Vec::new();
            for row in &rows {
                items.push(item(&mut tx, caller, row).await?);
            }
            tx.done(Requests { items, next })
        })
        .await
}

async fn item(tx: &mut Tx, caller: &Caller, row: &RequestRow) -> Result<Item, Denied> {
    let slug = caller.platform.slug.as_str();
    let account = storage::account::by_id(tx, slug, row.account(), caller.now).await?;
    let account = account.ok_or(Refusal::Outdated)?;
    let known = account::profile(tx, &caller.backend, slug, account.person()).await?;
    let answer = row.answer.as_deref();
    let answer = answer.map(|sealed| WORDS.open(&known.key, (row.id, Part::Answer), sealed));
    Ok(Item {
        id: row.id,
        person: known.profile.name.to_string(),
        module: row.module.clone(),
        level: row.level()?,
        reason: WORDS.open(&known.key, (row.id, Part::Reason), &row.reason)?,
        state: row.state()?,
        requested: calendar::moment(&caller.platform, Timestamp(row.requested_at))?,
        answer: answer.transpose()?,
    })
}
