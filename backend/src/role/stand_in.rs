//! Somebody stands in for an administrator until a day; it ends by itself.

use domain::access::NameStandIn;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Timestamp;
use serde_json::json;

use super::address;
use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::mail::letters;
use crate::storage::account::AccountRow;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};
use crate::{calendar, outbox};

/// The longest time in days: holidays and illness, not for good.
const MOST_DAYS: u16 = 90;
/// As many as are listed.
const LISTED: i64 = 50;
/// How long the letter may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// Somebody who stands in, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// The account.
    pub account: Id<id::Account>,
    /// What they are called.
    pub name: String,
    /// Who named them.
    pub named_by: String,
    /// Since when, as people read it.
    pub since: String,
    /// Until when, as people read it.
    pub until: String,
    /// Whether they stand in at this moment.
    pub stands: bool,
}

/// Those of the company, the newest first.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn stand_ins(caller: &Caller) -> Result<Vec<StandIn>, Denied> {
    let inside = &caller.inside(NameStandIn)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let mut found = Vec::new();
            for row in storage::stand_in::of_company(&mut tx, slug, company, LISTED).await? {
                let moment = |at| calendar::moment(&caller.platform, Timestamp(at));
                let account = Id::from_uuid(row.account);
                let lasts = row.ended_at.is_none() && row.until > caller.now.0;
                let stands = lasts && may_enter(&mut tx, caller, company, account).await?;
                found.push(StandIn {
                    account,
                    name: called(&mut tx, caller, account).await?,
                    named_by: called(&mut tx, caller, Id::from_uuid(row.named_by)).await?,
                    since: moment(row.named_at)?,
                    // The last moment of the day, not the first of the next.
                    until: moment(row.ended_at.unwrap_or(row.until - 1))?,
                    stands,
                });
            }
            tx.done(found)
        })
        .await
}

/// Whether the company opens for somebody at this moment: nobody stands in behind a door that is shut
/// for them, by hand or because their last day came and nobody noted it yet.
async fn may_enter(
    tx: &mut Tx,
    caller: &Caller,
    company: Id<id::Company>,
    account: Id<id::Account>,
) -> Result<bool, Denied> {
    let slug = caller.platform.slug.as_str();
    let member = storage::membership::of(tx, slug, account, company).await?;
    let state = member.map(|member| member.state_at(caller.now));
    Ok(state.transpose()? == Some(MembershipState::Enabled))
}

/// What somebody is called; nothing for an account that is gone.
pub(super) async fn called(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<String, Denied> {
    let slug = caller.platform.slug.as_str();
    let Some(row) = storage::account::by_id(tx, slug, account, caller.now).await? else {
        return Ok(String::new());
    };
    let known = account::profile(tx, &caller.backend, slug, row.person()).await?;
    Ok(known.profile.name.to_string())
}

/// Names an enabled user of the company, by the address of their account, until the end of that
/// day. Naming them again moves the day.
///
/// # Errors
/// [`Refusal::Fields`] for nobody of the company and for a day that is over or too far away;
/// [`Refusal::NotAllowed`] on oneself; those of [`Caller::inside`].
pub async fn name(caller: &Caller, email: &Email, until: Date) -> Result<(), Denied> {
    caller.inside(NameStandIn)?;
    let by = caller.fully_signed_in()?.account;
    let ends = last_moment(caller, until)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, _) = caller.inside_now(&mut tx, NameStandIn).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let (member, row) = chosen(&mut tx, caller, (company, by), email).await?;
            let pair = (row.id(), by);
            storage::stand_in::end(&mut tx, slug, company, pair, caller.now).await?;
            let id = caller.backend.env.chance.id::<()>(caller.now).uuid();
            let times = (caller.now, ends);
            storage::stand_in::insert(&mut tx, slug, (id, company), pair, times).await?;
            storage::roster::outdate(&mut tx, slug, member.id).await?;
            let known = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            let known = known.ok_or(Refusal::NotFound)?;
            let (to, day) = (contact_of(&row)?, until.to_string());
            let letter = letters::role::stand_in(caller, &to, &known.legal_name, &day);
            let late = caller.now + LETTER_LASTS;
            outbox::enqueue(&mut tx, &caller.scribe(), &letter, late).await?;
            let entry = Entry {
                action: "stand_in.named",
                subject: format!("account:{}", row.id()),
                detail: json!({ "company": company, "until": until.iso() }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// When that day is over: one that is neither over yet nor too far away.
fn last_moment(caller: &Caller, until: Date) -> Result<Timestamp, Denied> {
    let today = calendar::today(&caller.platform, caller.now)?;
    let wrong = |problem| Refusal::field(Field::Until, problem);
    let days = until.days_since_epoch() - today.days_since_epoch();
    if days < 0 {
        return Err(wrong(Problem::DatePast).into());
    }
    if days > i64::from(MOST_DAYS) {
        return Err(wrong(Problem::DateTooFar { days: MOST_DAYS }).into());
    }
    Ok(calendar::end_of(&caller.platform, until)?)
}

/// Who is named with that address: an enabled user of the company who neither names nor administers.
async fn chosen(
    tx: &mut Tx,
    caller: &Caller,
    (company, by): (Id<id::Company>, Id<id::Account>),
    email: &Email,
) -> Result<(MembershipRow, AccountRow), Denied> {
    let slug = caller.platform.slug.as_str();
    let nobody = || Refusal::field(Field::Email, Problem::NotAMember);
    let member = address::of_account(tx, caller, company, email).await?;
    let member = member.ok_or_else(nobody)?;
    let account = Id::from_uuid(member.account);
    let row = storage::account::by_id(tx, slug, account, caller.now).await?;
    let row = row.ok_or_else(nobody)?;
    if account == by {
        return Err(Refusal::NotAllowed.into());
    }
    if member.state_at(caller.now)? == MembershipState::Disabled {
        return Err(nobody().into());
    }
    if member.perfil()? == Perfil::Administrator {
        return Err(Refusal::NotAllowed.into());
    }
    Ok((member, row))
}

/// Ends it before its day.
///
/// # Errors
/// [`Refusal::NotFound`] when they do not stand in; those of [`Caller::inside`].
pub async fn end(caller: &Caller, account: Id<id::Account>) -> Result<(), Denied> {
    caller.inside(NameStandIn)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (grant, _) = caller.inside_now(&mut tx, NameStandIn).await?;
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            let pair = (account, by);
            if storage::stand_in::end(&mut tx, slug, company, pair, caller.now).await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            if let Some(member) = storage::membership::of(&mut tx, slug, account, company).await? {
                storage::roster::outdate(&mut tx, slug, member.id).await?;
            }
            let entry = Entry {
                action: "stand_in.ended",
                subject: format!("account:{account}"),
                detail: json!({ "company": company }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
