//! Everything that happens: use cases, storage, mail, hashing. Native only.
//!
//! A use case is a function of a [`Caller`](caller::Caller) and parsed input; it opens one
//! transaction, asks `domain` what is right, writes rows with their audit entry and their mail,
//! and answers with a value or with [`Denied`](fault::Denied). Nothing here knows HTML or HTTP.

#![warn(missing_docs)]

pub mod account;
pub mod acquisition;
pub mod activation;
pub mod audit;
pub mod budget;
pub mod bulk;
pub mod calendar;
pub mod caller;
pub mod challenge;
pub mod company;
pub mod config;
pub mod consent;
pub mod cursor;
pub mod demo;
pub mod desk;
pub mod email_change;
pub mod env;
pub mod fault;
pub mod hand;
pub mod hashing;
pub mod housekeeping;
pub mod incoming;
pub mod initial_password;
pub mod invitation;
pub mod keys;
pub mod mail;
pub mod mailbox;
pub mod membership;
pub mod mobile_change;
pub mod operator;
pub mod outbox;
pub mod own;
pub mod password;
pub mod people;
pub mod plan;
pub mod pqrsf;
pub mod recovery;
pub mod registration;
pub mod registry;
pub mod restored;
pub mod review;
pub mod role;
pub mod second_factor;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod sms;
pub mod staff;
pub mod storage;
pub mod typed;
pub mod whereabouts;
pub mod worker;

mod open;
mod words;

use std::sync::Arc;

use domain::platform::{Platform, PlatformSlug};

pub use open::{assemble, open, open_existing};

/// The handle that the server builds once and every request shares.
pub struct Backend {
    /// The database, of either kind.
    pub db: storage::Db,
    /// Clock, chance and mail.
    pub env: env::Env,
    /// Sealing, keyed look-ups, token digests.
    pub keys: keys::Keys,
    /// Password hashing on its own threads.
    pub hashing: hashing::Hashing,
    /// How letters leave.
    pub mail: mail::Mail,
    /// How text messages leave.
    pub sms: sms::Sms,
    /// The platforms of this installation, in the order of the configuration.
    pub platforms: Vec<Arc<Platform>>,
    /// How far the imports are that this process works on.
    pub imports: registry::upload::AtWork,
    /// What the configuration said.
    pub config: config::Config,
}

impl Backend {
    /// The platform of that address, if this installation has one.
    #[must_use]
    pub fn platform(&self, slug: &str) -> Option<Arc<Platform>> {
        let slug = PlatformSlug::parse(slug).ok()?;
        self.platforms
            .iter()
            .find(|platform| platform.slug == slug)
            .cloned()
    }
}
