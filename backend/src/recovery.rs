//! «¿Olvidaste tu contraseña?». Asking is answered alike for everybody, by the same
//! statements and the same work (A04); the link goes to the address on file and nowhere else.
//! A newer link takes the older ones out of service; spending one lifts the temporary block
//! ends every session and makes this browser known (Q52).
//!
//! An unproven account may recover its password, which its mailbox proves; it still has the
//! questions before it afterwards. A registration that waits for its mail has nothing to recover.

mod finish;

use domain::id::Id;
use domain::refusal::Refusal;
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::Secret;
use crate::mail::letters;
use crate::outbox;
use crate::sign_in::Identity;
use crate::storage::recovery::NewRecovery;
use crate::storage::{self, Tx};
use domain::contact::Email;

pub(crate) use finish::lift_block;
pub use finish::{Recovered, finish, standing};

/// How long a notice may wait for the mail server.
pub(crate) const NOTICE_LASTS: Span = Span::hours(48);
/// Links for one identity in a day, whoever asks: a mailbox must not be flooded. Browsers from
/// which the account was entered do not count, so that its owner is never shut out by it.
const LINKS_OF_IDENTITY: Limit = Limit {
    purpose: "recovery_identity",
    most: 20,
    window: Span::hours(24),
};
/// Stands for the owner where there is none; nothing is ever sent there.
const NOBODY: &str = "nadie@ejemplo.test";

/// Sends a link to the address on file of whoever that is, if anybody; the answer is the same.
///
/// # Errors
/// [`Refusal::Fields`] for a text that is no identity of the platform; [`Refusal::TooMany`] when
/// this browser asked for it too lately or too often, whether or not it exists.
pub async fn request(caller: &Caller, typed: &str) -> Result<(), Denied> {
    let backend = &caller.backend;
    let identity = &Identity::read(&caller.platform.policy, &backend.keys, typed);
    if let Some(problem) = identity.problem {
        return Err(Refusal::field(domain::refusal::Field::Identity, problem).into());
    }
    backend
        .db
        .write(|mut tx| async move {
            send(&mut tx, caller, identity).await?;
            tx.done(())
        })
        .await
}

async fn send(tx: &mut Tx, caller: &Caller, identity: &Identity) -> Result<(), Denied> {
    let (platform, now) = (caller.platform.slug.as_str(), caller.now);
    let links = caller.platform.policy.links;
    require_pause(tx, caller, identity).await?;
    let account = identity.account(tx, platform, now).await?;
    let id = account.as_ref().map_or(Uuid::nil(), |account| account.id);
    let known = storage::sign_in::is_known_device(tx, platform, id, &caller.browser).await?;
    let granted = budget::take(tx, caller, LINKS_OF_IDENTITY, &identity.digest).await?;
    let owner = account.as_ref().map(|account| account.email.as_str());
    let really = owner.is_some() && (granted || known);
    // Somebody who may not have another link keeps the one they have.
    let replaced = if really { id } else { Uuid::nil() };
    storage::recovery::replace(tx, platform, Id::from_uuid(replaced), now).await?;
    let secret = Secret::new(&caller.backend.env.chance);
    let recovery = NewRecovery {
        id: caller.backend.env.chance.id::<()>(now).uuid(),
        platform,
        account: Id::from_uuid(id),
        secret_digest: &secret.digest(),
        now,
        expires_at: now + links.recovery(),
    };
    storage::recovery::insert(tx, &recovery, really).await?;
    let to = Email::parse(owner.unwrap_or(NOBODY)).or_else(|_| Email::parse(NOBODY));
    if let Ok(to) = to {
        let letter = letters::sign_in::recovery(caller, &to, &secret);
        let expires_at = recovery.expires_at;
        outbox::enqueue_if(tx, &caller.scribe(), &letter, expires_at, really).await?;
    }
    let entry = Entry {
        action: "recovery.requested",
        subject: identity.subject(),
        detail: json!({ "account": id, "sent": really }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// A pause between two mails and so many in a day, per browser and identity.
async fn require_pause(tx: &mut Tx, caller: &Caller, identity: &Identity) -> Result<(), Denied> {
    let links = caller.platform.policy.links;
    let holder = [identity.digest.as_slice(), &caller.browser].concat();
    let pause = Limit {
        purpose: "recovery_pause",
        most: 1,
        window: links.resend_pause(),
    };
    let day = Limit {
        purpose: "recovery_day",
        most: i64::from(links.resend_per_day),
        window: Span::hours(24),
    };
    budget::require(tx, caller, pause, &holder).await?;
    budget::require(tx, caller, day, &holder).await
}
