//! Where the bytes of a registry file come from: a file of this machine, or one that came over the
//! page and waits in the database, sealed. Either way a piece at a time.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use domain::id::{self, Id};

use crate::fault::{Denied, Fault};
use crate::incoming::context;
use crate::keys::PersonKey;
use crate::storage::{self, Db};

pub use crate::incoming::PIECE;

/// A registry file.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// On this machine.
    File(&'a Path),
    /// Come over the page.
    Staged(&'a Staged),
}

/// A file that waits in the database.
#[derive(Debug, Clone)]
pub struct Staged {
    pub(in crate::registry) db: Db,
    pub(in crate::registry) batch: Id<id::Batch>,
    pub(in crate::registry) key: PersonKey,
    pub(in crate::registry) name: String,
}

impl Source<'_> {
    /// What the file is called, for people.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => {
                let name = path.file_name().and_then(|name| name.to_str());
                name.unwrap_or_default().to_owned()
            }
            Self::Staged(staged) => staged.name.clone(),
        }
    }

    /// From the top.
    pub(super) fn pieces(&self) -> Result<Pieces, Fault> {
        Ok(match self {
            Self::File(path) => Pieces::File(File::open(path)?),
            Self::Staged(staged) => Pieces::Staged {
                staged: (*staged).clone(),
                next: 0,
            },
        })
    }
}

/// The bytes, from the top to the end.
pub(super) enum Pieces {
    File(File),
    Staged { staged: Staged, next: i64 },
}

impl Pieces {
    /// Puts the next piece where the last one was; empty at the end.
    pub(super) async fn next(&mut self, piece: &mut Vec<u8>) -> Result<(), Fault> {
        match self {
            Self::File(file) => {
                piece.resize(PIECE, 0);
                let read = fill(file, piece)?;
                piece.truncate(read);
            }
            Self::Staged { staged, next } => {
                *piece = staged.part(*next).await?.unwrap_or_default();
                *next += 1;
            }
        }
        Ok(())
    }
}

impl Staged {
    async fn part(&self, place: i64) -> Result<Option<Vec<u8>>, Fault> {
        let batch = self.batch.uuid();
        let read = self.db.read(|mut tx| async move {
            let part = storage::registry_upload::part(&mut tx, batch, place).await?;
            tx.done(part)
        });
        let sealed = match read.await {
            Ok(sealed) => sealed,
            Err(Denied::Fault(fault)) => return Err(fault),
            Err(Denied::Refused(_)) => None,
        };
        let open = |sealed: Vec<u8>| {
            self.key
                .open(&context("registry_part", batch, place), &sealed)
        };
        sealed.map(open).transpose()
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut File, buffer: &mut [u8]) -> Result<usize, Fault> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(filled)
}
