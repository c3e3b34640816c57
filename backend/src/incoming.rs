//! A file on its way in, and in the hands of who works on it: piece by piece, each sealed before it is written, so that memory does not
//! grow with the file and nothing of it lies open anywhere (A54, A60).

mod queue;
mod receiving;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::env::Chance;
use crate::fault::Fault;
use crate::keys::PersonKey;

pub(crate) use queue::{Job, next};
pub(crate) use receiving::Arrived;
pub use receiving::{Receiving, Shelf};

/// The most bytes of one piece.
pub const PIECE: usize = 32 * 1024;
/// Characters of a file's name that are kept.
const LONGEST_NAME: usize = 100;

/// A sealed piece, and its place in the file.
type Piece = (i64, Vec<u8>);

/// What came so far and is not written yet.
struct Incoming {
    table: &'static str,
    id: Uuid,
    key: PersonKey,
    most: usize,
    waiting: Vec<u8>,
    place: i64,
    bytes: usize,
    digest: Sha256,
}

impl Incoming {
    /// A file whose pieces go into that table, of so many bytes at the most.
    fn new(table: &'static str, id: Uuid, key: PersonKey, most: usize) -> Self {
        Self {
            table,
            id,
            key,
            most,
            waiting: Vec::with_capacity(PIECE),
            place: 0,
            bytes: 0,
            digest: Sha256::new(),
        }
    }

    /// Takes some bytes and answers the pieces that are full; none when the file is too large.
    fn take(&mut self, chance: &Chance, bytes: &[u8]) -> Result<Option<Vec<Piece>>, Fault> {
        self.bytes += bytes.len();
        if self.bytes > self.most {
            return Ok(None);
        }
        self.digest.update(bytes);
        let (mut full, mut rest) = (Vec::new(), bytes);
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(PIECE - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            rest = later;
            if self.waiting.len() == PIECE {
                full.extend(self.rest(chance)?);
            }
        }
        Ok(Some(full))
    }

    /// What waits, as the next piece.
    fn rest(&mut self, chance: &Chance) -> Result<Option<Piece>, Fault> {
        if self.waiting.is_empty() {
            return Ok(None);
        }
        let context = context(self.table, self.id, self.place);
        let sealed = self.key.seal(chance, &context, &self.waiting)?;
        let piece = (self.place, sealed);
        self.place += 1;
        self.waiting.clear();
        Ok(Some(piece))
    }

    /// Whether nothing came.
    const fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// How many bytes came.
    const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Digest of all of them.
    fn digest(self) -> Vec<u8> {
        self.digest.finalize().to_vec()
    }
}

/// What binds a sealed piece to its place.
pub(crate) fn context(table: &str, id: Uuid, place: i64) -> Vec<u8> {
    format!("{table}:{id}:{place}").into_bytes()
}

/// The name without folders and without characters that print nothing or turn the line around
/// (A57).
pub(crate) fn plain_name(said: &str) -> String {
    let name = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let prints = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let name: String = name.chars().filter(prints).take(LONGEST_NAME).collect();
    match name.trim() {
        "" => "archivo.csv".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a57_a_name_is_a_name_and_nothing_else() {
        for (said, kept) in [
            ("padrón.csv", "padrón.csv"),
            ("../../etc/x", "x"),
            ("C:\\fakepath\\padron.csv", "padron.csv"),
            ("a\r\nb\u{202E}.csv", "ab.csv"),
            (" / ", "archivo.csv"),
            ("", "archivo.csv"),
        ] {
            assert_eq!(plain_name(said), kept);
        }
        assert_eq!(plain_name(&"x".repeat(500)).len(), LONGEST_NAME);
    }
}
