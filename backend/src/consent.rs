//! Authorisations as they are given: one row for each box, ticked or not, with the version of
//! the privacy text, the sentence's digest, its language and the time. Whoever has an account reads
//! and withdraws theirs in `own::consents`.

use domain::id::{self, Id};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::caller::Caller;
use crate::storage::consent::NewConsent;
use crate::storage::{self, Tx};

/// Whose authorisation it is.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// A registration's of the registry's kind.
    Pending(Uuid),
    /// A worker's who registers.
    Claim(Uuid),
    /// A company's that opens its account.
    Company(Id<id::Company>),
    /// An account's.
    Account(Id<id::Account>),
}

/// A box and the sentence beside it.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// What it allows.
    pub purpose: &'a str,
    /// The sentence.
    pub text: &'a str,
    /// Whether it was ticked.
    pub granted: bool,
}

impl Of {
    /// The registration of the registry's kind.
    pub(crate) const fn pending(self) -> Option<Uuid> {
        match self {
            Self::Pending(id) => Some(id),
            _ => None,
        }
    }

    /// The worker's claim.
    pub(crate) const fn claim(self) -> Option<Uuid> {
        match self {
            Self::Claim(id) => Some(id),
            _ => None,
        }
    }

    /// The company.
    pub(crate) fn company(self) -> Option<Uuid> {
        match self {
            Self::Company(id) => Some(id.uuid()),
            _ => None,
        }
    }

    /// The account.
    pub(crate) fn account(self) -> Option<Uuid> {
        match self {
            Self::Account(id) => Some(id.uuid()),
            _ => None,
        }
    }
}

impl<'a> Said<'a> {
    /// A box that was ticked.
    #[must_use]
    pub const fn yes(purpose: &'a str, text: &'a str) -> Self {
        Self {
            purpose,
            text,
            granted: true,
        }
    }
}

/// A box as it was answered in a form that ends later: which text, and when.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Answered {
    purpose: String,
    version: String,
    /// Digest of the sentence beside the box.
    digest: Vec<u8>,
    granted: bool,
    /// Microseconds.
    at: i64,
}

/// What was said just now, box by box, to be written when the form ends.
pub(crate) fn answered(caller: &Caller, said: &[Said<'_>]) -> Vec<Answered> {
    let one = |one: &Said<'_>| Answered {
        purpose: one.purpose.to_owned(),
        version: caller.platform.privacy.version.to_string(),
        digest: Sha256::digest(one.text.as_bytes()).to_vec(),
        granted: one.granted,
        at: caller.now.0,
    };
    said.iter().map(one).collect()
}

/// Writes what was said just now, box by box.
///
/// # Errors
/// When the database fails.
pub(crate) async fn write(
    tx: &mut Tx,
    caller: &Caller,
    of: Of,
    said: &[Said<'_>],
) -> sqlx::Result<()> {
    write_answered(tx, caller, of, &answered(caller, said)).await
}

/// Writes what was said in a form before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn write_answered(
    tx: &mut Tx,
    caller: &Caller,
    of: Of,
    answered: &[Answered],
) -> sqlx::Result<()> {
    for one in answered {
        let id: Id<id::Message> = caller.backend.env.chance.id(caller.now);
        let row = NewConsent {
            id: id.uuid(),
            platform: caller.platform.slug.as_str(),
            of,
            purpose: &one.purpose,
            text_version: &one.version,
            text_digest: &one.digest,
            locale: caller.platform.locale.tag(),
            granted: one.granted,
            at: Timestamp(one.at),
        };
        storage::consent::insert(tx, &row).await?;
    }
    Ok(())
}
