//! The first Súper Administrador of an institution once more (C-31): the address was mistyped, the
//! person is another one, or nobody accepted in time. While nobody leads an institution, nobody in it
//! can invite, so an operator does.

use domain::access::CreateInstitution;
use domain::id::{self, Id};
use domain::membership::{Guest, Perfil, Tier, TypedGuest};
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::{Inviter, Outcome, invite};
use crate::audit::{self, Entry};
use crate::company::subject;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::storage;

/// Invites somebody as the first Súper Administrador; what operators sent before opens nothing any more.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong, and for somebody who waits for an invitation of the
/// institution's own people; [`Refusal::NotInvitable`] for somebody who has an account;
/// [`Refusal::NoSeat`]; [`Refusal::Outdated`] when somebody leads it; [`Refusal::NotFound`] for what
/// is no institution; what the policy says.
pub async fn invite_first(
    hand: &Hand<'_>,
    company: Id<id::Company>,
    typed: &TypedGuest,
) -> Result<(), Denied> {
    hand.require(CreateInstitution)?;
    if !hand.platform.policy.exclusive {
        return Err(Refusal::NotFound.into());
    }
    let typed = TypedGuest {
        role: Tier::Super.code().to_owned(),
        ..typed.clone()
    };
    let guest = &Guest::parse(&typed, hand.platform.locale).map_err(Refusal::Fields)?;
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, at) = (hand.slug(), company.uuid());
            if storage::plan::lock(&mut tx, slug, at).await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            let leading = Perfil::Tier(Tier::Super);
            if storage::membership::count_of(&mut tx, slug, at, leading).await? > 0 {
                return Err(Refusal::Outdated.into());
            }
            let revoked =
                storage::invitation::revoke_of_operators(&mut tx, slug, at, hand.now).await?;
            for one in &revoked {
                storage::roster::unlist(&mut tx, slug, *one).await?;
            }
            let inviter = &Inviter::operator(hand, company);
            match invite(&mut tx, inviter, guest).await? {
                Outcome::Invited { .. } => {}
                Outcome::NoSeat => return Err(Refusal::NoSeat.into()),
                Outcome::Waiting => {
                    return Err(Refusal::field(Field::Email, Problem::AlreadyWaiting).into());
                }
                Outcome::Here | Outcome::NotInvitable => return Err(Refusal::NotInvitable.into()),
            }
            let entry = Entry {
                action: "institution.first",
                subject: subject(company),
                detail: json!({ "revoked": revoked.len() }),
                key: None,
            };
            audit::write(&mut tx, &hand.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
