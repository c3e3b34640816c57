//! «Pendientes»: whose letter came back, who never registered, whose access ends soon, which requests
//! wait; and one «Recordar a todos».

use domain::access::{DecideModule, EditPeople, SeeMembers, SeePeople};
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Span;
use serde_json::json;

use super::list::may_edit;
use super::one::{ask, can_be_asked};
use super::person::people;
use super::{Names, Person, Within};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::Denied;
use crate::invitation::{self, Again};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// People of each kind that are shown.
const SHOWN: usize = 50;
/// Requests are counted up to here.
const COUNTED: i64 = 100;
/// What ends within that is told.
const SOON: Span = Span::days(30);
/// Letters of one press.
const LETTERS: i64 = 500;
/// Those who are left are counted up to here.
const LEFT: i64 = 100_000;
/// Whoever was asked within that is not asked again with the others.
const AGAIN_AFTER: Span = Span::days(3);
/// How often one company asks everybody.
const OF_COMPANY: Limit = Limit {
    purpose: "remind_all",
    most: 20,
    window: Span::hours(24),
};

/// Where the pages begin: the place of the row before, nothing for the first one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// Of those without an account.
    pub without_account: String,
    /// Of those whose access ends.
    pub ending: String,
}

/// What waits.
#[derive(Debug)]
pub struct Pending {
    /// Enabled without an account, and the last letter did not arrive; the first ones.
    pub bounced: Vec<Person>,
    /// Whether there are more of them.
    pub bounced_cut: bool,
    /// Enabled without an account.
    pub without_account: Vec<Person>,
    /// Where their next page begins.
    pub next: Option<String>,
    /// Whose access ends soon, the next one first.
    pub ending: Vec<Person>,
    /// Where their next page begins.
    pub ending_next: Option<String>,
    /// Requests for modules, for whoever decides them.
    pub modules: Option<i64>,
    /// Requests for perfiles that wait at the help desk, for whoever may ask it.
    pub perfiles: Option<i64>,
    /// Whether one may remind them.
    pub may_edit: bool,
}

/// What waits in the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::Unreadable`] for a cursor that no page gave.
pub async fn pending(caller: &Caller, pages: &Pages) -> Result<Pending, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let may_edit = may_edit(caller);
    let decides = caller.may(DecideModule);
    let asks = caller.may(SeeMembers);
    let (after, ends_after) = (read(&pages.without_account)?, read(&pages.ending)?);
    let (limit, shown) = (i64::try_from(SHOWN + 1).unwrap_or(i64::MAX), SHOWN);
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let tx_ = &mut tx;
            let first = match after {
                Some(seq) => at(tx_, slug, company, seq).await?,
                None => None,
            };
            let key = first
                .as_ref()
                .map_or(("", 0), |row| (&row.sort_key, row.seq));
            let mut waiting =
                storage::roster::without_account(tx_, slug, company, key, limit).await?;
            let next = cut(&mut waiting, shown);
            let first = match ends_after {
                Some(seq) => at(tx_, slug, company, seq).await?,
                None => None,
            };
            let key = first.and_then(|row| Some((row.ends_at()?.0, row.seq)));
            let soon = (caller.now + SOON, key.unwrap_or((i64::MIN, 0)));
            let mut ending = storage::roster::ending(tx_, slug, company, soon, limit).await?;
            let ending_next = cut(&mut ending, shown);
            let mut bounced = match after {
                Some(_) => Vec::new(),
                None => storage::roster::bounced(tx_, slug, company, limit).await?,
            };
            let bounced_cut = cut(&mut bounced, shown).is_some();
            let (modules, perfiles) =
                storage::roster::requests(tx_, company.uuid(), COUNTED).await?;
            let names = &Names::of_company(tx_, slug, company).await?;
            let bounced = people(tx_, caller, bounced, names).await?;
            let without_account = people(tx_, caller, waiting, names).await?;
            let ending = people(tx_, caller, ending, names).await?;
            tx.done(Pending {
                bounced,
                bounced_cut,
                without_account,
                next,
                ending,
                ending_next,
                modules: Some(modules).filter(|_| decides),
                perfiles: Some(perfiles).filter(|_| asks),
                may_edit,
            })
        })
        .await
}

fn read(cursor: &str) -> Result<Option<i64>, Refusal> {
    match cursor {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refusal::Unreadable),
    }
}

/// The row that the page before ended with; where it is gone, the list begins anew.
async fn at(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
    seq: i64,
) -> Result<Option<RosterRow>, Denied> {
    Ok(storage::roster::by_seq(tx, slug, company, seq).await?)
}

/// Leaves the rows of one page; where the next one begins.
fn cut(rows: &mut Vec<RosterRow>, shown: usize) -> Option<String> {
    let more = rows.len() > shown;
    rows.truncate(shown);
    let last = rows.last().filter(|_| more);
    last.map(|row| row.seq.to_string())
}

/// What one press of «Recordar a todos» did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// So many were written to.
    pub people: usize,
    /// So many wait for the next press.
    pub left: i64,
}

/// «Recordar a todos»: whoever has no account, has an address and was not asked lately; so many of them
/// as one press writes to, those who wait longest first. In an institution their invitations are sent
/// again, within the budgets of the day.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::TooMany`] past the limit of a company.
pub async fn remind_all(caller: &Caller) -> Result<Reminded, Denied> {
    caller.inside(EditPeople)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let within = &Within::in_turn(&mut tx, caller).await?;
            let (slug, company, now) = (within.slug(), within.company, within.now());
            budget::require(&mut tx, caller, OF_COMPANY, company.uuid().as_bytes()).await?;
            let since = (now - AGAIN_AFTER, now);
            let rows = storage::roster::to_remind(&mut tx, slug, company, since, LETTERS).await?;
            let (people, passed) = if within.is_institution() {
                invited(&mut tx, caller, within, &rows).await?
            } else {
                (asked(&mut tx, caller, within, &rows).await?, 0)
            };
            let left = storage::roster::left_to_remind(&mut tx, slug, company, since, LEFT).await?;
            let done = Reminded {
                people,
                left: (left - passed).max(0),
            };
            let entry = Entry {
                action: "people.reminded",
                subject: subject(company),
                detail: json!({ "people": done.people, "left": done.left }),
                key: None,
            };
            audit::write(&mut tx, &within.scribe, entry).await?;
            tx.done(done)
        })
        .await
}

/// Writes to those who can be asked; how many they were.
async fn asked(
    tx: &mut Tx,
    caller: &Caller,
    within: &Within<'_>,
    rows: &[RosterRow],
) -> Result<usize, Denied> {
    let mut people = 0;
    for row in rows {
        if can_be_asked(within, row)? {
            ask(tx, caller, within, row).await?;
            people += 1;
        }
    }
    Ok(people)
}

/// Sends invitations again (C-34), as many as the institution may send today: how many it were, and how
/// many another press would not send either, because their role is not this hand's to give (Q39) or
/// their address got enough today.
async fn invited(
    tx: &mut Tx,
    caller: &Caller,
    within: &Within<'_>,
    rows: &[RosterRow],
) -> Result<(usize, i64), Denied> {
    let tier = caller.member()?.perfil.tier().ok_or(Refusal::NotAllowed)?;
    let (mut people, mut passed) = (0, 0);
    for row in rows {
        match invitation::send_again(tx, within, tier, row.id).await? {
            Again::Sent => people += 1,
            Again::NotThis => passed += 1,
            Again::NoMore => break,
        }
    }
    Ok((people, passed))
}
