//! The second reading: everything into the database, in one transaction with its audit entry. A
//! power cut leaves all of the file or nothing of it (F01); the same file again changes nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::challenge::{Fact, stored_value};
use domain::id::{self, Id};
use domain::registry::RegistryRecord;
use domain::sheet::Row;
use serde::Serialize;
use uuid::Uuid;

use super::check::Checked;
use super::preview::{Absent, Beside};
use super::row::Reading;
use super::source::Source;
use super::{Options, Outcome, Place, Progress};
use crate::Backend;
use crate::audit::{self, Entry, Scribe};
use crate::fault::{Denied, Fault};
use crate::registry::upload::{self, Begun};
use crate::registry::{context, lookup, open};
use crate::storage::Tx;
use crate::storage::registry::{self as rows, BatchRow, PersonRow, Tally};

/// People written, or compared, with one statement.
pub(super) const AT_ONCE: usize = 200;
/// People looked through at once for those who are absent.
const PAGE: i64 = 500;

/// A person of the file, on the way into a row.
pub(super) struct Incoming {
    pub(super) lookup: Vec<u8>,
    digest: Vec<u8>,
    plain: String,
    record: RegistryRecord,
}

impl Incoming {
    pub(super) fn of(place: Place<'_>, record: RegistryRecord) -> Result<Self, Fault> {
        let Place { backend, platform } = place;
        let plain = serde_json::to_string(&record).map_err(|_| Fault::Sealed)?;
        Ok(Self {
            lookup: lookup(backend, platform.slug.as_str(), &record.document),
            digest: backend.keys.lookup("registry row", &plain),
            plain,
            record,
        })
    }

    pub(super) fn beside(&self, known: Option<&rows::KnownRow>) -> Beside {
        let active = self.record.status_active();
        match known {
            None => Beside::New,
            Some(row) if row.row_digest == self.digest && row.active == active => Beside::Same,
            Some(row) => Beside::Changed {
                retires: row.active && !active,
            },
        }
    }
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

/// Why a transaction that had begun leaves nothing behind.
enum Stop {
    /// The file is no longer the one that was checked.
    FileChanged,
    /// Other people would be retired than was agreed to.
    Uncovered { leaving: u64 },
    /// The upload was applied or discarded meanwhile.
    Gone,
    /// Whoever agreed to it may not any more.
    NotAllowed,
}

/// Applies a checked file, all of it or nothing.
pub(super) async fn apply(
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
) -> Result<Outcome, Denied> {
    // Ends the transaction without a commit; never shown.
    let stopped = || Denied::from(Fault::Config("an import stopped".into()));
    let why = &Mutex::new(None);
    let applied = place.backend.db.write(|mut tx| async move {
        match all(&mut tx, place, options, checked).await? {
            Ok(tally) => tx.done(tally),
            Err(stop) => {
                *why.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop);
                Err(stopped())
            }
        }
    });
    let applied = applied.await;
    let why = why.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(match (applied, why) {
        (Ok(tally), _) => Outcome::Applied(tally),
        (Err(_), Some(Stop::FileChanged)) => Outcome::Refused,
        (Err(_), Some(Stop::Gone)) => Outcome::Gone,
        (Err(_), Some(Stop::NotAllowed)) => Outcome::NotAllowed,
        (Err(_), Some(Stop::Uncovered { leaving })) => Outcome::Unconfirmed(Absent {
            leaving,
            ..Absent::default()
        }),
        (Err(denied), None) => return Err(denied),
    })
}

