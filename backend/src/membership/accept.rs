//! Saying yes to an appointment, behind its link. Whoever has an account presses once; whoever
//! has none tells who they are and chooses a password. That the representative may still appoint is
//! asked again: a link outlives no right. Whoever was listed at the company's opening needs nobody's
//! their link ends with the company's adherence. Somebody of a company's list comes in behind
//! such a link as well, where nobody registers by themselves: while they wait there under the
//! address that it went to.

use domain::account::AccountState;
use domain::document::Document;
use domain::id::{self, Id};
use domain::membership::{Basis, Invitee, MembershipState, Perfil, TypedInvitee};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;
use serde_json::json;

use super::apply;
use super::named::{self, Step};
use super::stands;
use super::valid::{address, holds, is_of_another, whom};
use crate::account::{self, NewAccount, Profile, contact_of};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::{self, Caller};
use crate::company::subject;
use crate::consent::{self, Of, Said};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::password::{choose, own_words};
use crate::people::{self, Proof};
use crate::registration::ConsentTexts;
use crate::session::{self, Device};
use crate::sign_in::{Entered, way_of};
use crate::storage::account::AccountRow;
use crate::storage::appointment_offer::OfferRow;
use crate::storage::membership::NewMembership;
use crate::storage::{self, Tx};

/// How long the letter may be late.
const LETTER_LASTS: Span = Span::days(2);
/// Forms of one link: enough to correct a mistake, too few to find out who has an account.
const FORMS: Limit = Limit {
    purpose: "appointment_form",
    most: 10,
    window: Span::hours(24),
};

/// What stands behind the link.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The company.
    pub company: Id<id::Company>,
    /// «Razón social».
    pub name: String,
    /// What whoever says yes becomes; none for somebody of the company's list.
    pub basis: Option<Basis>,
    /// Where the link went.
    pub email: String,
    /// Whether the address has an account.
    pub has_account: bool,
}

/// What the link offers, and to whom.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a spent, replaced or withdrawn one, and when whoever named
/// them may not any more; [`Refusal::LinkExpired`].
pub async fn offered(caller: &Caller) -> Result<Offered, Denied> {
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (row, name) = behind(&mut tx, caller).await?;
            let found = account::by_email(&mut tx, &caller.scribe(), &address(&row)?).await?;
            tx.done(Offered {
                company: Id::from_uuid(row.company),
                name,
                basis: match row.person {
                    Some(_) => None,
                    None => Some(row.basis()?),
                },
                email: row.email,
                has_account: found.is_some(),
            })
        })
        .await
}

/// «Aceptar el nombramiento», for whoever has an account; answers which company it is.
///
/// # Errors
/// Those of [`offered`]; [`Refusal::Outdated`] when the address has no account that is in use;
/// [`Refusal::Fields`] where the company typed another RUT.
pub async fn accept(caller: &Caller) -> Result<Id<id::Company>, Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, name) = held(&mut tx, caller).await?;
            let found = account::by_email(&mut tx, &caller.scribe(), &address(&row)?).await?;
            let found = found.ok_or(Refusal::Outdated)?;
            if found.state()? != AccountState::Active {
                return Err(Refusal::Outdated.into());
            }
            let (slug, backend) = (caller.platform.slug.as_str(), &caller.backend);
            let known = account::profile(&mut tx, backend, slug, found.person()).await?;
            let document = known.profile.document.as_ref();
            if is_of_another(&mut tx, caller, &row, document).await? {
                return Err(Refusal::field(Field::Document, Problem::RutOfGuest).into());
            }
            appointed(&mut tx, caller, (&row, &name), &found).await?;
            tx.done(Id::from_uuid(row.company))
        })
        .await
}

