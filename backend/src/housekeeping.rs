//! Forgetting: what has run out is deleted, table by table, a few hundred rows in a transaction, so
//! that nobody waits long for the one who writes. What people are told about keeping their data is
//! kept here.

use domain::membership::Patience;
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
/// Wrong numbers of cards: as long as their pauses count (Q12).
const TRIES: Span = Span::days(30);
/// What a refused form remembers.
const TYPED: Span = Span::days(1);
/// Registry files that nobody decided.
const UPLOADS: Span = Span::days(1);
/// Results of loads of people, row by row; longer than they can be taken back.
const RESULTS: Span = Span::days(30);
/// Registrations that nobody activated, after their end.
const PENDING: Span = Span::days(7);
/// Appointments that nobody answered, after the end of their links; those of the opening's form stay
/// with their company.
const OFFERS: Span = Span::days(30);
/// Rows of one transaction: some milliseconds on a small machine.
const BATCH: i64 = 500;

/// Invitations that nobody accepted, after their end.
const INVITATIONS: Span = Span::days(30);
/// Changes of address, after the end of their links; the link back must have ended, too.
const CHANGES: Span = Span::days(30);

/// Forgets what has run out, once.
///
/// # Errors
/// [`Denied::Fault`] when the database fails; what was forgotten until then stays forgotten.
pub async fn tidy(backend: &Backend) -> Result<(), Denied> {
    let now = backend.env.clock.now();
    let db = &backend.db;
    /// One statement, as many transactions as it takes.
    macro_rules! forget {
        ($what:literal, $statement:path, $before:expr $(, $of:expr)?) => {{
            let before: Timestamp = $before;
            let mut gone: u64 = 0;
            loop {
                let batch: u64 = db
                    .write(|mut tx| async move {
                        let batch = $statement(&mut tx, $($of,)? before, BATCH).await?;
                        tx.done(batch)
                    })
                    .await?;
                gone += batch;
                if batch < BATCH.unsigned_abs() {
                    break;
                }
            }
            if gone > 0 {
                tracing::debug!(what = $what, gone, "forgotten");
            }
        }};
    }
    forget!("company drafts", storage::company_draft::forget, now);
    forget!(
        "appointments in vain",
        storage::appointment_offer::forget,
        now - OFFERS
    );
    forget!("worker links", storage::claim::forget, now - COUNTERS);
    let pauses = Patience::default().pauses;
    forget!(
        "wrong cards",
        storage::claim::forget_tries,
        now - TRIES,
        pauses
    );
    forget!("typed", storage::typed::forget, now - TYPED);
    forget!("budgets", storage::budget::forget, now - WINDOWS);
    forget!(
        "failures",
        storage::sign_in::forget_failures,
        now - COUNTERS
    );
    forget!(
        "registry files",
        storage::registry_job::expire,
        now - UPLOADS
    );
    forget!("loads of people", storage::bulk_job::expire, now - UPLOADS);
    forget!(
        "results of loads",
        storage::bulk_job::forget_old,
        now - RESULTS
    );
    forget!("drafts", storage::draft::forget, now);
    forget!("registrations", storage::pending::forget, now - PENDING);
    forget!("links", storage::recovery::forget, now - COUNTERS);
    forget!(
        "changes of address",
        storage::email_change::forget,
        now - CHANGES
    );
    forget!(
        "lost mailboxes",
        storage::lost_mailbox::forget,
        now - CHANGES
    );
    forget!(
        "acts on people",
        storage::roster::forget_acts,
        now - COUNTERS
    );
    forget!("codes", storage::proof_code::forget, now - TYPED);
    forget!("texted codes", storage::sms_code::forget, now - TYPED);
    forget!(
        "changes of mobile",
        storage::mobile_change::forget,
        now - TYPED
    );
    forget!(
        "invitations",
        storage::invitation::forget,
        now - INVITATIONS
    );
    forget!("sessions", storage::session::forget, now);
    forget!(
        "operators' sessions",
        storage::operator_session::forget,
        now
    );
    forget!("accounts", storage::account::forget_lapsed, now);
    forget!("origins", storage::audit::forget_origins, now - ORIGINS);
    for platform in &backend.platforms {
        let Some(terms) = platform.pqrsf else {
            continue;
        };
        let of = (platform.slug.as_str(), now);
        forget!("filings", storage::pqrsf::forget, now - terms.kept(), of);
    }
    // What stands in lists may be unreadable: nothing that must be forgotten waits for it.
    crate::people::tidy(backend).await
}
