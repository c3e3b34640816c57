//! An operator names a legal representative of a company that others administer and nobody represents
//! each of them is told at once, when the link leaves and when somebody says yes behind it, as
//! they are of what the help desk does (Q50). Nobody takes a company over behind its back.

use domain::id::{self, Id};
use domain::platform::Platform;
use domain::time::Span;

use crate::account::contact_of;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::mail::letters::{self, company::Represented};
use crate::storage::Tx;
use crate::{outbox, storage};

/// More administrators than any company has.
const MOST: i64 = 1000;
/// How long the letters may be late.
const LETTER_LASTS: Span = Span::days(2);

/// How far it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    /// The link went to that address, as much of it as may be shown.
    Offered(&'a str),
    /// That person said yes; they have a letter of their own.
    Accepted(Id<id::Account>),
}

/// Writes to every administrator of the company.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn tell(
    tx: &mut Tx,
    (platform, scribe): (&Platform, &Scribe<'_>),
    (company, name): (Id<id::Company>, &str),
    step: Step<'_>,
) -> Result<(), Denied> {
    let (slug, now) = (scribe.platform, scribe.now);
    let (what, except) = match step {
        Step::Offered(masked) => (Represented::Offered(masked), None),
        Step::Accepted(account) => (Represented::Accepted, Some(account)),
    };
    let leading = storage::membership::administrators(tx, slug, company.uuid(), now, MOST).await?;
    for one in leading {
        let account = Id::from_uuid(one.account);
        if except == Some(account) {
            continue;
        }
        let stored = storage::account::by_id(tx, slug, account, now).await?;
        let Some(stored) = stored else { continue };
        let about = (scribe.backend, platform);
        let letter = letters::company::represented(about, &contact_of(&stored)?, (name, what));
        outbox::enqueue(tx, scribe, &letter, now + LETTER_LASTS).await?;
    }
    Ok(())
}
