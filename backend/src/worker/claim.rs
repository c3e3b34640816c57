//! «Registrarse»: the check, and what follows from it. One wrong number ends the process (Q12).

use domain::contact::Email;
use domain::document::{Document, DocumentKind, Rut};
use domain::membership::{Claim, Patience, Tries, TypedClaim, Waiting};
use domain::platform::Registration;
use domain::refusal::Refusal;
use domain::time::Span;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{DocumentVerifier, LIFT, LINK_LASTS, REGISTER, card_digest, open};
use crate::account::document_lookup;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::consent::{self, Of, Said};
use crate::fault::{Denied, Fault};
use crate::keys::{Keys, Secret};
use crate::mail::letters;
use crate::outbox;
use crate::registration::ConsentTexts;
use crate::storage::claim::NewClaim;
use crate::storage::worker::WorkerRow;
use crate::storage::{self, Tx};

/// Checks of one browser.
const OF_BROWSER: Limit = Limit {
    purpose: "claim_browser",
    most: 20,
    window: Span::hours(1),
};
/// Links for one person, whatever address they go to.
pub(super) const OF_PERSON: Limit = Limit {
    purpose: "claim_person",
    most: 5,
    window: Span::hours(24),
};
/// Links to one address.
pub(super) const OF_ADDRESS: Limit = Limit {
    purpose: "claim_address",
    most: 5,
    window: Span::hours(24),
};
/// Stands for the owner where there is none; nothing is ever sent there.
const NOBODY: &str = "nadie@ejemplo.test";

/// Whose a claim is, and the card that was shown for it: sealed with the claim.
#[derive(Serialize, Deserialize)]
pub(super) struct Shown {
    pub(super) rut: Rut,
    /// The card's keyed digest.
    pub(super) card: Vec<u8>,
}

/// What a check found.
struct Found {
    shown: Shown,
    lookup: Vec<u8>,
    /// The addresses that the companies have.
    on_file: Vec<Email>,
}

/// Checks RUT and number, and mails the link where they belong together.
///
/// # Errors
/// [`Refusal::NotFound`] where workers do not register, [`Refusal::Fields`] for what is typed wrong, [`Refusal::WorkerUnknown`] for an unknown RUT, a
/// wrong number or a pause alike, [`Refusal::TooMany`] past the limits.
pub async fn start(
    caller: &Caller,
    typed: &TypedClaim,
    texts: &ConsentTexts,
) -> Result<(), Denied> {
    if caller.platform.policy.registration != Registration::Workers {
        return Err(Refusal::NotFound.into());
    }
    let claim = &Claim::parse(typed).map_err(Refusal::Fields)?;
    let backend = &caller.backend;
    let platform = caller.platform.slug.as_str();
    let lookup = &rut_lookup(&backend.keys, claim.rut)?;
    let digest = &card_digest(backend, platform, claim.rut, &claim.card);
    let answer: Result<(), Refusal> = backend
        .db
        .write(|mut tx| async move {
            budget::require(&mut tx, caller, OF_BROWSER, &caller.browser).await?;
            let tries = storage::claim::lock_tries(&mut tx, platform, lookup).await?;
            let rows = storage::worker::enabled(&mut tx, platform, lookup, caller.now).await?;
            let right = DocumentVerifier::OnFile.matching(&rows, digest);
            let right = !right.is_empty();
            let waits = tries.waiting(Patience::default(), caller.now) != Waiting::No;
            let found = Found {
                shown: Shown {
                    rut: claim.rut,
                    card: digest.clone(),
                },
                lookup: lookup.clone(),
                on_file: on_file(caller, &rows)?,
            };
            let answer = if right && !waits {
                let (id, warned) = accept(&mut tx, caller, &found, &claim.email).await?;
                let said = [
                    Said::yes("data", &texts.data),
                    Said {
                        granted: typed.consent_messages,
                        ..Said::yes("messages", &texts.messages)
                    },
                ];
                consent::write(&mut tx, caller, Of::Claim(id), &said).await?;
                let told = json!({ "warned": warned });
                note(&mut tx, caller, &found, "claim.accepted", told).await?;
                Ok(())
            } else {
                refuse(&mut tx, caller, &found, (tries, waits)).await?;
                Err(Refusal::WorkerUnknown)
            };
            tx.done(answer)
        })
        .await?;
    Ok(answer?)
}

/// The keyed digest of a person by RUT: the one that people are found by everywhere.
pub(super) fn rut_lookup(keys: &Keys, rut: Rut) -> Result<Vec<u8>, Fault> {
    let document = Document::parse(DocumentKind::Rut, &rut.to_string());
    let document = document.map_err(|_| Fault::Config("a person's RUT".into()))?;
    Ok(document_lookup(keys, &document))
}

