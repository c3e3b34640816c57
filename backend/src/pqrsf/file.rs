//! The public form: what was typed, the filing that comes of it, its receipt.

use domain::account::AccountState;
use domain::contact::Email;
use domain::document::Document;
use domain::id::{self, Id};
use domain::pqrsf::{Filed, FilingKind, FilingNumber, ReplyBy, Typed, What};
use domain::refusal::Refusal;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::record::{self, Record};
use super::{FILINGS_OF_BROWSER, FILINGS_OF_NETWORK, due_on, terms};
use crate::budget;
use crate::calendar;
use crate::caller::{Caller, Session};
use crate::fault::{Denied, Fault};
use crate::keys::{Keys, Secret};
use crate::mail::letters;
use crate::registry;
use crate::storage::pqrsf::NewFiling;
use crate::storage::{self, Tx};
use crate::typed::{self, Values};

const FORM: &str = "pqrsf";
/// The last filing of this browser.
const FILED: &str = "pqrsf_filed";

/// What the form begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As typed last, or what is known of whoever is signed in.
    pub typed: Typed,
    /// Goes back with the form: what comes twice under it is one filing.
    pub token: String,
    /// Whether the filing will be tied to the account that is signed in.
    pub tied: bool,
}

/// What is told after filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number.
    pub number: FilingNumber,
    /// What it is about.
    pub kind: FilingKind,
    /// When it was filed, as people of the platform read it.
    pub filed: String,
    /// The last day of the term.
    pub due_on: domain::Date,
    /// Masked, where the receipt went; none when the answer goes by post.
    pub mailed_to: Option<String>,
}

/// The form, with what was typed last when the page tells of a refusal.
///
/// # Errors
/// [`Refusal::NotFound`] where the platform has no PQRSF.
pub async fn form(caller: &Caller, again: bool) -> Result<Form, Denied> {
    terms(caller)?;
    let halfway = halfway(caller);
    let mut typed = Typed::default();
    if let Some(session) = halfway {
        typed.filing_kind = FilingKind::Unblock.code().to_owned();
        typed.reply_by = ReplyBy::Email.code().to_owned();
        let platform = caller.platform.slug.as_str();
        let account = caller
            .backend
            .db
            .read(|mut tx| async move {
                let account =
                    storage::account::by_id(&mut tx, platform, session.account, caller.now).await?;
                tx.done(account)
            })
            .await?;
        typed.email = account.map_or_else(String::new, |account| account.email);
    }
    if again {
        let kept = typed::recall(caller, FORM).await?;
        if let Some(kept) = kept.get("form") {
            typed = serde_json::from_str(kept).unwrap_or(typed);
        }
    }
    Ok(Form {
        typed,
        token: Secret::new(&caller.backend.env.chance).expose(),
        tied: halfway.is_some(),
    })
}

/// The session of somebody before the questions, or blocked at them (H-38).
fn halfway(caller: &Caller) -> Option<&Session> {
    let session = caller.session.as_ref();
    session.filter(|session| session.stage == domain::account::Stage::Challenge)
}

/// Files it. The same form of the same browser with the same words is filed once, however often it
/// comes. `agreed` is the sentence beside the box.
///
/// # Errors
/// [`Refusal::Fields`] for what is not taken; [`Refusal::TooMany`] past the limits;
/// [`Refusal::NotFound`] where the platform has no PQRSF.
pub async fn file(
    caller: &Caller,
    typed: &Typed,
    token: &str,
    agreed: &str,
) -> Result<FilingNumber, Denied> {
    terms(caller)?;
    let filed = match Filed::parse(typed, caller.platform.locale) {
        Ok(filed) => filed,
        Err(problems) => {
            keep(caller, typed).await?;
            return Err(Refusal::Fields(problems).into());
        }
    };
    let once = &once(caller, &filed, token)?;
    let filed = &filed;
    let done = caller
        .backend
        .db
        .write(|mut tx| async move {
            let number = write(&mut tx, caller, filed, once, agreed).await?;
            tx.done(number)
        })
        .await;
    match done {
        Ok(number) => {
            typed::forget(caller, FORM).await?;
            let values = Values::from([("number".to_owned(), number.to_string())]);
            typed::keep(caller, FILED, &values).await?;
            Ok(number)
        }
        Err(denied) => {
            keep(caller, typed).await?;
            Err(denied)
        }
    }
}

/// What this browser filed last.
///
/// # Errors
/// [`Refusal::NotFound`] when it filed nothing, or long ago.
pub async fn receipt(caller: &Caller) -> Result<Receipt, Denied> {
    let kept = typed::recall(caller, FILED).await?;
    let number = kept.get("number").and_then(|number| number.parse().ok());
    let number: FilingNumber = number.ok_or(Refusal::NotFound)?;
    let record = caller
        .backend
        .db
        .read(|mut tx| async move {
            let record = Record::find(&mut tx, caller, number).await?;
            tx.done(record)
        })
        .await?;
    let mailed_to = record.filed.contact.email().map(Email::mask);
    Ok(Receipt {
        number,
        kind: record.filed.kind,
        filed: calendar::moment(&caller.platform, record.row.filed_at())?,
        due_on: due_on(caller, record.row.standing()?.due_at)?,
        mailed_to,
    })
}

