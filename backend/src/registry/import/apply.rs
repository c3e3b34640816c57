//! The second reading: everything into the database, in one transaction with its audit entry. A
//! power cut leaves all of the file or nothing of it (F01); the same file again changes nothing.

use std::collections::HashMap;

use domain::challenge::{Fact, stored_value};
use domain::id::{self, Id};
use domain::registry::RegistryRecord;
use serde::Serialize;
use uuid::Uuid;

use super::{Checked, Options, Place, Progress, short};
use crate::Backend;
use crate::audit::{self, Entry, Scribe};
use crate::fault::{Denied, Fault};
use crate::registry::{context, lookup, open};
use crate::storage::Tx;
use crate::storage::registry::{self as rows, BatchRow, PersonRow, Tally};

use super::flaw::Flaw;
use super::reader::Row;
use super::row::Reading;

/// People written with one statement.
const AT_ONCE: usize = 200;
/// People looked through at once for those who are absent.
const PAGE: i64 = 500;

/// A person of the file, on the way into a row.
struct Incoming {
    lookup: Vec<u8>,
    digest: Vec<u8>,
    plain: String,
    record: RegistryRecord,
}

/// The work of one transaction.
struct Work<'a> {
    backend: &'a Backend,
    platform: &'a str,
    batch: Uuid,
    now: i64,
    tally: Tally,
    counts: HashMap<(Fact, String), i64>,
}

#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    whole: bool,
    #[serde(flatten)]
    tally: Tally,
}

/// Applies a checked file. The answer is a flaw when the file is no longer the one checked.
pub(super) async fn apply(
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
) -> Result<Result<Tally, Flaw>, Denied> {
    let applied = place
        .backend
        .db
        .write(|mut tx| async move {
            let tally = all(&mut tx, place, options, checked).await?;
            tx.done(tally)
        })
        .await;
    match applied {
        Err(Denied::Fault(Fault::Config(why))) if why == CHANGED => Ok(Err(Flaw::FileChanged)),
        other => other.map(Ok),
    }
}

/// Ends the transaction without a commit; never shown.
const CHANGED: &str = "the file changed";

async fn all(
    tx: &mut Tx,
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
) -> Result<Tally, Denied> {
    let Place { backend, platform } = place;
    let slug = platform.slug.as_str();
    let now = backend.env.clock.now();
    let batch: Id<id::Batch> = backend.env.chance.id(now);
    rows::lock(tx, slug).await?;
    let begun = BatchRow {
        id: batch.uuid(),
        platform: slug,
        source_hash: &checked.form.digest,
        whole: options.whole,
        imported_at: now.0,
        imported_by: options.actor,
    };
    rows::begin_batch(tx, &begun).await?;
    let mut work = Work {
        backend,
        platform: slug,
        batch: batch.uuid(),
        now: now.0,
        tally: Tally::default(),
        counts: HashMap::new(),
    };
    work.file(tx, options, checked).await?;
    if options.whole {
        work.retire_absent(tx, checked).await?;
    }
    work.write_counts(tx).await?;
    rows::finish_batch(tx, batch.uuid(), &work.tally).await?;
    let file = options.path.file_name().and_then(|name| name.to_str());
    let scribe = Scribe {
        backend,
        platform: slug,
        actor: options.actor.to_owned(),
        network: "",
        device: "",
        now,
    };
    let entry = Entry {
        action: "registry.import",
        subject: format!("batch:{batch}"),
        detail: Told {
            file: file.unwrap_or(""),
            whole: options.whole,
            tally: work.tally,
        },
        key: None,
    };
    audit::write(tx, &scribe, entry).await?;
    Ok(work.tally)
}