/// «Crear mi cuenta y aceptar», for whoever has none; signs in.
///
/// # Errors
/// Those of [`offered`]; [`Refusal::Fields`] for what is typed wrong and for a RUT that has an
/// account, which spend nothing; [`Refusal::TooMany`] past the link's limit; `SignInBusy`.
pub async fn join(
    caller: &Caller,
    typed: &TypedInvitee,
    (chosen, again): (&str, &str),
    texts: &ConsentTexts,
) -> Result<Entered, Denied> {
    let seen = offered(caller).await?;
    let parsed = Invitee::parse(typed);
    let profile = parsed.as_ref().ok().map(|invitee| Profile {
        name: invitee.name.clone(),
        phone: None,
        birth_date: None,
        document: Some(invitee.document.clone()),
    });
    // The password is looked at whatever the rest is like: all that is wrong is told at once.
    let own = profile
        .as_ref()
        .map(|one| own_words(&caller.platform, &seen.email, one));
    let password = choose(chosen, again, &own.unwrap_or_default());
    let (invitee, password) = match (parsed, password) {
        (Ok(invitee), Ok(password)) => (invitee, password),
        (invitee, password) => {
            let mut problems = invitee.err().unwrap_or_default();
            problems.extend(password.err().unwrap_or_default());
            return Err(Refusal::Fields(problems).into());
        }
    };
    let profile = &profile.ok_or(Refusal::Unreadable)?;
    let backend = &caller.backend;
    let hash = &backend.hashing.hash(&backend.env.chance, &password).await?;
    let said = &[
        Said::yes("data", &texts.data),
        Said {
            granted: typed.consent_messages,
            ..Said::yes("messages", &texts.messages)
        },
    ];
    let new = (&invitee.document, profile, hash.as_str());
    let joined: Result<_, Refusal> = backend
        .db
        .write(|mut tx| async move {
            let joined = born(&mut tx, caller, new, said).await?;
            tx.done(joined)
        })
        .await?;
    Ok(joined?)
}

