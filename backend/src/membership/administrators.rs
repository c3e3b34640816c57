//! «Administrador de accesos»: who they are, who stands in for them, and how an
//! appointment ends. Each act has one entry and one mail to the person concerned.

use domain::access::{Inside, RevokeAppointment, SeeAdministrators};
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, Before, Change, MembershipState, Perfil, change};
use domain::name::PersonName;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::stands::stands;
use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::calendar;
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::mail::letters::{self, company::Left};
use crate::outbox;
use crate::role::rights_of;
use crate::storage::membership::MembershipRow;
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
    /// The last day on which they stand in for one, as people read it; none for the administrators.
    pub until: Option<String>,
}

/// The access administrators of the company that the request names, and those who stand in for them
/// now.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn administrators(caller: &Caller) -> Result<Vec<Administrator>, Denied> {
    let inside = &caller.inside(SeeAdministrators)?;
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company.uuid());
            let (now, tx_) = (caller.now, &mut tx);
            let mut found = Vec::new();
            let leading =
                storage::membership::administrators(tx_, slug, company, now, MOST).await?;
            let standing = standing_in(tx_, (slug, company), now, MOST).await?;
            let leading = leading.into_iter().map(|row| (row, false));
            let standing = standing.into_iter().map(|row| (row, true));
            for (row, stands_in) in leading.chain(standing) {
                let account = Id::from_uuid(row.account);
                let stored = storage::account::by_id(tx_, slug, account, now).await?;
                let Some(stored) = stored else { continue };
                let known = account::profile(tx_, backend, slug, stored.person()).await?;
                found.push(Administrator {
                    account,
                    name: known.profile.name,
                    email: stored.email,
                    basis: row.basis()?,
                    until: match stands_in {
                        true => {
                            let day = stands_in_until(tx_, caller, &row).await?;
                            day.map(|day| day.to_string())
                        }
                        false => None,
                    },
                });
            }
            tx.done(found)
        })
        .await
}

/// Those who stand in for the company's administrators now: it is open to them, and they administer it
/// for no other reason.
pub(crate) async fn standing_in(
    tx: &mut Tx,
    (slug, company): (&str, Uuid),
    now: Timestamp,
    most: i64,
) -> Result<Vec<MembershipRow>, Denied> {
    let mut found = Vec::new();
    for row in storage::membership::standing_in(tx, slug, company, now, most).await? {
        let is_open = row.state_at(now)? == MembershipState::Enabled;
        if is_open && row.perfil()? != Perfil::Administrator {
            found.push(row);
        }
    }
    Ok(found)
}

/// The last day on which somebody stands in, while they do.
pub(crate) async fn stands_in_until(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
) -> Result<Option<Date>, Denied> {
    let (company, account) = (Id::from_uuid(row.company), Id::from_uuid(row.account));
    let slug = caller.platform.slug.as_str();
    let until = storage::stand_in::at(tx, slug, company, account, caller.now).await?;
    // The last moment of the day, not the first of the next.
    let day = until.map(|until| calendar::today(&caller.platform, Timestamp(until - 1)));
    Ok(day.transpose()?)
}

/// Revokes an appointment: what it gave ends. Whoever was in the company before has their former
/// perfil again, or the base perfil where that is gone, whoever was not enters no more, and whoever administers it for another reason too
/// stays as they are.
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
            let pair = (account, Some(by));
            caller.inside_now(&mut tx, RevokeAppointment).await?;
            let known = storage::appointment::standing(&mut tx, slug, company, account).await?;
            let former = known.ok_or(Refusal::NotFound)?.former()?;
            storage::appointment::revoke(&mut tx, slug, company, pair, now).await?;
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let (left, mut changed) = if row.basis()? == Some(Basis::Appointed) {
                let (state, perfil) = take(&mut tx, caller, &row, (former, account == by)).await?;
                let left = match (state, perfil) {
                    (MembershipState::Disabled, _) => Left::Outside,
                    (_, Perfil::Administrator) => Left::Same,
                    _ => Left::Former,
                };
                let was = row.state_at(now)?;
                let old = json!({ "perfil": row.perfil()?, "state": was.code() });
                let new = json!({ "perfil": perfil, "state": state.code() });
                (left, json!({ "account": account, "old": old, "new": new }))
            } else {
                (Left::Same, json!({ "account": account }))
            };
            tell_revoked(&mut tx, caller, (account, company), left).await?;
            changed["membership"] = stands(&mut tx, slug, (account, company)).await?.into();
            let entry = Entry {
                action: "company.revoked",
                subject: subject(company),
                detail: changed,
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
    left: Left,
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let row = storage::account::by_id(tx, slug, account, caller.now).await?;
    let known = storage::company::by_id(tx, slug, company.uuid()).await?;
    let (Some(row), Some(known)) = (row, known) else {
        return Ok(());
    };
    let about = (&*caller.backend, &*caller.platform);
    let letter = letters::company::revoked(about, &contact_of(&row)?, (&known.legal_name, left));
    outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + LETTER_LASTS).await?;
    Ok(())
}

/// Takes what the appointment gave; answers what is left.
async fn take(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
    (former, own): (Option<Perfil>, bool),
) -> Result<(MembershipState, Perfil), Denied> {
    let slug = caller.platform.slug.as_str();
    let leading = storage::membership::administrators(tx, slug, row.company, caller.now, 2).await?;
    let before = Before {
        state: row.state_at(caller.now)?,
        perfil: row.perfil()?,
        own,
        last_administrator: leading.iter().all(|one| one.id == row.id),
    };
    // What the company removed since comes back to nobody.
    let company = Id::from_uuid(row.company);
    let former = match former {
        Some(was) => match rights_of(tx, slug, company, was).await? {
            Some(_) => Some(was),
            None => Some(Perfil::Worker),
        },
        None => None,
    };
    let what = former.map_or(Change::Disable, Change::Give);
    let state = change(before, what)?.map_or(before.state, |after| after.state);
    let perfil = former.unwrap_or(Perfil::Worker);
    let next = (state, perfil, None);
    if storage::membership::change(tx, slug, row, next, caller.now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    Ok((state, perfil))
}
