//! A file on its way in: piece by piece, each sealed before it is written, so that memory does not
//! grow with the file and nothing of it lies open anywhere (A54, A60).

use domain::access::ImportRegistry;
use domain::id::{self, Id};
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::super::import::DateOrder;
use super::order_code;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::incoming::{Incoming, Piece, plain_name};
use crate::storage::registry_upload::{self as rows, NewUpload};
use domain::refusal::Refusal;

/// The largest file of the page in bytes: 50 000 people of some three hundred bytes each.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Files of one administrator.
const UPLOADS: Limit = Limit {
    purpose: "registry_upload",
    most: 40,
    window: Span::hours(1),
};
/// Files of a platform that wait at once.
const MOST_WAITING: i64 = 10;

/// What was said about a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// It is the whole registry.
    pub whole: bool,
    /// The order of its dates, where the file does not show it by itself.
    pub dates: Option<DateOrder>,
}

/// A file being received.
pub struct Receiving<'a> {
    caller: &'a Caller,
    id: Id<id::Batch>,
    name: String,
    file: Incoming,
}

impl<'a> Receiving<'a> {
    /// Begins, under the name that the browser says.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
    /// administrator; [`Refusal::TooMany`] past the hour's limit, or when too many files wait.
    pub async fn begin(caller: &'a Caller, name: &str) -> Result<Self, Denied> {
        caller.here(ImportRegistry)?;
        let backend = &caller.backend;
        let account = caller.fully_signed_in()?.account;
        let id: Id<id::Batch> = backend.env.chance.id(caller.now);
        let (key, wrapped_key) = backend
            .keys
            .new_person(&backend.env.chance, id.uuid().as_bytes())?;
        let name = plain_name(name);
        let by = caller.scribe().actor;
        let upload = &NewUpload {
            id: id.uuid(),
            platform: caller.platform.slug.as_str(),
            file: &name,
            wrapped_key: &wrapped_key,
            now: caller.now.0,
            by: &by,
        };
        backend
            .db
            .write(|mut tx| async move {
                budget::require(&mut tx, caller, UPLOADS, account.uuid().as_bytes()).await?;
                if rows::begin(&mut tx, upload, MOST_WAITING).await? == 0 {
                    return Err(Refusal::TooMany { retry_seconds: 600 }.into());
                }
                tx.done(())
            })
            .await?;
        Ok(Self {
            caller,
            id,
            name,
            file: Incoming::new("registry_part", id.uuid(), key, MOST_BYTES),
        })
    }

    /// Takes some bytes; false when the file is larger than any is taken.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database or sealing fails.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<bool, Denied> {
        let Some(full) = self.file.take(&self.caller.backend.env.chance, bytes)? else {
            return Ok(false);
        };
        for piece in full {
            self.put(piece).await?;
        }
        Ok(true)
    }

    /// Whether nothing came.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.file.is_empty()
    }

    async fn put(&self, (place, sealed): Piece) -> Result<(), Denied> {
        let (id, sealed) = (self.id.uuid(), &sealed);
        self.caller
            .backend
            .db
            .write(|mut tx| async move {
                rows::add_part(&mut tx, id, place, sealed).await?;
                tx.done(())
            })
            .await
    }

    /// It is all there: from now on it is checked. Answers under which id; that of an equal file
    /// where one waits already, so that a second press makes no second upload.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database or sealing fails.
    pub async fn finish(mut self, asked: Asked) -> Result<Uuid, Denied> {
        if let Some(last) = self.file.rest(&self.caller.backend.env.chance)? {
            self.put(last).await?;
        }
        let caller = self.caller;
        let (id, platform) = (self.id, caller.platform.slug.as_str());
        let bytes = self.file.bytes();
        let hash = &self.file.digest();
        let dates = asked.dates.map(order_code);
        let name = &self.name;
        caller
            .backend
            .db
            .write(|mut tx| async move {
                if let Some(twin) = rows::twin(&mut tx, platform, hash, asked.whole, dates).await? {
                    rows::remove(&mut tx, id.uuid()).await?;
                    return tx.done(twin);
                }
                rows::received(&mut tx, id.uuid(), hash, asked.whole, dates).await?;
                let entry = Entry {
                    action: "registry.uploaded",
                    subject: format!("batch:{id}"),
                    detail: json!({ "file": name, "whole": asked.whole, "bytes": bytes }),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
                tx.done(id.uuid())
            })
            .await
    }

    /// It is not wanted, or does not come.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database fails; housekeeping removes it then.
    pub async fn abandon(self) -> Result<(), Denied> {
        let id = self.id.uuid();
        self.caller
            .backend
            .db
            .write(|mut tx| async move {
                rows::remove(&mut tx, id).await?;
                tx.done(())
            })
            .await
    }
}
