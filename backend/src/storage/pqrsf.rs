//! Rows of PQRSF. Whatever changes one asks for the version that was read: of many who act at
//! once, one does.

mod event;
mod queue;

use domain::access::{Grant, WorkFiling};
use domain::id::{self, Id};
use domain::pqrsf::{FilingKind, FilingNumber, FilingState, Help, Outcome};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

pub use event::{EventRow, NewEvent, events, insert_event};
pub use queue::{Cursor, Listed, Shelf, page};

/// A filing to write.
#[derive(Debug)]
pub struct NewFiling<'a> {
    /// Its id.
    pub id: Id<id::Filing>,
    /// The platform's address word.
    pub platform: &'a str,
    /// Its number.
    pub number: FilingNumber,
    /// Keyed digest of browser, form and contents.
    pub once: &'a [u8],
    /// What it is about.
    pub kind: FilingKind,
    /// When its term is over.
    pub due_at: Timestamp,
    /// The account it is about.
    pub account: Option<Id<id::Account>>,
    /// The account that was signed in, past every hurdle.
    pub filed_by: Option<Id<id::Account>>,
    /// Keyed digest of the document's number.
    pub document_lookup: Option<&'a [u8]>,
    /// Keyed digest of the address.
    pub email_lookup: Option<&'a [u8]>,
    /// Version of the privacy text that was agreed to.
    pub consent_version: &'a str,
    /// Digest of the sentence beside the box.
    pub consent_digest: &'a [u8],
    /// Language of the sentence.
    pub consent_locale: &'a str,
    /// Its own key, wrapped.
    pub wrapped_key: &'a [u8],
    /// What was written, sealed.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
}

/// A filing as stored.
#[derive(Debug, Clone, FromRow)]
pub struct FilingRow {
    /// Its id.
    pub id: Uuid,
    year: i64,
    serial: i64,
    kind: String,
    state: String,
    outcome: Option<String>,
    filed_at: i64,
    due_at: i64,
    left_days: Option<i64>,
    closed_at: Option<i64>,
    erased_at: Option<i64>,
    /// The account it is about.
    pub account: Option<Uuid>,
    /// Who works on it.
    pub agent: Option<Uuid>,
    proposal: Option<String>,
    proposed_by: Option<Uuid>,
    declined: Option<String>,
    /// Keyed digest of the document's number.
    pub document_lookup: Option<Vec<u8>>,
    /// Keyed digest of the address.
    pub email_lookup: Option<Vec<u8>>,
    /// Its own key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// What was written, sealed.
    pub sealed: Vec<u8>,
    /// Grows with each change.
    pub version: i64,
}

/// What of a filing changes, as it is and as it shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far it is.
    pub state: FilingState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When its term is over.
    pub due_at: Timestamp,
    /// Business days that were left when the person was asked for more.
    pub left_days: Option<u16>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// Who works on it.
    pub agent: Option<Uuid>,
    /// What waits for a second agent, and who proposed it.
    pub proposal: Option<(Help, Uuid)>,
    /// What a second agent did not agree with.
    pub declined: Option<Help>,
}

impl FilingRow {
    /// Its number.
    #[must_use]
    pub fn number(&self) -> FilingNumber {
        number(self.year, self.serial)
    }

    /// When it was filed.
    #[must_use]
    pub const fn filed_at(&self) -> Timestamp {
        Timestamp(self.filed_at)
    }

    /// What it is about.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no kind.
    pub fn kind(&self) -> Result<FilingKind, Fault> {
        self.kind.parse().map_err(|_| stored(self.id, "kind"))
    }

    /// Whether what was written is gone; its key is, too.
    #[must_use]
    pub const fn is_erased(&self) -> bool {
        self.erased_at.is_some()
    }

    /// What of it changes.
    ///
    /// # Errors
    /// [`Fault::Stored`] when a word does not parse.
    pub fn standing(&self) -> Result<Standing, Fault> {
        let outcome = self.outcome.as_deref().map(str::parse).transpose();
        let help = self.proposal.as_deref().map(str::parse::<Help>).transpose();
        let help = help.map_err(|_| stored(self.id, "proposal"))?;
        let declined = self.declined.as_deref().map(str::parse).transpose();
        Ok(Standing {
            state: self.state.parse().map_err(|_| stored(self.id, "state"))?,
            outcome: outcome.map_err(|_| stored(self.id, "outcome"))?,
            due_at: Timestamp(self.due_at),
            left_days: self.left_days.and_then(|days| u16::try_from(days).ok()),
            closed_at: self.closed_at.map(Timestamp),
            agent: self.agent,
            // A proposal whose maker is gone is none.
            proposal: help.zip(self.proposed_by),
            declined: declined.map_err(|_| stored(self.id, "declined"))?,
        })
    }
}

pub(super) fn number(year: i64, serial: i64) -> FilingNumber {
    FilingNumber::new(
        u16::try_from(year).unwrap_or(0),
        u32::try_from(serial).unwrap_or(0),
    )
}

pub(super) fn stored(id: Uuid, column: &'static str) -> Fault {
    Fault::Stored {
        table: "filing",
        column,
        key: id.to_string(),
    }
}

