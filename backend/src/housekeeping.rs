//! Forgetting: what has run out is deleted, table by table, each in a short transaction of its own,
//! so that nobody waits for it. What people are told about keeping their data is kept here.

use domain::time::{Span, Timestamp};

use crate::Backend;
use crate::fault::Denied;
use crate::storage;

/// Where from somebody acted is kept for so long (ruling 19).
const ORIGINS: Span = Span::days(365);
/// Failures of sign-ins, links after their end.
const COUNTERS: Span = Span::days(2);
/// Windows of counters: the longest lasts 30 days.
const WINDOWS: Span = Span::days(31);
/// What a refused form remembers.
const TYPED: Span = Span::days(1);
/// Registrations that nobody activated, after their end.
const PENDING: Span = Span::days(7);

/// Forgets what has run out, once.
///
/// # Errors
/// [`Denied::Fault`] when the database fails; what was forgotten until then stays forgotten.
pub async fn tidy(backend: &Backend) -> Result<(), Denied> {
    let now = backend.env.clock.now();
    let db = &backend.db;
    /// One statement, one transaction.
    macro_rules! forget {
        ($what:literal, $statement:path, $before:expr) => {{
            let before: Timestamp = $before;
            let gone: u64 = db
                .write(|mut tx| async move {
                    let gone = $statement(&mut tx, before).await?;
                    tx.done(gone)
                })
                .await?;
            if gone > 0 {
                tracing::debug!(what = $what, gone, "forgotten");
            }
        }};
    }
    forget!("typed", storage::typed::forget, now - TYPED);
    forget!("budgets", storage::budget::forget, now - WINDOWS);
    forget!(
        "failures",
        storage::sign_in::forget_failures,
        now - COUNTERS
    );
    forget!("drafts", storage::draft::forget, now);
    forget!("registrations", storage::pending::forget, now - PENDING);
    forget!("links", storage::recovery::forget, now - COUNTERS);
    forget!("codes", storage::proof_code::forget, now - TYPED);
    forget!("sessions", storage::session::forget, now);
    forget!("accounts", storage::account::forget_lapsed, now);
    forget!("origins", storage::audit::forget_origins, now - ORIGINS);
    Ok(())
}
