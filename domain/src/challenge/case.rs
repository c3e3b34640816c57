//! Attempts and time of a case. A case belongs to a registry person, not to an account, an
//! address or a browser (Q22): strangers share its three attempts, and whoever proved the e-mail
//! or phone on file has three of their own. The database counts; this says what counting means.

use crate::platform::ChallengePolicy;
use crate::refusal::Refusal;
use crate::time::{Span, Timestamp};

/// Attempts spent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Questionnaires answered wrongly or let run out.
    pub used: u8,
    /// Whether a questionnaire ran out before, which the first time is not counted.
    pub forgiven: bool,
}

/// A begun questionnaire's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// When its time is over.
    pub expires: Timestamp,
    /// How often «Necesito más tiempo» was granted.
    pub extensions: u8,
}

impl Tally {
    /// Attempts left.
    pub const fn left(self, rules: &ChallengePolicy) -> u8 {
        rules.attempts.saturating_sub(self.used)
    }

    /// Whether another questionnaire may begin.
    ///
    /// Errors: `ChallengeBlocked`.
    pub const fn may_begin(self, rules: &ChallengePolicy) -> Result<(), Refusal> {
        if self.left(rules) == 0 {
            Err(Refusal::ChallengeBlocked)
        } else {
            Ok(())
        }
    }

    /// After wrong answers: what is counted, and what is told.
    pub const fn after_wrong(self, rules: &ChallengePolicy) -> (Self, Refusal) {
        let next = Self {
            used: self.used.saturating_add(1),
            ..self
        };
        let told = match next.left(rules) {
            0 => Refusal::ChallengeBlocked,
            left => Refusal::ChallengeFailed { left },
        };
        (next, told)
    }

    /// After the time ran out without answers: the first time is forgiven.
    pub const fn after_expiry(self, rules: &ChallengePolicy) -> (Self, Refusal) {
        if !self.forgiven {
            let next = Self {
                forgiven: true,
                ..self
            };
            return (
                next,
                Refusal::ChallengeTimeOut {
                    left: next.left(rules),
                    forgiven: true,
                },
            );
        }
        let next = Self {
            used: self.used.saturating_add(1),
            ..self
        };
        let told = match next.left(rules) {
            0 => Refusal::ChallengeBlocked,
            left => Refusal::ChallengeTimeOut {
                left,
                forgiven: false,
            },
        };
        (next, told)
    }
}

impl Open {
    /// A questionnaire that begins now.
    pub fn begin(rules: &ChallengePolicy, now: Timestamp) -> Self {
        Self {
            expires: now + rules.time(),
            extensions: 0,
        }
    }

    /// Whether the time is over.
    pub fn is_over(self, now: Timestamp) -> bool {
        now >= self.expires
    }

    /// What is left of the time.
    pub fn left(self, now: Timestamp) -> Span {
        self.expires.since(now).max(Span::ZERO)
    }

    /// Grants more time.
    ///
    /// Errors: `ChallengeNotOpen` when it is over, `NoMoreExtensions`.
    pub fn extend(self, rules: &ChallengePolicy, now: Timestamp) -> Result<Self, Refusal> {
        if self.is_over(now) {
            return Err(Refusal::ChallengeNotOpen);
        }
        if self.extensions >= rules.extensions {
            return Err(Refusal::NoMoreExtensions);
        }
        Ok(Self {
            expires: self.expires + rules.extension(),
            extensions: self.extensions + 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h35_three_attempts_and_then_a_person_decides() {
        let rules = ChallengePolicy::default();
        let mut tally = Tally::default();
        for told in [
            Refusal::ChallengeFailed { left: 2 },
            Refusal::ChallengeFailed { left: 1 },
            Refusal::ChallengeBlocked,
        ] {
            assert_eq!(tally.may_begin(&rules), Ok(()));
            let refusal;
            (tally, refusal) = tally.after_wrong(&rules);
            assert_eq!(refusal, told);
        }
        assert_eq!(tally.may_begin(&rules), Err(Refusal::ChallengeBlocked));
    }

    #[test]
    fn q22_the_first_expiry_is_forgiven_and_only_the_first() {
        let rules = ChallengePolicy::default();
        let (tally, told) = Tally::default().after_expiry(&rules);
        assert_eq!(
            (tally.used, told),
            (
                0,
                Refusal::ChallengeTimeOut {
                    left: 3,
                    forgiven: true
                }
            )
        );
        let (tally, told) = tally.after_expiry(&rules);
        assert_eq!(
            (tally.used, told),
            (
                1,
                Refusal::ChallengeTimeOut {
                    left: 2,
                    forgiven: false
                }
            )
        );
        let (tally, _) = tally.after_wrong(&rules);
        assert_eq!(tally.after_expiry(&rules).1, Refusal::ChallengeBlocked);
    }

    #[test]
    fn more_time_is_granted_ten_times() {
        let rules = ChallengePolicy::default();
        let now = Timestamp(0);
        let mut open = Open::begin(&rules, now);
        assert_eq!(open.left(now), Span::minutes(10));
        for _ in 0..10 {
            open = open.extend(&rules, now).unwrap();
        }
        assert_eq!(open.left(now), Span::minutes(60));
        assert_eq!(open.extend(&rules, now), Err(Refusal::NoMoreExtensions));
        let late = open.expires;
        assert!(open.is_over(late) && !open.is_over(late - Span(1)));
        assert_eq!(
            Open::begin(&rules, now).extend(&rules, late),
            Err(Refusal::ChallengeNotOpen)
        );
    }
}
