//! A filing at rest and in hand: its row, its key, what was written, what happened.

use domain::contact::Email;
use domain::id::{self, Id};
use domain::pqrsf::{Filed, FilingNumber, What};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::LETTER_LASTS;
use super::history::{self, Happened};
use crate::Backend;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::mail::Letter;
use crate::outbox;
use crate::storage::pqrsf::{FilingRow, NewEvent};
use crate::storage::{self, Tx};

/// What an event keeps sealed.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) text: String,
}

/// A filing in hand.
pub(super) struct Record {
    /// As stored.
    pub(super) row: FilingRow,
    /// Its key.
    pub(super) key: PersonKey,
    /// What was written.
    pub(super) filed: Filed,
}

impl Record {
    /// The filing with that number, as long as what was written is kept.
    pub(super) async fn find(
        tx: &mut Tx,
        caller: &Caller,
        number: FilingNumber,
    ) -> Result<Self, Denied> {
        let platform = caller.platform.slug.as_str();
        let row = storage::pqrsf::by_number(tx, platform, number).await?;
        let row = row.filter(|row| !row.is_erased());
        Ok(Self::open(
            &caller.backend,
            row.ok_or(Refusal::FilingUnknown)?,
        )?)
    }

    /// The filing of that row, whose key must still be there.
    pub(super) fn open(backend: &Backend, row: FilingRow) -> Result<Self, Fault> {
        let sealed = (row.wrapped_key.as_slice(), row.sealed.as_slice());
        let (key, filed) = unseal(backend, Id::from_uuid(row.id), sealed)?;
        Ok(Self { row, key, filed })
    }

    /// Its id.
    pub(super) fn id(&self) -> Id<id::Filing> {
        Id::from_uuid(self.row.id)
    }

    /// The account it is about.
    pub(super) fn account(&self) -> Option<Id<id::Account>> {
        self.row.account.map(Id::from_uuid)
    }

    /// Where mail about it goes: as the person chose, else the account's own address.
    pub(super) async fn address(
        &self,
        tx: &mut Tx,
        caller: &Caller,
    ) -> Result<Option<Email>, Denied> {
        if let Some(email) = self.filed.contact.email() {
            return Ok(Some(email.clone()));
        }
        let Some(account) = self.account() else {
            return Ok(None);
        };
        let platform = caller.platform.slug.as_str();
        let account = storage::account::by_id(tx, platform, account, caller.now).await?;
        Ok(account.and_then(|account| Email::parse(&account.email).ok()))
    }

    /// Writes what happened, as the change that makes the next version.
    pub(super) async fn happens(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        what: What,
        text: &str,
    ) -> Result<(), Denied> {
        write_event(
            tx,
            caller,
            &self.key,
            self.id(),
            self.row.version + 1,
            what,
            text,
        )
        .await
    }

    /// The audit entry of a change: old and new standing.
    pub(super) async fn audited(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        what: What,
        detail: serde_json::Value,
    ) -> Result<(), Denied> {
        let entry = Entry {
            action: action(what),
            subject: format!("filing:{}", self.id()),
            detail: json!({ "number": self.row.number(), "change": detail }),
            key: Some(&self.key),
        };
        audit::write(tx, &caller.scribe(), entry).await
    }

    /// What happened to it, oldest first. `ours` reads everything; the person, what they are told.
    pub(super) async fn history(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        ours: bool,
    ) -> Result<Vec<Happened>, Denied> {
        history::read(tx, caller, &self.row, Some(&self.key), ours).await
    }
}

/// The key of that filing, out of its wrapping, and what was written.
///
/// # Errors
/// [`Fault`] when either does not open.
pub(crate) fn unseal(
    backend: &Backend,
    id: Id<id::Filing>,
    (wrapped_key, sealed): (&[u8], &[u8]),
) -> Result<(PersonKey, Filed), Fault> {
    let key = backend.keys.person(wrapped_key, &key_context(id))?;
    let plain = key.open(&form_context(id), sealed)?;
    let filed = serde_json::from_slice(&plain).map_err(|_| Fault::Stored {
        table: "filing",
        column: "sealed",
        key: id.to_string(),
    })?;
    Ok((key, filed))
}

/// The key of a filing of that platform, as long as what was written is kept.
pub(crate) async fn key_of(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    id: Id<id::Filing>,
) -> Result<Option<PersonKey>, Denied> {
    let wrapped = storage::pqrsf::wrapped_key(tx, platform, id).await?;
    let key = wrapped.map(|wrapped| backend.keys.person(&wrapped, &key_context(id)));
    Ok(key.transpose()?)
}

/// Writes an event of a filing.
pub(super) async fn write_event(
    tx: &mut Tx,
    caller: &Caller,
    key: &PersonKey,
    filing: Id<id::Filing>,
    seq: i64,
    what: What,
    text: &str,
) -> Result<(), Denied> {
    let note = Note {
        text: text.to_owned(),
    };
    let plain = serde_json::to_vec(&note).map_err(|_| Fault::Sealed)?;
    let context = event_context(filing, seq);
    let sealed = key.seal(&caller.backend.env.chance, &context, &plain)?;
    let agent = match what {
        What::Filed | What::Informed => None,
        _ => caller
            .session
            .as_ref()
            .map(|session| session.account.uuid()),
    };
    let event = NewEvent {
        filing: filing.uuid(),
        seq,
        now: caller.now,
        kind: what.code(),
        agent,
        sealed: &sealed,
    };
    storage::pqrsf::insert_event(tx, &event).await?;
    Ok(())
}

/// Sends a letter about a filing.
pub(super) async fn send(tx: &mut Tx, caller: &Caller, letter: &Letter) -> Result<(), Denied> {
    let until: Timestamp = caller.now + Span(LETTER_LASTS.0);
    outbox::enqueue(tx, &caller.scribe(), letter, until).await?;
    Ok(())
}

pub(super) fn key_context(filing: Id<id::Filing>) -> Vec<u8> {
    format!("filing:{filing}").into_bytes()
}

pub(super) fn form_context(filing: Id<id::Filing>) -> Vec<u8> {
    format!("filing:{filing}:form").into_bytes()
}

pub(super) fn event_context(filing: Id<id::Filing>, seq: i64) -> Vec<u8> {
    format!("filing:{filing}:event:{seq}").into_bytes()
}

/// The audit's word.
const fn action(what: What) -> &'static str {
    match what {
        What::Filed => "filing.filed",
        What::Taken => "filing.taken",
        What::Released => "filing.released",
        What::Asked => "filing.asked",
        What::Informed => "filing.informed",
        What::Notified => "filing.notified",
        What::Answered => "filing.answered",
        What::Refused => "filing.refused",
        What::Proposed(_) => "filing.proposed",
        What::Declined(_) => "filing.declined",
        What::Unblocked => "filing.unblocked",
        What::Confirmed => "filing.confirmed",
    }
}
