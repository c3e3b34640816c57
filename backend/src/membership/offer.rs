//! Naming the responsible person: the legal representative gives an address, a link bound to
//! address, company and role leaves, and whoever opens it says yes. Whether the address has an account
//! is told to whoever has its mailbox, and to nobody else. Those whom the opening of the company's
//! account lists get such a link as well.

use domain::access::{AppointAdministrator, SeeMembers};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::Basis;
use domain::platform::Platform;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::account::contact_of;
use crate::audit::{self, Entry, Scribe};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::storage::Tx;
use crate::storage::appointment_offer::{NewOffer, OfferRow};
use crate::{calendar, outbox, storage};

/// How long the link of somebody named is good.
const LASTS: Span = Span::hours(72);
/// How long that of somebody listed is, at the opening of the account or among the people: as long
/// as the welcome that led to the form.
const LISTED_LASTS: Span = Span::days(30);
/// Offers that the page tells.
const TOLD: i64 = 25;
/// Links of one company.
pub(crate) const OF_COMPANY: Limit = Limit {
    purpose: "appointment_company",
    most: 20,
    window: Span::hours(24),
};
/// Links to one address, whoever sends them.
pub(crate) const OF_ADDRESS: Limit = Limit {
    purpose: "appointment_address",
    most: 5,
    window: Span::hours(24),
};

/// An appointment that waits for a yes.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its id.
    pub id: Uuid,
    /// Whom the link went to.
    pub email: String,
    /// What they become.
    pub basis: Basis,
    /// Until when it is good, as people of the platform read it.
    pub until: String,
    /// Whether that is over.
    pub over: bool,
    /// Whether its link can be mailed once more, and taken back by whoever administers the company: the
    /// opening of the account listed them.
    pub listed: bool,
}

/// Appoints whoever has that address: the link goes there, and a former one opens nothing any more.
/// Everybody is answered alike, so that nobody learns here who has an account.
///
/// # Errors
/// [`Refusal::NotAllowed`] for whoever is no legal representative, and on oneself;
/// [`Refusal::TooMany`] past the limits; those of [`Caller::inside`].
pub async fn appoint(caller: &Caller, email: &Email) -> Result<(), Denied> {
    let grant = &caller.inside(AppointAdministrator)?;
    let by = caller.fully_signed_in()?.account;
    let backend = &caller.backend;
    backend
        .db
        .write(|mut tx| async move {
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            caller.inside_now(&mut tx, AppointAdministrator).await?;
            let own = storage::account::by_id(&mut tx, slug, by, caller.now).await?;
            let own = contact_of(&own.ok_or(Refusal::SessionOver)?)?;
            if own.key() == email.key() {
                return Err(Refusal::NotAllowed.into());
            }
            budget::require(&mut tx, caller, OF_COMPANY, company.uuid().as_bytes()).await?;
            let address = backend.keys.lookup("email", &email.key());
            budget::require(&mut tx, caller, OF_ADDRESS, &address).await?;
            let known = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            let known = known.ok_or(Refusal::NotFound)?;
            let key = email.key();
            let waiting = storage::appointment_offer::waiting_for(&mut tx, slug, company, &key);
            // Whoever was listed is not made less by another link; what an operator offered is not
            // the representative's to give.
            let listed = waiting.await?.filter(|row| row.offered_by.is_some());
            let basis = listed.as_ref().map(OfferRow::basis).transpose()?;
            let basis = basis.unwrap_or(Basis::Appointed);
            let about = (company, known.legal_name.as_str());
            offered(&mut tx, caller, about, (email, basis), Some(by)).await?;
            tx.done(())
        })
        .await
}

