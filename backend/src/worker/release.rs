//! Taking a number away from an account whose owner did not show it. The account stays, and the help
//! desk finds it by that number as before; it only signs in with it no more.

use domain::time::Span;
use serde_json::json;

use crate::account::contact_of;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);

/// Takes the number away, and tells the account's own address; `why` is for the audit.
pub(super) async fn release(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    why: &'static str,
) -> Result<(), Denied> {
    let (platform, scribe) = (caller.platform.slug.as_str(), caller.scribe());
    storage::person::release(tx, platform, row.person()).await?;
    let letter = letters::worker::released(caller, &contact_of(row)?);
    outbox::enqueue(tx, &scribe, &letter, caller.now + LETTER_LASTS).await?;
    let entry = Entry {
        action: "account.document_released",
        subject: format!("account:{}", row.id),
        detail: json!({ "why": why }),
        key: None,
    };
    audit::write(tx, &scribe, entry).await
}
