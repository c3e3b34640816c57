//! A lost mailbox (Q50): an agent who saw the person and their document proposes another address; a
//! code goes to it, and a second agent who hears that code from the person agrees. Then it waits for
//! 72 hours, told to the old mailbox, the new one and the mobile; the old mailbox may object with a
//! link, and so does whoever recovers the password from it. After that the address moves, sessions
//! end, and recovery leads on from the new mailbox.
//!
//! Only for accounts whose document is proved: what somebody merely claimed proves nobody's account.

mod agree;
mod object;
mod settle;

use domain::access::{FindPerson, MoveMailbox};
use domain::account::AccountState;
use domain::challenge::ProofCode;
use domain::contact::Email;
use domain::help_desk::FRESH;
use domain::refusal::{Field, Problem, Refusal};
use domain::service::reason;
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::act::require_stranger;
use super::found::{self, Target, masked};
use super::recall;
use crate::account::{self, Known, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::{Denied, Fault};
use crate::mail::letters::lost_mailbox as letters;
use crate::storage::account::AccountRow;
use crate::storage::lost_mailbox::{ChangeRow, NewChange};
use crate::storage::{self, Tx};
use crate::{calendar, outbox};

pub use agree::{agree, decline};
pub(crate) use object::kept;
pub use object::{Objection, object, view as objection};
pub use settle::settle;

/// Rows of one page.
const PAGE: usize = 25;
/// Letters with a code to one address in a day, whoever asks.
const LETTERS_OF_ADDRESS: Limit = Limit {
    purpose: "lost_mailbox_address",
    most: 5,
    window: Span::hours(24),
};

/// What an agent sees.
#[derive(Debug)]
pub struct Room {
    /// Whom the last look-up found and who may be helped.
    pub candidates: Vec<Candidate>,
    /// The changes that wait, the oldest first.
    pub items: Vec<Waiting>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// Somebody who may be helped, masked.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What acts are sent with.
    pub target: String,
    /// Whose address.
    pub person: String,
    /// Their document.
    pub document: Option<String>,
    /// The address on file.
    pub old: String,
}

/// A change that waits, its person masked.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// Whose address.
    pub person: String,
    /// Their document.
    pub document: Option<String>,
    /// The address on file.
    pub old: String,
    /// The address to be.
    pub new: String,
    /// What the first agent was shown.
    pub evidence: String,
    /// When it was proposed, as people of the platform read it.
    pub proposed: String,
    /// Whether whoever looks proposed it.
    pub mine: bool,
    /// When it holds; none before a second agent agreed.
    pub due: Option<String>,
}

/// The changes that wait after the cursor, and who may be helped.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the help desk.
pub async fn room(caller: &Caller, after: Option<(i64, Uuid)>) -> Result<Room, Denied> {
    let here = &caller.here(MoveMailbox)?;
    let document = &recall(caller).await?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let slug = here.at().as_str();
            let fresh_from = caller.now - FRESH;
            let found = storage::lost_mailbox::waiting(&mut tx, slug, fresh_from, after, limit);
            let mut rows = found.await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.proposed_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                items.extend(shown(&mut tx, caller, &row).await?);
            }
            let mut candidates = Vec::new();
            if let Some(document) = document {
                for target in found::targets(&mut tx, caller, document).await? {
                    candidates.extend(candidate(&mut tx, caller, &target).await?);
                }
            }
            tx.done(Room {
                candidates,
                items,
                next,
            })
        })
        .await
}

async fn candidate(
    tx: &mut Tx,
    caller: &Caller,
    target: &Target,
) -> Result<Option<Candidate>, Denied> {
    let Target::Account(row) = target else {
        return Ok(None);
    };
    let slug = caller.platform.slug.as_str();
    let known = account::profile(tx, &caller.backend, slug, row.person()).await?;
    let open = storage::lost_mailbox::open_of(tx, slug, row.id(), caller.now - FRESH).await?;
    if open.is_some() {
        return Ok(None);
    }
    match require_open(tx, caller, row, &known).await {
        Ok(()) => Ok(Some(Candidate {
            target: target.subject(),
            person: masked(&known.profile.name),
            document: known.profile.document.as_ref().map(domain::Document::mask),
            old: contact_of(row)?.mask(),
        })),
        Err(Denied::Refused(_)) => Ok(None),
        Err(denied) => Err(denied),
    }
}

async fn shown(tx: &mut Tx, caller: &Caller, row: &ChangeRow) -> Result<Option<Waiting>, Denied> {
    let slug = caller.platform.slug.as_str();
    let agent = caller.fully_signed_in()?.account;
    let stored = storage::account::by_id(tx, slug, row.account(), caller.now).await?;
    let Some(stored) = stored else {
        return Ok(None);
    };
    let known = account::profile(tx, &caller.backend, slug, stored.person()).await?;
    let document = known.profile.document.as_ref();
    let told = |at| calendar::moment(&caller.platform, at);
    Ok(Some(Waiting {
        id: row.id,
        person: masked(&known.profile.name),
        document: document.map(domain::Document::mask),
        old: mask(&row.old_email),
        new: mask(&row.new_email),
        evidence: evidence_of(&known, row)?,
        proposed: told(Timestamp(row.proposed_at))?,
        mine: row.proposed_by() == agent,
        due: row.due_at.map(Timestamp).map(told).transpose()?,
    }))
}

