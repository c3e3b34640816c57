//! The result of each row, as it waits beside its file: sealed, some dozens at a time, kind by kind, so
//! that one piece is one page of the preview.

use domain::bulk::{Difference, Issue, Outcome};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::keys::PersonKey;
use crate::storage::{self, Tx};

/// Results sealed together: a page.
const TOGETHER: usize = 50;

/// What became, or would become, of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// Who, as far as the row says it.
    pub rut: String,
    /// What they are called.
    pub name: String,
    /// What changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// What was found in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Issue>,
    /// Its cells, where it is refused, to be corrected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<String>,
}

fn context(load: Uuid, outcome: Outcome, place: i64) -> Vec<u8> {
    format!("bulk_result:{load}:{}:{place}", outcome.code()).into_bytes()
}

/// A sealed page: its kind, its place among them, its bytes.
pub(super) type Page = (Outcome, i64, Vec<u8>);

/// Gathers results into sealed pages.
pub(super) struct Pages<'a> {
    backend: &'a Backend,
    key: &'a PersonKey,
    load: Uuid,
    waiting: [Vec<Told>; Outcome::ALL.len()],
    places: [i64; Outcome::ALL.len()],
    /// Pages that are full and not written yet.
    pub(super) full: Vec<Page>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(backend: &'a Backend, key: &'a PersonKey, load: Uuid) -> Self {
        Self {
            backend,
            key,
            load,
            waiting: Default::default(),
            places: Default::default(),
            full: Vec::new(),
        }
    }

    /// Adds one.
    pub(super) fn add(&mut self, outcome: Outcome, told: Told) -> Result<(), Fault> {
        let Some(waiting) = self.waiting.get_mut(outcome.place()) else {
            return Ok(());
        };
        waiting.push(told);
        if waiting.len() == TOGETHER {
            self.seal(outcome)?;
        }
        Ok(())
    }

    /// Seals what waits.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        Outcome::ALL.into_iter().try_for_each(|one| self.seal(one))
    }

    fn seal(&mut self, outcome: Outcome) -> Result<(), Fault> {
        let at = outcome.place();
        let (Some(waiting), Some(place)) = (self.waiting.get_mut(at), self.places.get_mut(at))
        else {
            return Ok(());
        };
        if waiting.is_empty() {
            return Ok(());
        }
        let plain = serde_json::to_vec(waiting).map_err(|_| Fault::Sealed)?;
        let context = context(self.load, outcome, *place);
        let sealed = self.key.seal(&self.backend.env.chance, &context, &plain)?;
        self.full.push((outcome, *place, sealed));
        *place += 1;
        waiting.clear();
        Ok(())
    }
}

/// One page of results, and whether another one follows.
pub(super) async fn page(
    tx: &mut Tx,
    key: &PersonKey,
    load: Uuid,
    outcome: Outcome,
    place: i64,
) -> Result<(Vec<Told>, bool), Denied> {
    let pages = storage::bulk::results(tx, load, outcome, place, 2).await?;
    let more = pages.len() > 1;
    let Some((at, sealed)) = pages.into_iter().next() else {
        return Ok((Vec::new(), false));
    };
    let plain = key.open(&context(load, outcome, at), &sealed)?;
    let told = serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)?;
    Ok((told, more))
}