/// The account of whoever has none, what it was invited to, and a session of it. What is refused as
/// an answer has been counted, which must be committed.
async fn born(
    tx: &mut Tx,
    caller: &Caller,
    (document, profile, hash): (&Document, &Profile, &str),
    said: &[Said<'_>],
) -> Result<Result<Entered, Refusal>, Denied> {
    let (row, name) = held(tx, caller).await?;
    budget::require(tx, caller, FORMS, row.id.as_bytes()).await?;
    if is_of_another(tx, caller, &row, Some(document)).await? {
        let other = Refusal::field(Field::Document, Problem::RutOfGuest);
        return Ok(Err(other));
    }
    let email = &address(&row)?;
    let new = NewAccount {
        proved_document: Some(document),
        password_hash: Some(hash),
        ..NewAccount::active(email, profile)
    };
    let Some(created) = account::create(tx, &caller.scribe(), &new).await? else {
        let taken = Refusal::field(Field::Document, Problem::HasAccount);
        return Ok(Err(taken));
    };
    consent::write(tx, caller, Of::Account(created.account), said).await?;
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    // The mailbox was shown behind that link, the number was typed (Q54).
    storage::person::set_typed(tx, slug, created.person, true).await?;
    let stored = storage::account::by_id(tx, slug, created.account, now).await?;
    let stored = stored.ok_or(Refusal::LinkInvalid)?;
    let (stage, way) = way_of(tx, caller, &stored).await??;
    let device = Device::Own;
    let secret = session::start(tx, caller, created.account, stage, device).await?;
    appointed(tx, caller, (&row, &name), &stored).await?;
    Ok(Ok(Entered {
        secret,
        device,
        way,
    }))
}

/// The offer of the link that this browser opened, and the company's name.
async fn behind(tx: &mut Tx, caller: &Caller) -> Result<(OfferRow, String), Denied> {
    let row = linked(tx, caller).await?;
    let name = holds(tx, caller, &row).await?;
    Ok((row, name))
}

/// The same for whoever says yes: in the turn of the company, so that the right behind the offer is
/// not taken away between the question and the write (A48).
async fn held(tx: &mut Tx, caller: &Caller) -> Result<(OfferRow, String), Denied> {
    let row = linked(tx, caller).await?;
    storage::company::lock(tx, caller.platform.slug.as_str(), row.company).await?;
    behind(tx, caller).await
}

/// The offer itself.
async fn linked(tx: &mut Tx, caller: &Caller) -> Result<OfferRow, Denied> {
    let slug = caller.platform.slug.as_str();
    let token = caller.visit.cookies.get(&caller::link_cookie(slug));
    let secret = token.and_then(|text| Secret::parse(text));
    let digest = secret.ok_or(Refusal::LinkInvalid)?.digest();
    let row = storage::appointment_offer::by_secret(tx, slug, &digest).await?;
    Ok(row.ok_or(Refusal::LinkInvalid)?)
}

/// Spends the offer and makes them administrator, or whom of the list it is for. Spending is the
/// lock: of many who press, one does it.
async fn appointed(
    tx: &mut Tx,
    caller: &Caller,
    (offer, name): (&OfferRow, &str),
    row: &AccountRow,
) -> Result<(), Denied> {
    let (slug, now, account) = (caller.platform.slug.as_str(), caller.now, row.id());
    if storage::appointment_offer::accept(tx, slug, offer.id, account, now).await? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    let company = Id::from_uuid(offer.company);
    if let Some(person) = whom(tx, caller, offer).await? {
        return people::arrived(tx, &caller.scribe(), (company, &person), row).await;
    }
    let (by, basis) = (offer.offered_by.map(Id::from_uuid), offer.basis()?);
    let old = give(tx, caller, (company, by), (account, basis)).await?;
    let about = (&*caller.backend, &*caller.platform);
    let letter = letters::company::appointed(about, &contact_of(row)?, (name, basis));
    outbox::enqueue(tx, &caller.scribe(), &letter, now + LETTER_LASTS).await?;
    if offer.offered_by.is_none() && basis.may_appoint() {
        let of = (&*caller.platform, &caller.scribe());
        named::tell(tx, of, (company, name), Step::Accepted(account)).await?;
    }
    let membership = stands::stands(tx, slug, (account, company)).await?;
    let entry = Entry {
        action: "company.appointed",
        subject: subject(company),
        detail: json!({
            "account": account, "basis": basis, "old": old, "new": Perfil::Administrator,
            "membership": membership,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// The appointment, if it is one, and the membership that goes with it; answers the perfil before.
async fn give(
    tx: &mut Tx,
    caller: &Caller,
    (company, by): (Id<id::Company>, Option<Id<id::Account>>),
    (account, basis): (Id<id::Account>, Basis),
) -> Result<Option<Perfil>, Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let known = known.ok_or(Refusal::LinkInvalid)?;
    storage::company::lock(tx, slug, company.uuid()).await?;
    if basis == Basis::Appointed {
        let by = by.ok_or(Refusal::LinkInvalid)?;
        let before = storage::membership::of(tx, slug, account, company).await?;
        let former = before
            .as_ref()
            .map(|row| apply::former(row, now))
            .transpose()?
            .flatten();
        let id = caller.backend.env.chance.id::<()>(now).uuid();
        let named = (account, by, former);
        storage::appointment::insert(tx, slug, id, company, named, now).await?;
    }
    let new = NewMembership {
        id: caller.backend.env.chance.id(now),
        platform: slug,
        company,
        account,
        perfil: Perfil::Administrator,
        basis: Some(basis),
        sort_key: &known.sort_key,
        now,
    };
    let mut old = None;
    if storage::membership::insert(tx, &new).await? == 0 {
        let before = apply::locked(tx, slug, company, account).await?;
        old = Some(before.perfil()?);
        let basis = before.basis()?.map_or(basis, |was| was.and(basis));
        let next = (MembershipState::Enabled, Perfil::Administrator, Some(basis));
        if storage::membership::change(tx, slug, &before, next, now).await? == 0 {
            return Err(Refusal::Outdated.into());
        }
    }
    people::joined(tx, &caller.scribe(), (account, company), Proof::OnFile).await?;
    storage::company::set_leaderless(tx, slug, company.uuid(), false).await?;
    Ok(old)
}
