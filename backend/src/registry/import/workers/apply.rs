//! Everything into the database, in one transaction with its audit entry.

use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{After, Before, Change, MembershipState, Perfil, Reason, change};
use domain::time::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::row::Worker;
use crate::account::document_lookup;
use crate::audit::{self, Entry};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::keys::PersonKey;
use crate::membership::apply::kept;
use crate::membership::stands;
use crate::people::{self, Proof};
use crate::storage::company::CompanyRow;
use crate::storage::membership::{MembershipRow, NewMembership, Next};
use crate::storage::worker::{NewBatch, NewWorker, Tally};
use crate::storage::{self, Tx};
use crate::worker::{card_digest, seal};

pub(super) async fn apply(
    hand: &Hand<'_>,
    company: &CompanyRow,
    workers: &[Worker],
    source_hash: &[u8],
) -> Result<Tally, Denied> {
    hand.backend
        .db
        .write(|mut tx| async move {
            let batch = hand.backend.env.chance.id::<id::Batch>(hand.now);
            let scribe = hand.scribe();
            let new = NewBatch {
                id: batch.uuid(),
                platform: hand.slug(),
                company: Id::from_uuid(company.id),
                source_hash,
                imported_at: hand.now.0,
                imported_by: &scribe.actor,
            };
            storage::worker::begin_batch(&mut tx, &new).await?;
            let (mut tally, mut noted) = (Tally::default(), Vec::new());
            for worker in workers {
                let changed = put(&mut tx, hand, (company, batch.uuid()), worker, &mut tally);
                noted.extend(changed.await?);
            }
            storage::worker::finish_batch(&mut tx, batch.uuid(), &tally).await?;
            let mut entries: Vec<_> = noted.iter().map(Noted::entry).collect();
            entries.push(Entry {
                action: "workers.imported",
                subject: format!("company:{}", company.id),
                detail: json!({ "batch": batch, "tally": tally }),
                key: None,
            });
            audit::write_many(&mut tx, &scribe, entries).await?;
            tx.done(tally)
        })
        .await
}

async fn put(
    tx: &mut Tx,
    hand: &Hand<'_>,
    (company, batch): (&CompanyRow, Uuid),
    worker: &Worker,
    tally: &mut Tally,
) -> Result<Option<Noted>, Denied> {
    let (backend, slug) = (hand.backend, hand.slug());
    let rut = worker.record.rut;
    let document = Document::parse(DocumentKind::Rut, &rut.to_string());
    let document = document.map_err(|_| Fault::Config("a person's RUT".into()))?;
    let lookup = document_lookup(&backend.keys, &document);
    let card = worker.card.as_ref();
    let card = card.map(|card| card_digest(backend, slug, rut, card));
    let digest = row_digest(hand, worker, card.as_deref())?;
    let at = Id::from_uuid(company.id);
    tally.rows += 1;
    let known = storage::worker::of_company(tx, slug, at, &lookup).await?;
    if known.as_ref().is_some_and(|row| row.row_digest == digest) {
        tally.unchanged += 1;
        return member(tx, hand, company, (&lookup, worker.active, false)).await;
    }
    // Whoever makes their account at this moment sees this row, or is seen from here.
    storage::claim::lock_tries(tx, slug, &lookup).await?;
    let chance = &backend.env.chance;
    let (id, key, wrapped_key) = match known {
        Some(row) => {
            tally.changed += 1;
            let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
            (row.id, key, row.wrapped_key)
        }
        None => {
            tally.added += 1;
            let id = chance.id::<id::Worker>(hand.now).uuid();
            let (key, wrapped) = backend.keys.new_person(chance, id.as_bytes())?;
            (id, key, wrapped)
        }
    };
    let new = NewWorker {
        id,
        platform: slug,
        company: at,
        rut_lookup: &lookup,
        card_digest: card.as_deref(),
        wrapped_key: &wrapped_key,
        sealed: &seal(backend, &key, id, &worker.record)?,
        row_digest: &digest,
        active: worker.active,
        batch,
        now: hand.now.0,
    };
    storage::worker::put(tx, &new).await?;
    people::worker_listed(tx, &hand.scribe(), at, &lookup).await?;
    member(tx, hand, company, (&lookup, worker.active, true)).await
}

/// Tells a row that changed from one that did not, without keeping what stands in it.
fn row_digest(hand: &Hand<'_>, worker: &Worker, card: Option<&[u8]>) -> Result<Vec<u8>, Fault> {
    let told = serde_json::to_string(&(&worker.record, card, worker.active));
    let told = told.map_err(|_| Fault::Sealed)?;
    Ok(hand.backend.keys.lookup("worker_row", &told))
}

