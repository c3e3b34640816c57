//! What happens by itself: end dates that have come are noted, and whoever belongs to a company but does
//! not stand in its list is entered. Doors do not wait for it: they read the date themselves.

use domain::id::{self, Id};
use domain::membership::{Change, MembershipState};
use domain::platform::Platform;
use serde_json::json;
use uuid::Uuid;

use super::{Proof, Why, Within, joined, set_state, subject, worker_listed};
use crate::Backend;
use crate::audit::{self, Entry, Scribe};
use crate::fault::Denied;
use crate::invitation;
use crate::membership::stands::stands;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// People of one transaction.
const BATCH: i64 = 200;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Ended,
    Members,
    Workers,
    Invited,
}

/// One of what was found.
#[derive(Debug)]
enum Of {
    /// Whose end date has come.
    Ended,
    /// A membership of that account.
    Member(Uuid),
    /// A worker of that document.
    Worker(Vec<u8>),
    /// Somebody who was invited to an institution.
    Invited,
}

/// What waits: its id, its company, and what it is.
type Waits = (Uuid, Uuid, Of);

/// Does it on every platform, until nothing is left. A company where it cannot be done holds nobody
/// else up.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails, for the last company where it did;
/// everything else is done.
pub async fn tidy(backend: &Backend) -> Result<(), Denied> {
    let mut bad = None;
    for platform in &backend.platforms {
        for kind in [Kind::Ended, Kind::Members, Kind::Workers, Kind::Invited] {
            if let Some(denied) = all(backend, platform, kind).await? {
                bad = Some(denied);
            }
        }
    }
    bad.map_or(Ok(()), Err)
}

/// Everything of one kind, page by page; what the last company that failed says.
async fn all(backend: &Backend, platform: &Platform, kind: Kind) -> Result<Option<Denied>, Denied> {
    let (mut after, mut bad) = (Uuid::nil(), None);
    loop {
        let mut page = page(backend, platform, kind, after).await?;
        let Some((last, ..)) = page.last() else {
            return Ok(bad);
        };
        after = *last;
        page.sort_by_key(|(_, company, _)| *company);
        for some in page.chunk_by(|(_, one, _), (_, other, _)| one == other) {
            if let Err(denied) = of_company(backend, platform, some).await {
                let company = some.first().map(|(_, company, _)| company);
                tracing::error!(%denied, ?company, "the list of a company could not be tidied");
                bad = Some(denied);
            }
        }
    }
}

async fn page(
    backend: &Backend,
    platform: &Platform,
    kind: Kind,
    after: Uuid,
) -> Result<Vec<Waits>, Denied> {
    let (slug, now) = (platform.slug.as_str(), backend.env.clock.now());
    let found = backend.db.read(|mut tx| async move {
        let found: Vec<Waits> = match kind {
            Kind::Ended => {
                let ended = storage::roster::sweep(&mut tx, slug, now, after, BATCH).await?;
                let one = |(id, company)| (id, company, Of::Ended);
                ended.into_iter().map(one).collect()
            }
            Kind::Members => {
                let members = storage::roster::unlisted_members(&mut tx, slug, after, BATCH);
                let one = |(id, company, account)| (id, company, Of::Member(account));
                members.await?.into_iter().map(one).collect()
            }
            Kind::Workers => {
                let workers = storage::roster::unlisted_workers(&mut tx, slug, after, BATCH);
                let one = |(id, company, lookup)| (id, company, Of::Worker(lookup));
                workers.await?.into_iter().map(one).collect()
            }
            Kind::Invited => {
                let invited = storage::invitation::unlisted(&mut tx, slug, after, BATCH).await?;
                let one = |(id, company)| (id, company, Of::Invited);
                invited.into_iter().map(one).collect()
            }
        };
        tx.done(found)
    });
    found.await
}

/// Some of one company, in one transaction.
async fn of_company(backend: &Backend, platform: &Platform, some: &[Waits]) -> Result<(), Denied> {
    let scribe = &Scribe {
        backend,
        platform: platform.slug.as_str(),
        actor: "system".to_owned(),
        network: "housekeeping",
        device: "housekeeping",
        now: backend.env.clock.now(),
    };
    let done = backend.db.write(|mut tx| async move {
        for (id, company, of) in some {
            let company = Id::from_uuid(*company);
            match of {
                Of::Ended => ended(&mut tx, (platform, scribe), (*id, company)).await?,
                Of::Member(account) => {
                    let one = (Id::from_uuid(*account), company);
                    member(&mut tx, scribe, one).await?;
                }
                Of::Worker(lookup) => worker_listed(&mut tx, scribe, company, lookup).await?,
                Of::Invited => invitation::enter(&mut tx, scribe, (company, *id)).await?,
            }
        }
        tx.done(())
    });
    done.await
}

/// Enters a membership. That it is whoever waited in the list, and has the perfil and the end date that
/// waited there, nobody's act tells: it has an entry of its own.
async fn member(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    (account, company): (Id<id::Account>, Id<id::Company>),
) -> Result<(), Denied> {
    let whom = (account, company);
    let Some(waited) = joined(tx, scribe, whom, Proof::OnFile).await? else {
        return Ok(());
    };
    let (id, wrapped) = (waited.id, waited.wrapped_key.as_slice());
    let key = scribe.backend.keys.person(wrapped, id.as_bytes())?;
    let membership = stands(tx, scribe.platform, whom).await?;
    let entry = Entry {
        action: "person.tied",
        subject: subject(id),
        detail: json!({ "company": company, "account": account, "membership": membership }),
        key: Some(&key),
    };
    audit::write(tx, scribe, entry).await
}

async fn ended(
    tx: &mut Tx,
    (platform, scribe): (&Platform, &Scribe<'_>),
    (id, company): (Uuid, Id<id::Company>),
) -> Result<(), Denied> {
    let within = &Within {
        platform,
        company,
        by: None,
        scribe: scribe.clone(),
    };
    let row = storage::roster::by_id(tx, within.slug(), company, id).await?;
    // Somebody else may have done it, or moved the date, since it was found.
    let waits = |row: &RosterRow| row.ends_at().is_some_and(|end| end <= scribe.now);
    if let Some(row) = row.filter(waits)
        && row.stored_state()? == MembershipState::Enabled
    {
        set_state(tx, within, &row, Change::Leave, &Why::default()).await?;
    }
    Ok(())
}
