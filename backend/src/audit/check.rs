//! Whether a chain is whole: every link fits the one before, and the last is the head's. Walked up
//! to where the head stood at the beginning, so that what is written meanwhile disturbs nothing.

use domain::access::VerifyAudit;

use super::{Broken, link};
use crate::Backend;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;
use crate::storage::audit::Head;

/// Entries read at once.
const BATCH: i64 = 500;
/// Entries that one press of the button walks; the next press goes on from there.
const WALKED: i64 = 5_000;

/// How far a chain was walked, and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The last entry that fits.
    pub seq: i64,
    /// The newest entry there is.
    pub head: i64,
    /// What was found.
    pub verdict: Verdict,
}

/// What a walk found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything fits, up to the newest entry.
    Whole,
    /// Everything fits so far.
    More,
    /// The chain breaks at that entry.
    Broken(i64),
}

/// Walks the next part of the platform's chain after the entry `seq`; 0 begins.
///
/// # Errors
/// [`domain::Refusal::NotFound`] and [`domain::Refusal::NotAllowed`] for everybody but the
/// platform's administrator and operators.
pub async fn check(caller: &Caller, seq: i64) -> Result<Checked, Denied> {
    caller.here(VerifyAudit)?;
    let platform = caller.platform.slug.as_str();
    let (backend, seq) = (&*caller.backend, seq.max(0));
    let head = head(backend, platform).await?;
    let broken = |at| Checked {
        seq: at - 1,
        head: head.seq,
        verdict: Verdict::Broken(at),
    };
    let before = backend
        .db
        .read(|mut tx| async move {
            let row = storage::audit::at(&mut tx, platform, seq).await?;
            tx.done(row)
        })
        .await?;
    let digest = match before {
        Some(row) => row.digest,
        None if seq == 0 => Vec::new(),
        None => return Ok(broken(seq)),
    };
    let end = head.seq.min(seq.saturating_add(WALKED));
    match walk(backend, platform, Head { seq, digest }, end).await {
        Ok(reached) if reached.seq < head.seq => Ok(Checked {
            seq: reached.seq,
            head: head.seq,
            verdict: Verdict::More,
        }),
        Ok(reached) if reached.digest == head.digest => Ok(Checked {
            seq: reached.seq,
            head: head.seq,
            verdict: Verdict::Whole,
        }),
        Ok(reached) => Ok(broken(reached.seq)),
        Err(Broken::At(at)) => Ok(broken(at)),
        Err(Broken::Unread(denied)) => Err(denied),
    }
}

/// Walks the whole chain of a platform and answers how many entries it holds.
///
/// # Errors
/// [`Broken`] with the first entry that does not fit.
pub async fn verify(backend: &Backend, platform: &str) -> Result<i64, Broken> {
    let head = head(backend, platform).await?;
    let begin = Head {
        seq: 0,
        digest: Vec::new(),
    };
    let reached = walk(backend, platform, begin, head.seq).await?;
    if reached.digest == head.digest {
        Ok(reached.seq)
    } else {
        Err(Broken::At(reached.seq))
    }
}

async fn head(backend: &Backend, platform: &str) -> Result<Head, Denied> {
    let head = backend
        .db
        .read(|mut tx| async move {
            let head = storage::audit::head(&mut tx, platform).await?;
            tx.done(head)
        })
        .await?;
    Ok(head.unwrap_or(Head {
        seq: 0,
        digest: Vec::new(),
    }))
}

/// From one entry to another, both of which it names by number.
async fn walk(backend: &Backend, platform: &str, from: Head, end: i64) -> Result<Head, Broken> {
    let mut here = from;
    while here.seq < end {
        let (seq, most) = (here.seq, BATCH.min(end - here.seq));
        let page = backend
            .db
            .read(|mut tx| async move {
                let page = storage::audit::after(&mut tx, platform, seq, most).await?;
                tx.done(page)
            })
            .await?;
        if page.is_empty() {
            return Err(Broken::At(here.seq + 1));
        }
        for row in page {
            if row.seq != here.seq + 1 || row.digest != link(backend, &here.digest, &row) {
                return Err(Broken::At(here.seq + 1));
            }
            here = Head {
                seq: row.seq,
                digest: row.digest,
            };
        }
    }
    Ok(here)
}
