//! One attempt at rest: the questionnaire with its right answers, sealed with the key of the
//! person it is about.

use domain::challenge::{Asked, Fact};
use domain::id::{self, Id};
use uuid::Uuid;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::registry::Found;
use crate::storage::challenge::{AttemptRow, NewAttempt};
use crate::storage::{self, Tx};

/// Earlier questionnaires that are looked at so that other questions come first.
pub(super) const REMEMBERED: i64 = 4;

/// How an attempt ends. What is stored tells no more than what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything was right.
    Passed,
    /// Something was not.
    Failed,
    /// The time ran out, and it was counted.
    Expired,
    /// The time ran out for the first time.
    Forgiven,
}

impl Ended {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Forgiven => "forgiven",
        }
    }

    pub(super) fn of(row: &AttemptRow) -> Option<Self> {
        [Self::Passed, Self::Failed, Self::Expired, Self::Forgiven]
            .into_iter()
            .find(|ended| Some(ended.code()) == row.outcome.as_deref())
    }
}

/// Begins an attempt; none when the case has one open.
pub(super) async fn begin(
    tx: &mut Tx,
    caller: &Caller,
    person: &Found,
    case: Uuid,
    asked: &Asked,
    open: domain::challenge::Open,
) -> Result<Option<Id<id::Attempt>>, Denied> {
    let chance = &caller.backend.env.chance;
    let id: Id<id::Attempt> = chance.id(caller.now);
    let plain = serde_json::to_vec(asked).map_err(|_| Fault::Sealed)?;
    let sealed = person.key.seal(chance, &context(id.uuid()), &plain)?;
    let attempt = NewAttempt {
        id,
        case,
        platform: caller.platform.slug.as_str(),
        account: caller.signed_in()?.account,
        sealed: &sealed,
        now: caller.now,
        expires: open.expires,
    };
    let begun = storage::challenge::begin(tx, &attempt).await?;
    Ok((begun == 1).then_some(id))
}

/// The questionnaire of an attempt.
pub(super) fn asked(person: &Found, row: &AttemptRow) -> Result<Asked, Fault> {
    let plain = person.key.open(&context(row.id), &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Stored {
        table: "challenge_attempt",
        column: "sealed",
        key: row.id.to_string(),
    })
}

/// Facts of the attempts that ended, for the next draw.
pub(super) fn seen(person: &Found, rows: &[AttemptRow]) -> Vec<Fact> {
    rows.iter()
        .filter_map(|row| asked(person, row).ok())
        .flat_map(|asked| asked.facts())
        .collect()
}

fn context(id: Uuid) -> Vec<u8> {
    format!("challenge_attempt:{id}").into_bytes()
}
