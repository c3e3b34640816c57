//! The frozen option sets of one person. A set is drawn once for a fact's value and number of
//! options and never again, whoever asks: two draws for one value would differ in everything but
//! the truth (`domain.md` 5.2). A changed value gets a whole new set.

use domain::challenge::{Fact, OptionSet, Setup, Shape};
use domain::id::{self, Id};

use crate::Backend;
use crate::caller::Caller;
use crate::env::Draw;
use crate::fault::{Denied, Fault};
use crate::registry::Found;
use crate::storage::challenge::SetRow;
use crate::storage::{self, Tx};

/// The shape of the person's earlier questionnaires, from the sets that were frozen for them; they
/// are asked in no other one.
pub(super) fn kept_shape(rows: &[SetRow], spouse: bool) -> Option<Shape> {
    let first = rows.iter().map(|row| row.option_count).min()?;
    [Shape::FULL, Shape::SHORT]
        .into_iter()
        .find(|shape| i64::from(shape.options) == first)
        .map(|shape| Shape { spouse, ..shape })
}

/// The set of every fact that may be asked: as frozen, or drawn now and frozen.
pub(super) async fn frozen(
    tx: &mut Tx,
    caller: &Caller,
    person: &Found,
    setup: &Setup,
) -> Result<Vec<OptionSet>, Denied> {
    let backend = &caller.backend;
    let rows = storage::challenge::sets(tx, person.id).await?;
    let option_count = i64::from(setup.shape().options);
    let mut sets = Vec::new();
    for fact in setup.facts() {
        let Some(value) = setup.value(fact) else {
            continue;
        };
        let context = context(person.id, fact, option_count);
        let digest = digest(backend, person.id, fact, &value);
        let standing = rows
            .iter()
            .filter(|row| row.fact == fact.code() && row.option_count == option_count)
            .find(|row| row.value_digest == digest);
        if let Some(row) = standing {
            sets.push(open(person, &context, &row.sealed)?);
            continue;
        }
        let Some(set) = setup.option_set(fact, &mut Draw(&backend.env.chance)) else {
            continue;
        };
        let plain = serde_json::to_vec(&set).map_err(|_| Fault::Sealed)?;
        let row = SetRow {
            fact: fact.code().to_owned(),
            option_count,
            value_digest: digest,
            sealed: person.key.seal(&backend.env.chance, &context, &plain)?,
        };
        storage::challenge::freeze(tx, person.id, &row, caller.now).await?;
        sets.push(set);
    }
    Ok(sets)
}

fn open(person: &Found, context: &[u8], sealed: &[u8]) -> Result<OptionSet, Fault> {
    let plain = person.key.open(context, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Fault::Sealed)
}

/// Keyed, and bound to person and fact, so that equal values do not look equal in the table.
fn digest(backend: &Backend, person: Id<id::RegistryPerson>, fact: Fact, value: &str) -> Vec<u8> {
    let text = format!("{person}\0{}\0{value}", fact.code());
    backend.keys.lookup("challenge_value", &text)
}

fn context(person: Id<id::RegistryPerson>, fact: Fact, option_count: i64) -> Vec<u8> {
    format!("challenge_set:{person}:{}:{option_count}", fact.code()).into_bytes()
}