/// The membership of whoever showed that document and has an account. A number that was typed as a
/// company's first user is no proof: with it a stranger would reach the employers of its owner.
async fn member(
    tx: &mut Tx,
    hand: &Hand<'_>,
    company: &CompanyRow,
    (lookup, active, news): (&[u8], bool, bool),
) -> Result<Option<Noted>, Denied> {
    let (slug, now) = (hand.slug(), hand.now);
    let account = storage::account::by_shown_document(tx, slug, lookup, now).await?;
    let Some(account) = account.map(|row| row.id()) else {
        return Ok(None);
    };
    let at = Id::from_uuid(company.id);
    let Some(row) = storage::membership::of(tx, slug, account, at).await? else {
        if !active {
            return Ok(None);
        }
        let new = NewMembership {
            id: hand.backend.env.chance.id(now),
            platform: slug,
            company: at,
            account,
            perfil: Perfil::Worker,
            basis: None,
            sort_key: &company.sort_key,
            now,
        };
        storage::membership::insert(tx, &new).await?;
        return note(tx, hand, (at, account), ("person.added", Value::Null)).await;
    };
    standing(tx, hand, company, (&row, active, news)).await
}

/// What the file changes of a membership. Whom an administrator disabled, and who did not leave, stays
/// so: the file says who works there, not who may enter. Only a row that says something new hires again.
async fn standing(
    tx: &mut Tx,
    hand: &Hand<'_>,
    company: &CompanyRow,
    (row, active, news): (&MembershipRow, bool, bool),
) -> Result<Option<Noted>, Denied> {
    let (slug, now) = (hand.slug(), hand.now);
    let leading = storage::membership::administrators(tx, slug, company.id, now, 2).await?;
    let before = Before {
        state: row.state()?.at(row.ends_at.map(Timestamp), now),
        perfil: row.perfil()?,
        own: false,
        last_administrator: !leading.iter().any(|one| one.id != row.id),
    };
    let left = row.reason(now)? == Some(Reason::Left);
    let what = match (active, before.state) {
        (true, MembershipState::Disabled) if left && news => Change::Return,
        (true, _) => return Ok(None),
        (false, _) => Change::Leave,
    };
    let after = match change(before, what)? {
        Some(after) => after,
        // Disabled before: whoever comes back one day is hired again (Q51).
        None if !left => After {
            state: before.state,
            perfil: before.perfil,
            leaderless: false,
        },
        None => return Ok(None),
    };
    let next = Next {
        state: after.state,
        perfil: after.perfil,
        basis: kept(tx, slug, (row, None), (after.perfil, now)).await?,
        reason: (!active).then_some(Reason::Left),
        ends_at: None,
    };
    if storage::membership::set(tx, slug, row, next, now).await? == 0 {
        return Err(Fault::Race.into());
    }
    if after.leaderless {
        storage::company::set_leaderless(tx, slug, company.id, true).await?;
    }
    let action = match what {
        Change::Return => "person.returned",
        _ => "person.left",
    };
    let pair = (Id::from_uuid(company.id), Id::from_uuid(row.account));
    let old = json!({ "state": before.state, "perfil": before.perfil });
    note(tx, hand, pair, (action, old)).await
}

/// What the file did to one person, for an entry that the person's «ficha» shows as well. All of them
/// are written at the end: an entry holds the chain until the commit.
struct Noted {
    action: &'static str,
    subject: String,
    detail: Value,
    key: PersonKey,
}

impl Noted {
    fn entry(&self) -> Entry<'_, Value> {
        Entry {
            action: self.action,
            subject: self.subject.clone(),
            detail: self.detail.clone(),
            key: Some(&self.key),
        }
    }
}

/// The membership as it stands since, of somebody who stands in the company's list.
async fn note(
    tx: &mut Tx,
    hand: &Hand<'_>,
    (company, account): (Id<id::Company>, Id<id::Account>),
    (action, old): (&'static str, Value),
) -> Result<Option<Noted>, Denied> {
    let slug = hand.slug();
    people::joined(tx, &hand.scribe(), (account, company), Proof::OnFile).await?;
    let Some(row) = storage::membership::of(tx, slug, account, company).await? else {
        return Ok(None);
    };
    let listed = storage::roster::by_membership(tx, slug, row.id).await?;
    let Some(listed) = listed else {
        return Ok(None);
    };
    let (id, wrapped) = (listed.id, listed.wrapped_key.as_slice());
    Ok(Some(Noted {
        action,
        subject: people::subject(id),
        detail: json!({
            "company": company,
            "old": old,
            "new": { "state": row.state()?, "perfil": row.perfil()? },
            "reason": row.reason(hand.now)?,
            "membership": stands::as_stored(&row)?,
        }),
        key: hand.backend.keys.person(wrapped, id.as_bytes())?,
    }))
}