/// The next running number of that year: one statement, so that no two are the same.
///
/// # Errors
/// When the database fails.
pub async fn next_serial(tx: &mut Tx, platform: &str, year: u16) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "INSERT INTO filing_counter (platform, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (platform, year) DO UPDATE SET last = filing_counter.last + 1
         RETURNING last",
    )
    .bind(platform)
    .bind(i64::from(year))
    .fetch_one(c)
    .await)
}

/// Writes a filing; 0 when that very form is filed already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, filing: &NewFiling<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO filing
            (id, platform, year, serial, once, kind, state, filed_at, due_at, account,
             document_lookup, email_lookup, consent_version, consent_digest, consent_locale,
             wrapped_key, sealed, filed_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, 'filed', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
             $17, 1)
         ON CONFLICT DO NOTHING",
        filing.id.uuid(),
        filing.platform,
        i64::from(filing.number.year()),
        i64::from(filing.number.serial()),
        filing.once,
        filing.kind.code(),
        filing.now.0,
        filing.due_at.0,
        filing.account.map(Id::uuid),
        filing.document_lookup,
        filing.email_lookup,
        filing.consent_version,
        filing.consent_digest,
        filing.consent_locale,
        filing.wrapped_key,
        filing.sealed,
        filing.filed_by.map(Id::uuid),
    )
}

/// The number of the filing that this very form became.
///
/// # Errors
/// When the database fails.
pub async fn filed_once(
    tx: &mut Tx,
    platform: &str,
    once: &[u8],
) -> sqlx::Result<Option<FilingNumber>> {
    let found: Option<(i64, i64)> = on!(tx, c => sqlx::query_as(
        "SELECT year, serial FROM filing WHERE platform = $1 AND once = $2",
    )
    .bind(platform)
    .bind(once)
    .fetch_optional(c)
    .await)?;
    Ok(found.map(|(year, serial)| number(year, serial)))
}

/// The wrapped key of a filing whose words are still kept.
///
/// # Errors
/// When the database fails.
pub async fn wrapped_key(
    tx: &mut Tx,
    platform: &str,
    id: Id<id::Filing>,
) -> sqlx::Result<Option<Vec<u8>>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT wrapped_key FROM filing
         WHERE id = $1 AND platform = $2 AND erased_at IS NULL",
    )
    .bind(id.uuid())
    .bind(platform)
    .fetch_optional(c)
    .await)
}

/// The filing with that number.
///
/// # Errors
/// When the database fails.
pub async fn by_number(
    tx: &mut Tx,
    platform: &str,
    number: FilingNumber,
) -> sqlx::Result<Option<FilingRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, year, serial, kind, state, outcome, filed_at, due_at, left_days, closed_at,
            erased_at, account, agent, proposal, proposed_by, declined, document_lookup, email_lookup,
            wrapped_key, sealed, version
         FROM filing WHERE platform = $1 AND year = $2 AND serial = $3",
    )
    .bind(platform)
    .bind(i64::from(number.year()))
    .bind(i64::from(number.serial()))
    .fetch_optional(c)
    .await)
}

/// An agent's change; 0 when somebody else changed it since it was read.
///
/// # Errors
/// When the database fails.
pub async fn work(
    tx: &mut Tx,
    grant: &Grant<WorkFiling>,
    row: &FilingRow,
    next: &Standing,
) -> sqlx::Result<u64> {
    save(tx, grant.at().as_str(), row, next).await
}

/// The person's answer to a question; 0 when somebody else changed it since it was read.
///
/// # Errors
/// When the database fails.
pub async fn inform(
    tx: &mut Tx,
    platform: &str,
    row: &FilingRow,
    next: &Standing,
) -> sqlx::Result<u64> {
    save(tx, platform, row, next).await
}

/// Erases what was written and who wrote it of a platform's filings that ended before `before`; at
/// most so many rows at once. Words of its history and of its audit go with the key they are sealed with.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    tx: &mut Tx,
    (platform, now): (&str, Timestamp),
    before: Timestamp,
    most: i64,
) -> sqlx::Result<u64> {
    let nothing: &[u8] = &[];
    execute!(
        tx,
        "UPDATE filing SET erased_at = $3, wrapped_key = $4, sealed = $4, account = NULL,
            filed_by = NULL, document_lookup = NULL, email_lookup = NULL, version = version + 1
         WHERE erased_at IS NULL AND id IN
            (SELECT id FROM filing
             WHERE platform = $1 AND closed_at IS NOT NULL AND closed_at < $2
                AND erased_at IS NULL
             LIMIT $5)",
        platform,
        before.0,
        now.0,
        nothing,
        most,
    )
}

async fn save(tx: &mut Tx, platform: &str, row: &FilingRow, next: &Standing) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE filing SET state = $4, outcome = $5, due_at = $6, left_days = $7, closed_at = $8,
            agent = $9, proposal = $10, proposed_by = $11, declined = $12, version = version + 1
         WHERE id = $1 AND platform = $2 AND version = $3",
        row.id,
        platform,
        row.version,
        next.state.code(),
        next.outcome.map(Outcome::code),
        next.due_at.0,
        next.left_days.map(i64::from),
        next.closed_at.map(|at| at.0),
        next.agent,
        next.proposal.map(|(help, _)| help.code()),
        next.proposal.map(|(_, by)| by),
        next.declined.map(Help::code),
    )
}
