//! «Crear Usuario»: the draft becomes a registration that waits for its mail. A taken document or
//! address costs the same statements and gets the same answer as a free one; its owner is warned
//! at the address on file (Q45, A05).

use domain::contact::Email;
use domain::document::Document;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::registration::{Answers, Given, Step, next_step};
use domain::time::Span;
use serde_json::json;

use super::sealed::{Answered, Draft, pending_context};
use super::{FINISHES_OF_BROWSER, NOTICES, activation_mails, address_digest, require_open};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::consent::{self, Of};
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters::registration as letters;
use crate::storage::draft::DraftRow;
use crate::storage::pending::NewPending;
use crate::storage::{self, Tx};
use crate::{budget, calendar, outbox, registry};

/// A draft that may be sent.
struct Ready {
    draft: Draft,
    password_hash: String,
    document: Document,
    email: Email,
}

/// Turns the draft into a registration that waits. Pressing twice, or in 64 tabs at once, makes
/// one (A29, F23).
///
/// # Errors
/// [`Refusal::DraftMissing`] before the form is complete, [`Refusal::Outdated`] when another tab
/// changed it since, [`Refusal::TooMany`] past the limits.
pub async fn finish(caller: &Caller, seen: &str) -> Result<(), Denied> {
    require_open(caller)?;
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            // Taking the draft is the lock: of many who try, one gets it.
            let row = storage::draft::take(&mut tx, platform, &caller.browser, caller.now).await?;
            let Some(row) = row else {
                let waiting =
                    storage::pending::newest(&mut tx, platform, &caller.browser, caller.now)
                        .await?;
                return match waiting {
                    Some(_) => tx.done(()),
                    None => Err(Refusal::DraftMissing.into()),
                };
            };
            let ready = ready(&mut tx, caller, row, seen).await?;
            write(&mut tx, caller, &ready).await?;
            tx.done(())
        })
        .await
}

/// Reads the draft once more with the rules, and finds where its mail goes.
async fn ready(tx: &mut Tx, caller: &Caller, row: DraftRow, seen: &str) -> Result<Ready, Denied> {
    let draft = Draft::open(caller, &row.sealed)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    let locale = caller.platform.locale;
    let state = draft.state(row.password_hash.is_some());
    let (Step::Confirm, Some(password_hash)) =
        (next_step(&state, locale, today), row.password_hash)
    else {
        return Err(Refusal::DraftMissing.into());
    };
    if draft.mark(caller) != seen {
        return Err(Refusal::Outdated.into());
    }
    let answers =
        Answers::parse(&draft.typed, draft.kept, locale, today).map_err(Refusal::Fields)?;
    let found = registry::find(tx, caller, &answers.document).await?;
    let record = found.filter(|found| found.active).map(|found| found.record);
    // Whether everything kept is still on file; the values themselves wait for the proof.
    answers.resolve(record.as_ref()).map_err(Refusal::Fields)?;
    let email = match answers.email {
        Given::Typed(email) => email,
        Given::Kept => record
            .and_then(|record| record.email)
            .ok_or(Refusal::DraftMissing)?,
    };
    Ok(Ready {
        draft,
        password_hash,
        document: answers.document,
        email,
    })
}

async fn write(tx: &mut Tx, caller: &Caller, ready: &Ready) -> Result<(), Denied> {
    let backend = &caller.backend;
    let platform = caller.platform.slug.as_str();
    let address = address_digest(caller, &ready.email);
    budget::require(tx, caller, FINISHES_OF_BROWSER, &caller.browser).await?;
    budget::require(tx, caller, activation_mails(caller), &address).await?;
    let id: Id<id::Pending> = backend.env.chance.id(caller.now);
    let id = id.uuid();
    let secret = Secret::new(&backend.env.chance);
    let (key, wrapped_key) = backend
        .keys
        .new_person(&backend.env.chance, &pending_context(id))?;
    let answered = Answered {
        typed: ready.draft.typed.clone(),
        kept: ready.draft.kept,
    };
    let document_lookup = backend.keys.lookup("document", &ready.document.key());
    let links = caller.platform.policy.links;
    let pending = NewPending {
        id,
        platform,
        browser: &caller.browser,
        secret_digest: &secret.digest(),
        email: ready.email.delivery(),
        email_key: &ready.email.key(),
        document_lookup: &document_lookup,
        wrapped_key: &wrapped_key,
        sealed: &answered.seal(backend, &key, id)?,
        password_hash: &ready.password_hash,
        registry_person: ready.draft.registry_person,
        now: caller.now,
        expires_at: caller.now + Span::days(i64::from(links.pending_days)),
    };
    storage::pending::insert(tx, &pending).await?;
    consent::write_answered(tx, caller, Of::Pending(id), &ready.draft.consents).await?;
    let scribe = caller.scribe();
    let good_until = caller.now + Span::hours(i64::from(links.activation_hours));
    let letter = letters::activation(caller, &ready.email, &secret);
    let message = outbox::enqueue(tx, &scribe, &letter, good_until).await?;
    storage::pending::mailed(tx, id, message.uuid()).await?;
    let warned = warn(tx, caller, &ready.email, &document_lookup).await?;
    let entry = Entry {
        action: "registration.sent",
        subject: format!("pending:{id}"),
        detail: json!({
            "document": ready.document.mask(),
            "email": ready.email.mask(),
            "owners_warned": warned,
        }),
        key: Some(&key),
    };
    audit::write(tx, &scribe, entry).await
}

/// Warns whoever already holds the address or the document, and answers how many that were. Where
/// nobody does, the same statements run and write nothing.
async fn warn(
    tx: &mut Tx,
    caller: &Caller,
    email: &Email,
    document_lookup: &[u8],
) -> Result<u32, Denied> {
    let platform = caller.platform.slug.as_str();
    let address = address_digest(caller, email);
    let of_address = storage::owner::by_email(tx, platform, &email.key(), caller.now).await?;
    let of_document =
        storage::owner::by_document(tx, platform, document_lookup, caller.now).await?;
    let by_address = budget::take(tx, caller, NOTICES, &address).await?;
    let by_document = budget::take(tx, caller, NOTICES, document_lookup).await?;
    // One person is warned once, though both are theirs.
    let of_document = of_document.filter(|owner| Some(owner) != of_address.as_ref());
    let scribe = caller.scribe();
    let good_until = caller.now + Span::days(1);
    let mut warned = 0;
    for (owner, may) in [(of_address, by_address), (of_document, by_document)] {
        let really = owner.is_some() && may;
        let to = match &owner {
            Some(owner) => stored_address(owner)?,
            None => email.clone(),
        };
        let letter = letters::notice(caller, &to);
        outbox::enqueue_if(tx, &scribe, &letter, good_until, really).await?;
        warned += u32::from(really);
    }
    Ok(warned)
}

fn stored_address(address: &str) -> Result<Email, Fault> {
    Email::parse(address).map_err(|_| Fault::Stored {
        table: "account",
        column: "email",
        key: "owner".to_owned(),
    })
}
