//! A company that nobody administers (Q51): the last administrator's end date came, or the list of
//! workers names them no more. Whoever runs the installation sends the link of an appointment to the
//! legal representative or the commercial contact, with a reason; whoever opens it says yes.
//! Where others administer it and nobody is left who represents it, a representative alone is named
//! so, and each of those others is told at once.

use domain::access::OfferLeader;
use domain::company::Adherence;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::Basis;
use domain::refusal::{Field, Problem, Refusal};
use domain::service::reason;
use serde_json::json;

use super::subject;
use crate::audit::{self, Entry};
use crate::fault::Denied;
use crate::hand::Hand;
use crate::membership::{self, OF_ADDRESS, OF_COMPANY, Step};
use crate::storage;

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub struct Leader<'a> {
    /// Where the link goes.
    pub email: &'a str,
    /// What whoever says yes becomes.
    pub basis: &'a str,
    /// Why this address.
    pub reason: &'a str,
}

/// Mails the link of an appointment for a company that nobody administers, or of a representative for
/// one that nobody represents.
///
/// # Errors
/// [`Refusal::Fields`] for what is no address, no basis and no reason; [`Refusal::NotFound`];
/// [`Refusal::Outdated`] where somebody decides about it who can; [`Refusal::CompanyEnded`];
/// [`Refusal::TooMany`]; what the policy says.
pub async fn offer_leader(
    hand: &Hand<'_>,
    company: Id<id::Company>,
    typed: &Leader<'_>,
) -> Result<(), Denied> {
    hand.require(OfferLeader)?;
    if hand.platform.policy.exclusive {
        return Err(Refusal::NotFound.into());
    }
    let (email, basis, why) = &read(typed)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let slug = hand.slug();
            storage::company::lock(&mut tx, slug, company.uuid()).await?;
            let known = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            let known = known.ok_or(Refusal::NotFound)?;
            let (id, now) = (company.uuid(), hand.now);
            let represented = storage::membership::is_represented(&mut tx, slug, id, now).await?;
            if !Basis::by_operator(known.leaderless, represented).contains(basis) {
                return Err(Refusal::Outdated.into());
            }
            if known.adherence()? != Adherence::Adhered {
                return Err(Refusal::CompanyEnded.into());
            }
            hand.spend(&mut tx, OF_COMPANY, company.uuid().as_bytes())
                .await?;
            let address = hand.backend.keys.lookup("email", &email.key());
            hand.spend(&mut tx, OF_ADDRESS, &address).await?;
            let of = (hand.platform, &hand.scribe());
            let about = (company, known.legal_name.as_str());
            membership::send(&mut tx, of, about, (email, *basis), None).await?;
            if basis.may_appoint() {
                membership::tell(&mut tx, of, about, Step::Offered(&email.mask())).await?;
            }
            let entry = Entry {
                action: "company.leader_offered",
                subject: subject(company),
                detail: json!({ "email": email.mask(), "basis": basis, "reason": why }),
                key: None,
            };
            audit::write(&mut tx, &hand.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

fn read(typed: &Leader<'_>) -> Result<(Email, Basis, String), Refusal> {
    let email = Email::parse(typed.email);
    let basis = typed.basis.parse::<Basis>().ok();
    let basis = basis.filter(|basis| Basis::BY_OPERATOR.contains(basis));
    match (email, basis, reason(typed.reason)) {
        (Ok(email), Some(basis), Ok(why)) => Ok((email, basis, why)),
        (email, basis, why) => {
            let none = (Field::Role, Problem::NotAChoice);
            let basis = basis.is_none().then_some(none);
            let email = email.err().map(|problem| (Field::Email, problem));
            let why = why.err().map(|problem| (Field::Reason, problem));
            Err(Refusal::Fields(
                [email, basis, why].into_iter().flatten().collect(),
            ))
        }
    }
}
