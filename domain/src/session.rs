//! How long a session lasts: so long without a request, so long in any case.

use crate::platform::Sessions;
use crate::time::{Span, Timestamp};

/// The two moments a session's life is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// Sign-in.
    pub started: Timestamp,
    /// The last request that was written down.
    pub seen: Timestamp,
}

/// Requests within this span of the last one written down are not written, so that reading pages
/// does not write to the database at every click. A session may so end up to a minute early.
pub const TOUCH: Span = Span::minutes(1);

impl Life {
    /// When the session ends if no request comes.
    pub fn ends(self, rules: Sessions) -> Timestamp {
        (self.seen + rules.idle()).min(self.started + rules.absolute())
    }

    /// Whether it is over. So is one whose last use lies further ahead than it may idle: the clock
    /// was wrong then, and a session of a wrong day must not live until that day has come (F12).
    pub fn is_over(self, rules: Sessions, now: Timestamp) -> bool {
        now >= self.ends(rules) || now + rules.idle() < self.seen
    }

    /// Whether this request is worth writing down.
    pub fn wants_touch(self, now: Timestamp) -> bool {
        now.since(self.seen) >= TOUCH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_by_idleness_and_in_any_case() {
        let rules = Sessions {
            idle_minutes: 30,
            absolute_hours: 12,
        };
        let at = |minutes| Timestamp(0) + Span::minutes(minutes);
        let fresh = Life {
            started: at(0),
            seen: at(0),
        };
        assert!(!fresh.is_over(rules, at(30) - Span(1)) && fresh.is_over(rules, at(30)));
        let busy = Life {
            started: at(0),
            seen: at(719),
        };
        assert!(!busy.is_over(rules, at(720) - Span(1)) && busy.is_over(rules, at(720)));
        assert!(!fresh.wants_touch(at(1) - Span(1)) && fresh.wants_touch(at(1)));
    }

    // Seen red: without the look at what lies ahead.
    #[test]
    fn f12_a_session_of_a_wrong_day_ends_when_the_clock_is_put_right() {
        let rules = Sessions {
            idle_minutes: 30,
            absolute_hours: 12,
        };
        let begun = Timestamp(0) + Span::days(1);
        let wrong = Life {
            started: begun,
            seen: begun,
        };
        assert!(!wrong.is_over(rules, begun));
        assert!(wrong.is_over(rules, Timestamp(0)));
        // A clock that is put back by a little costs nobody their session.
        assert!(!wrong.is_over(rules, begun - Span::minutes(30)));
        assert!(wrong.is_over(rules, begun - Span::minutes(30) - Span(1)));
    }
}
