//! A file of a page while it comes, whatever its rows are: its pieces go where its kind keeps them.

use std::future::Future;

use uuid::Uuid;

use super::{Incoming, Piece};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::storage::Tx;

/// Where files of a kind are kept while they come.
pub trait Shelf: Send + Sync {
    /// The table of their sealed pieces.
    const PIECES: &'static str;
    /// The most bytes of one.
    const MOST_BYTES: usize;

    /// Keeps a sealed piece.
    fn add(
        tx: &mut Tx,
        id: Uuid,
        place: i64,
        sealed: &[u8],
    ) -> impl Future<Output = sqlx::Result<u64>> + Send;

    /// Removes all of a file that did not arrive.
    fn remove(tx: &mut Tx, id: Uuid) -> impl Future<Output = sqlx::Result<u64>> + Send;
}

/// A file being received.
pub struct Receiving<'a, S> {
    caller: &'a Caller,
    shelf: S,
    id: Uuid,
    name: String,
    file: Incoming,
}

/// A file that is all there.
pub(crate) struct Arrived<'a, S> {
    pub(crate) caller: &'a Caller,
    pub(crate) shelf: S,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) bytes: usize,
    pub(crate) digest: Vec<u8>,
}

impl<'a, S: Shelf> Receiving<'a, S> {
    /// A file that was begun under that id, with its own key.
    pub(crate) fn new(
        caller: &'a Caller,
        shelf: S,
        (id, name): (Uuid, String),
        key: PersonKey,
    ) -> Self {
        Self {
            caller,
            shelf,
            id,
            name,
            file: Incoming::new(S::PIECES, id, key, S::MOST_BYTES),
        }
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
        let (id, sealed) = (self.id, &sealed);
        self.caller
            .backend
            .db
            .write(|mut tx| async move {
                S::add(&mut tx, id, place, sealed).await?;
                tx.done(())
            })
            .await
    }

    /// Puts away what still waits: it is all there.
    pub(crate) async fn arrive(mut self) -> Result<Arrived<'a, S>, Denied> {
        if let Some(last) = self.file.rest(&self.caller.backend.env.chance)? {
            self.put(last).await?;
        }
        Ok(Arrived {
            caller: self.caller,
            shelf: self.shelf,
            id: self.id,
            name: self.name,
            bytes: self.file.bytes(),
            digest: self.file.digest(),
        })
    }

    /// It is not wanted, or does not come.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database fails; housekeeping removes it then.
    pub async fn abandon(self) -> Result<(), Denied> {
        let id = self.id;
        self.caller
            .backend
            .db
            .write(|mut tx| async move {
                S::remove(&mut tx, id).await?;
                tx.done(())
            })
            .await
    }
}
