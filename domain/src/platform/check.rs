//! Values that parse but make no sense. Told at start, with the key that is wrong.

mod modules;

use super::{ChallengePolicy, Platform, Registration, Service, SignInId};
use crate::locale::Locale;

/// A key whose value makes no sense, and what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("platform {platform}: {key}: {should}")]
pub struct Senseless {
    /// The platform.
    pub platform: String,
    /// The key, from the platform's table on.
    pub key: &'static str,
    /// What the value should be.
    pub should: &'static str,
}

type Rule = (bool, &'static str, &'static str);

impl Platform {
    /// Checks what types cannot.
    pub fn check(&self) -> Result<(), Senseless> {
        let mut rules = self.naming();
        rules.extend(self.modules());
        rules.extend(self.durations());
        rules.extend(self.lives());
        rules.extend(self.policy.challenge().into_iter().flat_map(challenge));
        match rules.into_iter().find(|(holds, ..)| !holds) {
            None => Ok(()),
            Some((_, key, should)) => Err(Senseless {
                platform: self.slug.to_string(),
                key,
                should,
            }),
        }
    }

    fn naming(&self) -> Vec<Rule> {
        let ids = &self.policy.sign_in;
        let foreign = match self.locale {
            Locale::EsCl => SignInId::Cedula,
            Locale::EsCo => SignInId::Rut,
        };
        let brand = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        vec![
            (!self.name.trim().is_empty(), "name", "some text"),
            (
                !self.organisation.trim().is_empty(),
                "organisation",
                "some text",
            ),
            (
                self.zone.contains('/'),
                "zone",
                "an IANA name such as America/Bogota",
            ),
            (
                !self.brand.is_empty() && self.brand.bytes().all(brand),
                "brand",
                "a-z, 0-9 and -",
            ),
            (
                self.host
                    .as_ref()
                    .is_none_or(|h| h.contains('.') && !h.contains(['/', ':', ' '])),
                "host",
                "a bare host name",
            ),
            (
                !ids.is_empty(),
                "policy.sign_in",
                "at least one of email, rut, cedula",
            ),
            (
                !ids.contains(&foreign),
                "policy.sign_in",
                "documents of the platform's country",
            ),
            (self.privacy.version > 0, "privacy.version", "1 or more"),
            (
                self.services.iter().all(Service::is_named),
                "service.key",
                "two to 31 of a-z, 0-9 and -, a letter first",
            ),
            (
                self.services.iter().all(Service::opens_safely),
                "service.address",
                "https://…",
            ),
            (
                self.services.iter().enumerate().all(|(at, one)| {
                    self.services
                        .iter()
                        .skip(at + 1)
                        .all(|two| one.key != two.key)
                }),
                "service.key",
                "another one for each service",
            ),
            (
                !matches!(self.policy.registration, Registration::Registry(_))
                    || self.contacts.pqrsf.is_some()
                    || self.pqrsf.is_some(),
                "contacts.pqrsf",
                "set where a challenge can block people, who must be told the way on",
            ),
            (
                self.policy.registration != Registration::Workers
                    || self.policy.sign_in.contains(&SignInId::Rut),
                "policy.sign_in",
                "with the RUT where workers register with it",
            ),
            (
                !self.policy.exclusive || self.locale == Locale::EsCl,
                "policy.exclusive",
                "off where people have no RUT to invite them by",
            ),
            (
                self.pqrsf.is_none_or(|terms| terms.make_sense()),
                "pqrsf",
                "terms of 1 to 60 days",
            ),
            (
                self.pqrsf.is_none_or(|terms| terms.are_kept_sensibly()),
                "pqrsf.keep_years",
                "1 to 20",
            ),
        ]
    }

    fn durations(&self) -> Vec<Rule> {
        let (lockout, sessions) = (self.policy.lockout, self.policy.sessions);
        let idle = u32::from(sessions.idle_minutes);
        vec![
            (
                (1..=20).contains(&lockout.allowed),
                "policy.lockout.allowed",
                "1 to 20",
            ),
            (
                lockout.first_minutes > 0,
                "policy.lockout.first_minutes",
                "1 or more",
            ),
            (
                lockout.most_minutes >= lockout.first_minutes && lockout.most_minutes <= 1_440,
                "policy.lockout.most_minutes",
                "first_minutes to 1440",
            ),
            (
                u32::from(lockout.forget_hours) * 60 >= u32::from(lockout.most_minutes),
                "policy.lockout.forget_hours",
                "no shorter than the longest block",
            ),
            (idle > 0, "policy.sessions.idle_minutes", "1 or more"),
            (
                u32::from(sessions.absolute_hours) * 60 >= idle,
                "policy.sessions.absolute_hours",
                "no shorter than idle_minutes",
            ),
        ]
    }

    fn lives(&self) -> Vec<Rule> {
        let links = self.policy.links;
        vec![
            (
                (1..=168).contains(&links.activation_hours),
                "policy.links.activation_hours",
                "1 to 168",
            ),
            (
                (5..=1_440).contains(&links.recovery_minutes),
                "policy.links.recovery_minutes",
                "5 to 1440",
            ),
            (
                links.resend_pause_seconds > 0,
                "policy.links.resend_pause_seconds",
                "1 or more",
            ),
            (
                links.resend_per_day > 0,
                "policy.links.resend_per_day",
                "1 or more",
            ),
            (
                links.draft_hours > 0,
                "policy.links.draft_hours",
                "1 or more",
            ),
            (
                links.pending_days > 0,
                "policy.links.pending_days",
                "1 or more",
            ),
            (
                links.unproven_days > 0,
                "policy.links.unproven_days",
                "1 or more",
            ),
        ]
    }
}

