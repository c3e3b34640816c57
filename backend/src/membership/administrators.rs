//! «Administrador de accesos»: who they are, whom the legal representative appoints,
//! and how that ends. Each act has one entry and one mail to the person concerned.

use domain::access::{AppointAdministrator, Grant, Inside, RevokeAppointment, SeeAdministrators};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, Before, Change, MembershipState, Perfil, change};
use domain::name::PersonName;
use domain::refusal::Refusal;
use serde_json::json;

use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::people;
use crate::storage::account::AccountRow;
use crate::storage::membership::{MembershipRow, NewMembership};
use crate::storage::{self, Tx};

/// More administrators than any company has.
const MOST: i64 = 100;
/// How long the letter may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// One of them.
#[derive(Debug, Clone)]
pub struct Administrator {
    /// The account.
    pub account: Id<id::Account>,
    /// What they are called.
    pub name: PersonName,
    /// Where they can be reached.
    pub email: String,
    /// Why they are administrator.
    pub basis: Option<Basis>,
}

/// The access administrators of the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn administrators(caller: &Caller) -> Result<Vec<Administrator>, Denied> {
    let inside = &caller.inside(SeeAdministrators)?;
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let mut found = Vec::new();
            let rows = storage::membership::administrators(
                &mut tx,
                slug,
                company.uuid(),
                caller.now,
                MOST,
            )
            .await?;
            for row in rows {
                let account = Id::from_uuid(row.account);
                let stored = storage::account::by_id(&mut tx, slug, account, caller.now).await?;
                let Some(stored) = stored else { continue };
                let known = account::profile(&mut tx, backend, slug, stored.person()).await?;
                found.push(Administrator {
                    account,
                    name: known.profile.name,
                    email: stored.email,
                    basis: row.basis()?,
                });
            }
            tx.done(found)
        })
        .await
}

/// Appoints somebody with an account as the responsible person. Somebody without one is
/// answered alike, so that nobody learns here who has an account.
///
/// # Errors
/// [`Refusal::NotAllowed`] for whoever is no legal representative, and on oneself; those of
/// [`Caller::inside`].
pub async fn appoint(caller: &Caller, email: &Email) -> Result<(), Denied> {
    let grant = &caller.inside(AppointAdministrator)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let found = account::by_email(&mut tx, &caller.scribe(), email).await?;
            let Some(row) = found else { return tx.done(()) };
            if row.id() == by {
                return Err(Refusal::NotAllowed.into());
            }
            give(&mut tx, caller, grant, (&row, by)).await?;
            tx.done(())
        })
        .await
}

async fn give(
    tx: &mut Tx,
    caller: &Caller,
    grant: &Grant<AppointAdministrator>,
    (row, by): (&AccountRow, Id<id::Account>),
) -> Result<(), Denied> {
    let Inside { platform, company } = grant.at();
    let (slug, company, now) = (platform.as_str(), *company, caller.now);
    let id = caller.backend.env.chance.id::<()>(now).uuid();
    let pair = (row.id(), by);
    if storage::appointment::insert(tx, slug, id, company, pair, now).await? == 0 {
        return Ok(());
    }
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let known = known.ok_or(Refusal::NotFound)?;
    let new = NewMembership {
        id: caller.backend.env.chance.id(now),
        platform: slug,
        company,
        account: row.id(),
        perfil: Perfil::Administrator,
        basis: Some(Basis::Appointed),
        sort_key: &known.sort_key,
        now,
    };
    let mut old = None;
    if storage::membership::insert(tx, &new).await? == 0 {
        let before = storage::membership::of(tx, slug, row.id(), company).await?;
        let before = before.ok_or(Refusal::Outdated)?;
        old = Some(before.perfil()?);
        // A representative or commercial contact stays what they are.
        let basis = before.basis()?.unwrap_or(Basis::Appointed);
        let next = (MembershipState::Enabled, Perfil::Administrator, Some(basis));
        if storage::membership::change(tx, slug, &before, next, now).await? == 0 {
            return Err(Refusal::Outdated.into());
        }
    }
    people::joined(tx, &caller.scribe(), (row.id(), company)).await?;
    storage::company::set_leaderless(tx, slug, company.uuid(), false).await?;
    let about = (&*caller.backend, &*caller.platform);
    let letter = letters::company::appointed(about, &contact_of(row)?, &known.legal_name);
    outbox::enqueue(tx, &caller.scribe(), &letter, now + LETTER_LASTS).await?;
    let entry = Entry {
        action: "company.appointed",
        subject: subject(company),
        detail: json!({
            "account": row.id,
            "old": old,
            "new": Perfil::Administrator,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Revokes an appointment: the person keeps the company with the base perfil.
///
/// # Errors
/// [`Refusal::NotFound`] when none stands; [`Refusal::LastAdministrator`]; those of
/// [`Caller::inside`].
pub async fn revoke(caller: &Caller, account: Id<id::Account>) -> Result<(), Denied> {
    let grant = &caller.inside(RevokeAppointment)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let Inside { platform, company } = grant.at();
            let (slug, company, now) = (platform.as_str(), *company, caller.now);
            let pair = (account, by);
            if storage::appointment::revoke(&mut tx, slug, company, pair, now).await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            if row.basis()? == Some(Basis::Appointed) {
                take(&mut tx, caller, &row, account == by).await?;
            }
            tell_revoked(&mut tx, caller, (account, company)).await?;
            let entry = Entry {
                action: "company.revoked",
                subject: subject(company),
                detail: json!({ "account": account, "old": row.perfil()?, "new": Perfil::Worker }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

async fn tell_revoked(
    tx: &mut Tx,
    caller: &Caller,
    (account, company): (Id<id::Account>, Id<id::Company>),
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let row = storage::account::by_id(tx, slug, account, caller.now).await?;
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let (Some(row), Some(known)) = (row, known) else {
        return Ok(());
    };
    let about = (&*caller.backend, &*caller.platform);
    let letter = letters::company::revoked(about, &contact_of(&row)?, &known.legal_name);
    outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + LETTER_LASTS).await?;
    Ok(())
}

async fn take(tx: &mut Tx, caller: &Caller, row: &MembershipRow, own: bool) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let leading = storage::membership::administrators(tx, slug, row.company, caller.now, 2).await?;
    let before = Before {
        state: row.state()?,
        perfil: row.perfil()?,
        own,
        last_administrator: leading.len() < 2,
    };
    if let Some(after) = change(before, Change::Give(Perfil::Worker))? {
        let next = (after.state, after.perfil, None);
        if storage::membership::change(tx, slug, row, next, caller.now).await? == 0 {
            return Err(Refusal::Outdated.into());
        }
    }
    Ok(())
}
