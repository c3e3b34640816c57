//! Authorisations of the own account, taking them back, and giving them again.

use domain::access::ChangeConsent;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::not_own;
use crate::account;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::consent::Of;
use crate::fault::{Denied, Fault};
use crate::mail::letters;
use crate::registration::ConsentTexts;
use crate::storage;
use crate::storage::consent::{ConsentRow, NewConsent};
use crate::{calendar, outbox, recovery};

/// What somebody authorised, or did not.
#[derive(Debug, Clone)]
pub struct Consent {
    /// To take it back by.
    pub id: Uuid,
    /// `data` or `messages`.
    pub purpose: String,
    /// Version of the privacy text.
    pub version: String,
    /// Language of the sentence.
    pub locale: String,
    /// Whether the box was ticked.
    pub granted: bool,
    /// When, as people of the platform read it.
    pub given: String,
    /// When it was taken back.
    pub withdrawn: Option<String>,
    /// Whether it is the last word on its purpose, and no.
    pub may_give: bool,
}

/// Times that one account may give authorisations.
const GIVEN: Limit = Limit {
    purpose: "consent_given",
    most: 20,
    window: Span::hours(24),
};

impl Consent {
    /// All of an account as their owner reads them, in the order they were asked.
    pub(super) fn all(caller: &Caller, rows: &[ConsentRow]) -> Result<Vec<Self>, Fault> {
        let read = |row: &ConsentRow| Self::of(caller, row.clone(), may_give(rows, row));
        rows.iter().map(read).collect()
    }

    fn of(caller: &Caller, row: ConsentRow, may_give: bool) -> Result<Self, Fault> {
        let told = |at| calendar::moment(&caller.platform, Timestamp(at));
        Ok(Self {
            may_give,
            id: row.id,
            purpose: row.purpose,
            version: row.text_version,
            locale: row.locale,
            granted: row.granted,
            given: told(row.given_at)?,
            withdrawn: row.withdrawn_at.map(told).transpose()?,
        })
    }
}

/// Whether nothing of its purpose is in force, and nothing was said about it later.
fn may_give(rows: &[ConsentRow], row: &ConsentRow) -> bool {
    let mut same = rows.iter().filter(|one| one.purpose == row.purpose);
    let last = same.clone().next_back();
    last.is_some_and(|last| last.id == row.id)
        && !same.any(|one| one.granted && one.withdrawn_at.is_none())
}

fn named(caller: &Caller, id: &str) -> Result<Uuid, Denied> {
    Uuid::try_parse(id).map_err(|_| not_own(caller, "consent"))
}

/// Gives the authorisation again that `id` once was, in today's words; `texts` are those that the
/// page shows.
///
/// # Errors
/// [`Refusal::NotFound`] for an id of somebody else, for none, and where it is in force already
/// (A46); [`Refusal::TooMany`] past the limit; strangers and those before a hurdle are refused.
pub async fn give(caller: &Caller, id: &str, texts: &ConsentTexts) -> Result<(), Denied> {
    let grant = &caller.own(ChangeConsent)?;
    let id = named(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let owner = storage::account::by_id(&mut tx, platform, account, caller.now).await?;
            let owner = owner.ok_or(Refusal::SessionOver)?;
            // This row is also the lock: of two presses the second finds what the first gave.
            budget::require(&mut tx, caller, GIVEN, account.uuid().as_bytes()).await?;
            let rows = storage::consent::of(&mut tx, platform, account).await?;
            let old = rows.iter().find(|row| row.id == id && may_give(&rows, row));
            let old = old.ok_or_else(|| not_own(caller, "consent"))?;
            let text = match old.purpose.as_str() {
                "messages" => &texts.messages,
                _ => &texts.data,
            };
            let version = caller.platform.privacy.version.to_string();
            let new: Id<id::Message> = caller.backend.env.chance.id(caller.now);
            let row = NewConsent {
                id: new.uuid(),
                platform,
                of: Of::Account(account),
                purpose: &old.purpose,
                text_version: &version,
                text_digest: &Sha256::digest(text.as_bytes()),
                locale: caller.platform.locale.tag(),
                granted: true,
                at: caller.now,
            };
            storage::consent::insert(&mut tx, &row).await?;
            let known =
                account::profile(&mut tx, &caller.backend, platform, owner.person()).await?;
            let entry = Entry {
                action: "consent.given",
                subject: format!("account:{account}"),
                detail: json!({ "purpose": old.purpose, "version": version }),
                key: Some(&known.key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// Takes an authorisation back; its giver gets a letter as proof.
///
/// # Errors
/// [`Refusal::NotFound`] for an id of somebody else, for none, and for one that is not in force
/// (A46); strangers and those before a hurdle are refused.
pub async fn withdraw(caller: &Caller, id: &str) -> Result<(), Denied> {
    let grant = &caller.own(ChangeConsent)?;
    let id = named(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let now = caller.now;
            let row = storage::consent::withdraw(&mut tx, platform, account, id, now).await?;
            let row = row.ok_or_else(|| not_own(caller, "consent"))?;
            let owner = storage::account::by_id(&mut tx, platform, account, now)
                .await?
                .ok_or(Refusal::SessionOver)?;
            let known =
                account::profile(&mut tx, &caller.backend, platform, owner.person()).await?;
            if let Ok(to) = Email::parse(&owner.email) {
                let moment = calendar::moment(&caller.platform, now)?;
                let letter = letters::own::consent_withdrawn(caller, &to, &row.purpose, &moment);
                let until = now + recovery::NOTICE_LASTS;
                outbox::enqueue(&mut tx, &caller.scribe(), &letter, until).await?;
            }
            let entry = Entry {
                action: "consent.withdrawn",
                subject: format!("account:{account}"),
                detail: json!({ "purpose": row.purpose, "version": row.text_version }),
                key: Some(&known.key),
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
