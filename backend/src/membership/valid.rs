//! Whether an appointment that waits for a yes still holds, and for whom: asked where its link is
//! opened, and once more in the turn of its company where somebody says yes.

use domain::company::Adherence;
use domain::contact::Email;
use domain::document::Document;
use domain::id::Id;
use domain::membership::{Basis, MembershipState, Perfil};
use domain::refusal::Refusal;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage::appointment_offer::OfferRow;
use crate::storage::company::CompanyRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// Whether it stands at this moment; answers the company's name.
pub(super) async fn holds(tx: &mut Tx, caller: &Caller, row: &OfferRow) -> Result<String, Denied> {
    let slug = caller.platform.slug.as_str();
    if row.accepted_at.is_some() || row.withdrawn_at.is_some() {
        return Err(Refusal::LinkInvalid.into());
    }
    if row.is_over(caller.now) {
        return Err(Refusal::LinkExpired.into());
    }
    let known = storage::company::by_id(tx, slug, row.company).await?;
    let known = known.ok_or(Refusal::LinkInvalid)?;
    let named = whom(tx, caller, row).await?.is_none() && row.basis()? == Basis::Appointed;
    let stands = !named || may_appoint(tx, caller, row).await?;
    let helps = row.offered_by.is_some() || is_helped(tx, caller, &known, row.basis()?).await?;
    if known.adherence()? != Adherence::Adhered || !stands || !helps {
        return Err(Refusal::LinkInvalid.into());
    }
    Ok(known.legal_name)
}

/// Whether an operator's hand still counts there: where somebody administers the company or represents
/// it by now, they decide (Q51, A-27).
async fn is_helped(
    tx: &mut Tx,
    caller: &Caller,
    known: &CompanyRow,
    basis: Basis,
) -> Result<bool, Denied> {
    let slug = caller.platform.slug.as_str();
    let represented = storage::membership::is_represented(tx, slug, known.id, caller.now).await?;
    Ok(Basis::by_operator(known.leaderless, represented).contains(&basis))
}

/// Whom of the company's list the offer is for; none for those who are named.
pub(super) async fn whom(
    tx: &mut Tx,
    caller: &Caller,
    row: &OfferRow,
) -> Result<Option<RosterRow>, Denied> {
    let Some(person) = row.person else {
        return Ok(None);
    };
    let (slug, company) = (caller.platform.slug.as_str(), Id::from_uuid(row.company));
    let found = storage::roster::by_id(tx, slug, company, person).await?;
    let found = found.ok_or(Refusal::LinkInvalid)?;
    // An address that was corrected since takes its link with it.
    let key = address(row)?.key();
    let here = Email::parse(&found.email).is_ok_and(|email| email.key() == key);
    let enabled = found.state(caller.now)? == MembershipState::Enabled;
    if here && enabled && found.membership.is_none() {
        return Ok(Some(found));
    }
    Err(Refusal::LinkInvalid.into())
}

/// Whether the company typed another RUT for whom the offer is for: a slip of theirs makes nobody
/// somebody else.
pub(super) async fn is_of_another(
    tx: &mut Tx,
    caller: &Caller,
    row: &OfferRow,
    document: Option<&Document>,
) -> Result<bool, Denied> {
    let Some(whom) = whom(tx, caller, row).await? else {
        return Ok(false);
    };
    Ok(document.is_some_and(|document| document.number() != whom.rut))
}

/// Whether whoever named them still may.
async fn may_appoint(tx: &mut Tx, caller: &Caller, row: &OfferRow) -> Result<bool, Denied> {
    let slug = caller.platform.slug.as_str();
    let Some(by) = row.offered_by.map(Id::from_uuid) else {
        return Ok(false);
    };
    let company = Id::from_uuid(row.company);
    let chief = storage::membership::of(tx, slug, by, company).await?;
    let Some(chief) = chief else { return Ok(false) };
    Ok(chief.state_at(caller.now)? == MembershipState::Enabled
        && chief.perfil()? == Perfil::Administrator
        && chief.basis()?.is_some_and(Basis::may_appoint))
}

/// Where the link went.
///
/// # Errors
/// [`Fault::Stored`] when it is no address.
pub(super) fn address(row: &OfferRow) -> Result<Email, Fault> {
    Email::parse(&row.email).map_err(|_| Fault::Stored {
        table: "appointment_offer",
        column: "email",
        key: row.id.to_string(),
    })
}
