//! After a backup was put back (F17): it holds sessions that were ended since, links and codes that
//! were used since. None of them may open anything again; people sign in anew.

use serde_json::json;

use crate::Backend;
use crate::audit::{self, Entry, INSTALLATION, Scribe};
use crate::fault::Denied;
use crate::storage;

/// What was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Sessions.
    pub sessions: u64,
    /// Mailed links.
    pub links: u64,
    /// Codes, mailed and printed.
    pub codes: u64,
}

/// Ends all of it, with one entry in the installation's chain.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn end_what_was(backend: &Backend) -> Result<Ended, Denied> {
    let now = backend.env.clock.now();
    backend
        .db
        .write(|mut tx| async move {
            let ended = Ended {
                sessions: storage::restored::end_sessions(&mut tx).await?,
                links: storage::restored::spend_links(&mut tx, now).await?,
                codes: storage::restored::spend_codes(&mut tx, now).await?,
            };
            let scribe = Scribe {
                backend,
                platform: INSTALLATION,
                actor: "system".to_owned(),
                network: "command line",
                device: "command line",
                now,
            };
            let entry = Entry {
                action: "backup.restored",
                subject: "installation".to_owned(),
                detail: json!({
                    "sessions": ended.sessions,
                    "links": ended.links,
                    "codes": ended.codes,
                }),
                key: None,
            };
            audit::write(&mut tx, &scribe, entry).await?;
            tx.done(ended)
        })
        .await
}
