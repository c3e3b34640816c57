//! Giving a membership another perfil: what it takes with it, and whom it is told to. Behind this
//! are the hand of an administrator and the help desk; who may was settled before.

use domain::id::{self, Id};
use domain::membership::{Basis, Before, Change, MembershipState, Perfil, change};
use domain::refusal::Refusal;

use crate::account::{self, contact_of};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::mail::letters;
use crate::outbox;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// More administrators than any company has.
const MOST: i64 = 100;
/// How long the letters may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// The administrator whose wish it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asker {
    /// Who.
    pub(crate) account: Id<id::Account>,
    /// Why they are administrator.
    pub(crate) basis: Option<Basis>,
}

/// Somebody's membership, behind the lock of the company: two administrators who take each other's
/// perfil leave one.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever is not in the company.
pub(crate) async fn locked(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    account: Id<id::Account>,
) -> Result<MembershipRow, Denied> {
    storage::company::lock(tx, slug, company.uuid()).await?;
    let row = storage::membership::of(tx, slug, account, company).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// What an appointment finds: the perfil of a membership that opens, which returns with its end.
///
/// # Errors
/// [`Fault::Stored`] for words that do not parse.
pub(crate) fn former(row: &MembershipRow) -> Result<Option<Perfil>, Fault> {
    let opens = row.state()? == MembershipState::Enabled;
    Ok(Some(row.perfil()?).filter(|_| opens))
}

/// Gives it; `own` says whether it is the asker's own, by their own hand. An appointment comes and
/// goes with the perfil of an administrator, so that the list of those who are tells why.
///
/// # Errors
/// Those of the rules of a [`change`]; [`Refusal::Outdated`] when nothing would change.
pub(crate) async fn give(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
    wanted: Perfil,
    (asker, own): (Asker, bool),
) -> Result<(), Denied> {
    let (slug, now) = (caller.platform.slug.as_str(), caller.now);
    let leading = storage::membership::administrators(tx, slug, row.company, now, 2).await?;
    let before = Before {
        state: row.state()?,
        perfil: row.perfil()?,
        own,
        last_administrator: leading.len() < 2,
    };
    let after = change(before, Change::Give(wanted))?.ok_or(Refusal::Outdated)?;
    let (company, account) = (Id::from_uuid(row.company), Id::from_uuid(row.account));
    let pair = (account, asker.account);
    let leads = after.perfil == Perfil::Administrator;
    let basis = match row.basis()? {
        None if leads && asker.basis.is_some_and(Basis::may_appoint) => {
            let id = caller.backend.env.chance.id::<()>(now).uuid();
            let former = former(row)?;
            let named = (account, asker.account, former);
            storage::appointment::insert(tx, slug, id, company, named, now).await?;
            Some(Basis::Appointed)
        }
        Some(Basis::Appointed) if !leads => {
            storage::appointment::revoke(tx, slug, company, pair, now).await?;
            None
        }
        // A representative stays what they are, whatever their perfil.
        basis => basis,
    };
    let next = (after.state, after.perfil, basis);
    if storage::membership::change(tx, slug, row, next, now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if leads && after.state == MembershipState::Enabled {
        storage::company::set_leaderless(tx, slug, row.company, false).await?;
    }
    Ok(())
}

/// Tells the person, and every administrator of the company (Q50); `by` is the one who did it by
/// hand, and needs no letter. Answers with the person's key.
///
/// # Errors
/// [`Refusal::NotFound`] when person or company are gone.
pub(crate) async fn tell(
    tx: &mut Tx,
    caller: &Caller,
    row: &MembershipRow,
    wanted: Perfil,
    by: Option<Id<id::Account>>,
) -> Result<PersonKey, Denied> {
    let (slug, scribe) = (caller.platform.slug.as_str(), caller.scribe());
    let until = caller.now + LETTER_LASTS;
    let about = (&*caller.backend, &*caller.platform);
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let company = company.ok_or(Refusal::NotFound)?.legal_name;
    let account = Id::from_uuid(row.account);
    let stored = storage::account::by_id(tx, slug, account, caller.now).await?;
    let stored = stored.ok_or(Refusal::NotFound)?;
    let known = account::profile(tx, &caller.backend, slug, stored.person()).await?;
    let to = contact_of(&stored)?;
    let letter = letters::perfil::own(about, &to, (&company, wanted), by.is_none());
    outbox::enqueue(tx, &scribe, &letter, until).await?;
    let name = known.profile.name.to_string();
    let leading =
        storage::membership::administrators(tx, slug, row.company, caller.now, MOST).await?;
    for one in leading {
        let one = Id::from_uuid(one.account);
        if one == account || Some(one) == by {
            continue;
        }
        let stored = storage::account::by_id(tx, slug, one, caller.now).await?;
        let Some(stored) = stored else { continue };
        let to = contact_of(&stored)?;
        let facts = (company.as_str(), name.as_str(), wanted);
        let letter = letters::perfil::changed(about, &to, facts, by.is_none());
        outbox::enqueue(tx, &scribe, &letter, until).await?;
    }
    Ok(known.key)
}