fn challenge(policy: &ChallengePolicy) -> Vec<Rule> {
    vec![
        (
            (1..=3).contains(&policy.attempts),
            "challenge.attempts",
            "1 to 3",
        ),
        (
            (2..=60).contains(&policy.minutes),
            "challenge.minutes",
            "2 to 60",
        ),
        (
            (1..=30).contains(&policy.extension_minutes),
            "challenge.extension_minutes",
            "1 to 30",
        ),
        (
            policy.extensions >= 10,
            "challenge.extensions",
            "10 or more, for those who read slowly",
        ),
        (policy.k_anon >= 5, "challenge.k_anon", "5 or more"),
        (
            policy.odds_at_least >= 200,
            "challenge.odds_at_least",
            "200 or more",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::{PlatformSlug, Policy, Prefill, RegistryProof};
    use crate::pqrsf::Terms;

    fn hanna() -> Platform {
        serde_json::from_value(serde_json::json!({
            "slug": "hanna", "name": "Hanna", "organisation": "Cajacopi", "locale": "es-CO",
            "zone": "America/Bogota", "brand": "hanna",
            "policy": { "registration": { "registry": { "challenge": {} } } },
            "contacts": { "phone": "3714545", "pqrsf": "https://pqrsf.ejemplo.test" },
            "service": [{ "key": "subsidio", "name": "Subsidio" }],
        }))
        .unwrap()
    }

    #[test]
    fn x02_the_defaults_are_those_of_the_sources() {
        let hanna = hanna();
        assert_eq!(hanna.check(), Ok(()));
        let challenge = hanna.policy.challenge().unwrap();
        assert_eq!(
            (challenge.attempts, challenge.minutes, challenge.k_anon),
            (3, 10, 5)
        );
        assert!(hanna.policy.prefills() && challenge.spouse);
        assert_eq!(hanna.policy.lockout.allowed, 5);
        assert_eq!(hanna.face().contacts.phone.as_deref(), Some("3714545"));
        let none: RegistryProof = serde_json::from_str("{}").unwrap();
        assert_eq!((none.prefill, none.challenge), (Prefill::Masked, None));
        let face = serde_json::to_string(&hanna.face()).unwrap();
        assert_eq!(
            serde_json::from_str::<crate::platform::Face>(&face).unwrap(),
            hanna.face()
        );
    }

    #[test]
    fn values_that_make_no_sense_are_named() {
        type Spoil = fn(&mut Platform);
        let spoils: [(&str, Spoil); 12] = [
            ("policy.lockout.allowed", |p| p.policy.lockout.allowed = 0),
            ("policy.sign_in", |p| {
                p.policy.sign_in = [SignInId::Rut].into()
            }),
            ("policy.sessions.absolute_hours", |p| {
                p.policy.sessions.absolute_hours = 0
            }),
            ("contacts.pqrsf", |p| p.contacts.pqrsf = None),
            ("service.key", |p| p.services[0].key = "Con espacio".into()),
            ("service.key", |p| {
                p.services.extend(p.services.clone());
            }),
            ("service.address", |p| {
                p.services[0].address = Some("javascript:alert(1)".into());
            }),
            ("pqrsf", |p| {
                p.pqrsf = Some(Terms {
                    unblock_days: 0,
                    ..Terms::default()
                })
            }),
            ("pqrsf.keep_years", |p| {
                p.pqrsf = Some(Terms {
                    keep_years: 0,
                    ..Terms::default()
                })
            }),
            ("host", |p| p.host = Some("https://x.co/".into())),
            ("challenge.attempts", |p| {
                p.policy = with(ChallengePolicy {
                    attempts: 4,
                    ..Default::default()
                })
            }),
            ("challenge.k_anon", |p| {
                p.policy = with(ChallengePolicy {
                    k_anon: 1,
                    ..Default::default()
                })
            }),
        ];
        for (key, spoil) in spoils {
            let mut platform = hanna();
            spoil(&mut platform);
            assert_eq!(platform.check().unwrap_err().key, key);
        }
    }

    #[test]
    fn q29_each_country_has_the_business_days_that_a_filing_counts() {
        for locale in [Locale::EsCl, Locale::EsCo] {
            let mut platform = hanna();
            (platform.locale, platform.pqrsf) = (locale, Some(Terms::default()));
            assert_eq!(platform.check(), Ok(()), "{locale:?}");
        }
    }

    fn with(challenge: ChallengePolicy) -> Policy {
        let proof = RegistryProof {
            prefill: Prefill::Off,
            challenge: Some(challenge),
        };
        Policy {
            registration: Registration::Registry(proof),
            ..Policy::default()
        }
    }

    #[test]
    fn slugs_are_exact_and_reserved_words_refused() {
        for good in ["hanna", "gestion", "a1", "a-b-c", "paquetes"] {
            assert!(PlatformSlug::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "a",
            "1a",
            "-a",
            "Hanna",
            "han na",
            "buzon",
            "api",
            "pkg",
            "salud",
            "ayuda",
            "ñandu",
            "pkg-0af3",
            "a/b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert!(PlatformSlug::parse(bad).is_err(), "{bad}");
        }
    }
}
