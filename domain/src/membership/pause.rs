//! Patience with card numbers (Q12): one wrong one ends its process; three ended processes within
//! a day pause the RUT for a day; three pauses within thirty days need the help desk.
//! Counted for RUTs that nobody has just the same (Q11).

use serde::{Deserialize, Serialize};

use crate::time::{Span, Timestamp};

/// The numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patience {
    /// Ended processes that pause.
    pub ended: u16,
    /// Within which they count, and how long a pause lasts, in hours.
    pub hours: u16,
    /// Pauses that need the help desk.
    pub pauses: u16,
    /// Within which those count, in days.
    pub days: u16,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            ended: 3,
            hours: 24,
            pauses: 3,
            days: 30,
        }
    }
}

/// What stands against a RUT.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// Ended processes since the first of them.
    pub ended: u16,
    /// When the first of them ended.
    pub first: Timestamp,
    /// Pauses since the first of them.
    pub pauses: u16,
    /// When the first of them began.
    pub paused_first: Timestamp,
    /// End of the pause; in the past, or zero, when there is none.
    pub paused_until: Timestamp,
}

/// Whether a process may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// It may.
    No,
    /// Not before then.
    Until(Timestamp),
    /// Not before somebody of the help desk lifts it.
    HelpDesk,
}

impl Patience {
    const fn window(self) -> Span {
        Span::hours(self.hours as i64)
    }

    const fn memory(self) -> Span {
        Span::days(self.days as i64)
    }
}

impl Tries {
    /// Whether a process may begin now.
    pub fn waiting(self, rules: Patience, now: Timestamp) -> Waiting {
        if self.pauses >= rules.pauses && rules.pauses > 0 {
            Waiting::HelpDesk
        } else if rules.window().covers(self.paused_until, now) {
            Waiting::Until(self.paused_until)
        } else {
            Waiting::No
        }
    }

    /// What stands after a process that ended now with a wrong number.
    #[must_use]
    pub fn after_wrong(self, rules: Patience, now: Timestamp) -> Self {
        let fresh = self.ended == 0 || !rules.window().covers(self.first + rules.window(), now);
        let mut next = Self {
            ended: if fresh {
                1
            } else {
                self.ended.saturating_add(1)
            },
            first: if fresh { now } else { self.first },
            ..self
        };
        if next.ended < rules.ended {
            return next;
        }
        let memory = rules.memory();
        let forgotten = self.pauses == 0 || !memory.covers(self.paused_first + memory, now);
        next.pauses = if forgotten {
            1
        } else {
            self.pauses.saturating_add(1)
        };
        next.paused_first = if forgotten { now } else { self.paused_first };
        next.paused_until = now + rules.window();
        // A pause is paid for; the next one needs three more.
        next.ended = 0;
        next
    }

    /// What stands after «No fui yo»: nothing begins for that long, and a longer pause stays. One
    /// that a wrong clock made is none (F12).
    #[must_use]
    pub fn stopped(self, lasts: Span, now: Timestamp) -> Self {
        let until = now + lasts;
        let longer = lasts.covers(self.paused_until, now) && self.paused_until > until;
        Self {
            paused_until: if longer { self.paused_until } else { until },
            ..self
        }
    }

