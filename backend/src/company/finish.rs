//! Opening the account: company, representatives, contacts, first user, audit and mail in one
//! transaction. Of many final clicks, in one browser or in many, one makes it (A29, W-25).

use domain::company::{Contact, Opening};
use domain::document::Rut;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use super::draft::{read, rut};
use super::first_user::{self, Key};
use super::listed;
use super::sealed::seal;
use super::subject;
use crate::account::document_lookup;
use crate::acquisition::OPENED;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::consent::{self, Of, Said};
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::membership::stands::stands;
use crate::outbox;
use crate::storage::company::NewCompany;
use crate::storage::{self, Tx};

/// How long the notice to the contact may be late.
const NOTICE_LASTS: domain::Span = domain::Span::days(2);

/// The sentences that stood beside the boxes, for the proof of what was agreed to.
#[derive(Debug, Clone)]
pub struct AgreedTexts {
    /// The terms of use, for the company.
    pub terms: String,
    /// The privacy text.
    pub privacy: String,
}

/// What a final click did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// It opened the account.
    Now,
    /// Another one had done so.
    Before,
}

/// Opens the account. Pressing twice, or in 64 tabs at once, opens one.
///
/// # Errors
/// [`Refusal::DraftMissing`] before step 2 is complete; [`Refusal::Outdated`] when another tab
/// changed it since it was shown; [`Refusal::Fields`] when RUT and address of the first user do not
/// go together;
/// [`Refusal::CompanyOpened`] when an account of that RUT was opened by another acquisition; those
/// of the link.
pub async fn finish(caller: &Caller, seen: &str, texts: &AgreedTexts) -> Result<Finished, Denied> {
    // A hash is dear; whoever comes too late pays none.
    match super::load(caller).await {
        Err(Denied::Refused(Refusal::CompanyOpened)) => return Ok(Finished::Before),
        other => drop(other?),
    }
    let key = &Key::make(caller).await?;
    let platform = caller.platform.slug.as_str();
    let finished = caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, draft, _) = read(&mut tx, caller).await?;
            // Closing the acquisition is the lock: of many who try, one gets it.
            let now = caller.now;
            if storage::acquisition::close(&mut tx, platform, row.id, OPENED, now).await? == 0 {
                return tx.done(Finished::Before);
            }
            // Read again behind the lock: another tab may have changed it in between.
            let stored = storage::company_draft::get(&mut tx, platform, row.id, now).await?;
            let stored = stored.ok_or(Refusal::DraftMissing)?;
            let behind = super::sealed::Draft::open(&caller.backend, row.id, &stored.sealed)?;
            if behind != draft || behind.mark(caller) != seen {
                return Err(Refusal::Outdated.into());
            }
            let opening = Opening::parse(&draft.typed, caller.platform.locale);
            let opening = opening.map_err(|_| Refusal::DraftMissing)?;
            if !draft.submitted || !draft.identified {
                return Err(Refusal::DraftMissing.into());
            }
            let given = (&opening, texts);
            write(&mut tx, caller, (row.id, rut(&row)?), given, key).await?;
            storage::company_draft::delete(&mut tx, platform, row.id).await?;
            tx.done(Finished::Now)
        })
        .await;
    match finished {
        Err(Denied::Refused(Refusal::CompanyOpened)) if opened_here(caller).await? => {
            Ok(Finished::Before)
        }
        Err(Denied::Refused(refusal)) if first_user::is_unusable(&refusal) => {
            // What the refusal undid must not undo the notice.
            first_user::warn(caller).await?;
            Err(refusal.into())
        }
        other => other,
    }
}

/// Whether the acquisition of this link was opened meanwhile.
async fn opened_here(caller: &Caller) -> Result<bool, Denied> {
    match super::load(caller).await {
        Ok(_) => Ok(false),
        Err(Denied::Refused(refusal)) => Ok(refusal == Refusal::CompanyOpened),
        Err(fault) => Err(fault),
    }
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    (acquisition, rut): (Uuid, Rut),
    (opening, texts): (&Opening, &AgreedTexts),
    first: &Key,
) -> Result<(), Denied> {
    let backend = &caller.backend;
    let platform = caller.platform.slug.as_str();
    let id: Id<id::Company> = backend.env.chance.id(caller.now);
    let company = id.uuid();
    let (key, wrapped_key) = backend
        .keys
        .new_person(&backend.env.chance, company.as_bytes())?;
    let name = &opening.details.legal_name;
    let new = NewCompany {
        id,
        platform,
        rut: &rut.to_string(),
        legal_name: name.as_str(),
        sort_key: &name.folded(),
        acquisition,
        wrapped_key: &wrapped_key,
        sealed: &seal(backend, &key, (company, "details"), &opening.details)?,
        now: caller.now,
    };
    if storage::company::insert(tx, &new).await? == 0 {
        return Err(Refusal::CompanyOpened.into());
    }
    people(tx, caller, (id, &key), opening).await?;
    // Without both boxes the form does not parse.
    let said = [
        Said::yes("terms", &texts.terms),
        Said::yes("data", &texts.privacy),
    ];
    consent::write(tx, caller, Of::Company(id), &said).await?;
    let scribe = caller.scribe();
    let user = first_user::create(tx, caller, (id, new.sort_key), opening, first).await?;
    if opening.supplied.email.key() != opening.user.email.key() {
        let about = (&**backend, &*caller.platform);
        let letter = letters::company::opened(about, &opening.supplied.email, name.as_str());
        outbox::enqueue(tx, &scribe, &letter, caller.now + NOTICE_LASTS).await?;
    }
    let invited = listed::invite(tx, caller, id, opening, user).await?;
    let member = stands(tx, platform, (user, id)).await?;
    let entry = Entry {
        action: "company.opened",
        subject: subject(id),
        detail: json!({
            "rut": rut.to_string(),
            "acquisition": acquisition,
            "representatives": opening.representatives.len(),
            "first_user": user,
            "invited": invited,
            // Both boxes were ticked under these texts.
            "texts_version": caller.platform.privacy.version,
            "membership": member,
        }),
        key: None,
    };
    audit::write(tx, &scribe, entry).await
}

/// Legal representatives and contacts, sealed with the company's key.
async fn people(
    tx: &mut Tx,
    caller: &Caller,
    (id, key): (Id<id::Company>, &PersonKey),
    opening: &Opening,
) -> Result<(), Denied> {
    let backend = &caller.backend;
    let (platform, company) = (caller.platform.slug.as_str(), id.uuid());
    for (place, person) in (0_i64..).zip(&opening.representatives) {
        let lookup = document_lookup(&backend.keys, &first_user::document(person.rut)?);
        let sealed = seal(backend, key, (company, "representative"), person)?;
        storage::company::insert_representative(tx, platform, id, place, &lookup, &sealed).await?;
    }
    let contacts: [(&str, &Contact); 2] = [
        ("commercial", &opening.commercial),
        ("supplied", &opening.supplied),
    ];
    for (kind, contact) in contacts {
        let sealed = seal(backend, key, (company, kind), contact)?;
        storage::company::insert_contact(tx, platform, id, kind, &sealed).await?;
    }
    Ok(())
}
