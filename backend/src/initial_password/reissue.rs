//! What an operator does for a first user whose initial password ran out or went to a wrong address
//! (W-32, Q53): another one is mailed, and the former opens nothing any more. The address may be
//! corrected only before anybody entered; afterwards it is its owner's.

use domain::access::ReissuePassword;
use domain::contact::Email;
use domain::document::Rut;
use domain::id::{self, Id};
use domain::platform::SignInId;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::{Span, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::{draw, give, is_over};
use crate::account;
use crate::audit::{self, Entry};
use crate::budget::Limit;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::storage::{self, Tx};

/// Rows of one page.
const PAGE: usize = 25;

/// Somebody who did not choose a password of their own yet.
#[derive(Debug, Clone)]
pub struct FirstUser {
    /// The account.
    pub account: Id<id::Account>,
    /// What they are called.
    pub name: String,
    /// Where their mail goes.
    pub email: String,
    /// «Razón social».
    pub company: String,
    /// The company's number.
    pub rut: String,
    /// The end of the initial password.
    pub until: Timestamp,
    /// Whether it is over.
    pub over: bool,
    /// Whether the address may still be corrected.
    pub correctable: bool,
}

/// One page of them, the oldest first.
#[derive(Debug)]
pub struct FirstUsers {
    /// The rows.
    pub items: Vec<FirstUser>,
    /// Where the next page begins.
    pub next: Option<(i64, Uuid)>,
}

/// Who has an initial password still, after the cursor.
///
/// # Errors
/// What the policy says.
pub async fn first_users(
    hand: &Hand<'_>,
    after: Option<(i64, Uuid)>,
) -> Result<FirstUsers, Denied> {
    hand.require(ReissuePassword)?;
    let after = after.unwrap_or((i64::MIN, Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    hand.backend
        .db
        .read(|mut tx| async move {
            let slug = hand.slug();
            let mut rows = storage::first_user::after(&mut tx, slug, after, limit).await?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more);
            let next = next.map(|row| (row.created_at, row.id));
            let mut items = Vec::new();
            for row in rows {
                let person = Id::from_uuid(row.person);
                let known = account::profile(&mut tx, hand.backend, slug, person).await?;
                items.push(FirstUser {
                    account: Id::from_uuid(row.id),
                    name: known.profile.name.to_string(),
                    email: row.email,
                    company: row.legal_name,
                    rut: row.rut,
                    until: Timestamp(row.initial_until),
                    over: is_over(Some(row.initial_until), hand.now),
                    correctable: row.entered_at.is_none(),
                });
            }
            tx.done(FirstUsers { items, next })
        })
        .await
}

/// The first user of the company of that number, if their initial password still stands.
///
/// # Errors
/// [`Refusal::NotFound`]; what the policy says.
pub async fn of_company(hand: &Hand<'_>, rut: Rut) -> Result<Id<id::Account>, Denied> {
    let rut = rut.to_string();
    let mut after = None;
    loop {
        let page = first_users(hand, after).await?;
        if let Some(one) = page.items.iter().find(|one| one.rut == rut) {
            return Ok(one.account);
        }
        after = page.next;
        if after.is_none() {
            return Err(Refusal::NotFound.into());
        }
    }
}

/// Mails another initial password, to a corrected address where one is given.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever has none any more; [`Refusal::Outdated`] for another address
/// once somebody entered; [`Refusal::Fields`] for an address of another account;
/// [`Refusal::TooMany`] past the day's limit; what the policy says.
pub async fn reissue(
    hand: &Hand<'_>,
    account: Id<id::Account>,
    corrected: Option<&Email>,
) -> Result<(), Denied> {
    hand.require(ReissuePassword)?;
    let drawn = &draw(hand.backend).await?;
    let day = Limit {
        purpose: "initial_password_reissued",
        most: i64::from(hand.platform.policy.links.resend_per_day),
        window: Span::hours(24),
    };
    hand.backend
        .db
        .write(|mut tx| async move {
            let (slug, scribe) = (hand.slug(), hand.scribe());
            hand.spend(&mut tx, day, account.uuid().as_bytes()).await?;
            let row = storage::first_user::by_id(&mut tx, slug, account).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let before = Email::parse(&row.email).map_err(|_| Refusal::NotFound)?;
            let other = corrected.filter(|email| email.key() != before.key());
            if let Some(email) = other {
                correct(&mut tx, hand, account, email).await?;
            }
            let to = other.unwrap_or(&before);
            let known =
                account::profile(&mut tx, hand.backend, slug, Id::from_uuid(row.person)).await?;
            let by_email = hand.platform.policy.sign_in.contains(&SignInId::Email);
            let document = known.profile.document.as_ref();
            let document = document.filter(|_| !by_email);
            let sign_in = document.map_or(to.delivery(), |one| one.number());
            let by = (&scribe, hand.platform);
            if !give(&mut tx, by, (account, to, sign_in), drawn).await? {
                return Err(Refusal::NotFound.into());
            }
            let entry = Entry {
                action: "initial_password.reissued",
                subject: format!("account:{account}"),
                detail: match other {
                    Some(to) => json!({ "old": before.mask(), "new": to.mask() }),
                    None => json!({}),
                },
                key: Some(&known.key),
            };
            audit::write(&mut tx, &scribe, entry).await?;
            tx.done(())
        })
        .await
}

/// Moves the address. Links that went to the wrong mailbox open nothing any more.
async fn correct(
    tx: &mut Tx,
    hand: &Hand<'_>,
    account: Id<id::Account>,
    email: &Email,
) -> Result<(), Denied> {
    let (slug, key) = (hand.slug(), email.key());
    let address = (email.delivery(), key.as_str());
    if storage::first_user::correct_email(tx, slug, account, address).await? == 0 {
        let other = storage::account::by_email(tx, slug, &key, hand.now).await?;
        return Err(match other {
            Some(_) => Refusal::field(Field::Email, Problem::EmailTaken).into(),
            None => Refusal::Outdated.into(),
        });
    }
    storage::recovery::replace(tx, slug, account, hand.now).await?;
    Ok(())
}