/// The addresses that companies have of the person, each once.
pub(crate) fn on_file(caller: &Caller, rows: &[WorkerRow]) -> Result<Vec<Email>, Fault> {
    let mut known: Vec<Email> = Vec::new();
    for row in rows {
        let (record, _) = open(&caller.backend, row)?;
        let new = |email: &Email| known.iter().all(|one| one.key() != email.key());
        known.extend(record.email.filter(new));
    }
    Ok(known)
}

/// The link to the typed address, and a warning to every other one on file, whose owner can stop it
/// (Q49): one of them may be what a company thought of, the next is the person's own. Limits refuse before anything is written. Answers the link's row, and whether somebody was
/// warned.
async fn accept(
    tx: &mut Tx,
    caller: &Caller,
    found: &Found,
    email: &Email,
) -> Result<(Uuid, bool), Denied> {
    let keys = &caller.backend.keys;
    budget::require(tx, caller, OF_PERSON, &found.lookup).await?;
    let address = keys.lookup("email", &email.key());
    budget::require(tx, caller, OF_ADDRESS, &address).await?;
    let (secret, stop) = (fresh(caller), fresh(caller));
    let others = found.on_file.iter();
    let others: Vec<&Email> = others.filter(|one| one.key() != email.key()).collect();
    let warned = !others.is_empty();
    let stops = warned.then(|| stop.digest());
    let id = write(
        tx,
        caller,
        found,
        (REGISTER, email),
        (&secret, stops.as_deref()),
        true,
    )
    .await?;
    let (scribe, until) = (caller.scribe(), caller.now + LINK_LASTS);
    let letter = letters::worker::link(caller, email, &secret);
    let message = outbox::enqueue(tx, &scribe, &letter, until).await?;
    let sent = (caller.browser.as_slice(), message.uuid());
    storage::claim::set_sent(tx, scribe.platform, id, sent, caller.now).await?;
    for other in others {
        let letter = letters::worker::warning(caller, other, &stop);
        outbox::enqueue(tx, &scribe, &letter, until).await?;
    }
    Ok((id, warned))
}

/// Counts the ended process. Where a pause begins, a link goes to the address on file that lifts
/// it, so that strangers cannot shut a person out; where there is none, the same work is done for
/// nobody.
async fn refuse(
    tx: &mut Tx,
    caller: &Caller,
    found: &Found,
    (tries, waits): (Tries, bool),
) -> Result<(), Denied> {
    let (platform, rules) = (caller.platform.slug.as_str(), Patience::default());
    let next = if waits {
        tries
    } else {
        tries.after_wrong(rules, caller.now)
    };
    storage::claim::set_tries(tx, platform, &found.lookup, next).await?;
    let waiting = next.waiting(rules, caller.now);
    let begins = !waits && waiting != Waiting::No;
    let to = match found.on_file.first() {
        Some(email) => email.clone(),
        None => Email::parse(NOBODY).map_err(|_| Fault::Mail(NOBODY.into()))?,
    };
    let really = begins && !found.on_file.is_empty();
    let secret = fresh(caller);
    write(tx, caller, found, (LIFT, &to), (&secret, None), really).await?;
    let letter = letters::worker::paused(caller, &to, &secret, waiting == Waiting::HelpDesk);
    let until = caller.now + LINK_LASTS;
    outbox::enqueue_if(tx, &caller.scribe(), &letter, until, really).await?;
    note(
        tx,
        caller,
        found,
        "claim.refused",
        json!({ "paused": begins || waits }),
    )
    .await
}

fn fresh(caller: &Caller) -> Secret {
    Secret::new(&caller.backend.env.chance)
}

/// What binds a claim's key and facts to its row.
pub(super) fn context(id: Uuid) -> Vec<u8> {
    [b"worker_claim:".as_slice(), id.as_bytes()].concat()
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    found: &Found,
    (kind, email): (&str, &Email),
    (secret, stop_digest): (&Secret, Option<&[u8]>),
    really: bool,
) -> Result<Uuid, Denied> {
    let backend = &caller.backend;
    let chance = &backend.env.chance;
    let id = chance.id::<()>(caller.now).uuid();
    let (key, wrapped_key) = backend.keys.new_person(chance, id.as_bytes())?;
    let shown = serde_json::to_vec(&found.shown).map_err(|_| Fault::Sealed)?;
    let new = NewClaim {
        id,
        platform: caller.platform.slug.as_str(),
        kind,
        rut_lookup: &found.lookup,
        secret_digest: &secret.digest(),
        stop_digest,
        email: email.delivery(),
        email_key: &email.key(),
        wrapped_key: &wrapped_key,
        sealed: &key.seal(chance, &context(id), &shown)?,
        now: caller.now,
        expires_at: caller.now + LINK_LASTS,
    };
    storage::claim::insert(tx, &new, really).await?;
    Ok(id)
}

/// The entry of one check. Its subject is the digest that failures are counted under, so that
/// entries about nobody look like entries about somebody.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    found: &Found,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: subject(&found.lookup),
        detail,
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// What the audit calls somebody who registers.
pub(crate) fn subject(lookup: &[u8]) -> String {
    let hex: String = lookup
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("claim:{hex}")
}
