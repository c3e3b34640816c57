//! Who did what, when, on whom. Entries of a platform form a chain of keyed digests over
//! sealed values: changing, dropping or inserting one breaks it, erasing a person's key does not.
//! An entry is written by the transaction that it tells of, as its last write, because it holds
//! the chain's head until the commit.

mod check;
mod list;
mod sealed;

use domain::time::Timestamp;
use serde::Serialize;

use crate::Backend;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::{self, Tx};

pub use check::{Checked, Verdict, check, verify};
pub use list::{Change, EXPORTED_AT_MOST, Filter, Line, Listed, export, list, people};

/// The chain of what concerns no platform; no platform can have this address word.
pub const INSTALLATION: &str = "*";

/// Who writes an entry, and from where.
#[derive(Debug, Clone)]
pub struct Scribe<'a> {
    /// The installation.
    pub backend: &'a Backend,
    /// The platform's address word.
    pub platform: &'a str,
    /// `account:…`, `operator:…`, `browser:…` or `system`.
    pub actor: String,
    /// The network asking, or a word for the command line.
    pub network: &'a str,
    /// The browser asking.
    pub device: &'a str,
    /// When.
    pub now: Timestamp,
}

impl std::fmt::Debug for Backend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Backend(…)")
    }
}

/// What happened.
#[derive(Debug)]
pub struct Entry<'a, D> {
    /// A verb with its object, `sign_in.blocked`.
    pub action: &'static str,
    /// On whom or what: a kind and an id, never a name.
    pub subject: String,
    /// Old and new values, sealed.
    pub detail: D,
    /// The key of the person told of; their facts die with it. Without one, the installation's.
    pub key: Option<&'a PersonKey>,
}

impl Caller {
    /// Who writes the entries of this request.
    #[must_use]
    pub fn scribe(&self) -> Scribe<'_> {
        let actor = match &self.session {
            Some(session) => format!("account:{}", session.account),
            None => "visitor".to_owned(),
        };
        Scribe {
            backend: &self.backend,
            platform: self.platform.slug.as_str(),
            actor,
            network: &self.visit.network,
            device: &self.visit.agent,
            now: self.now,
        }
    }
}

/// Writes one entry at the end of the chain.
///
/// # Errors
/// Those of [`write_many`].
pub async fn write<D: Serialize>(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    entry: Entry<'_, D>,
) -> Result<(), Denied> {
    write_many(tx, scribe, vec![entry]).await
}

/// Writes entries at the end of the chain, in that order: the head is read once and moved once.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails; the caller's transaction must not commit.
pub async fn write_many<D: Serialize>(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    entries: Vec<Entry<'_, D>>,
) -> Result<(), Denied> {
    let Ok(many @ 1..) = i64::try_from(entries.len()) else {
        return Ok(());
    };
    let head = storage::audit::lock_head(tx, scribe.platform, many).await?;
    let (mut previous, mut rows) = (head.digest, Vec::with_capacity(entries.len()));
    for (seq, entry) in (head.seq - many + 1..).zip(entries) {
        let mut row = storage::audit::EntryRow {
            platform: scribe.platform.to_owned(),
            seq,
            at: scribe.now.0,
            actor: scribe.actor.clone(),
            action: entry.action.to_owned(),
            sealed: seal(scribe, seq, &entry)?,
            subject: entry.subject,
            digest: Vec::new(),
        };
        row.digest = link(scribe.backend, &previous, &row);
        previous.clone_from(&row.digest);
        rows.push(row);
    }
    storage::audit::append(tx, &rows, scribe.network, scribe.device).await?;
    Ok(())
}

/// Old and new values, sealed for their place in the chain.
fn seal<D: Serialize>(
    scribe: &Scribe<'_>,
    seq: i64,
    entry: &Entry<'_, D>,
) -> Result<Vec<u8>, Fault> {
    let Backend { keys, env, .. } = scribe.backend;
    let plain = serde_json::to_vec(&entry.detail).map_err(|_| Fault::Sealed)?;
    let context = context(scribe.platform, seq);
    match entry.key {
        Some(key) => key.seal(&env.chance, &context, &plain),
        None => keys.seal(&env.chance, &context, &plain),
    }
}

/// Old and new values of an entry; none where its person's key is gone or another's.
#[must_use]
pub fn detail(
    backend: &Backend,
    platform: &str,
    seq: i64,
    sealed: &[u8],
    key: Option<&PersonKey>,
) -> Option<serde_json::Value> {
    let context = context(platform, seq);
    let of_house = backend.keys.open(&context, sealed);
    let plain = of_house.or_else(|fault| match key {
        Some(key) => key.open(&context, sealed),
        None => Err(fault),
    });
    serde_json::from_slice(&plain.ok()?).ok()
}

/// Why a chain does not verify.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The chain breaks at that entry.
    #[error("the chain breaks at entry {0}")]
    At(i64),
    /// It could not be read.
    #[error(transparent)]
    Unread(#[from] Denied),
}

fn link(backend: &Backend, previous: &[u8], row: &storage::audit::EntryRow) -> Vec<u8> {
    // Lengths stand before the texts, so that no two entries ever digest the same bytes.
    let mut parts: Vec<u8> = Vec::new();
    let texts = [&row.platform, &row.actor, &row.action, &row.subject];
    for bytes in texts
        .iter()
        .map(|text| text.as_bytes())
        .chain([row.sealed.as_slice()])
    {
        parts.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        parts.extend_from_slice(bytes);
    }
    backend.keys.link(&[
        previous,
        &row.seq.to_be_bytes(),
        &row.at.to_be_bytes(),
        &parts,
    ])
}

fn context(platform: &str, seq: i64) -> Vec<u8> {
    format!("audit:{platform}:{seq}").into_bytes()
}
