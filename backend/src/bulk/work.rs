//! The work on loads: checking what was received, applying what was agreed to, taking back what was
//! applied. A worker that dies leaves its load to the next one, which begins again: nothing of an
//! application stands before its one transaction commits (F01).

use domain::bulk::{Mapping, Sheet, Stage, Unread};
use domain::id::Id;
use domain::platform::Platform;
use domain::sheet::value::DateOrder;
use domain::sheet::{Flaw, decode};
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use super::{Shown, apply, check, gate, revert, workbook};
use crate::Backend;
use crate::calendar;
use crate::fault::{Denied, Fault};
use crate::incoming::{self, context};
use crate::keys::PersonKey;
use crate::people::Within;
use crate::registry::import::Progress;
use crate::storage::bulk_job::{self as jobs, JobRow};
use crate::storage::{self, Tx};

/// One load being worked on.
pub(super) struct Job<'a> {
    pub(super) backend: &'a Backend,
    pub(super) platform: &'a Platform,
    pub(super) row: &'a JobRow,
    pub(super) key: PersonKey,
}

/// A file as its worker has it.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) encoding: String,
}

/// Works on one load, if any waits; whether there was one.
///
/// # Errors
/// [`Denied::Fault`] when database or sealing fail; the load is tried again later.
pub async fn work(backend: &Backend) -> Result<bool, Denied> {
    incoming::next::<JobRow>(backend).await
}

impl incoming::Job for JobRow {
    const LEASE: Span = Span::minutes(2);

    async fn waits(tx: &mut Tx, now: Timestamp) -> sqlx::Result<bool> {
        jobs::waits(tx, now).await
    }

    async fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp) -> sqlx::Result<Option<Self>> {
        jobs::claim(tx, now, until).await
    }

    fn id(&self) -> Uuid {
        self.id
    }

    fn platform(&self) -> &str {
        &self.platform
    }

    fn tries(&self) -> i64 {
        self.tries
    }

    async fn work(&self, backend: &Backend, platform: &Platform) -> Result<(), Denied> {
        one(backend, platform, self).await
    }

    async fn give_up(&self, backend: &Backend, note: &'static str) -> Result<(), Denied> {
        stop(backend, self.id, note).await
    }
}

async fn one(backend: &Backend, platform: &Platform, row: &JobRow) -> Result<(), Denied> {
    let wrapped = row.wrapped_key.as_deref().ok_or(Fault::Sealed)?;
    let job = &Job {
        backend,
        platform,
        row,
        key: backend.keys.person(wrapped, row.id.as_bytes())?,
    };
    match row.state.parse() {
        Ok(Stage::Checking) => check::check(job).await,
        Ok(Stage::Applying) => apply::apply(job).await,
        Ok(Stage::Reverting) => revert::revert(job).await,
        _ => stop(backend, row.id, "fault").await,
    }
}

/// Gives a load up, and forgets what it held unless it stays applied.
pub(super) async fn stop(backend: &Backend, id: Uuid, note: &'static str) -> Result<(), Denied> {
    tracing::warn!(note, "a load of people is given up");
    backend
        .db
        .write(|mut tx| async move {
            jobs::stop(&mut tx, id, note).await?;
            tx.done(())
        })
        .await
}

impl Job<'_> {
    /// The hand of whoever decided; before anybody did, of whoever brought the file.
    pub(super) fn within(&self) -> Within<'_> {
        let by = self.row.decided_by.unwrap_or(self.row.loaded_by);
        let company = Id::from_uuid(self.row.company);
        gate::within(self.backend, self.platform, company, Id::from_uuid(by))
    }

    /// From which row on nothing was told.
    pub(super) fn cut(&self) -> Result<Option<u64>, Denied> {
        let shown = self.row.shown.as_deref().map(serde_json::from_str::<Shown>);
        let shown = shown.transpose();
        let shown = shown.map_err(|_| super::unreadable(self.row.id, "shown"))?;
        Ok(shown.and_then(|shown| shown.cut))
    }

    /// Tells the page how far it is.
    pub(super) fn note(&self, progress: Progress) {
        self.backend.imports.note(self.row.id, progress);
    }

    /// The file as text.
    pub(super) async fn text(&self) -> Result<Result<Text, Flaw>, Denied> {
        let bytes = self.bytes().await?;
        let read = tokio::task::spawn_blocking(move || read(&bytes)).await;
        read.map_err(|_| Fault::Sealed.into())
    }

    async fn bytes(&self) -> Result<Vec<u8>, Denied> {
        let id = self.row.id;
        let mut bytes = Vec::new();
        for place in 0.. {
            let sealed = self.backend.db.read(|mut tx| async move {
                let part = storage::bulk::part(&mut tx, id, place).await?;
                tx.done(part)
            });
            let Some(sealed) = sealed.await? else { break };
            let opened = self.key.open(&context("bulk_part", id, place), &sealed)?;
            bytes.extend_from_slice(&opened);
        }
        Ok(bytes)
    }

    /// The file as a sheet.
    pub(super) fn sheet<'t>(&self, text: &'t Text) -> Result<Result<Sheet<'t>, Unread>, Denied> {
        let columns = self.row.columns.as_deref().map(str::parse::<Mapping>);
        let columns = columns.transpose();
        let columns = columns.map_err(|_| super::unreadable(self.row.id, "columns"))?;
        let dates = self.row.dates.as_deref().and_then(DateOrder::of);
        let today = calendar::today(self.platform, self.backend.env.clock.now())?;
        let kind = super::kind(self.platform);
        Ok(Sheet::open(
            kind,
            &text.text,
            columns.as_ref(),
            dates,
            today,
        ))
    }
}

fn read(bytes: &[u8]) -> Result<Text, Flaw> {
    if workbook::is_one(bytes) {
        return Ok(Text {
            text: workbook::as_csv(bytes)?,
            encoding: "XLSX".to_owned(),
        });
    }
    let decoded = decode(bytes)?;
    Ok(Text {
        encoding: decoded.encoding.to_owned(),
        text: decoded.text.into_owned(),
    })
}