/// Mails a link and notes it.
async fn offered(
    tx: &mut Tx,
    caller: &Caller,
    about: (Id<id::Company>, &str),
    (email, basis): (&Email, Basis),
    by: Option<Id<id::Account>>,
) -> Result<(), Denied> {
    let of = (&*caller.platform, &caller.scribe());
    send(tx, of, about, (email, basis), by).await?;
    let entry = Entry {
        action: "company.offered",
        subject: subject(about.0),
        detail: json!({ "email": email.mask(), "basis": basis }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Writes an offer and mails its link; the one that waited for that address opens nothing any more.
/// `by` is who named them, or who administers the company from its opening; none where an operator
/// helps a company that nobody administers (Q51), or nobody represents.
///
/// # Errors
/// [`Refusal::Outdated`] when another one for that address came in between.
pub(crate) async fn send(
    tx: &mut Tx,
    (platform, scribe): (&Platform, &Scribe<'_>),
    (company, name): (Id<id::Company>, &str),
    (email, basis): (&Email, Basis),
    by: Option<Id<id::Account>>,
) -> Result<(), Denied> {
    let now = scribe.now;
    let until = now
        + match (basis, by) {
            (Basis::Appointed, _) | (_, None) => LASTS,
            _ => LISTED_LASTS,
        };
    storage::appointment_offer::replace(tx, scribe.platform, company, &email.key(), now).await?;
    let secret = write(tx, scribe, (company, by), (email, (basis, None)), until).await?;
    let moment = calendar::moment(platform, until)?;
    let words = (name, moment.as_str());
    let about = (scribe.backend, platform);
    let letter = letters::appointment::offered(about, email, (words, basis), &secret);
    outbox::enqueue(tx, scribe, &letter, until).await?;
    Ok(())
}

/// Asks somebody of the company's list, where nobody registers by themselves, to say yes behind a
/// link: whoever does becomes that person. Their link from before opens nothing any more.
/// Answers which letter it is.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers; [`Refusal::Outdated`] when another one came in between.
pub(crate) async fn send_to_person(
    tx: &mut Tx,
    caller: &Caller,
    (company, name): (Id<id::Company>, &str),
    (email, person): (&Email, Uuid),
) -> Result<Id<id::Message>, Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let (by, until) = (caller.fully_signed_in()?.account, now + LISTED_LASTS);
    storage::appointment_offer::replace_of_person(tx, slug, person, now).await?;
    // Nobody is named with it: the basis says nothing here.
    let what = (Basis::Appointed, Some(person));
    let secret = write(
        tx,
        &caller.scribe(),
        (company, Some(by)),
        (email, what),
        until,
    )
    .await?;
    let moment = calendar::moment(&caller.platform, until)?;
    let about = (&*caller.backend, &*caller.platform);
    let letter = letters::people::invited(about, email, (name, &moment), &secret);
    outbox::enqueue(tx, &caller.scribe(), &letter, until).await
}

/// Writes an offer; answers the secret of its link.
async fn write(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (company, by): (Id<id::Company>, Option<Id<id::Account>>),
    (email, (basis, person)): (&Email, (Basis, Option<Uuid>)),
    until: Timestamp,
) -> Result<Secret, Denied> {
    let (chance, now) = (&scribe.backend.env.chance, scribe.now);
    let secret = Secret::new(chance);
    let new = NewOffer {
        id: chance.id::<()>(now).uuid(),
        platform: scribe.platform,
        company,
        email: email.delivery(),
        email_key: &email.key(),
        basis,
        person,
        secret_digest: &secret.digest(),
        by,
        now,
        expires_at: until,
    };
    if storage::appointment_offer::insert(tx, &new).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok(secret)
}

/// The appointments of the company that wait for a yes, for its administrators.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn offers(caller: &Caller) -> Result<Vec<Offer>, Denied> {
    let grant = &caller.inside(SeeMembers)?;
    let rows = caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let rows = storage::appointment_offer::waiting(&mut tx, slug, company, TOLD).await?;
            tx.done(rows)
        })
        .await?;
    let mut offers = Vec::new();
    for row in rows {
        offers.push(Offer {
            id: row.id,
            basis: row.basis()?,
            until: calendar::moment(&caller.platform, Timestamp(row.expires_at))?,
            over: row.is_over(caller.now),
            listed: is_listed(&row)?,
            email: row.email,
        });
    }
    Ok(offers)
}

/// Whether the opening of the company's account listed them, and nobody else named them since.
fn is_listed(row: &OfferRow) -> Result<bool, Fault> {
    Ok(row.offered_by.is_some() && row.basis()? != Basis::Appointed)
}

/// What the audit tells of one that is taken back.
fn withdrawn(row: &OfferRow) -> Result<Value, Fault> {
    // Whatever is stored was an address when it was typed.
    let email = Email::parse(&row.email).ok().map(|email| email.mask());
    Ok(json!({ "email": email, "basis": row.basis()? }))
}

/// Mails the link of somebody listed once more, so that one that ran out shuts no legal representative
/// out. Whoever administers the company may: it goes to the same address, and makes nobody more
/// than the opening did. The one before opens nothing any more.
///
/// # Errors
/// [`Refusal::NotFound`] when it waits no more, is another company's, or belongs to somebody named,
/// whom only a representative names; [`Refusal::TooMany`] past the limits; those of
/// [`Caller::inside`].
pub async fn resend_offer(caller: &Caller, id: Id<id::Message>) -> Result<(), Denied> {
    caller.inside(SeeMembers)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, _) = caller.inside_now(&mut tx, SeeMembers).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let id = id.uuid();
            let row = storage::appointment_offer::waiting_one(&mut tx, slug, company, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if !is_listed(&row)? {
                return Err(Refusal::NotFound.into());
            }
            let (email, basis) = (Email::parse(&row.email), row.basis()?);
            let email = &email.map_err(|_| Refusal::NotFound)?;
            budget::require(&mut tx, caller, OF_COMPANY, company.uuid().as_bytes()).await?;
            let address = caller.backend.keys.lookup("email", &email.key());
            budget::require(&mut tx, caller, OF_ADDRESS, &address).await?;
            let known = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            let known = known.ok_or(Refusal::NotFound)?;
            let by = row.offered_by.map(Id::from_uuid);
            let about = (company, known.legal_name.as_str());
            offered(&mut tx, caller, about, (email, basis), by).await?;
            tx.done(())
        })
        .await
}

/// Takes one back; its link opens nothing any more. A representative takes back whatever waits. Of
/// those whom the opening of the account listed any administrator does: whoever is the first to see
/// that an address was mistyped stops its link.
///
/// # Errors
/// [`Refusal::NotFound`] when it waits no more, or is another company's; [`Refusal::NotAllowed`] for
/// whoever is no legal representative where nobody was listed; those of [`Caller::inside`].
pub async fn withdraw_offer(caller: &Caller, id: Id<id::Message>) -> Result<(), Denied> {
    caller.inside(SeeMembers)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, _) = caller.inside_now(&mut tx, SeeMembers).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let (id, now) = (id.uuid(), caller.now);
            let row = storage::appointment_offer::waiting_one(&mut tx, slug, company, id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if !is_listed(&row)? {
                caller.inside_now(&mut tx, AppointAdministrator).await?;
            }
            let gone = storage::appointment_offer::withdraw(&mut tx, slug, company, id, now);
            if gone.await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            let entry = Entry {
                action: "company.offer_withdrawn",
                subject: subject(company),
                detail: withdrawn(&row)?,
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
