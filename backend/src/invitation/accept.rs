//! The last step of accepting: the code confirms the mobile, and the account is there. Of any number of
//! tries at once one makes it, with one seat (A30).

use domain::account::{AccountState, Stage};
use domain::challenge::ProofCode;
use domain::contact::Phone;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::platform::SecondFactor;
use domain::refusal::{Field, Refusal};
use serde_json::json;

use super::holder::{self, Standing};
use super::invite::phone_lookup;
use super::link::{self, Behind};
use super::sealed::{self, Draft};
use super::subject;
use crate::account::{self, NewAccount, Profile, document_lookup};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::consent::{self, Of};
use crate::fault::Denied;
use crate::mobile_change;
use crate::people::{self, Proof};
use crate::session::{self, Device};
use crate::sign_in::{Entered, Way};
use crate::sms::{code, mobile};
use crate::storage::account::AccountRow;
use crate::storage::membership::NewMembership;
use crate::storage::{self, Tx};

/// Takes the code, and makes the account with its seat. The code was the second key of this sign-in;
/// where an account serves again that has an application for codes, that is asked next (A28).
///
/// # Errors
/// Those of [`super::open`]; [`Refusal::Fields`] for a wrong code and for one that cannot be tried any
/// more; [`Refusal::TooMany`] after the tries of a day; [`Refusal::DraftMissing`] before the form is filled in; [`Refusal::NoSeat`];
/// [`Refusal::NotInvitable`] for somebody who has an account by now.
pub async fn accept(caller: &Caller, typed: &str) -> Result<Entered, Denied> {
    let code = &ProofCode::parse(typed).map_err(|problem| Refusal::field(Field::Code, problem))?;
    let entered = caller
        .backend
        .db
        .write(|mut tx| async move {
            let entered = enter(&mut tx, caller, code).await?;
            tx.done(entered)
        })
        .await?;
    Ok(entered?)
}

