//! Rows of a list of guests (C-28, C-33): what stands in the way of each, inviting it, and taking it
//! back. The rules are those of the form. Besides, entering whom an older invitation waits for.

use domain::bulk;
use domain::id::{self, Id};
use domain::membership::{Guest, Tier};
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use super::again::{found, take_back};
use super::holder::{self, Standing};
use super::invite::{Lookups, Outcome, invite};
use super::{Inviter, NOT_INVITABLE, OF_COMPANY, sealed};
use crate::audit::{self, Entry, Scribe};
use crate::budget::Limit;
use crate::fault::Denied;
use crate::people::{self, Within};
use crate::storage::invitation::InvitationRow;
use crate::storage::{self, Tx};

/// What stands in the way of a guest, and whether another invitation names the same mobile (Q32).
pub(crate) async fn standing(
    tx: &mut Tx,
    within: &Within<'_>,
    (guest, own): (&Guest, Option<Tier>),
) -> Result<(bulk::Standing, bool), Denied> {
    let (scribe, company) = (&within.scribe, within.company);
    let who = (&guest.email, &guest.document);
    let standing = match holder::standing(tx, scribe, company, who, own).await? {
        Standing::Here => bulk::Standing::Here,
        Standing::Taken => bulk::Standing::Taken,
        Standing::Free(_) => waiting(tx, within, guest).await?,
    };
    let phone = Lookups::of(&within.backend().keys, guest).phone;
    let nobody = Id::from_uuid(Uuid::nil());
    let same = storage::invitation::has_phone(tx, company, &phone, nobody).await?;
    Ok((standing, same))
}

async fn waiting(
    tx: &mut Tx,
    within: &Within<'_>,
    guest: &Guest,
) -> Result<bulk::Standing, Denied> {
    let lookups = Lookups::of(&within.backend().keys, guest);
    let (email, document) = (&*lookups.email, &*lookups.document);
    let at = (within.slug(), within.company);
    let waits = storage::invitation::waiting_for(tx, at, (email, document), within.now()).await?;
    let same = |(its, number, tier): &(Vec<u8>, Vec<u8>, String)| {
        its == email && number == document && tier == guest.tier.code()
    };
    Ok(match waits.as_slice() {
        [] => bulk::Standing::Free,
        all => bulk::Standing::Waiting {
            same: all.iter().all(same),
        },
    })
}

/// Counts answers about people who cannot be invited, one for each of these rows, as the form does
/// (A06). Answers the row at which the day's are used up.
pub(crate) async fn count_refused(
    tx: &mut Tx,
    within: &Within<'_>,
    rows: &[u64],
) -> Result<Option<u64>, Denied> {
    let entry = Entry {
        action: "invitation.refused",
        subject: crate::company::subject(within.company),
        detail: json!({ "rows": rows.len() }),
        key: None,
    };
    audit::write(tx, &within.scribe, entry).await?;
    for row in rows {
        if !spend(tx, within, NOT_INVITABLE).await? {
            return Ok(Some(*row));
        }
    }
    Ok(None)
}

async fn spend(tx: &mut Tx, within: &Within<'_>, limit: Limit) -> Result<bool, Denied> {
    let (slug, now, company) = (within.slug(), within.now(), within.company.uuid());
    let (purpose, window) = (limit.purpose, limit.window);
    let holder = company.as_bytes();
    let used = storage::budget::take(tx, slug, purpose, holder, window, now).await?;
    Ok(used <= limit.most)
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// The invitation is on its way.
    Invited(Id<id::Invitation>),
    /// Something stands in its way that did not when it was shown.
    Changed,
    /// The institution sends no more today, or no more to that address.
    TooMany,
}

/// Invites one row, in the name of somebody of that tier.
pub(crate) async fn send(
    tx: &mut Tx,
    within: &Within<'_>,
    tier: Tier,
    guest: &Guest,
) -> Result<Sent, Denied> {
    let Some(inviter) = Inviter::within(within, tier) else {
        return Ok(Sent::Changed);
    };
    if !spend(tx, within, OF_COMPANY).await? {
        return Ok(Sent::TooMany);
    }
    match invite(tx, &inviter, guest).await {
        Ok(Outcome::Invited { id, .. }) => Ok(Sent::Invited(id)),
        Ok(_) => Ok(Sent::Changed),
        Err(Denied::Refused(Refusal::TooMany { .. })) => Ok(Sent::TooMany),
        Err(denied) => Err(denied),
    }
}

/// Takes one back that had been sent so often; false for one that was sent again, accepted or taken
/// back meanwhile, and where its role is not theirs to give.
pub(crate) async fn withdraw(
    tx: &mut Tx,
    within: &Within<'_>,
    tier: Tier,
    (id, sends): (Uuid, i64),
) -> Result<bool, Denied> {
    let Some(inviter) = Inviter::within(within, tier) else {
        return Ok(false);
    };
    let row = match found(tx, &inviter, Id::from_uuid(id)).await {
        Ok(row) => row,
        // Forgotten by now.
        Err(Denied::Refused(_)) => return Ok(false),
        Err(fault) => return Err(fault),
    };
    // Whoever sent it again wants it.
    if row.sends != sends || !inviter.may_give(row.tier()?) {
        return Ok(false);
    }
    take_back(tx, &inviter, &row).await
}

/// Enters whoever waits for an invitation in the list of people, where it was sent before there was one.
pub(crate) async fn enter(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (company, id): (Id<id::Company>, Uuid),
) -> Result<(), Denied> {
    let id = Id::from_uuid(id);
    let row = storage::invitation::by_id(tx, scribe.platform, company, id).await?;
    // Somebody may have accepted it, or taken it back, since it was found.
    if let Some(row) = row.filter(InvitationRow::waits) {
        let guest = sealed::invitee(scribe.backend, &row)?;
        people::invited(tx, scribe, (company, id), &guest).await?;
    }
    Ok(())
}
