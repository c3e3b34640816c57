//! Where somebody is signed in, and ending it there (A36).

use domain::access::{EndSessions, SeeAccount};
use domain::agent::Agent;
use domain::id::{self, Id};
use domain::time::Timestamp;
use serde_json::json;

use super::not_own;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;
use crate::{calendar, session};

/// Where somebody is signed in, and which browsers are remembered.
#[derive(Debug)]
pub struct Inside {
    /// Sessions that are alive, this one first.
    pub sessions: Vec<Session>,
    /// Browsers from which the account was entered, newest use first.
    pub browsers: Vec<Browser>,
}

/// One session that is alive.
#[derive(Debug, Clone)]
pub struct Session {
    /// To end it by; tells nothing of its token.
    pub id: Id<id::Session>,
    /// Which browser.
    pub agent: Agent,
    /// Whether it is the one that asks.
    pub here: bool,
    /// Whether the machine is shared with others.
    pub shared: bool,
    /// When it began, as people of the platform read it.
    pub started: String,
    /// When it was used last, to the minute.
    pub seen: String,
}

/// One browser that is remembered.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Which.
    pub agent: Agent,
    /// Whether it is the one that asks.
    pub here: bool,
    /// Since when.
    pub since: String,
    /// When the account was entered from it last.
    pub seen: String,
}

/// Where the caller is signed in.
///
/// # Errors
/// Strangers and those before a hurdle are refused.
pub async fn sessions(caller: &Caller) -> Result<Inside, Denied> {
    let grant = &caller.own(SeeAccount)?;
    let here = caller.fully_signed_in()?.digest.as_slice();
    let (sessions, browsers) = caller
        .backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let sessions = storage::session::of(&mut tx, platform, account, caller.now).await?;
            let browsers = storage::device::of(&mut tx, platform, account).await?;
            tx.done((sessions, browsers))
        })
        .await?;
    let told = |at| calendar::moment(&caller.platform, Timestamp(at));
    let mut inside = Inside {
        sessions: Vec::new(),
        browsers: Vec::new(),
    };
    let policy = &caller.platform.policy;
    for row in sessions
        .iter()
        .filter(|row| row.is_alive(policy, caller.now))
    {
        inside.sessions.push(Session {
            id: Id::from_uuid(row.id),
            agent: Agent::read(&row.agent),
            here: row.token_digest == here,
            shared: row.shared,
            started: told(row.created_at)?,
            seen: told(row.seen_at)?,
        });
    }
    inside.sessions.sort_by_key(|session| !session.here);
    for row in browsers {
        inside.browsers.push(Browser {
            agent: Agent::read(&row.agent),
            here: row.browser == caller.browser,
            since: told(row.created_at)?,
            seen: told(row.seen_at)?,
        });
    }
    Ok(inside)
}

/// Ends one session of the own account; its browser is not remembered any more.
///
/// # Errors
/// [`Refusal::NotFound`](domain::refusal::Refusal::NotFound) for an id of somebody else and for
/// none (A46); strangers and those before a hurdle are refused.
pub async fn end_one(caller: &Caller, id: &str) -> Result<(), Denied> {
    let grant = &caller.own(EndSessions)?;
    let Ok(id) = id.parse::<Id<id::Session>>() else {
        return Err(not_own(caller, "session"));
    };
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let ended = storage::session::delete_of(&mut tx, platform, account, id).await?;
            let browser = ended.ok_or_else(|| not_own(caller, "session"))?;
            if browser != caller.browser {
                storage::device::forget(&mut tx, platform, account, &browser).await?;
            }
            let entry = Entry {
                action: "session.closed",
                subject: format!("account:{account}"),
                detail: json!({ "session": id }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// Ends every other session of the own account; no other browser is remembered any more.
///
/// # Errors
/// Strangers and those before a hurdle are refused.
pub async fn end_others(caller: &Caller) -> Result<(), Denied> {
    let grant = &caller.own(EndSessions)?;
    let kept = caller.fully_signed_in()?.digest.as_slice();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let ended = session::end_all_except(&mut tx, platform, account, Some(kept)).await?;
            storage::device::forget_others(&mut tx, platform, account, &caller.browser).await?;
            let entry = Entry {
                action: "session.closed_others",
                subject: format!("account:{account}"),
                detail: json!({ "ended": ended }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
