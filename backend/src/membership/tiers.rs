//! The people of an institution and their tiers (C-05): a Súper Administrador changes them later
//! (Q39). An institution keeps at least one (C-30).

use domain::access::{ChangeTier, SeeInvitations};
use domain::id::{self, Id};
use domain::membership::{Before, Change, MembershipState, Perfil, Reason, Tier, change};
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use crate::account::{self, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::storage::membership::MembershipRow;
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;
/// How long the letter may be late.
const LETTER_LASTS: domain::Span = domain::Span::days(2);

/// Somebody of an institution.
#[derive(Debug)]
pub struct Somebody {
    /// The account.
    pub account: Id<id::Account>,
    /// What they are called.
    pub name: String,
    /// Where they can be reached.
    pub email: String,
    /// The tier.
    pub tier: Tier,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Why, while they are disabled.
    pub reason: Option<Reason>,
    /// Whether one may disable them, or enable them again.
    pub may_switch: bool,
    /// Whether it is whoever asks.
    pub own: bool,
}

/// One page of them, in the order they came.
#[derive(Debug)]
pub struct People {
    /// The rows.
    pub items: Vec<Somebody>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
    /// Whether one may change tiers.
    pub may_change: bool,
}

/// The people of the institution that the request names, after the cursor.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn tiers(caller: &Caller, after: Option<(i64, Uuid)>) -> Result<People, Denied> {
    let inside = &caller.inside(SeeInvitations)?;
    let may_change = caller.inside(ChangeTier).is_ok();
    let by = caller.fully_signed_in()?.account;
    let own = caller.member()?.perfil.tier();
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let mut rows =
                storage::membership::of_company(&mut tx, slug, company, after, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|one| (one.created_at, one.id));
            let mut items = Vec::new();
            for one in rows {
                let (Some(tier), id) = (one.perfil()?.tier(), one.account) else {
                    continue;
                };
                let id = Id::from_uuid(id);
                let stored = storage::account::by_id(&mut tx, slug, id, caller.now).await?;
                let Some(stored) = stored else { continue };
                let known = account::profile(&mut tx, backend, slug, stored.person()).await?;
                let state = one.state()?;
                let reason = match state {
                    MembershipState::Enabled => None,
                    MembershipState::Disabled => one.reason(caller.now)?,
                };
                items.push(Somebody {
                    account: id,
                    name: known.profile.name.to_string(),
                    email: stored.email,
                    tier,
                    state,
                    reason,
                    may_switch: id != by && own.is_some_and(|own| own.may_give(tier)),
                    own: id == by,
                });
            }
            tx.done(People {
                items,
                next,
                may_change,
            })
        })
        .await
}

/// Changes somebody's tier, on the very next request.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody of another institution, and for whoever has no tier;
/// [`Refusal::NotAllowed`] on oneself and
/// when the own right is gone; [`Refusal::LastAdministrator`] for the last Súper Administrador;
/// [`Refusal::Outdated`] when somebody else changed it; those of [`Caller::inside`].
pub async fn give_tier(
    caller: &Caller,
    account: Id<id::Account>,
    tier: Tier,
) -> Result<(), Denied> {
    let grant = &caller.inside(ChangeTier)?;
    let by = caller.fully_signed_in()?.account;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (slug, company) = (grant.at().platform.as_str(), grant.at().company);
            // Two who take the other's tier at once must not both have theirs: the plan's row is the
            // lock of all of them.
            if storage::plan::lock(&mut tx, slug, company.uuid()).await? == 0 {
                return Err(Refusal::NotFound.into());
            }
            let own = Perfil::Tier(Tier::Super);
            if !storage::membership::hold(&mut tx, slug, (by, company), own).await? {
                return Err(Refusal::NotAllowed.into());
            }
            let row = storage::membership::of(&mut tx, slug, account, company).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            row.perfil()?.tier().ok_or(Refusal::NotFound)?;
            write(&mut tx, caller, (&row, account == by), tier).await?;
            tx.done(())
        })
        .await
}

async fn write(
    tx: &mut Tx,
    caller: &Caller,
    (row, own): (&MembershipRow, bool),
    tier: Tier,
) -> Result<(), Denied> {
    let slug = caller.platform.slug.as_str();
    let old = row.perfil()?;
    let leading = Perfil::Tier(Tier::Super);
    let left = storage::membership::count_of(tx, slug, row.company, leading).await?;
    let before = Before {
        state: row.state()?,
        perfil: old,
        own,
        last_administrator: left < 2,
    };
    let Some(after) = change(before, Change::Give(Perfil::Tier(tier)))? else {
        return Ok(());
    };
    let next = (after.state, after.perfil, None);
    if storage::membership::change(tx, slug, row, next, caller.now).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    let company = storage::company::by_id(tx, slug, row.company).await?;
    let company = company.ok_or(Refusal::NotFound)?;
    let id = Id::from_uuid(row.account);
    if let Some(stored) = storage::account::by_id(tx, slug, id, caller.now).await? {
        let about = (&*caller.backend, &*caller.platform);
        let to = contact_of(&stored)?;
        let letter = letters::invitation::tier_changed(about, &to, &company.legal_name, tier);
        outbox::enqueue(tx, &caller.scribe(), &letter, caller.now + LETTER_LASTS).await?;
    }
    let entry = Entry {
        action: "tier.changed",
        subject: subject(Id::from_uuid(row.company)),
        detail: json!({
            "account": row.account,
            "old": old.code(),
            "new": tier.code(),
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}
