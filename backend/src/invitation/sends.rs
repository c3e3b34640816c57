//! How many letters go out: of one institution in a day, and to one address of it, however they come
//! about. Whoever takes an invitation back and invites again sends again.

use domain::refusal::Refusal;
use domain::time::Span;

use super::OF_COMPANY;
use super::inviter::Inviter;
use crate::budget::Limit;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// Counts one letter of the institution.
///
/// # Errors
/// [`Refusal::TooMany`] past the day's.
pub(super) async fn of_company(tx: &mut Tx, inviter: &Inviter<'_>) -> Result<(), Denied> {
    let company = inviter.company.uuid();
    let used = take(tx, inviter, OF_COMPANY, company.as_bytes()).await?;
    Ok(within(used, OF_COMPANY)?)
}

/// Counts one letter of the institution to that address. The first one of a day goes at once, each
/// further one waits for the pause, and there are so many of them a day.
///
/// # Errors
/// [`Refusal::TooMany`] within the pause and past the day's.
pub(super) async fn to_address(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    email_lookup: &[u8],
) -> Result<(), Denied> {
    let links = inviter.platform.policy.links;
    let day = Limit {
        purpose: "invitation_day",
        most: i64::from(links.resend_per_day) + 1,
        window: Span::hours(24),
    };
    let pause = Limit {
        purpose: "invitation_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let holder = [inviter.company.uuid().as_bytes(), email_lookup].concat();
    let sent = take(tx, inviter, day, &holder).await?;
    within(sent, day)?;
    if sent > 1 {
        within(take(tx, inviter, pause, &holder).await?, pause)?;
    }
    Ok(())
}

async fn take(
    tx: &mut Tx,
    inviter: &Inviter<'_>,
    limit: Limit,
    holder: &[u8],
) -> Result<i64, Denied> {
    let (slug, now) = (inviter.slug(), inviter.scribe.now);
    Ok(storage::budget::take(tx, slug, limit.purpose, holder, limit.window, now).await?)
}

const fn within(used: i64, limit: Limit) -> Result<(), Refusal> {
    if used <= limit.most {
        return Ok(());
    }
    Err(limit.used_up())
}
