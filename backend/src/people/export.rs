//! The list as a file: everybody who fits what the page is asked for, with what stands on each
//! «ficha».

use std::collections::HashMap;

use domain::access::SeePeople;
use domain::company::Position;
use domain::contact::Phone;
use domain::id::{self, Id};
use domain::roster::Branch;
use serde_json::json;
use uuid::Uuid;

use super::list::{begin, read, section_names, walked, wanted};
use super::person::people;
use super::{Asked, Names, Person, phone};
use crate::Backend;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::company::subject;
use crate::fault::{Denied, Fault};
use crate::storage::roster::{Page, RosterRow};
use crate::storage::worker::WorkerRow;
use crate::storage::{self, Tx};
use crate::worker::{self, Record};

/// People read at once.
const BATCH: i64 = 1_000;
/// People that go into one file.
pub const EXPORTED_AT_MOST: usize = 100_000;

/// Somebody of a file.
#[derive(Debug)]
pub struct Exported {
    /// As the list has them.
    pub person: Person,
    /// «Celular», as the company notes it.
    pub phone: Option<Phone>,
    /// «Cargo», where a worker's record keeps one.
    pub position: Option<Position>,
}

/// The people of a file.
#[derive(Debug)]
pub struct Export {
    /// Who.
    pub people: Vec<Exported>,
    /// The sections that they stand in, and others.
    pub sections: Vec<Branch>,
    /// Whether there are more than a file takes.
    pub cut: bool,
}

/// Everybody who fits, by name, at most [`EXPORTED_AT_MOST`]; itself an act with an entry of its own,
/// which tells whether there were more.
///
/// # Errors
/// As [`super::list()`].
pub async fn export(caller: &Caller, asked: &Asked) -> Result<Export, Denied> {
    let inside = &caller.inside(SeePeople)?;
    let (search, start) = read(asked)?;
    let filter = &wanted(caller, &asked.filter);
    let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
    let mut found = Vec::new();
    let mut from = start;
    while found.len() <= EXPORTED_AT_MOST {
        let search = &search;
        let read = caller.backend.db.read(|mut tx| async move {
            let by = &begin(&mut tx, (slug, company), from).await?;
            let page = &Page {
                search,
                filter,
                by,
                limit: BATCH,
            };
            let counted = storage::roster::counted(&mut tx, company).await?;
            let index = walked(&counted, page);
            let rows = storage::roster::page(&mut tx, slug, company, page, index).await?;
            let names = Names::of_company(&mut tx, slug, company).await?;
            let workers = workers(&mut tx, (slug, company), &rows).await?;
            let records = opened(&caller.backend, &workers)?;
            let noted = |row| noted(&caller.backend, row, &records);
            let noted: Vec<Noted> = rows.iter().map(noted).collect::<Result<_, _>>()?;
            let last = rows.last().map(|row| row.seq);
            let people = people(&mut tx, caller, rows, &names).await?;
            tx.done((last, people, noted))
        });
        let (last, people, noted) = read.await?;
        let Some(last) = last else { break };
        from.after = Some(last);
        let exported = |(person, (phone, position))| Exported {
            person,
            phone,
            position,
        };
        found.extend(people.into_iter().zip(noted).map(exported));
    }
    let cut = shorten(&mut found, EXPORTED_AT_MOST);
    let count = found.len();
    let sections = caller
        .backend
        .db
        .write(|mut tx| async move {
            let entry = Entry {
                action: "people.exported",
                subject: subject(company),
                detail: json!({ "people": count, "cut": cut }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            let sections = section_names(&mut tx, caller, company).await?;
            tx.done(sections)
        })
        .await?;
    Ok(Export {
        people: found,
        sections,
        cut,
    })
}

/// The company's records of those who have one.
async fn workers(
    tx: &mut Tx,
    (slug, company): (&str, Id<id::Company>),
    rows: &[RosterRow],
) -> Result<Vec<WorkerRow>, Denied> {
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.worker).collect();
    Ok(storage::worker::by_ids(tx, slug, company, &ids).await?)
}

fn opened(backend: &Backend, workers: &[WorkerRow]) -> Result<HashMap<Uuid, Record>, Fault> {
    let record = |row: &WorkerRow| -> Result<_, Fault> {
        let (record, _) = worker::open(backend, row)?;
        Ok((row.id, record))
    };
    workers.iter().map(record).collect()
}

/// «Celular» and «Cargo».
type Noted = (Option<Phone>, Option<Position>);

fn noted(
    backend: &Backend,
    row: &RosterRow,
    records: &HashMap<Uuid, Record>,
) -> Result<Noted, Denied> {
    let record = row.worker.and_then(|id| records.get(&id));
    let position = record.and_then(|record| record.position.clone());
    Ok((phone::known(backend, row, record)?, position))
}

/// Leaves so many; whether there were more.
fn shorten<T>(found: &mut Vec<T>, most: usize) -> bool {
    let cut = found.len() > most;
    found.truncate(most);
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p24_a_file_that_does_not_take_everybody_knows_it() {
        let mut some = vec![1, 2, 3];
        assert!(!shorten(&mut some, 3));
        assert!(shorten(&mut some, 2));
        assert_eq!(some, [1, 2]);
    }
}
