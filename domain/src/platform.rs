//! A platform as its configuration tells it: who runs it, how it speaks, and the rules that
//! differ from one to the next. Unknown keys and values that make no sense are refused at
//! start, not found out in service.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::Locale;
use crate::pqrsf::Terms;
use crate::role::Module;

mod check;
mod contacts;
mod face;
mod guide;
mod policy;

pub use check::Senseless;
pub use contacts::{Contacts, Privacy, Service};
pub use face::Face;
pub use guide::Guide;
pub use policy::{
    ChallengePolicy, FirstPassword, Links, Lockout, Policy, Prefill, Registration, RegistryProof,
    SecondFactor, Sessions, SignInId,
};

/// First words of addresses that no platform may take (ruling 6).
pub const RESERVED: [&str; 5] = ["buzon", "api", "pkg", "salud", "ayuda"];

/// The word in the address that names a platform: `[a-z][a-z0-9-]{1,30}`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlatformSlug(String);

/// The text cannot name a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a platform's slug: two to 31 of a-z, 0-9 and -, a letter first, no reserved word")]
pub struct NotASlug;

impl PlatformSlug {
    /// Reads a slug; nothing is trimmed or lower-cased, for addresses are exact.
    pub fn parse(text: &str) -> Result<Self, NotASlug> {
        let fits = (2..=31).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            // Hashed asset folders look like `pkg-…`.
            && !text.starts_with("pkg-")
            && !RESERVED.contains(&text);
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotASlug)
        }
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlatformSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for PlatformSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for PlatformSlug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        Self::parse(text)
    }
}
impl Serialize for PlatformSlug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for PlatformSlug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// One platform of the installation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// First word of its addresses.
    pub slug: PlatformSlug,
    /// What it is called: «Hanna».
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Its Spanish.
    pub locale: Locale,
    /// IANA time zone of the times it prints.
    pub zone: String,
    /// A host name that leads to it by redirect.
    #[serde(default)]
    pub host: Option<String>,
    /// Key of its block of colours in the style sheet.
    pub brand: String,
    /// The guides of its help centre, besides what follows from its rules.
    #[serde(default)]
    pub guides: BTreeSet<Guide>,
    /// Its rules.
    #[serde(default)]
    pub policy: Policy,
    /// Where people find help.
    #[serde(default)]
    pub contacts: Contacts,
    /// The terms of its PQRSF; where the table is left out, it has none (Q29).
    #[serde(default)]
    pub pqrsf: Option<Terms>,
    /// What it offers, shown on the welcome page (H-02).
    #[serde(default, rename = "service")]
    pub services: Vec<Service>,
    /// The modules that perfiles of its companies give access to.
    #[serde(default, rename = "module")]
    pub modules: Vec<Module>,
    /// The privacy text people agree to.
    #[serde(default)]
    pub privacy: Privacy,
}