impl Work<'_> {
    async fn file(
        &mut self,
        tx: &mut Tx,
        options: &Options<'_>,
        checked: &Checked,
    ) -> Result<(), Denied> {
        let changed = || Denied::from(Fault::Config(CHANGED.into()));
        let mut file = checked.rows(options.path)?;
        let mut row = Row::default();
        let mut waiting = Vec::with_capacity(AT_ONCE);
        while file.next(&mut row)?.map_err(|_| changed())? {
            if checked.is_after_end(&row) {
                break;
            }
            if checked.is_before_start(&row) || row.is_blank() {
                continue;
            }
            let record = Reading::new(&row, &checked.header, checked.rules).record();
            let record = record.ok_or_else(changed)?;
            waiting.push(self.incoming(record)?);
            if waiting.len() == AT_ONCE {
                self.put(tx, &mut waiting).await?;
                (options.progress)(Progress::Applying(self.tally.rows));
            }
        }
        self.put(tx, &mut waiting).await?;
        if file.digest()? == checked.form.digest {
            Ok(())
        } else {
            Err(changed())
        }
    }

    fn incoming(&self, record: RegistryRecord) -> Result<Incoming, Fault> {
        let plain = serde_json::to_string(&record).map_err(|_| Fault::Sealed)?;
        Ok(Incoming {
            lookup: lookup(self.backend, self.platform, &record.document),
            digest: self.backend.keys.lookup("registry row", &plain),
            plain,
            record,
        })
    }

    /// Writes the waiting people: new ones together, changed ones one by one.
    async fn put(&mut self, tx: &mut Tx, waiting: &mut Vec<Incoming>) -> Result<(), Denied> {
        if waiting.is_empty() {
            return Ok(());
        }
        let lookups = waiting.iter().map(|person| person.lookup.as_slice());
        let known = rows::known(tx, self.platform, lookups).await?;
        let known: HashMap<Vec<u8>, rows::KnownRow> = known
            .into_iter()
            .map(|row| (row.document_lookup.clone(), row))
            .collect();
        let mut new = Vec::with_capacity(waiting.len());
        for person in waiting.drain(..) {
            self.tally.rows += 1;
            let active = person.record.status_active();
            match known.get(&person.lookup) {
                None => {
                    self.tally.added += 1;
                    self.count(&person.record, 1);
                    new.push(self.seal_new(person)?);
                }
                Some(row) if row.row_digest == person.digest && row.active == active => {
                    self.tally.unchanged += 1;
                }
                Some(row) => {
                    self.tally.changed += 1;
                    self.tally.retired += i64::from(row.active && !active);
                    self.change(tx, row.id, person).await?;
                }
            }
        }
        rows::add(tx, self.platform, &new, self.batch, self.now).await?;
        Ok(())
    }

    fn seal_new(&self, person: Incoming) -> Result<PersonRow, Fault> {
        let Backend { keys, env, .. } = self.backend;
        let id: Id<id::RegistryPerson> = env.chance.id(domain::time::Timestamp(self.now));
        let (key, wrapped_key) = keys.new_person(&env.chance, id.uuid().as_bytes())?;
        Ok(PersonRow {
            id: id.uuid(),
            sealed: key.seal(&env.chance, &context(id.uuid()), person.plain.as_bytes())?,
            document_lookup: person.lookup,
            wrapped_key,
            row_digest: person.digest,
            active: person.record.status_active(),
        })
    }

    async fn change(&mut self, tx: &mut Tx, id: Uuid, person: Incoming) -> Result<(), Denied> {
        let row = rows::by_id(tx, self.platform, id).await?;
        let mut row = row.ok_or(sqlx::Error::RowNotFound)?;
        let before = open(self.backend, row.clone())?;
        self.count(&before.record, -1);
        self.count(&person.record, 1);
        row.sealed = before.key.seal(
            &self.backend.env.chance,
            &context(id),
            person.plain.as_bytes(),
        )?;
        row.row_digest = person.digest;
        row.active = person.record.status_active();
        rows::change(tx, self.platform, &row, self.batch, self.now).await?;
        Ok(())
    }

    /// Retires whoever the whole registry no longer names.
    async fn retire_absent(&mut self, tx: &mut Tx, checked: &Checked) -> Result<(), Denied> {
        let mut after = Uuid::nil();
        loop {
            let page = rows::active_after(tx, self.platform, after, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = last.id;
            for row in page {
                if checked.seen.contains_key(&short(&row.document_lookup)) {
                    continue;
                }
                let id = row.id;
                let found = open(self.backend, row)?;
                self.count(&found.record, -1);
                self.tally.retired += 1;
                rows::retire(tx, self.platform, id, self.batch, self.now).await?;
            }
        }
    }

    /// Notes the values of an active person; others are no company to hide among.
    fn count(&mut self, record: &RegistryRecord, more: i64) {
        if !record.status_active() {
            return;
        }
        for fact in Fact::ALL {
            let value = stored_value(record, fact);
            *self.counts.entry((fact, value)).or_default() += more;
        }
    }

    async fn write_counts(&mut self, tx: &mut Tx) -> Result<(), Denied> {
        let mut counts: Vec<_> = self.counts.drain().filter(|(_, more)| *more != 0).collect();
        // In one order, so that the same file makes the same statements.
        counts.sort_by(|a, b| a.0.cmp(&b.0));
        for ((fact, value), more) in counts {
            rows::count(tx, self.platform, fact.code(), &value, more).await?;
        }
        rows::forget_unused(tx, self.platform).await?;
        Ok(())
    }
}

/// Active people whom a whole file does not name: how many, and the first of them, masked.
pub(super) async fn absent(
    place: Place<'_>,
    checked: &Checked,
) -> Result<(u64, Vec<String>), Denied> {
    const SHOWN: usize = 20;
    let Place { backend, platform } = place;
    let slug = platform.slug.as_str();
    let (mut count, mut shown, mut after) = (0, Vec::new(), Uuid::nil());
    loop {
        let page = backend
            .db
            .read(|mut tx| async move {
                let page = rows::active_after(&mut tx, slug, after, PAGE).await?;
                tx.done(page)
            })
            .await?;
        let Some(last) = page.last() else {
            return Ok((count, shown));
        };
        after = last.id;
        for row in page {
            if checked.seen.contains_key(&short(&row.document_lookup)) {
                continue;
            }
            count += 1;
            if shown.len() < SHOWN {
                let document = open(backend, row)?.record.document;
                shown.push(format!("{} {}", document.kind().code(), document.mask()));
            }
        }
    }
}
