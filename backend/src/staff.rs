//! Roles on a platform (ruling 9). They are given and taken on the command line, with an entry in
//! the platform's chain; the very next request of whoever has one knows.
//!
//! Somebody who has no account yet gets one without a password: its owner chooses it behind a
//! mailed link, as in a recovery, and sets up a second factor before anything else (Q50).

use domain::access::Staff;
use domain::account::AccountState;
use domain::contact::Email;
use domain::document::Document;
use domain::id::{self, Id};
use domain::name::PersonName;
use domain::platform::{Platform, SignInId};
use serde_json::json;

use crate::Backend;
use crate::account::{self, NewAccount, Profile};
use crate::audit::{self, Entry, Scribe};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::recovery;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};

/// Somebody to be given a role.
#[derive(Debug)]
pub struct Appoint<'a> {
    /// Where.
    pub platform: &'a Platform,
    /// The role.
    pub role: Staff,
    /// Where mail goes, and who it is on this platform.
    pub email: &'a Email,
    /// What they are called; needed for those without an account.
    pub name: Option<&'a PersonName>,
    /// Their document, taken for proved; needed where nobody signs in with an address.
    pub document: Option<&'a Document>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appointed {
    /// The account that was there has the role now.
    Given,
    /// An account was made, and its owner was sent a link.
    Invited,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no account with that address.
    Unknown,
    /// Nobody has that address, and a new account needs a name.
    NameNeeded,
    /// On this platform people sign in with a document, and none was given.
    DocumentNeeded,
    /// The document belongs to an account with another address.
    DocumentTaken,
    /// The account is not in service: not proved yet, blocked or disabled.
    NotActive,
    /// There was no role to take away.
    NoRole,
}

/// Gives somebody a role.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails; what is refused is in the answer.
pub async fn appoint(
    backend: &Backend,
    who: &Appoint<'_>,
) -> Result<Result<Appointed, Refused>, Denied> {
    backend
        .db
        .write(|mut tx| async move {
            let scribe = scribe(backend, who.platform.slug.as_str());
            let answer = give(&mut tx, &scribe, who).await?;
            tx.done(answer)
        })
        .await
}

/// Takes somebody's role away.
///
/// # Errors
/// [`Denied::Fault`] when the database fails; what is refused is in the answer.
pub async fn dismiss(
    backend: &Backend,
    platform: &Platform,
    email: &Email,
) -> Result<Result<(), Refused>, Denied> {
    backend
        .db
        .write(|mut tx| async move {
            let scribe = scribe(backend, platform.slug.as_str());
            let answer = take(&mut tx, &scribe, (platform, email)).await?;
            tx.done(answer)
        })
        .await
}

fn scribe<'a>(backend: &'a Backend, platform: &'a str) -> Scribe<'a> {
    Scribe {
        backend,
        platform,
        actor: "system".to_owned(),
        network: "command line",
        device: "command line",
        now: backend.env.clock.now(),
    }
}

async fn give(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    who: &Appoint<'_>,
) -> Result<Result<Appointed, Refused>, Denied> {
    let (account, link) = match account::by_email(tx, scribe, who.email).await? {
        Some(row) if row.state()? != AccountState::Active => return Ok(Err(Refused::NotActive)),
        Some(row) => (row.id(), None),
        None => match invite(tx, scribe, who).await? {
            Ok((account, secret)) => (account, Some(secret)),
            Err(refused) => return Ok(Err(refused)),
        },
    };
    let (platform, now) = (scribe.platform, scribe.now);
    let before = storage::staff::of(tx, platform, account).await?;
    storage::staff::grant(tx, platform, account, who.role, &scribe.actor, now).await?;
    let letter = letters::staff::appointed(scribe.backend, who, link.as_ref());
    let expires_at = now + who.platform.policy.links.activation();
    outbox::enqueue(tx, scribe, &letter, expires_at).await?;
    let entry = Entry {
        action: "staff.appointed",
        subject: format!("account:{account}"),
        detail: json!({ "old": before, "new": who.role.code() }),
        key: None,
    };
    audit::write(tx, scribe, entry).await?;
    Ok(Ok(match link {
        Some(_) => Appointed::Invited,
        None => Appointed::Given,
    }))
}

/// Makes an account without a password, and the link to choose one.
async fn invite(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    who: &Appoint<'_>,
) -> Result<Result<(Id<id::Account>, Secret), Refused>, Denied> {
    let Some(name) = who.name else {
        return Ok(Err(Refused::NameNeeded));
    };
    let policy = &who.platform.policy;
    if who.document.is_none() && !policy.sign_in.contains(&SignInId::Email) {
        return Ok(Err(Refused::DocumentNeeded));
    }
    let profile = &Profile {
        name: name.clone(),
        phone: None,
        birth_date: None,
        document: who.document.cloned(),
    };
    let new = NewAccount {
        proved_document: who.document,
        ..NewAccount::active(who.email, profile)
    };
    // The address is free, or this would be no invitation.
    let Some(created) = account::create(tx, scribe, &new).await? else {
        return Ok(Err(Refused::DocumentTaken));
    };
    let env = &scribe.backend.env;
    let secret = Secret::new(&env.chance);
    let recovery = NewRecovery {
        id: env.chance.id::<()>(scribe.now).uuid(),
        platform: scribe.platform,
        account: created.account,
        secret_digest: &secret.digest(),
        now: scribe.now,
        expires_at: scribe.now + policy.links.activation(),
    };
    storage::recovery::insert(tx, &recovery, true).await?;
    Ok(Ok((created.account, secret)))
}

async fn take(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (at, email): (&Platform, &Email),
) -> Result<Result<(), Refused>, Denied> {
    let Some(row) = account::by_email(tx, scribe, email).await? else {
        return Ok(Err(Refused::Unknown));
    };
    let (platform, account) = (scribe.platform, row.id());
    let before = storage::staff::of(tx, platform, account).await?;
    if storage::staff::withdraw(tx, platform, account).await? == 0 {
        return Ok(Err(Refused::NoRole));
    }
    let letter = letters::staff::dismissed(scribe.backend, at, email);
    let expires_at = scribe.now + recovery::NOTICE_LASTS;
    outbox::enqueue(tx, scribe, &letter, expires_at).await?;
    let entry = Entry {
        action: "staff.dismissed",
        subject: format!("account:{account}"),
        detail: json!({ "old": before, "new": null }),
        key: None,
    };
    audit::write(tx, scribe, entry).await?;
    Ok(Ok(()))
}
