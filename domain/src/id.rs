//! Ids that know what they name. `Id<Account>` does not fit where `Id<Session>` is wanted.
//! Nothing here makes an id: the backend does, from its clock and chance.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// A 128-bit id of one kind of thing.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident),* $(,)?) => {
        $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Eq)] pub enum $kind {})*
    };
}

kinds! {
    /// A human being as one platform knows them.
    Person,
    /// A way to sign in, of one person on one platform.
    Account,
    /// One signed-in browser.
    Session,
    /// A registration form being filled in.
    Draft,
    /// A registration waiting for its link to be opened.
    Pending,
    /// A row of an imported registry.
    RegistryPerson,
    /// The one challenge case of a registry person.
    Case,
    /// One questionnaire of a case.
    Attempt,
    /// One import of a file.
    Batch,
    /// A message of the outbox.
    Message,
    /// A company.
    Company,
    /// A role («perfil») of a company.
    Role,
    /// A product bought for a company whose account is still to be opened.
    Acquisition,
    /// An invitation to an institution.
    Invitation,
    /// One person in one company.
    Membership,
    /// A row of a company's list of people, with an account or not yet.
    RosterPerson,
    /// A unit of a company that people belong to.
    Section,
    /// Something done to several people at once.
    RosterAct,
    /// A file of people that somebody loads.
    BulkLoad,
    /// A row of a company's list of workers.
    Worker,
    /// A PQRSF.
    Filing,
    /// Somebody who runs the installation.
    Operator,
}

impl<K> Id<K> {
    /// Takes a number somebody else made.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self {
            uuid,
            kind: PhantomData,
        }
    }

    /// The bare number, for storage.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid.hyphenated(), f)
    }
}

/// The text was not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl<K> FromStr for Id<K> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::try_parse(text)
            .map(Self::from_uuid)
            .map_err(|_| NotAnId)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_and_reads_back_hyphenated() {
        let id: Id<Person> = "0190163d-8694-739b-aea5-966c26f8ad90".parse().unwrap();
        assert_eq!(
            format!("{id} {id:?}"),
            format!("{} {}", id.uuid(), id.uuid())
        );
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
        assert!("not-one".parse::<Id<Person>>().is_err());
    }
}
