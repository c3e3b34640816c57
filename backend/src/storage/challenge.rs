//! Rows of the question challenge: cases with their counters, frozen option sets, attempts.
//! Nothing here knows a right answer: what tells one is sealed before it comes here.

use domain::access::{ConfirmIdentity, Grant, LiftBlock};
use domain::challenge::{Open, Tally};
use domain::id::{self, Id};
use domain::time::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::fault::Fault;

/// Whose attempts a case counts.
#[derive(Debug, Clone, Copy)]
pub struct CaseKey<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// The person of the registry.
    pub person: Id<id::RegistryPerson>,
    /// `shared` for strangers.
    pub holder: &'a str,
}

/// A case as stored.
#[derive(Debug, Clone, FromRow)]
pub struct CaseRow {
    /// Its id.
    pub id: Uuid,
    used: i64,
    forgiven: bool,
    state: String,
    unlocks: i64,
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Attempts are left.
    Open,
    /// None is left: a person decides (H-38).
    Blocked,
    /// Somebody answered everything right.
    Passed,
}

impl CaseState {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Blocked => "blocked",
            Self::Passed => "passed",
        }
    }
}

impl CaseRow {
    /// Attempts spent.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally {
            used: u8::try_from(self.used).unwrap_or(u8::MAX),
            forgiven: self.forgiven,
        }
    }

    /// How often a person opened the questions again after a block.
    #[must_use]
    pub fn unlocks(&self) -> u8 {
        u8::try_from(self.unlocks).unwrap_or(u8::MAX)
    }

    /// How far it is.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the word is no state.
    pub fn state(&self) -> Result<CaseState, Fault> {
        [CaseState::Open, CaseState::Blocked, CaseState::Passed]
            .into_iter()
            .find(|state| state.code() == self.state)
            .ok_or_else(|| Fault::Stored {
                table: "challenge_case",
                column: "state",
                key: self.id.to_string(),
            })
    }
}

/// The case, without waiting for whoever is writing it.
///
/// # Errors
/// When the database fails.
pub async fn case(tx: &mut Tx, key: CaseKey<'_>) -> sqlx::Result<Option<CaseRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, used, forgiven, state, unlocks FROM challenge_case
         WHERE platform = $1 AND registry_person = $2 AND holder = $3",
    )
    .bind(key.platform)
    .bind(key.person.uuid())
    .bind(key.holder)
    .fetch_optional(c)
    .await)
}

/// Makes the case unless it is there, and holds it until the commit: of two tabs one waits.
///
/// # Errors
/// When the database fails.
pub async fn lock_case(
    tx: &mut Tx,
    key: CaseKey<'_>,
    id: Id<id::Case>,
    now: Timestamp,
) -> sqlx::Result<CaseRow> {
    on!(tx, c => sqlx::query_as(
        "INSERT INTO challenge_case
            (id, platform, registry_person, holder, used, forgiven, state, unlocks, opened_at)
         VALUES ($1, $2, $3, $4, 0, $5, 'open', 0, $6)
         ON CONFLICT (platform, registry_person, holder)
            DO UPDATE SET opened_at = challenge_case.opened_at
         RETURNING id, used, forgiven, state, unlocks",
    )
    .bind(id.uuid())
    .bind(key.platform)
    .bind(key.person.uuid())
    .bind(key.holder)
    .bind(false)
    .bind(now.0)
    .fetch_one(c)
    .await)
}

/// Writes what was counted. The case is held by [`lock_case`].
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &mut Tx,
    case: Uuid,
    tally: Tally,
    state: CaseState,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let blocked_at = (state == CaseState::Blocked).then_some(now.0);
    execute!(
        tx,
        "UPDATE challenge_case SET used = $2, forgiven = $3, state = $4, blocked_at = $5
         WHERE id = $1 AND used <= $2",
        case,
        i64::from(tally.used),
        tally.forgiven,
        state.code(),
        blocked_at,
    )
}

/// Opens a blocked case again with all its attempts; its sets stay as they were frozen. 0 when it
/// is not blocked, or somebody else opened it since it was read.
///
/// # Errors
/// When the database fails.
pub async fn unlock(tx: &mut Tx, grant: &Grant<LiftBlock>, case: &CaseRow) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE challenge_case
         SET used = 0, state = 'open', unlocks = unlocks + 1, blocked_at = NULL
         WHERE id = $1 AND platform = $2 AND state = 'blocked' AND unlocks = $3",
        case.id,
        grant.at().as_str(),
        case.unlocks,
    )
}

