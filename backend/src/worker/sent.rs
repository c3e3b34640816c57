//! A worker's link that waits: where it stands, for the browser that asked for it, and another one
//! after a minute (`domain.md` 3.6).

use domain::document::{Document, DocumentKind};
use domain::platform::Registration;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;

use super::again;
use super::claim::{OF_ADDRESS, OF_PERSON, Shown, context, subject};
use crate::audit::{self, Entry};
use crate::budget;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::storage::whereabouts::OwnClaim;
use crate::storage::{self, Tx};

/// How long after its end a link is still told of.
const TOLD: Span = Span::days(2);

/// The newest link that this browser asked for; none where workers do not register.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn own(tx: &mut Tx, caller: &Caller) -> Result<Option<OwnClaim>, Denied> {
    if caller.platform.policy.registration != Registration::Workers {
        return Ok(None);
    }
    let platform = caller.platform.slug.as_str();
    let after = caller.now - TOLD;
    Ok(storage::whereabouts::own_claim(tx, platform, &caller.browser, after).await?)
}

/// The RUT that a link is about.
///
/// # Errors
/// [`Denied::Fault`] when it does not open.
pub(crate) fn document_of(caller: &Caller, row: &OwnClaim) -> Result<Document, Denied> {
    let key = caller
        .backend
        .keys
        .person(&row.wrapped_key, row.id.as_bytes())?;
    let plain = key.open(&context(row.id), &row.sealed)?;
    let shown: Shown = serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)?;
    let document = Document::parse(DocumentKind::Rut, &shown.rut.to_string());
    Ok(document.map_err(|_| Fault::Sealed)?)
}

/// «Reenviar», from the browser that asked: another link to the same address. The one before opens
/// nothing any more.
///
/// # Errors
/// [`Refusal::NotFound`] where workers do not register; [`Refusal::DraftMissing`] when nothing waits;
/// [`Refusal::TooMany`] within the pause and past the limits.
pub async fn resend(caller: &Caller) -> Result<(), Denied> {
    if caller.platform.policy.registration != Registration::Workers {
        return Err(Refusal::NotFound.into());
    }
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = own(&mut tx, caller).await?;
            let open = |row: &OwnClaim| row.used_at.is_none() && row.expires_at > caller.now.0;
            let row = row.filter(open).ok_or(Refusal::DraftMissing)?;
            send(&mut tx, caller, &row).await?;
            tx.done(())
        })
        .await
}

async fn send(tx: &mut Tx, caller: &Caller, row: &OwnClaim) -> Result<(), Denied> {
    let now = caller.now;
    let pause = caller.platform.policy.links.resend_pause();
    let sent = Timestamp(row.sent_at);
    if now.since(sent) < pause {
        let retry_seconds = (sent + pause).since(now).seconds_left();
        return Err(Refusal::TooMany { retry_seconds }.into());
    }
    let email = again::address(row.id, &row.email)?;
    let address = caller.backend.keys.lookup("email", &email.key());
    budget::require(tx, caller, OF_PERSON, &row.rut_lookup).await?;
    budget::require(tx, caller, OF_ADDRESS, &address).await?;
    let letter = |secret: &Secret| letters::worker::link(caller, &email, secret);
    again::renew(tx, caller, (row.id, sent), letter).await?;
    let entry = Entry {
        action: "claim.resent",
        subject: subject(&row.rut_lookup),
        detail: json!({}),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