async fn all(
    tx: &mut Tx,
    place: Place<'_>,
    options: &Options<'_>,
    checked: &Checked,
) -> Result<Result<Tally, Stop>, Denied> {
    let Place { backend, platform } = place;
    let slug = platform.slug.as_str();
    let now = backend.env.clock.now();
    rows::lock(tx, slug).await?;
    let batch: Id<id::Batch> = match options.source {
        Source::File(_) => {
            let batch = backend.env.chance.id(now);
            let begun = BatchRow {
                id: batch.uuid(),
                platform: slug,
                source_hash: &checked.form.digest,
                whole: options.whole,
                imported_at: now.0,
                imported_by: options.actor,
                file: &options.source.name(),
            };
            rows::begin_batch(tx, &begun).await?;
            batch
        }
        Source::Staged(staged) => match upload::begin(tx, backend, slug, staged.batch).await? {
            Begun::Yes => staged.batch,
            Begun::Gone => return Ok(Err(Stop::Gone)),
            Begun::NotAllowed => return Ok(Err(Stop::NotAllowed)),
        },
    };
    let mut work = Work {
        backend,
        platform: slug,
        batch: batch.uuid(),
        now: now.0,
        tally: Tally::default(),
        counts: HashMap::new(),
    };
    if let Err(stop) = work.file(tx, place, options, checked).await? {
        return Ok(Err(stop));
    }
    if options.whole {
        let leaving = work.retire_absent(tx, checked).await?;
        // The registry may have changed since it was shown; the share was looked at then.
        if leaving > 0 && options.agreed.retire != Some(leaving) {
            return Ok(Err(Stop::Uncovered { leaving }));
        }
    }
    work.write_counts(tx).await?;
    rows::finish_batch(tx, batch.uuid(), &work.tally).await?;
    if let Source::Staged(_) = options.source {
        upload::wipe(tx, batch).await?;
    }
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
            file: &options.source.name(),
            whole: options.whole,
            tally: work.tally,
        },
        key: None,
    };
    audit::write(tx, &scribe, entry).await?;
    Ok(Ok(work.tally))
}

impl Work<'_> {
    async fn file(
        &mut self,
        tx: &mut Tx,
        place: Place<'_>,
        options: &Options<'_>,
        checked: &Checked,
    ) -> Result<Result<(), Stop>, Denied> {
        let mut file = checked.rows(options.source).await?;
        let mut row = Row::default();
        let mut waiting = Vec::with_capacity(AT_ONCE);
        loop {
            match file.next(&mut row).await? {
                Ok(true) if !checked.is_after_end(&row) => {}
                Ok(_) => break,
                Err(_) => return Ok(Err(Stop::FileChanged)),
            }
            if checked.is_before_start(&row) || row.is_blank() {
                continue;
            }
            let record = Reading::new(&row, &checked.header, checked.rules).record();
            let Some(record) = record else {
                return Ok(Err(Stop::FileChanged));
            };
            waiting.push(Incoming::of(place, record)?);
            if waiting.len() == AT_ONCE {
                self.put(tx, &mut waiting).await?;
                (options.progress)(Progress::Applying(self.tally.rows));
            }
        }
        self.put(tx, &mut waiting).await?;
        if file.digest().await? == checked.form.digest {
            Ok(Ok(()))
        } else {
            Ok(Err(Stop::FileChanged))
        }
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
            let row = known.get(&person.lookup);
            self.tally.note(&person, row);
            match (person.beside(row), row) {
                (Beside::Changed { .. }, Some(row)) => self.change(tx, row.id, person).await?,
                (Beside::Same, _) => {}
                _ => {
                    self.count(&person.record, 1);
                    new.push(self.seal_new(person)?);
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

    /// Retires whoever the whole registry no longer names; how many that were.
    async fn retire_absent(&mut self, tx: &mut Tx, checked: &Checked) -> Result<u64, Denied> {
        let (mut after, mut leaving) = (Uuid::nil(), 0);
        loop {
            let page = rows::active_after(tx, self.platform, after, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(leaving);
            };
            after = last.id;
            for row in page {
                if checked.names(&row.document_lookup) {
                    continue;
                }
                let id = row.id;
                let found = open(self.backend, row)?;
                self.count(&found.record, -1);
                self.tally.retired += 1;
                leaving += 1;
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
