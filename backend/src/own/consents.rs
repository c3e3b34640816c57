//! Authorisations of the own account, and taking them back.

use domain::access::ChangeConsent;
use domain::contact::Email;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::not_own;
use crate::account;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::mail::letters;
use crate::storage::{self, consent::ConsentRow};
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
}

impl Consent {
    /// As its owner reads it.
    pub(super) fn of(caller: &Caller, row: ConsentRow) -> Result<Self, Fault> {
        let told = |at| calendar::moment(&caller.platform, Timestamp(at));
        Ok(Self {
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

/// Takes an authorisation back; its giver gets a letter as proof.
///
/// # Errors
/// [`Refusal::NotFound`] for an id of somebody else, for none, and for one that is not in force
/// (A46); strangers and those before a hurdle are refused.
pub async fn withdraw(caller: &Caller, id: &str) -> Result<(), Denied> {
    let grant = &caller.own(ChangeConsent)?;
    let Ok(id) = Uuid::try_parse(id) else {
        return Err(not_own(caller, "consent"));
    };
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
