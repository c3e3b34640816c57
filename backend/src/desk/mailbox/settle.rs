//! What becomes of a change whose time has come: the address moves, every session ends, and both
//! mailboxes are told; the old one may still take it back for three days, as with every change of
//! address (Q20).

use domain::contact::Email;
use domain::platform::Platform;
use domain::refusal::Refusal;
use serde_json::json;
use uuid::Uuid;

use crate::Backend;
use crate::account::{self, Known};
use crate::audit::{self, Entry, Scribe};
use crate::email_change::UNDO;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters::lost_mailbox as letters;
use crate::recovery::NOTICE_LASTS;
use crate::storage::email_change::{Confirmed, NewChange};
use crate::storage::lost_mailbox::ChangeRow;
use crate::storage::{self, Tx};
use crate::{outbox, session};

/// Changes of one round.
const BATCH: i64 = 50;

/// Makes the changes whose time has come; answers whether it took any. One that cannot be made holds
/// nobody else up.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails, for the last one where it did.
pub async fn settle(backend: &Backend) -> Result<bool, Denied> {
    let now = backend.env.clock.now();
    let due = backend
        .db
        .read(|mut tx| async move {
            let due = storage::lost_mailbox::due(&mut tx, now, BATCH).await?;
            tx.done(due)
        })
        .await?;
    let (mut any, mut bad) = (false, None);
    for (slug, id) in due {
        // Where a platform left the configuration it stays, and is no work that was done.
        let Some(platform) = backend.platform(&slug) else {
            continue;
        };
        match one(backend, &platform, id).await {
            Ok(taken) => any |= taken,
            Err(denied) => {
                tracing::error!(%denied, %id, "the address of a lost mailbox could not be moved");
                bad = Some(denied);
            }
        }
    }
    bad.map_or(Ok(any), Err)
}

/// Answers whether it was there to be taken.
async fn one(backend: &Backend, platform: &Platform, id: Uuid) -> Result<bool, Denied> {
    let scribe = &Scribe {
        backend,
        platform: platform.slug.as_str(),
        actor: "system".to_owned(),
        network: "housekeeping",
        device: "housekeeping",
        now: backend.env.clock.now(),
    };
    backend
        .db
        .write(|mut tx| async move {
            // Taking it is the lock: of many nodes one finds it.
            let taken =
                storage::lost_mailbox::take_due(&mut tx, scribe.platform, id, scribe.now).await?;
            if let Some(row) = &taken {
                apply(&mut tx, (platform, scribe), row).await?;
            }
            tx.done(taken.is_some())
        })
        .await
}

async fn apply(
    tx: &mut Tx,
    (platform, scribe): (&Platform, &Scribe<'_>),
    row: &ChangeRow,
) -> Result<(), Denied> {
    let (slug, now, account) = (scribe.platform, scribe.now, row.account());
    let stored = storage::account::by_id(tx, slug, account, now).await?;
    let Some(stored) = stored else {
        storage::lost_mailbox::overtaken(tx, slug, row.id).await?;
        return Ok(());
    };
    let known = account::profile(tx, scribe.backend, slug, stored.person()).await?;
    storage::account::clear_lapsed(tx, slug, &row.new_email_key, now).await?;
    let before = Some(row.old_email_key.as_str());
    let fresh = (row.new_email.as_str(), row.new_email_key.as_str());
    if storage::account::set_email(tx, slug, account, before, fresh).await? == 0 {
        storage::lost_mailbox::overtaken(tx, slug, row.id).await?;
        // Whoever waited three days for it is told that nothing comes.
        for address in [&row.old_email, &row.new_email] {
            let letter = letters::stopped(platform, &parse(row, address)?);
            outbox::enqueue(tx, scribe, &letter, now + NOTICE_LASTS).await?;
        }
        return note(tx, scribe, row, ("mailbox.overtaken", &known)).await;
    }
    // Links to the old mailbox open nothing any more, but for the one that takes the change back.
    storage::recovery::replace(tx, slug, account, now).await?;
    session::end_all_except(tx, slug, account, None).await?;
    storage::device::forget_all(tx, slug, account).await?;
    let undo = as_change(tx, scribe, row).await?;
    tell(tx, (platform, scribe), row, &undo).await?;
    note(tx, scribe, row, ("mailbox.moved", &known)).await
}

/// Enters it among the changes of address, so that it can be taken back like any other.
async fn as_change(tx: &mut Tx, scribe: &Scribe<'_>, row: &ChangeRow) -> Result<Secret, Denied> {
    let (slug, now, chance) = (scribe.platform, scribe.now, &scribe.backend.env.chance);
    storage::email_change::close_open(tx, slug, row.account(), now).await?;
    // Nobody ever gets this secret: the second agent heard the code of the new mailbox.
    let spent = Secret::new(chance).digest();
    let undo = Secret::new(chance);
    let change = NewChange {
        id: chance.id::<()>(now).uuid(),
        platform: slug,
        account: row.account(),
        old_email: &row.old_email,
        old_email_key: &row.old_email_key,
        new_email: &row.new_email,
        new_email_key: &row.new_email_key,
        secret_digest: &spent,
        now,
        expires_at: now + UNDO,
    };
    storage::email_change::insert(tx, &change).await?;
    let confirmed = Confirmed {
        secret_digest: &spent,
        account: row.account(),
        undo_digest: &undo.digest(),
        undo_until: now + UNDO,
    };
    let entered = storage::email_change::confirm(tx, slug, &confirmed, now).await?;
    entered.ok_or(Refusal::Outdated)?;
    Ok(undo)
}

async fn tell(
    tx: &mut Tx,
    (platform, scribe): (&Platform, &Scribe<'_>),
    row: &ChangeRow,
    undo: &Secret,
) -> Result<(), Denied> {
    let of = (scribe.backend, platform);
    let new = parse(row, &row.new_email)?;
    let letter = letters::is_now(of, &new);
    outbox::enqueue(tx, scribe, &letter, scribe.now + NOTICE_LASTS).await?;
    let old = parse(row, &row.old_email)?;
    let letter = letters::moved(of, &old, &new.mask(), undo);
    outbox::enqueue(tx, scribe, &letter, scribe.now + UNDO).await?;
    Ok(())
}

fn parse(row: &ChangeRow, email: &str) -> Result<Email, Fault> {
    Email::parse(email).map_err(|_| Fault::Stored {
        table: "lost_mailbox",
        column: "email",
        key: row.id.to_string(),
    })
}

async fn note(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    row: &ChangeRow,
    (action, known): (&'static str, &Known),
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("account:{}", row.account()),
        detail: json!({ "old": row.old_email, "new": row.new_email }),
        key: Some(&known.key),
    };
    audit::write(tx, scribe, entry).await
}