/// Closes a case whose person was confirmed by somebody who saw them.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &mut Tx,
    grant: &Grant<ConfirmIdentity>,
    case: &CaseRow,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE challenge_case SET state = 'passed', blocked_at = NULL
         WHERE id = $1 AND platform = $2 AND state <> 'passed'",
        case.id,
        grant.at().as_str(),
    )
}

/// A frozen set as stored.
#[derive(Debug, FromRow)]
pub struct SetRow {
    /// The fact's word.
    pub fact: String,
    /// Options of each question of the person's questionnaires.
    pub option_count: i64,
    /// Keyed digest of the value that it was drawn for.
    pub value_digest: Vec<u8>,
    /// The set.
    pub sealed: Vec<u8>,
}

/// Every set of a person; at most one for each fact and number of options.
///
/// # Errors
/// When the database fails.
pub async fn sets(tx: &mut Tx, person: Id<id::RegistryPerson>) -> sqlx::Result<Vec<SetRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT fact, option_count, value_digest, sealed FROM challenge_set
         WHERE registry_person = $1 ORDER BY fact, option_count",
    )
    .bind(person.uuid())
    .fetch_all(c)
    .await)
}

/// Freezes a set. One that stands is replaced whole, and only when the value is another.
///
/// # Errors
/// When the database fails.
pub async fn freeze(
    tx: &mut Tx,
    person: Id<id::RegistryPerson>,
    set: &SetRow,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO challenge_set
            (registry_person, fact, option_count, value_digest, sealed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (registry_person, fact, option_count) DO UPDATE
            SET value_digest = $4, sealed = $5, created_at = $6
            WHERE challenge_set.value_digest <> $4",
        person.uuid(),
        set.fact.as_str(),
        set.option_count,
        set.value_digest.as_slice(),
        set.sealed.as_slice(),
        now.0,
    )
}

/// An attempt to write.
#[derive(Debug)]
pub struct NewAttempt<'a> {
    /// Its id.
    pub id: Id<id::Attempt>,
    /// Its case.
    pub case: Uuid,
    /// The platform's address word.
    pub platform: &'a str,
    /// Who pressed «Comenzar».
    pub account: Id<id::Account>,
    /// The questionnaire with its right answers.
    pub sealed: &'a [u8],
    /// When.
    pub now: Timestamp,
    /// When its time is over.
    pub expires: Timestamp,
}

/// Begins an attempt; 0 when the case has one open.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, attempt: &NewAttempt<'_>) -> sqlx::Result<u64> {
    execute!(
        tx,
        "INSERT INTO challenge_attempt
            (id, case_id, platform, account, sealed, opened_at, expires_at, extensions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
         ON CONFLICT DO NOTHING",
        attempt.id.uuid(),
        attempt.case,
        attempt.platform,
        attempt.account.uuid(),
        attempt.sealed,
        attempt.now.0,
        attempt.expires.0,
    )
}

/// An attempt as stored.
#[derive(Debug, Clone, FromRow)]
pub struct AttemptRow {
    /// Its id.
    pub id: Uuid,
    /// The questionnaire with its right answers.
    pub sealed: Vec<u8>,
    expires_at: i64,
    extensions: i64,
    /// How it ended; none while it is open.
    pub outcome: Option<String>,
}

impl AttemptRow {
    /// Its time.
    #[must_use]
    pub fn open(&self) -> Open {
        Open {
            expires: Timestamp(self.expires_at),
            extensions: u8::try_from(self.extensions).unwrap_or(u8::MAX),
        }
    }
}

/// The newest attempts of a case, the open one first; at most `most`.
///
/// # Errors
/// When the database fails.
pub async fn attempts(tx: &mut Tx, case: Uuid, most: i64) -> sqlx::Result<Vec<AttemptRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT id, sealed, expires_at, extensions, outcome FROM challenge_attempt
         WHERE case_id = $1
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id DESC
         LIMIT $2",
    )
    .bind(case)
    .bind(most)
    .fetch_all(c)
    .await)
}

/// Ends an attempt; 0 when it ended already.
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut Tx,
    attempt: Uuid,
    outcome: &'static str,
    now: Timestamp,
) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE challenge_attempt SET closed_at = $2, outcome = $3
         WHERE id = $1 AND closed_at IS NULL",
        attempt,
        now.0,
        outcome,
    )
}

/// Gives an open attempt its new time; 0 when it ended, or somebody else extended it.
///
/// # Errors
/// When the database fails.
pub async fn extend(tx: &mut Tx, attempt: Uuid, open: Open) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE challenge_attempt SET expires_at = $2, extensions = $3
         WHERE id = $1 AND closed_at IS NULL AND extensions = $3 - 1",
        attempt,
        open.expires.0,
        i64::from(open.extensions),
    )
}
