//! A registry file on its way in.

use domain::access::ImportRegistry;
use domain::id::{self, Id};
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::super::import::DateOrder;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::incoming::{self, Arrived, Shelf, plain_name};
use crate::storage::Tx;
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

/// A registry file being received.
pub type Receiving<'a> = incoming::Receiving<'a, Uploads>;

/// The registry files of a platform.
pub struct Uploads;

impl Shelf for Uploads {
    const PIECES: &'static str = "registry_part";
    const MOST_BYTES: usize = MOST_BYTES;

    async fn add(tx: &mut Tx, id: Uuid, place: i64, sealed: &[u8]) -> sqlx::Result<u64> {
        rows::add_part(tx, id, place, sealed).await
    }

    async fn remove(tx: &mut Tx, id: Uuid) -> sqlx::Result<u64> {
        rows::remove(tx, id).await
    }
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
        Ok(Self::new(caller, Uploads, (id.uuid(), name), key))
    }

    /// It is all there: from now on it is checked. Answers under which id; that of an equal file
    /// where one waits already, so that a second press makes no second upload.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database or sealing fails.
    pub async fn finish(self, asked: Asked) -> Result<Uuid, Denied> {
        let Arrived {
            caller,
            shelf: Uploads,
            id,
            ref name,
            bytes,
            digest: ref hash,
        } = self.arrive().await?;
        let platform = caller.platform.slug.as_str();
        let dates = asked.dates.map(DateOrder::code);
        caller
            .backend
            .db
            .write(|mut tx| async move {
                if let Some(twin) = rows::twin(&mut tx, platform, hash, asked.whole, dates).await? {
                    rows::remove(&mut tx, id).await?;
                    return tx.done(twin);
                }
                rows::received(&mut tx, id, hash, asked.whole, dates).await?;
                let entry = Entry {
                    action: "registry.uploaded",
                    subject: format!("batch:{id}"),
                    detail: json!({ "file": name, "whole": asked.whole, "bytes": bytes }),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
                tx.done(id)
            })
            .await
    }
}
