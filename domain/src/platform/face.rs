//! The part of a platform that the browser may know: everything a page prints or a form checks,
//! nothing that tells an attacker where counters stand.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    ChallengePolicy, Contacts, FirstPassword, Guide, Links, Platform, PlatformSlug, Policy,
    Privacy, Registration, Service, SignInId,
};
use crate::locale::{Locale, Voice};
use crate::pqrsf::Terms;

/// A platform as pages see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// First word of its addresses.
    pub slug: PlatformSlug,
    /// What it is called.
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Its Spanish.
    pub locale: Locale,
    /// IANA time zone of the times it prints.
    pub zone: String,
    /// Key of its block of colours.
    pub brand: String,
    /// The guides of its help centre.
    pub guides: BTreeSet<Guide>,
    /// What a person may type to sign in.
    pub sign_in: BTreeSet<SignInId>,
    /// Whether one may register, and with what proof.
    pub registration: Registration,
    /// How the first password comes about.
    pub first_password: FirstPassword,
    /// Whether people belong to one institution only, with one of its three tiers (Q34).
    pub exclusive: bool,
    /// Lives of links, to be announced.
    pub links: Links,
    /// Where people find help.
    pub contacts: Contacts,
    /// The terms of its PQRSF, where it has them.
    pub pqrsf: Option<Terms>,
    /// What it offers.
    pub services: Vec<Service>,
    /// The privacy text.
    pub privacy: Privacy,
}

impl Platform {
    /// The part that may go to the browser.
    pub fn face(&self) -> Face {
        let Policy {
            sign_in,
            registration,
            first_password,
            exclusive,
            links,
            ..
        } = &self.policy;
        Face {
            slug: self.slug.clone(),
            name: self.name.clone(),
            organisation: self.organisation.clone(),
            locale: self.locale,
            zone: self.zone.clone(),
            brand: self.brand.clone(),
            guides: self.guides.clone(),
            sign_in: sign_in.clone(),
            registration: registration.clone(),
            first_password: *first_password,
            exclusive: *exclusive,
            links: *links,
            contacts: self.contacts.clone(),
            pqrsf: self.pqrsf,
            services: self.services.clone(),
            privacy: self.privacy.clone(),
        }
    }
}

impl Face {
    /// The form of address.
    pub const fn voice(&self) -> Voice {
        self.locale.voice()
    }

    /// Whether strangers may register.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self.registration,
            Registration::Closed | Registration::Workers
        )
    }

    /// Whether workers of the companies may register.
    pub const fn takes_workers(&self) -> bool {
        matches!(self.registration, Registration::Workers)
    }

    /// Whether a company asks its people to come in: nobody registers by themselves, and
    /// institutions invite in their own way.
    pub const fn asks_people_in(&self) -> bool {
        !self.takes_workers() && !self.exclusive
    }

    /// Whether companies work here: they have a RUT, so they are Chile's.
    pub const fn has_companies(&self) -> bool {
        matches!(self.voice(), Voice::Tu)
    }

    /// Whether people get an initial password by mail, which ends after a day.
    pub const fn mails_passwords(&self) -> bool {
        matches!(self.first_password, FirstPassword::Temporary24h)
    }

    /// The challenge's announced numbers, where there is one.
    pub const fn challenge(&self) -> Option<&ChallengePolicy> {
        match &self.registration {
            Registration::Registry(proof) => proof.challenge.as_ref(),
            _ => None,
        }
    }
}
