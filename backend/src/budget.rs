//! Limits that must hold across nodes and restarts: per address, document or browser, in the
//! database. Limits per network live in the server's memory.

use domain::refusal::Refusal;
use domain::time::Span;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// So many uses in so long.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// What is counted; part of the key.
    pub purpose: &'static str,
    /// Uses allowed in one window.
    pub most: i64,
    /// How long a window lasts.
    pub window: Span,
}

impl Limit {
    /// The refusal, with the time to wait at the most.
    #[must_use]
    pub const fn used_up(self) -> Refusal {
        Refusal::TooMany {
            retry_seconds: self.window.seconds_left(),
        }
    }
}

/// Counts one use by `holder`; false when the window is used up. The count itself stays, so that
/// somebody who keeps trying does not find out when the window turns.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn take(
    tx: &mut Tx,
    caller: &Caller,
    limit: Limit,
    holder: &[u8],
) -> Result<bool, Denied> {
    let platform = caller.platform.slug.as_str();
    let used = storage::budget::take(
        tx,
        platform,
        limit.purpose,
        holder,
        limit.window,
        caller.now,
    )
    .await?;
    Ok(used <= limit.most)
}

/// Like [`take`], refusing with the time to wait at the most.
///
/// # Errors
/// [`Refusal::TooMany`] when the window is used up.
pub async fn require(
    tx: &mut Tx,
    caller: &Caller,
    limit: Limit,
    holder: &[u8],
) -> Result<(), Denied> {
    if take(tx, caller, limit, holder).await? {
        return Ok(());
    }
    Err(limit.used_up().into())
}

/// Refuses while the window is used up, and counts nothing. What must not tell anything about
/// somebody asks this before it looks anything up: past the limit everybody is refused alike (A06).
///
/// # Errors
/// [`Refusal::TooMany`] when the window is used up.
pub async fn require_left(
    tx: &mut Tx,
    caller: &Caller,
    limit: Limit,
    holder: &[u8],
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let of = (limit.purpose, holder);
    let used = storage::budget::used(tx, platform, of, limit.window, caller.now).await?;
    if used < limit.most {
        return Ok(());
    }
    Err(limit.used_up().into())
}
