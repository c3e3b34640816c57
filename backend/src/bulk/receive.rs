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
use crate::incoming::{self, Arrived, Shelf, plain_name};
use crate::storage::Tx;
use crate::storage::bulk::{self as rows, NewLoad};

/// Files of one administrator.
const LOADS: Limit = Limit {
    purpose: "bulk_load",
    most: 60,
    window: Span::hours(1),
};
/// Files of a company that wait at once.
const MOST_WAITING: i64 = 10;

/// A load of a company being received.
pub type Receiving<'a> = incoming::Receiving<'a, Loads>;

/// The loads of a company.
pub struct Loads {
    company: Id<id::Company>,
}

impl Shelf for Loads {
    const PIECES: &'static str = "bulk_part";
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
        Ok(Self::new(caller, Loads { company }, (id.uuid(), name), key))
    }

    /// It is all there: from now on it is checked. Answers under which id; that of an equal file
    /// where one waits already, so that a second press makes no second load.
    ///
    /// # Errors
    /// Those of [`Caller::inside`], for a right that ended meanwhile; [`Denied::Fault`] when the
    /// database or sealing fails.
    pub async fn finish(self, dates: Option<DateOrder>) -> Result<Uuid, Denied> {
        let Arrived {
            caller,
            shelf: Loads { company },
            id,
            ref name,
            bytes,
            digest: ref hash,
        } = self.arrive().await?;
        let dates = dates.map(DateOrder::code);
        caller
            .backend
            .db
            .write(|mut tx| async move {
                // The company's turn: of two that arrive at once the second finds the first.
                super::in_turn(&mut tx, caller).await?;
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
}