async fn keep(caller: &Caller, typed: &Typed) -> Result<(), Denied> {
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let kept = Typed {
        filing_kind: cut(&typed.filing_kind, 32),
        subject: cut(&typed.subject, 256),
        detail: cut(&typed.detail, 6_000),
        document_kind: cut(&typed.document_kind, 32),
        document: cut(&typed.document, 64),
        first_name: cut(&typed.first_name, 128),
        first_surname: cut(&typed.first_surname, 128),
        reply_by: cut(&typed.reply_by, 32),
        email: cut(&typed.email, 256),
        postal_address: cut(&typed.postal_address, 256),
        phone: cut(&typed.phone, 64),
        consent_data: typed.consent_data,
    };
    let json = serde_json::to_string(&kept).map_err(|_| Fault::Sealed)?;
    typed::keep(caller, FORM, &Values::from([("form".to_owned(), json)])).await
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    filed: &Filed,
    once: &[u8],
    agreed: &str,
) -> Result<FilingNumber, Denied> {
    let platform = caller.platform.slug.as_str();
    if let Some(number) = storage::pqrsf::filed_once(tx, platform, once).await? {
        return Ok(number);
    }
    let network = caller.visit.network.as_bytes();
    budget::require(tx, caller, FILINGS_OF_NETWORK, network).await?;
    // This row is also the lock: of two presses the second waits here and finds the first one's.
    budget::require(tx, caller, FILINGS_OF_BROWSER, &caller.browser).await?;
    if let Some(number) = storage::pqrsf::filed_once(tx, platform, once).await? {
        return Ok(number);
    }
    let account = account(tx, caller, filed).await?;
    let (backend, now) = (&caller.backend, caller.now);
    let today = calendar::today(&caller.platform, now)?;
    let year = u16::try_from(today.year()).unwrap_or(0);
    let serial = storage::pqrsf::next_serial(tx, platform, year).await?;
    let number = FilingNumber::new(year, u32::try_from(serial).unwrap_or(u32::MAX));
    let (terms, business) = terms(caller)?;
    let due_on = business.after(today, terms.days(filed.kind));
    let id: Id<id::Filing> = backend.env.chance.id(now);
    let (keys, chance) = (&backend.keys, &backend.env.chance);
    let (key, wrapped_key) = keys.new_person(chance, &record::key_context(id))?;
    let plain = serde_json::to_vec(filed).map_err(|_| Fault::Sealed)?;
    let sealed = key.seal(chance, &record::form_context(id), &plain)?;
    let document = filed.document.as_ref();
    let document_lookup = document.map(|document| document_lookup(keys, document));
    let email_lookup = filed.contact.email().map(|email| email_lookup(keys, email));
    let row = NewFiling {
        id,
        platform,
        number,
        once,
        kind: filed.kind,
        due_at: calendar::end_of(&caller.platform, due_on)?,
        account,
        // In their copy of what is kept, and nothing else.
        filed_by: caller.fully_signed_in().ok().map(|session| session.account),
        document_lookup: document_lookup.as_deref(),
        email_lookup: email_lookup.as_deref(),
        consent_version: &caller.platform.privacy.version.to_string(),
        consent_digest: &Sha256::digest(agreed.as_bytes()),
        consent_locale: caller.platform.locale.tag(),
        wrapped_key: &wrapped_key,
        sealed: &sealed,
        now,
    };
    storage::pqrsf::insert(tx, &row).await?;
    record::write_event(tx, caller, &key, id, 1, What::Filed, "").await?;
    if let Some(email) = filed.contact.email() {
        let letter = letters::pqrsf::received(caller, email, number, due_on);
        record::send(tx, caller, &letter).await?;
    }
    let record = Record::find(tx, caller, number).await?;
    let detail = json!({ "kind": filed.kind, "due": due_on, "account": account });
    record.audited(tx, caller, What::Filed, detail).await?;
    Ok(number)
}

/// The account that a filing is about: the one that is signed in and waits at the questions, or
/// the one that waits there with this address; in both cases with this document. Who shows a
/// document of their own at the desk must not be confirmed as whom the account claims to be.
async fn account(
    tx: &mut Tx,
    caller: &Caller,
    filed: &Filed,
) -> Result<Option<Id<id::Account>>, Denied> {
    let Some(document) = &filed.document else {
        return Ok(None);
    };
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let account = match (halfway(caller), filed.contact.email()) {
        (Some(session), _) => storage::account::by_id(tx, platform, session.account, now).await?,
        (None, Some(email)) => storage::account::by_email(tx, platform, &email.key(), now).await?,
        (None, None) => None,
    };
    let person = registry::find(tx, caller, document).await?;
    let (Some(account), Some(person)) = (account, person) else {
        return Ok(None);
    };
    let waits = match account.state()? {
        AccountState::PendingChallenge | AccountState::Blocked => true,
        AccountState::Active | AccountState::Disabled => false,
    };
    let same = account.registry_person == Some(person.id.uuid());
    Ok((waits && same).then(|| account.id()))
}

/// One digest for one form of one browser with these words.
fn once(caller: &Caller, filed: &Filed, token: &str) -> Result<Vec<u8>, Fault> {
    let words = serde_json::to_vec(filed).map_err(|_| Fault::Sealed)?;
    let mut all = Sha256::new();
    for part in [caller.browser.as_slice(), token.as_bytes(), &words] {
        all.update((part.len() as u64).to_be_bytes());
        all.update(part);
    }
    let text: String = all.finalize().iter().map(|b| format!("{b:02x}")).collect();
    Ok(caller.backend.keys.lookup("filing_once", &text))
}

/// By the number alone: people are asked for no kind when they ask for the status.
pub(super) fn document_lookup(keys: &Keys, document: &Document) -> Vec<u8> {
    keys.lookup("filing_document", document.number())
}

pub(super) fn email_lookup(keys: &Keys, email: &Email) -> Vec<u8> {
    keys.lookup("filing_email", &email.key())
}
