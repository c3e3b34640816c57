//! People of a file whom it would tie to the account that they have already. The company's list shows
//! who can enter, and so answers who of a file has an account: a company learns it of so many people a
//! day, and past them every row waits for another day (A06).

use std::collections::{HashMap, HashSet};

use domain::bulk::{Kind, Read};
use domain::time::Span;

use crate::budget::Limit;
use crate::fault::Denied;
use crate::invitation::NOT_INVITABLE;
use crate::people::{Within, lookup};
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};

/// People with an account whom the files of one company name: many work at a second company, and few
/// of anybody's list of strangers.
const TIED: Limit = Limit {
    purpose: "load_tied",
    most: 300,
    window: Span::hours(24),
};
/// One of them: the same file brought again, corrected, asks nothing new.
const SEEN: &str = "load_tied_person";

/// From which row on nothing is told of people whom the company does not know: from the first one where
/// the day's answers are used up. A file that was told about up to the first with an account would name
/// them, one for each file.
pub(super) async fn cut(tx: &mut Tx, within: &Within<'_>) -> Result<Option<u64>, Denied> {
    let limit = match super::kind(within.platform) {
        Kind::People => TIED,
        Kind::Guests => NOT_INVITABLE,
    };
    let (company, now) = (within.company.uuid(), within.now());
    let of = (limit.purpose, company.as_bytes().as_slice());
    let used = storage::budget::used(tx, within.slug(), of, limit.window, now).await?;
    Ok((used >= limit.most).then_some(0))
}

/// Counts the new people of these rows who have an account; the row at which the day's are used up, if
/// it is among these.
pub(super) async fn count(
    within: &Within<'_>,
    reads: &[Read],
    known: &HashMap<String, RosterRow>,
) -> Result<Option<u64>, Denied> {
    let (backend, slug, now) = (within.backend(), within.slug(), within.now());
    let mut rows = Vec::new();
    for read in reads {
        if let Some(line) = &read.line
            && !known.contains_key(&line.rut.to_string())
        {
            rows.push((read.row, lookup(&backend.keys, line.rut)?));
        }
    }
    let all: &Vec<&[u8]> = &rows.iter().map(|(_, lookup)| lookup.as_slice()).collect();
    let shown = backend.db.read(|mut tx| async move {
        let shown = storage::person::with_accounts(&mut tx, slug, all, now).await?;
        tx.done(shown)
    });
    let shown: HashSet<Vec<u8>> = shown.await?.into_iter().collect();
    rows.retain(|(_, lookup)| shown.contains(lookup));
    if rows.is_empty() {
        return Ok(None);
    }
    let rows = &rows;
    backend
        .db
        .write(|mut tx| async move {
            for (row, lookup) in rows {
                if !spend(&mut tx, within, lookup).await? {
                    return tx.done(Some(*row));
                }
            }
            tx.done(None)
        })
        .await
}

/// Counts one person, once in a window; false when there is no room for them.
async fn spend(tx: &mut Tx, within: &Within<'_>, lookup: &[u8]) -> Result<bool, Denied> {
    let (slug, now, company) = (within.slug(), within.now(), within.company.uuid());
    let one = &[company.as_bytes(), lookup].concat();
    if storage::budget::take(tx, slug, SEEN, one, TIED.window, now).await? > 1 {
        return Ok(true);
    }
    let holder = company.as_bytes();
    let used = storage::budget::take(tx, slug, TIED.purpose, holder, TIED.window, now).await?;
    if used > TIED.most {
        storage::budget::clear(tx, slug, SEEN, one).await?;
        return Ok(false);
    }
    Ok(true)
}
