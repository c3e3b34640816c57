//! The workers that new people register as, where workers register.

use std::collections::HashMap;

use domain::id;
use domain::refusal::Refusal;
use domain::roster::Entry;
use uuid::Uuid;

use crate::fault::{Denied, Fault};
use crate::people::Within;
use crate::storage::worker::{NewBatch, NewWorker};
use crate::storage::{self, Tx};
use crate::worker::{Record, card_digest, seal};

/// The batch of workers whom no company's file brought: one for everybody whom one act enters.
#[derive(Debug, Default)]
pub struct ByHand(Option<Uuid>);

impl ByHand {
    /// The batch, noted with the first worker of it.
    pub(in crate::people) async fn batch(
        &mut self,
        tx: &mut Tx,
        within: &Within<'_>,
    ) -> Result<Uuid, Denied> {
        if let Some(batch) = self.0 {
            return Ok(batch);
        }
        let now = within.now();
        let batch = within.backend().env.chance.id::<id::Batch>(now).uuid();
        let new = NewBatch {
            id: batch,
            platform: within.slug(),
            company: within.company,
            source_hash: &[],
            imported_at: now.0,
            imported_by: &within.scribe.actor,
        };
        storage::worker::begin_batch(tx, &new).await?;
        Ok(*self.0.insert(batch))
    }
}

/// A worker's row before it is written, but for whose it is.
#[derive(Debug)]
pub(super) struct Made {
    id: Uuid,
    card: Option<Vec<u8>>,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
}

/// The row of each worker; none where workers do not register. One whom the company's file brought
/// stays as the file has them.
pub(super) async fn all(
    tx: &mut Tx,
    within: &Within<'_>,
    by_hand: &mut ByHand,
    people: &[&super::Made],
) -> Result<Vec<Option<Uuid>>, Denied> {
    let register: Vec<(&Made, &[u8])> = people
        .iter()
        .filter_map(|made| Some((made.worker.as_ref()?, &*made.lookup)))
        .collect();
    if register.is_empty() {
        return Ok(vec![None; people.len()]);
    }
    let (slug, company) = (within.slug(), within.company);
    let lookups: Vec<&[u8]> = register.iter().map(|(_, lookup)| *lookup).collect();
    let known = storage::worker::known(tx, slug, company, &lookups).await?;
    let listed: Vec<Uuid> = known.iter().map(|(_, id)| *id).collect();
    storage::worker::put_listed(tx, slug, &listed).await?;
    let known: HashMap<Vec<u8>, Uuid> = known.into_iter().collect();
    let (mut workers, mut new) = (Vec::with_capacity(people.len()), Vec::new());
    for (made, lookup) in register {
        workers.push(Some(match known.get(lookup) {
            Some(id) => *id,
            None => {
                new.push((made, lookup));
                made.id
            }
        }));
    }
    if new.is_empty() {
        return Ok(workers);
    }
    let batch = by_hand.batch(tx, within).await?;
    let new: Vec<_> = new
        .into_iter()
        .map(|(made, lookup)| made.row(within, lookup, batch))
        .collect();
    if storage::worker::add_listed(tx, &new).await? != new.len() as u64 {
        return Err(Refusal::Outdated.into());
    }
    Ok(workers)
}

impl Made {
    pub(super) fn of(within: &Within<'_>, entry: &Entry) -> Result<Self, Fault> {
        let backend = within.backend();
        let chance = &backend.env.chance;
        let id = chance.id::<id::Worker>(within.now()).uuid();
        let (key, wrapped_key) = backend.keys.new_person(chance, id.as_bytes())?;
        let record = Record {
            rut: entry.rut,
            name: entry.name.clone(),
            email: entry.email.clone(),
            phone: entry.phone.clone(),
            position: entry.position.clone(),
            hired: entry.starts_on,
        };
        let card = entry.card.as_ref();
        Ok(Self {
            id,
            card: card.map(|card| card_digest(backend, within.slug(), entry.rut, card)),
            wrapped_key,
            sealed: seal(backend, &key, id, &record)?,
        })
    }

    fn row<'a>(&'a self, within: &Within<'a>, lookup: &'a [u8], batch: Uuid) -> NewWorker<'a> {
        NewWorker {
            id: self.id,
            platform: within.slug(),
            company: within.company,
            rut_lookup: lookup,
            card_digest: self.card.as_deref(),
            wrapped_key: &self.wrapped_key,
            sealed: &self.sealed,
            // No row of a file looks like it, so that the next file writes over it.
            row_digest: &[],
            active: true,
            batch,
            now: within.now().0,
        }
    }
}
