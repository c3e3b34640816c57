//! Rows of sessions.

use domain::account::Stage;
use domain::id::Id;
use domain::platform::Policy;
use domain::time::{Span, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use super::{Tx, execute, on};
use crate::caller::Session;
use crate::fault::Fault;

/// How long the token of before a rotation still serves requests that were already under way.
const REPLACED_GRACE: Span = Span::seconds(10);
/// How often the time of the last use is written at the most.
const TOUCH_EVERY: Span = Span::minutes(1);

/// A session and what decides whether it lives.
#[derive(Debug, FromRow)]
pub struct SessionRow {
    account: Uuid,
    person: Uuid,
    stage: String,
    created_at: i64,
    seen_at: i64,
    replaced_at: Option<i64>,
}

impl SessionRow {
    /// The session, unless it idled too long or was replaced.
    ///
    /// # Errors
    /// [`Fault::Stored`] when the stage does not parse.
    pub fn read(
        &self,
        digest: &[u8],
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Option<Session>, Fault> {
        let idle = Timestamp(self.seen_at) + policy.sessions.idle();
        let replaced = self
            .replaced_at
            .is_some_and(|at| Timestamp(at) + REPLACED_GRACE < now);
        if idle < now || replaced {
            return Ok(None);
        }
        let stage = Stage::parse(&self.stage).ok_or_else(|| Fault::Stored {
            table: "session",
            column: "stage",
            key: self.account.to_string(),
        })?;
        Ok(Some(Session {
            digest: digest.to_vec(),
            account: Id::from_uuid(self.account),
            person: Id::from_uuid(self.person),
            stage,
            created_at: Timestamp(self.created_at),
        }))
    }

    /// Whether the last use was noted long enough ago to note it again.
    #[must_use]
    pub fn wants_touch(&self, now: Timestamp) -> bool {
        Timestamp(self.seen_at) + TOUCH_EVERY < now
    }
}

/// The session under that token digest, before its absolute end, of an account that may enter.
///
/// # Errors
/// When the database fails.
pub async fn live(
    tx: &mut Tx,
    platform: &str,
    digest: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<SessionRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT s.account, a.person, s.stage, s.created_at, s.seen_at, s.replaced_at
         FROM session s JOIN account a ON a.id = s.account
         WHERE s.token_digest = $1 AND s.platform = $2 AND s.expires_at > $3
           AND a.state <> 'disabled'",
    )
    .bind(digest)
    .bind(platform)
    .bind(now.0)
    .fetch_optional(c)
    .await)
}

/// Notes the last use.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, digest: &[u8], now: Timestamp) -> sqlx::Result<u64> {
    execute!(
        tx,
        "UPDATE session SET seen_at = $2 WHERE token_digest = $1 AND seen_at < $2",
        digest,
        now.0,
    )
}