    /// What stands after a link to a contact on file was used: strangers must not be able to shut
    /// a person out (Q12), not with a third pause either. So the pause that is lifted does not
    /// count; those before it, which nobody lifted, still do.
    #[must_use]
    pub fn lifted_by_contact(self) -> Self {
        Self {
            ended: 0,
            pauses: self.pauses.saturating_sub(1),
            paused_until: Timestamp::default(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Patience = Patience {
        ended: 3,
        hours: 24,
        pauses: 3,
        days: 30,
    };

    fn wrong(tries: Tries, times: u16, now: Timestamp) -> Tries {
        (0..times).fold(tries, |tries, _| tries.after_wrong(RULES, now))
    }

    #[test]
    fn q12_the_third_ended_process_of_a_day_pauses_for_a_day() {
        let now = Timestamp(0) + Span::days(100);
        let two = wrong(Tries::default(), 2, now);
        assert_eq!(two.waiting(RULES, now), Waiting::No);
        let three = wrong(two, 1, now);
        let until = now + Span::hours(24);
        assert_eq!(three.waiting(RULES, now), Waiting::Until(until));
        assert_eq!(three.waiting(RULES, until), Waiting::No);
        // Two today and one tomorrow are no three of a day.
        let late = wrong(two, 1, now + Span::hours(24));
        assert_eq!((late.ended, late.waiting(RULES, now)), (1, Waiting::No));
    }

    #[test]
    fn q12_the_third_pause_of_thirty_days_needs_the_help_desk() {
        let mut now = Timestamp(0) + Span::days(100);
        let mut tries = Tries::default();
        for pause in 1..=3_u16 {
            tries = wrong(tries, 3, now);
            assert_eq!(tries.pauses, pause);
            now = now + Span::days(2);
        }
        assert_eq!(
            tries.waiting(RULES, now + Span::days(365)),
            Waiting::HelpDesk
        );
        let slow = wrong(
            wrong(Tries::default(), 3, Timestamp(0)),
            3,
            Timestamp(0) + Span::days(30),
        );
        assert_eq!(slow.pauses, 1, "the first one is forgotten");
    }

    #[test]
    fn f12_a_clock_that_was_a_year_ahead_pauses_nobody_for_a_year() {
        let now = Timestamp(0) + Span::days(100);
        let ahead = now + Span::days(365);
        let paused = wrong(Tries::default(), 3, ahead);
        assert_eq!(
            paused.waiting(RULES, ahead),
            Waiting::Until(ahead + Span::hours(24))
        );
        assert_eq!(paused.waiting(RULES, now), Waiting::No);
        // Neither what it counted nor what it remembered is taken over into the right time.
        let two = wrong(Tries::default(), 2, ahead);
        assert_eq!(wrong(two, 1, now).ended, 1);
        assert_eq!(wrong(paused, 3, now).pauses, 1);
        // «No fui yo» stops from now on, whatever the wrong clock left behind.
        let stopped = paused.stopped(Span::hours(24), now);
        let until = now + Span::hours(24);
        assert_eq!(stopped.waiting(RULES, now), Waiting::Until(until));
        // A clock that is put back by less than a day lifts no pause.
        let paused = wrong(Tries::default(), 3, now);
        let waits = Waiting::Until(now + Span::hours(24));
        assert_eq!(paused.waiting(RULES, now - Span::hours(24)), waits);
        assert_eq!(
            paused.waiting(RULES, now - Span::hours(24) - Span(1)),
            Waiting::No
        );
        // A longer pause outlasts one that was pressed.
        let stopped = paused.stopped(Span::hours(24), now - Span::hours(1));
        assert_eq!(stopped.paused_until, now + Span::hours(24));
    }

    #[test]
    fn q12_a_link_to_a_contact_on_file_lifts_a_pause() {
        let now = Timestamp(0) + Span::days(100);
        let paused = wrong(Tries::default(), 3, now);
        let lifted = paused.lifted_by_contact();
        assert_eq!(lifted.waiting(RULES, now), Waiting::No);
        assert_eq!(lifted.pauses, 0);
        let third = wrong(wrong(paused, 3, now), 3, now);
        assert_eq!(third.waiting(RULES, now), Waiting::HelpDesk);
        let lifted = third.lifted_by_contact();
        assert_eq!(
            (lifted.waiting(RULES, now), lifted.pauses),
            (Waiting::No, 2)
        );
        assert_eq!(
            wrong(lifted, 3, now).waiting(RULES, now),
            Waiting::HelpDesk,
            "the next pause is the third again"
        );
    }
}
