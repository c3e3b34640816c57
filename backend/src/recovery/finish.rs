//! Spending a recovery link: a new password, once.

use domain::contact::Email;
use domain::document::Document;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::NOTICE_LASTS;
use crate::account::{self, Known};
use crate::audit::{self, Entry};
use crate::caller::{self, Caller};
use crate::desk::mailbox;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::password::{choose, own_words};
use crate::session::{self, Device};
use crate::sign_in::{Entered, Identity, way_of};
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// The password is set.
#[derive(Debug)]
pub struct Recovered {
    /// The session that began; none for a disabled account.
    pub entered: Option<Entered>,
}

/// Whether the link that this browser opened is still good.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a spent or a replaced one; [`Refusal::LinkExpired`].
pub async fn standing(caller: &Caller) -> Result<(), Denied> {
    let digest = &digest(caller)?;
    read(caller, digest).await.map(|_| ())
}

/// Sets the password that was chosen behind the link, and signs in.
///
/// # Errors
/// [`Refusal::LinkInvalid`], [`Refusal::LinkExpired`], [`Refusal::Fields`] for a password against
/// the rules, which spends nothing.
pub async fn finish(caller: &Caller, chosen: &str, again: &str) -> Result<Recovered, Denied> {
    let backend = &caller.backend;
    let digest = &digest(caller)?;
    let (row, known) = &read(caller, digest).await?;
    let own = own_words(&caller.platform, &row.email, &known.profile);
    let password = choose(chosen, again, &own).map_err(Refusal::Fields)?;
    let hash = &backend.hashing.hash(&backend.env.chance, &password).await?;
    backend
        .db
        .write(|mut tx| async move {
            let recovered = set(&mut tx, caller, digest, row, known, hash).await?;
            tx.done(recovered)
        })
        .await
}

/// The digest of the secret that the mailed link left in a cookie.
fn digest(caller: &Caller) -> Result<Vec<u8>, Denied> {
    let cookie = caller::link_cookie(caller.platform.slug.as_str());
    let secret = caller
        .visit
        .cookies
        .get(&cookie)
        .and_then(|text| Secret::parse(text));
    Ok(secret.ok_or(Refusal::LinkInvalid)?.digest())
}

async fn read(caller: &Caller, digest: &[u8]) -> Result<(AccountRow, Known), Denied> {
    let platform = caller.platform.slug.as_str();
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let link = storage::recovery::by_secret(&mut tx, platform, digest).await?;
            let link = link.ok_or(Refusal::LinkInvalid)?;
            if link.used_at.is_some() {
                return Err(Refusal::LinkInvalid.into());
            }
            let ends = Timestamp(link.expires_at);
            let lasts = ends.since(Timestamp(link.created_at));
            if !lasts.covers(ends, caller.now) {
                return Err(Refusal::LinkExpired.into());
            }
            let row = storage::account::by_id(&mut tx, platform, link.account(), caller.now)
                .await?
                .ok_or(Refusal::LinkInvalid)?;
            let known = account::profile(&mut tx, backend, platform, row.person()).await?;
            tx.done((row, known))
        })
        .await
}

async fn set(
    tx: &mut Tx,
    caller: &Caller,
    digest: &[u8],
    read: &AccountRow,
    known: &Known,
    hash: &str,
) -> Result<Recovered, Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let link = storage::recovery::spend(tx, platform, digest, now).await?;
    let account = link.ok_or(Refusal::LinkInvalid)?.account();
    let row = storage::account::by_id(tx, platform, account, now)
        .await?
        .ok_or(Refusal::LinkInvalid)?;
    // Whatever the password was a moment ago, the mailbox decides.
    let before = row.password_hash.as_deref();
    if storage::account::set_password(tx, platform, account, hash, before, now).await? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    storage::recovery::replace(tx, platform, account, now).await?;
    storage::email_change::close_open(tx, platform, account, now).await?;
    session::end_all_except(tx, platform, account, None).await?;
    storage::device::forget_all(tx, platform, account).await?;
    lift_block(tx, caller, &read.email, known).await?;
    let entered = enter(tx, caller, &row).await?;
    if let Ok(to) = Email::parse(&row.email) {
        let letter = letters::sign_in::password_changed(caller, &to);
        outbox::enqueue(tx, &caller.scribe(), &letter, now + NOTICE_LASTS).await?;
    }
    mailbox::kept(tx, caller, account, &known.key).await?;
    let entry = Entry {
        action: "recovery.completed",
        subject: format!("account:{account}"),
        detail: json!({ "entered": entered.is_some() }),
        key: Some(&known.key),
    };
    audit::write(tx, &caller.scribe(), entry).await?;
    Ok(Recovered { entered })
}

/// Forgets the failures under every identity that the person signs in with.
pub(crate) async fn lift_block(
    tx: &mut Tx,
    caller: &Caller,
    email: &str,
    known: &Known,
) -> Result<(), Denied> {
    let (platform, keys) = (caller.platform.slug.as_str(), &caller.backend.keys);
    let of_email = Email::parse(email)
        .ok()
        .map(|email| Identity::of_email(keys, &email));
    let proved: Option<&Document> = known.profile.document.as_ref().filter(|_| known.proved);
    let of_document = proved.map(|document| Identity::of_document(keys, document));
    for identity in [of_email, of_document].into_iter().flatten() {
        storage::sign_in::clear_failures(tx, platform, &identity.digest).await?;
    }
    Ok(())
}

async fn enter(tx: &mut Tx, caller: &Caller, row: &AccountRow) -> Result<Option<Entered>, Denied> {
    let Ok((stage, way)) = way_of(tx, caller, row).await? else {
        return Ok(None);
    };
    let device = Device::Own;
    let secret = session::start(tx, caller, row.id(), stage, device).await?;
    Ok(Some(Entered {
        secret,
        device,
        way,
    }))
}