/// What must be kept of a refusal, the counted try, is committed with it; every other one takes
/// everything back, the used code included.
async fn enter(
    tx: &mut Tx,
    caller: &Caller,
    code: &ProofCode,
) -> Result<Result<Entered, Refusal>, Denied> {
    let behind = link::behind(tx, caller).await?;
    let row = &behind.row;
    let draft = sealed::draft(&caller.backend, row)?.ok_or(Refusal::DraftMissing)?;
    let what = link::code_for(row, &draft.phone);
    if let Err(refusal) = code::spend(tx, caller, what, code).await? {
        return Ok(Err(refusal));
    }
    let slug = caller.platform.slug.as_str();
    let link = (row.id, &*behind.digest);
    // The plan, the inviter's membership, the invitation: in that order everywhere, so that nobody who
    // sends it again or takes it back meanwhile waits for whoever waits for them.
    storage::plan::lock(tx, slug, row.company).await?;
    link::hold(tx, slug, row).await?;
    // Closing is the lock: of many who try, one gets it.
    if storage::invitation::accept(tx, slug, link, caller.now).await? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    let account = give_account(tx, caller, &behind, &draft).await?;
    consent::write_answered(tx, caller, Of::Account(account), &draft.consents).await?;
    join(tx, caller, &behind, account).await?;
    let (stage, way) = onward(tx, caller, account, &draft.phone).await?;
    let phone = phone_lookup(&caller.backend.keys, draft.phone.e164());
    storage::invitation::note_account(tx, slug, row.id, (account, &phone)).await?;
    // A password of before opened sessions of its own.
    session::end_all_except(tx, slug, account, None).await?;
    let device = Device::Own;
    let secret = session::start(tx, caller, account, stage, device).await?;
    let entry = Entry {
        action: "invitation.accepted",
        subject: subject(Id::from_uuid(row.id)),
        detail: json!({
            "account": account,
            "company": row.company,
            "tier": row.tier()?.code(),
            // The box was ticked under this text.
            "texts_version": caller.platform.privacy.version,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(Ok(Entered {
        secret,
        device,
        way,
    }))
}

/// Where the code leads that was given just now. An account that ended may have an application for
/// codes: whoever holds its mailbox and nothing else is not past that with a new password (A28), nor
/// with a key to the mobile that they named themselves, which waits as one whose former is lost (C-23).
async fn onward(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    phone: &Phone,
) -> Result<(Stage, Way), Denied> {
    let slug = caller.platform.slug.as_str();
    let (_, application) = storage::totp::hurdles(tx, slug, account.uuid()).await?;
    let texted = caller.platform.policy.second_factor == SecondFactor::Sms;
    if application.is_some() && texted {
        mobile_change::wait(tx, caller, account, phone).await?;
    } else {
        mobile::confirmed(tx, &caller.scribe(), account, phone).await?;
    }
    Ok(match application {
        Some(_) => (Stage::SecondFactor, Way::SecondFactor),
        None => (Stage::Full, Way::Anywhere),
    })
}

/// A new account, or the one of this address that ended (Q54): its mailbox opened the link.
async fn give_account(
    tx: &mut Tx,
    caller: &Caller,
    behind: &Behind,
    draft: &Draft,
) -> Result<Id<id::Account>, Denied> {
    let (scribe, invitee) = (caller.scribe(), &behind.invitee);
    let slug = caller.platform.slug.as_str();
    let company = Id::from_uuid(behind.row.company);
    let who = (&invitee.email, &invitee.document);
    let Standing::Free(before) = holder::standing(tx, &scribe, company, who, None).await? else {
        return Err(Refusal::NotInvitable.into());
    };
    // An account that ended holds the RUT against nobody.
    let lookup = document_lookup(&caller.backend.keys, &invitee.document);
    storage::person::release_number(tx, slug, &lookup).await?;
    if let Some(row) = before {
        return reopen(tx, caller, (&row, behind), draft).await;
    }
    let profile = &profile(behind, draft);
    let new = NewAccount {
        proved_document: Some(&invitee.document),
        password_hash: Some(&draft.hash),
        ..NewAccount::active(&invitee.email, profile)
    };
    let created = account::create(tx, &scribe, &new).await?;
    Ok(created.ok_or(Refusal::NotInvitable)?.account)
}

async fn reopen(
    tx: &mut Tx,
    caller: &Caller,
    (row, behind): (&AccountRow, &Behind),
    draft: &Draft,
) -> Result<Id<id::Account>, Denied> {
    let scribe = caller.scribe();
    let (slug, id) = (scribe.platform, row.id());
    let known = account::profile(tx, &caller.backend, slug, row.person()).await?;
    if !account::save_profile(tx, &scribe, &known, &profile(behind, draft)).await? {
        return Err(Refusal::Outdated.into());
    }
    let document = &behind.invitee.document;
    if !account::prove_document(tx, &scribe, row.person(), document).await? {
        return Err(Refusal::NotInvitable.into());
    }
    let before = row.password_hash.as_deref();
    let hash = &draft.hash;
    if storage::account::set_password(tx, slug, id, hash, before, caller.now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    storage::account::set_state(tx, slug, id, AccountState::Active, None).await?;
    Ok(id)
}

fn profile(behind: &Behind, draft: &Draft) -> Profile {
    Profile {
        name: behind.invitee.name.clone(),
        phone: Some(draft.phone.clone()),
        birth_date: None,
        document: Some(behind.invitee.document.clone()),
    }
}

/// The membership, and its seat.
async fn join(
    tx: &mut Tx,
    caller: &Caller,
    behind: &Behind,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let company = Id::from_uuid(behind.row.company);
    let perfil = Perfil::Tier(behind.row.tier()?);
    // Somebody who was here before, «Inhabilitado»; their seat comes back with the state.
    if let Some(row) = storage::membership::of(tx, slug, account, company).await? {
        let next = (MembershipState::Enabled, perfil, None);
        if storage::membership::change(tx, slug, &row, next, caller.now).await? == 0 {
            return Err(Refusal::NoSeat.into());
        }
        return list(tx, caller, behind, account).await;
    }
    if storage::plan::take(tx, slug, company.uuid()).await? == 0 {
        return Err(Refusal::NoSeat.into());
    }
    let new = NewMembership {
        id: caller.backend.env.chance.id(caller.now),
        platform: slug,
        company,
        account,
        perfil,
        basis: None,
        sort_key: &behind.sort_key,
        now: caller.now,
    };
    // Another institution was faster (Q34).
    if storage::membership::insert(tx, &new).await? == 0 {
        return Err(Refusal::NotInvitable.into());
    }
    list(tx, caller, behind, account).await
}

/// Whoever waited in the list of people under the invitation's id is that member now.
async fn list(
    tx: &mut Tx,
    caller: &Caller,
    behind: &Behind,
    account: Id<id::Account>,
) -> Result<(), Denied> {
    let company = Id::from_uuid(behind.row.company);
    people::joined(tx, &caller.scribe(), (account, company), Proof::OnFile).await?;
    // Somebody who stood there already needs no second place.
    let slug = caller.platform.slug.as_str();
    storage::roster::unlist(tx, slug, behind.row.id).await?;
    Ok(())
}
