//! Authorisations as they are given: one row for each box, ticked or not, with the version of
//! the privacy text, the sentence's digest, its language and the time. Whoever has an account reads
//! and withdraws theirs in `own::consents`.

use domain::id::{self, Id};
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
    let version = caller.platform.privacy.version.to_string();
    for one in said {
        let id: Id<id::Message> = caller.backend.env.chance.id(caller.now);
        let row = NewConsent {
            id: id.uuid(),
            platform: caller.platform.slug.as_str(),
            of,
            purpose: one.purpose,
            text_version: &version,
            text_digest: &Sha256::digest(one.text.as_bytes()),
            locale: caller.platform.locale.tag(),
            granted: one.granted,
            at: caller.now,
        };
        storage::consent::insert(tx, &row).await?;
    }
    Ok(())
}
