//! A file on its way in.

use domain::bulk::MOST_BYTES;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::sheet::value::DateOrder;
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::subject;
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::incoming::{Incoming, Piece, plain_name};
use crate::registry::upload::order_code;
use crate::storage::bulk::{self as rows, NewLoad};

/// Files of one administrator.
const LOADS: Limit = Limit {
    purpose: "bulk_load",
    most: 60,
    window: Span::hours(1),
};
/// Files of a company that wait at once.
const MOST_WAITING: i64 = 10;

/// A file being received.
pub struct Receiving<'a> {
    caller: &'a Caller,
    company: Id<id::Company>,
    id: Id<id::BulkLoad>,
    name: String,
    file: Incoming,
}

impl<'a> Receiving<'a> {
    /// Begins, under the name that the browser says.
    ///
    /// # Errors
    /// Those of [`Caller::inside`]; [`Refusal::TooMany`] past the hour's limit, or when too many
    /// files wait.
    pub async fn begin(caller: &'a Caller, name: &str) -> Result<Self, Denied> {
        let company = super::company(caller)?;
        let backend = &caller.backend;
        let by = caller.fully_signed_in()?.account;
        let id: Id<id::BulkLoad> = backend.env.chance.id(caller.now);
        let (key, wrapped_key) = backend
            .keys
            .new_person(&backend.env.chance, id.uuid().as_bytes())?;
        let name = plain_name(name);
        let new = &NewLoad {
            id: id.uuid(),
            platform: caller.platform.slug.as_str(),
            company,
            file: &name,
            wrapped_key: &wrapped_key,
            now: caller.now,
            by,
        };
        backend
            .db
            .write(|mut tx| async move {
                super::in_turn(&mut tx, caller).await?;
                budget::require(&mut tx, caller, LOADS, by.uuid().as_bytes()).await?;
                if rows::begin(&mut tx, new, MOST_WAITING).await? == 0 {
                    return Err(Refusal::TooMany { retry_seconds: 600 }.into());
                }
                tx.done(())
            })
            .await?;
        Ok(Self {
            caller,
            company,
            id,
            name,
            file: Incoming::new("bulk_part", id.uuid(), key, MOST_BYTES),
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
    /// where one waits already, so that a second press makes no second load.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database or sealing fails.
    pub async fn finish(mut self, dates: Option<DateOrder>) -> Result<Uuid, Denied> {
        if let Some(last) = self.file.rest(&self.caller.backend.env.chance)? {
            self.put(last).await?;
        }
        let (caller, company, id) = (self.caller, self.company, self.id.uuid());
        let bytes = self.file.bytes();
        let (hash, name) = (&self.file.digest(), &self.name);
        let dates = dates.map(order_code);
        caller
            .backend
            .db
            .write(|mut tx| async move {
                if let Some(twin) = rows::twin(&mut tx, company, hash, dates).await? {
                    rows::remove(&mut tx, id).await?;
                    return tx.done(twin);
                }
                rows::received(&mut tx, id, hash, dates).await?;
                let entry = Entry {
                    action: "bulk.uploaded",
                    subject: subject(id),
                    detail: json!({ "company": company, "file": name, "bytes": bytes }),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
                tx.done(id)
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
