//! What people write when they ask for something, and what they are answered: sealed with the key of
//! whoever asked, and bound to its row and to which of both it is, so that neither stands for the other.

use uuid::Uuid;

use crate::caller::Caller;
use crate::fault::Fault;
use crate::keys::PersonKey;

/// Which words of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// Why somebody asks.
    Reason,
    /// Why they were answered so.
    Answer,
}

/// The words of the requests in one table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// Seals words for that row.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub(crate) fn seal(
        self,
        caller: &Caller,
        key: &PersonKey,
        (id, part): (Uuid, Part),
        text: &str,
    ) -> Result<Vec<u8>, Fault> {
        let chance = &caller.backend.env.chance;
        key.seal(chance, &self.context(id, part), text.as_bytes())
    }

    /// Opens the words of that row.
    ///
    /// # Errors
    /// [`Fault::Sealed`] for those of another row, of the other part, or of somebody else.
    pub(crate) fn open(
        self,
        key: &PersonKey,
        (id, part): (Uuid, Part),
        sealed: &[u8],
    ) -> Result<String, Fault> {
        let plain = key.open(&self.context(id, part), sealed)?;
        String::from_utf8(plain).map_err(|_| Fault::Sealed)
    }

    fn context(self, id: Uuid, part: Part) -> Vec<u8> {
        let part = match part {
            Part::Reason => "reason",
            Part::Answer => "answer",
        };
        format!("{}:{id}:{part}", self.0).into_bytes()
    }
}