/// Proposes another address for one of those whom the last look-up found, with what the agent was
/// shown. A code goes to the new mailbox.
///
/// # Errors
/// [`Refusal::Fields`] for what is no address, the one on file or another account's, and without
/// evidence; [`Refusal::NotFound`] for whoever was not looked up; [`Refusal::NotAllowed`] on
/// colleagues; [`Refusal::Outdated`] for accounts that cannot be helped so, or when one waits
/// already; [`Refusal::TooMany`].
pub async fn propose(
    caller: &Caller,
    target: &str,
    email: &str,
    evidence: &str,
) -> Result<(), Denied> {
    caller.here(MoveMailbox)?;
    caller.here(FindPerson)?;
    let (email, evidence) = &read(email, evidence)?;
    let document = &recall(caller).await?.ok_or(Refusal::NotFound)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let targets = found::targets(&mut tx, caller, document).await?;
            let Target::Account(row) = found::named(targets, target)? else {
                return Err(Refusal::Outdated.into());
            };
            let slug = caller.platform.slug.as_str();
            let known = account::profile(&mut tx, &caller.backend, slug, row.person()).await?;
            require_open(&mut tx, caller, &row, &known).await?;
            write(&mut tx, caller, (&row, &known), email, evidence).await?;
            tx.done(())
        })
        .await
}

fn read(email: &str, evidence: &str) -> Result<(Email, String), Refusal> {
    let (email, evidence) = (Email::parse(email), reason(evidence));
    match (email, evidence) {
        (Ok(email), Ok(evidence)) => Ok((email, evidence)),
        (email, evidence) => {
            let email = email.err().map(|problem| (Field::Email, problem));
            let evidence = evidence.err().map(|problem| (Field::Reason, problem));
            Err(Refusal::Fields(email.into_iter().chain(evidence).collect()))
        }
    }
}

/// Colleagues are nobody's to help, and whoever's document is not proved has shown nothing by it.
async fn require_open(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    known: &Known,
) -> Result<(), Denied> {
    require_stranger(tx, caller, row).await?;
    if !known.proved || row.state()? == AccountState::Disabled {
        return Err(Refusal::Outdated.into());
    }
    Ok(())
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    (row, known): (&AccountRow, &Known),
    email: &Email,
    evidence: &str,
) -> Result<(), Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let backend = &*caller.backend;
    let (old, key) = (contact_of(row)?, email.key());
    let old_key = old.key();
    if old_key == key {
        return Err(Refusal::field(Field::Email, Problem::EmailSame).into());
    }
    let owner = storage::owner::by_email(tx, slug, &key, now).await?;
    if owner.is_some() {
        return Err(Refusal::field(Field::Email, Problem::EmailTaken).into());
    }
    let address = backend.keys.lookup("lost_mailbox", &key);
    budget::require(tx, caller, LETTERS_OF_ADDRESS, &address).await?;
    storage::lost_mailbox::lapse(tx, slug, row.id(), now - FRESH, now).await?;
    let id = backend.env.chance.id::<()>(now).uuid();
    let code = ProofCode::draw(&mut Draw(&backend.env.chance));
    let sealed = known
        .key
        .seal(&backend.env.chance, &context(id), evidence.as_bytes())?;
    let change = NewChange {
        id,
        platform: slug,
        account: row.id(),
        old: (old.delivery(), old_key.as_str()),
        new: (email.delivery(), key.as_str()),
        evidence: &sealed,
        code_digest: &digest(caller, id, &code),
        by: caller.fully_signed_in()?.account,
        now,
    };
    if storage::lost_mailbox::insert(tx, &change).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let letter = letters::code(&caller.platform, email, &code);
    outbox::enqueue(tx, &caller.scribe(), &letter, now + FRESH).await?;
    let entry = Entry {
        action: "mailbox.proposed",
        subject: format!("account:{}", row.id()),
        detail: json!({
            "old": old.delivery(),
            "new": email.delivery(),
            "reason": evidence,
        }),
        key: Some(&known.key),
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// What is stored of the code that the new mailbox got.
fn digest(caller: &Caller, id: Uuid, code: &ProofCode) -> Vec<u8> {
    let said = format!("{id}:{}", code.digits());
    caller.backend.keys.lookup("lost_mailbox_code", &said)
}

fn evidence_of(known: &Known, row: &ChangeRow) -> Result<String, Fault> {
    let plain = known.key.open(&context(row.id), &row.evidence)?;
    String::from_utf8(plain).map_err(|_| Fault::Sealed)
}

fn context(id: Uuid) -> Vec<u8> {
    format!("lost_mailbox:{id}").into_bytes()
}

fn mask(email: &str) -> String {
    Email::parse(email).map_or_else(|_| "•••".to_owned(), |email| email.mask())
}
