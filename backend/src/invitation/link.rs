//! Behind the mailed link: what waits there, and for whom.

use domain::contact::Phone;
use domain::membership::{Guest, Invited, Perfil, Tier};
use domain::refusal::Refusal;

use super::{holder, sealed};
use crate::caller::{self, Caller};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::sms::code::{self, For, Purpose, Sent};
use crate::storage::invitation::InvitationRow;
use crate::storage::{self, Tx};

/// What the page behind the link shows.
#[derive(Debug)]
pub struct Opened {
    /// The institution.
    pub institution: String,
    /// What the invitee is called there.
    pub name: String,
    /// The invited address, which will sign in.
    pub email: String,
    /// The role.
    pub tier: Tier,
    /// The mobile that the inviter wrote down, masked.
    pub on_file: String,
    /// The mobile that a code was sent to, masked, once the form is filled in.
    pub confirming: Option<String>,
    /// That code, while it can be tried.
    pub sent: Option<Sent>,
}

/// An invitation that waits behind a good link.
pub(super) struct Behind {
    pub row: InvitationRow,
    pub invitee: Guest,
    pub institution: String,
    pub sort_key: String,
    pub digest: Vec<u8>,
}

/// What waits behind the link that this browser opened. Reading changes nothing.
///
/// # Errors
/// [`Refusal::SomeoneSignedIn`] while somebody is signed in here (Q54); [`Refusal::LinkInvalid`] for
/// none, a used, replaced or revoked one, and when whoever invited may not any more;
/// [`Refusal::LinkExpired`]; [`Refusal::NotInvitable`] for somebody who has an account by now.
pub async fn open(caller: &Caller) -> Result<Opened, Denied> {
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let behind = behind(&mut tx, caller).await?;
            let (row, invitee) = (&behind.row, &behind.invitee);
            let scribe = caller.scribe();
            let company = domain::Id::from_uuid(row.company);
            let who = (&invitee.email, &invitee.document);
            let standing = holder::standing(&mut tx, &scribe, company, who, None).await?;
            if !matches!(standing, holder::Standing::Free(_)) {
                return Err(Refusal::NotInvitable.into());
            }
            let draft = sealed::draft(backend, row)?;
            let sent = match &draft {
                Some(_) => code::standing(&mut tx, caller, row.id.as_bytes()).await?,
                None => None,
            };
            tx.done(Opened {
                institution: behind.institution,
                name: invitee.name.to_string(),
                email: invitee.email.delivery().to_owned(),
                tier: row.tier()?,
                on_file: invitee.phone.mask(),
                confirming: draft.map(|draft| draft.phone.mask()),
                sent,
            })
        })
        .await
}

/// The invitation whose link this browser opened, and which may still be accepted.
pub(super) async fn behind(tx: &mut Tx, caller: &Caller) -> Result<Behind, Denied> {
    if caller.session.is_some() {
        return Err(Refusal::SomeoneSignedIn.into());
    }
    let slug = caller.platform.slug.as_str();
    let token = caller.visit.cookies.get(&caller::link_cookie(slug));
    let secret = token.and_then(|text| Secret::parse(text));
    let digest = secret.ok_or(Refusal::LinkInvalid)?.digest();
    let row = storage::invitation::by_secret(tx, slug, &digest).await?;
    let row = row.ok_or(Refusal::LinkInvalid)?;
    match row.state(caller.now)? {
        Invited::Pending => {}
        Invited::Expired => return Err(Refusal::LinkExpired.into()),
        Invited::Accepted | Invited::Revoked => return Err(Refusal::LinkInvalid.into()),
    }
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let company = company.ok_or(Refusal::LinkInvalid)?;
    if company.adherence()? != domain::company::Adherence::Adhered {
        return Err(Refusal::LinkInvalid.into());
    }
    if !stands(tx, slug, &row).await? {
        return Err(Refusal::LinkInvalid.into());
    }
    Ok(Behind {
        invitee: sealed::invitee(&caller.backend, &row)?,
        row,
        institution: company.legal_name,
        sort_key: company.sort_key,
        digest: digest.to_vec(),
    })
}

/// Whether whoever invited may still give that tier (A30).
async fn stands(tx: &mut Tx, slug: &str, row: &InvitationRow) -> Result<bool, Denied> {
    let Some(by) = row.invited_by else {
        return Ok(true);
    };
    let at = domain::Id::from_uuid(row.company);
    let membership = storage::membership::of(tx, slug, domain::Id::from_uuid(by), at).await?;
    let Some(membership) = membership else {
        return Ok(false);
    };
    let enabled = membership.state()? == domain::membership::MembershipState::Enabled;
    let own = membership.perfil()?.tier();
    let tier = row.tier()?;
    Ok(enabled && own.is_some_and(|own| own.may_give(tier)))
}

/// The same inside of the transaction that accepts, kept true until it commits (A48).
pub(super) async fn hold(tx: &mut Tx, slug: &str, row: &InvitationRow) -> Result<(), Denied> {
    let tier = row.tier()?;
    let Some(by) = row.invited_by else {
        return Ok(());
    };
    let member = (
        domain::Id::from_uuid(by),
        domain::Id::from_uuid(row.company),
    );
    for own in Tier::ALL.into_iter().filter(|own| own.may_give(tier)) {
        if storage::membership::hold(tx, slug, member, Perfil::Tier(own)).await? {
            return Ok(());
        }
    }
    Err(Refusal::LinkInvalid.into())
}

/// What the code to that mobile belongs to.
pub(super) fn code_for<'a>(row: &'a InvitationRow, to: &'a Phone) -> For<'a> {
    For {
        purpose: Purpose::Confirm,
        holder: row.id.as_bytes(),
        who: row.id,
        to,
    }
}
