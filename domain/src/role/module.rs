//! Modules: what permissions are about. A platform declares its own in the configuration; those
//! that administer a company are ours and stand on every platform.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::platform::Platform;

/// As many modules as a platform declares at the most.
pub const MOST_MODULES: usize = 200;

/// The word that names a module in permissions and addresses, for good: `[a-z][a-z0-9-]{1,30}`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleCode(String);

/// The text cannot name a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a module's code: two to 31 of a-z, 0-9 and -, a letter first")]
pub struct NotAModule;

/// A module that a platform declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its word.
    pub code: ModuleCode,
    /// What it is called.
    pub name: String,
    /// Under which heading it stands in the editor.
    pub group: String,
}

/// The modules that administer a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Administering {
    /// People and users.
    People,
    /// Sections and workers.
    Structure,
    /// Perfiles, and what people ask for.
    Roles,
    /// Invitations.
    Invitations,
}

impl Administering {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::People,
        Self::Structure,
        Self::Roles,
        Self::Invitations,
    ];

    /// Its word, the same in the address of its pages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "personas",
            Self::Structure => "estructura",
            Self::Roles => "perfiles",
            Self::Invitations => "invitaciones",
        }
    }
}

impl ModuleCode {
    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Platform {
    /// Every module that permissions may name, in the order of the editor: the platform's own, then
    /// those that administer.
    pub fn module_codes(&self) -> Vec<ModuleCode> {
        let own = self.modules.iter().map(|module| module.code.clone());
        own.chain(Administering::ALL.map(ModuleCode::from))
            .collect()
    }
}

impl From<Administering> for ModuleCode {
    fn from(module: Administering) -> Self {
        Self(module.code().to_owned())
    }
}
impl FromStr for ModuleCode {
    type Err = NotAModule;

    fn from_str(text: &str) -> Result<Self, NotAModule> {
        let part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (2..=31).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(part);
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAModule)
        }
    }
}
impl Borrow<str> for ModuleCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for ModuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for ModuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Serialize for ModuleCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for ModuleCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_stand_in_an_address_and_in_a_list() {
        for good in ["personas", "epp2", "a-b"] {
            assert_eq!(good.parse::<ModuleCode>().unwrap().as_str(), good);
        }
        for bad in [
            "",
            "a",
            "Personas",
            "1a",
            "a:b",
            "a,b",
            "á1",
            &"a".repeat(32),
        ] {
            assert_eq!(bad.parse::<ModuleCode>(), Err(NotAModule), "{bad}");
        }
        for ours in Administering::ALL {
            assert_eq!(ours.code().parse(), Ok(ModuleCode::from(ours)));
        }
    }
}
