//! Contacts, services and the privacy text: data of a platform, never text in code.

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// Where people find help.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contacts {
    /// The call centre's number, as printed: «3714545».
    pub phone: Option<String>,
    /// What those who answer it are called: «Soporte ACHS».
    pub support: Option<String>,
    /// When it answers.
    pub hours: Option<String>,
    /// Its address.
    pub email: Option<String>,
    /// The organisation's public site.
    pub site: Option<String>,
    /// Where a PQRSF is filed.
    pub pqrsf: Option<String>,
    /// Where the service centre is.
    pub service_centre: Option<String>,
    /// Further lines, printed as they are.
    pub lines: Vec<String>,
    /// Whether people unknown to the platform are sent to their «encargado de prevención».
    pub prevention_officer: bool,
    /// What people should know before they sign in.
    pub notice: Option<String>,
    /// The mobile app, where there is one.
    pub app_android: Option<String>,
    /// The mobile app, where there is one.
    pub app_ios: Option<String>,
}

/// One service of the welcome page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The word that names it in addresses and requests, for good: `[a-z][a-z0-9-]{1,30}`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub summary: String,
    /// Key of its picture.
    #[serde(default)]
    pub icon: String,
    /// Where it is used, by whom it was granted; it may be a matter of no page at all.
    #[serde(default)]
    pub address: Option<String>,
}

impl Service {
    /// Whether where it is used can stand behind a link.
    pub fn opens_safely(&self) -> bool {
        let address = self.address.as_deref().unwrap_or("https://");
        address.starts_with("https://") && !address.contains(char::is_whitespace)
    }

    /// Whether its key can stand in an address.
    pub fn is_named(&self) -> bool {
        let key = &self.key;
        (2..=31).contains(&key.len())
            && key.starts_with(|c: char| c.is_ascii_lowercase())
            && key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }
}

/// The privacy text people agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Version stored with every authorisation.
    pub version: u32,
    /// Since when it holds.
    pub since: Option<Date>,
    /// Who answers for the data.
    pub controller: Option<String>,
    /// The channel for data rights.
    pub channel: Option<String>,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            version: 1,
            since: None,
            controller: None,
            channel: None,
        }
    }
}
