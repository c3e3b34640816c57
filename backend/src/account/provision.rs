//! Accounts that the installation makes by itself, for platforms where people do not register:
//! those of a demonstration today. Nothing calls this outside of one (A68).

use domain::contact::Email;
use domain::document::Document;
use domain::name::PersonName;
use domain::password::Password;

use super::{Created, NewAccount, Profile, by_document, by_email, create};
use crate::Backend;
use crate::audit::Scribe;
use crate::fault::Denied;

/// Somebody to be given an account.
#[derive(Debug)]
pub struct Provision<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// Their address.
    pub email: &'a Email,
    /// Their document, taken for proved.
    pub document: &'a Document,
    /// Their name.
    pub name: &'a PersonName,
    /// Their first password.
    pub password: &'a Password,
}

/// Makes an active account; none when address or document are taken, so that it can run again.
///
/// # Errors
/// [`Denied::Fault`] when the database or hashing fails.
pub async fn provision(backend: &Backend, who: &Provision<'_>) -> Result<Option<Created>, Denied> {
    // A hash is dear; whoever runs this again pays none for those who are there.
    if is_there(backend, who).await? {
        return Ok(None);
    }
    let chance = &backend.env.chance;
    let hash = &backend.hashing.hash(chance, who.password).await?;
    let profile = &Profile {
        name: who.name.clone(),
        phone: None,
        birth_date: None,
        document: Some(who.document.clone()),
    };
    backend
        .db
        .write(|mut tx| async move {
            let scribe = scribe(backend, who.platform);
            let new = NewAccount {
                proved_document: Some(who.document),
                password_hash: Some(hash),
                ..NewAccount::active(who.email, profile)
            };
            let created = create(&mut tx, &scribe, &new).await?;
            tx.done(created)
        })
        .await
}

async fn is_there(backend: &Backend, who: &Provision<'_>) -> Result<bool, Denied> {
    backend
        .db
        .read(|mut tx| async move {
            let scribe = scribe(backend, who.platform);
            let found = match by_document(&mut tx, &scribe, who.document).await? {
                None => by_email(&mut tx, &scribe, who.email).await?,
                found => found,
            };
            tx.done(found.is_some())
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
