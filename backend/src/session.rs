//! Sessions: a random token for the browser, its digest for us. Every step up starts another
//! token, so that one planted or seen before is worth nothing afterwards (A35, A19).

use domain::account::Stage;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::time::Span;
use serde_json::json;

use crate::audit::{self, Entry};
use crate::caller::{self, Caller, Session};
use crate::fault::Denied;
use crate::keys::Secret;
use crate::second_factor;
use crate::storage::session::NewSession;
use crate::storage::{self, Tx};

/// Whose machine the browser is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// The person's own: it is remembered, with failures of its own (Q52).
    Own,
    /// «Equipo compartido»: nothing is remembered, the cookie goes when the browser closes.
    Shared,
}

impl Device {
    /// The one that the session is on.
    #[must_use]
    pub const fn of(session: &Session) -> Self {
        if session.shared {
            Self::Shared
        } else {
            Self::Own
        }
    }
}

/// Starts a session for that account in this browser; whatever session it brought along is over.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn start(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    stage: Stage,
    device: Device,
) -> Result<Secret, Denied> {
    let platform = caller.platform.slug.as_str();
    end_presented(tx, caller).await?;
    match device {
        Device::Own => {
            let (browser, agent) = (&caller.browser, &caller.visit.agent);
            storage::device::know(tx, platform, account, browser, agent, caller.now).await?;
        }
        Device::Shared => {
            storage::device::forget(tx, platform, account, &caller.browser).await?;
        }
    }
    let secret = Secret::new(&caller.backend.env.chance);
    let session = NewSession {
        id: caller.backend.env.chance.id(caller.now),
        digest: &secret.digest(),
        platform,
        account,
        browser: &caller.browser,
        agent: &caller.visit.agent,
        stage,
        shared: device == Device::Shared,
        now: caller.now,
        expires_at: caller.now + caller.platform.policy.sessions.absolute(),
    };
    storage::session::insert(tx, &session).await?;
    if stage == Stage::SecondFactor {
        second_factor::begin_text(tx, caller, account, &secret.digest()).await?;
    }
    Ok(secret)
}

/// Gives the caller's session another token and stage; its end stays where it was.
///
/// # Errors
/// [`Refusal::SessionOver`] when there is none, or it was ended in the meantime.
pub async fn rotate(tx: &mut Tx, caller: &Caller, stage: Stage) -> Result<Secret, Denied> {
    let session = caller.signed_in()?;
    let secret = Secret::new(&caller.backend.env.chance);
    let platform = caller.platform.slug.as_str();
    let moved = storage::session::rotate(
        tx,
        platform,
        &session.digest,
        &secret.digest(),
        stage,
        caller.now,
    )
    .await?;
    if moved == 1 {
        Ok(secret)
    } else {
        Err(Refusal::SessionOver.into())
    }
}

/// Ends the session whose cookie this browser presents, alive or not.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn end_presented(tx: &mut Tx, caller: &Caller) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let cookie = caller
        .visit
        .cookies
        .get(&caller::session_cookie(platform))
        .and_then(|text| Secret::parse(text));
    if let Some(secret) = cookie {
        storage::session::delete(tx, platform, &secret.digest()).await?;
    }
    Ok(())
}

/// «Cerrar sesión»: ends the session on the server, and tells so even when there was none.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn sign_out(caller: &Caller) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            end_presented(&mut tx, caller).await?;
            if let Some(session) = &caller.session {
                let entry = Entry {
                    action: "session.ended",
                    subject: format!("account:{}", session.account),
                    detail: json!({}),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
            }
            tx.done(())
        })
        .await
}

/// Ends every session of an account, but for the one with that digest; answers how many.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn end_all_except(
    tx: &mut Tx,
    platform: &str,
    account: Id<id::Account>,
    keep: Option<&[u8]>,
) -> Result<u64, Denied> {
    let kept = keep.unwrap_or_default();
    Ok(storage::session::delete_all_except(tx, platform, account, kept).await?)
}

/// How long the cookie of the caller's session lasts from now; none when it dies with the browser.
#[must_use]
pub fn cookie_life(caller: &Caller) -> Option<Span> {
    let session = caller.session.as_ref().filter(|session| !session.shared)?;
    let end = session.created_at + caller.platform.policy.sessions.absolute();
    Some(end.since(caller.now))
}
