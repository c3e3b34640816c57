//! The rules of a platform as numbers and choices, each with a default that is safe.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::time::Span;

/// How people register, prove themselves and sign in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// What a person may type to sign in.
    pub sign_in: BTreeSet<SignInId>,
    /// Who may register by themselves, and what proof is asked.
    pub registration: Registration,
    /// How the first password comes about.
    pub first_password: FirstPassword,
    /// What sign-in asks besides the password.
    pub second_factor: SecondFactor,
    /// The temporary block.
    pub lockout: Lockout,
    /// Whether a person may belong to one company only.
    pub exclusive: bool,
    /// How long a session lasts.
    pub sessions: Sessions,
    /// How long mailed links and unfinished things last.
    pub links: Links,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            sign_in: BTreeSet::from([SignInId::Email]),
            registration: Registration::Closed,
            first_password: FirstPassword::Link,
            second_factor: SecondFactor::None,
            lockout: Lockout::default(),
            exclusive: false,
            sessions: Sessions::default(),
            links: Links::default(),
        }
    }
}

/// What identifies a person at sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInId {
    /// The e-mail address.
    Email,
    /// The Chilean RUT.
    Rut,
    /// The Colombian document number.
    Cedula,
}

/// Who may register without being invited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Registration {
    /// Nobody.
    Closed,
    /// Workers of the companies, with the number of their identity card.
    Workers,
    /// Everybody, proving the e-mail address only.
    Open,
    /// Everybody; whoever stands in the registry proves to be that person.
    Registry(RegistryProof),
}

/// What the registry is used for at registration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RegistryProof {
    /// Whether fields on file are shown, masked (Q21).
    pub prefill: Prefill,
    /// The questions; where the table is left out, every affiliate takes the assisted way.
    #[serde(default)]
    pub challenge: Option<ChallengePolicy>,
}

impl Default for RegistryProof {
    fn default() -> Self {
        Self {
            prefill: Prefill::Masked,
            challenge: Some(ChallengePolicy::default()),
        }
    }
}

/// Pre-fill of the registration form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prefill {
    /// Each field on file shows its mask and can be kept.
    Masked,
    /// The form stays empty.
    Off,
}

/// How the first password comes about (Q1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstPassword {
    /// The person chooses it, behind a mailed link.
    Link,
    /// A temporary one is mailed and must be changed within a day.
    #[serde(rename = "temporary_24h")]
    Temporary24h,
}

/// What sign-in asks besides the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// Nothing.
    None,
    /// A code sent by SMS.
    Sms,
}

/// The temporary block after failed sign-ins (Q9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lockout {
    /// Failures without consequence; the next one blocks.
    pub allowed: u8,
    /// Length of the first block.
    pub first_minutes: u16,
    /// Length that doubling stops at.
    pub most_minutes: u16,
    /// Hours after the last failure at which everything is forgotten.
    pub forget_hours: u16,
}

impl Default for Lockout {
    fn default() -> Self {
        Self {
            allowed: 5,
            first_minutes: 15,
            most_minutes: 60,
            forget_hours: 24,
        }
    }
}

/// Limits of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sessions {
    /// Minutes without a request after which it is over.
    pub idle_minutes: u16,
    /// Hours after sign-in at which it is over in any case.
    pub absolute_hours: u16,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            idle_minutes: 30,
            absolute_hours: 12,
        }
    }
}

/// Lives of links, and of what waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Links {
    /// Life of an activation link.
    pub activation_hours: u16,
    /// Life of a recovery link.
    pub recovery_minutes: u16,
    /// Least pause between two mails with the same purpose.
    pub resend_pause_seconds: u16,
    /// Most mails with the same purpose in 24 hours.
    pub resend_per_day: u8,
    /// Life of an unfinished form.
    pub draft_hours: u16,
    /// Life of a registration whose link nobody opened.
    pub pending_days: u16,
    /// Life of an account whose tie to a document stays unproven (Q31).
    pub unproven_days: u16,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            activation_hours: 24,
            recovery_minutes: 60,
            resend_pause_seconds: 60,
            resend_per_day: 5,
            draft_hours: 24,
            pending_days: 7,
            unproven_days: 30,
        }
    }
}

/// The question challenge (Q22 to Q24).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChallengePolicy {
    /// Questionnaires per registry person, 1 to 3.
    pub attempts: u8,
    /// Minutes to answer one.
    pub minutes: u16,
    /// Minutes that «Necesito más tiempo» adds.
    pub extension_minutes: u16,
    /// How often it may be asked for.
    pub extensions: u8,
    /// Whether one question is about the spouse.
    pub spouse: bool,
    /// How many people must share a value before it may be shown to others.
    pub k_anon: u16,
    /// The largest chance of a guesser within all attempts that is accepted, as 1 in so many.
    pub odds_at_least: u32,
}

impl Default for ChallengePolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            minutes: 10,
            extension_minutes: 5,
            extensions: 10,
            spouse: true,
            k_anon: 5,
            odds_at_least: 200,
        }
    }
}

impl Lockout {
    /// Time without a failure after which all is forgotten.
    pub const fn forget(self) -> Span {
        Span::hours(self.forget_hours as i64)
    }
}
impl Sessions {
    /// Time without a request after which a session is over.
    pub const fn idle(self) -> Span {
        Span::minutes(self.idle_minutes as i64)
    }

    /// Time after sign-in at which a session is over.
    pub const fn absolute(self) -> Span {
        Span::hours(self.absolute_hours as i64)
    }
}
impl Links {
    /// Life of an activation link.
    pub const fn activation(self) -> Span {
        Span::hours(self.activation_hours as i64)
    }

    /// Life of a recovery link.
    pub const fn recovery(self) -> Span {
        Span::minutes(self.recovery_minutes as i64)
    }

    /// Pause between two mails.
    pub const fn resend_pause(self) -> Span {
        Span::seconds(self.resend_pause_seconds as i64)
    }

    /// Life of an unfinished form.
    pub const fn draft(self) -> Span {
        Span::hours(self.draft_hours as i64)
    }

    /// Life of a registration whose link nobody opened.
    pub const fn pending(self) -> Span {
        Span::days(self.pending_days as i64)
    }

    /// Life of an unproven account.
    pub const fn unproven(self) -> Span {
        Span::days(self.unproven_days as i64)
    }
}
impl ChallengePolicy {
    /// Time to answer one questionnaire.
    pub const fn time(&self) -> Span {
        Span::minutes(self.minutes as i64)
    }

    /// Time that one extension adds.
    pub const fn extension(&self) -> Span {
        Span::minutes(self.extension_minutes as i64)
    }
}
impl Policy {
    /// The challenge's rules, where the platform has one.
    pub const fn challenge(&self) -> Option<&ChallengePolicy> {
        match &self.registration {
            Registration::Registry(proof) => proof.challenge.as_ref(),
            _ => None,
        }
    }

    /// Whether pre-fill is on.
    pub const fn prefills(&self) -> bool {
        matches!(
            &self.registration,
            Registration::Registry(RegistryProof {
                prefill: Prefill::Masked,
                ..
            })
        )
    }
}
