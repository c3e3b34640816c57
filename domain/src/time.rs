//! Moments and lengths of time, both whole microseconds. No clock: the present moment is handed
//! in. Arithmetic saturates, because a policy of "a thousand years" must not wrap round to a
//! session that never ends.

use std::ops::{Add, Mul, Sub};

use serde::{Deserialize, Serialize};

/// A moment: microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A length of time in microseconds.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub i64);

const SECOND: i64 = 1_000_000;

impl Timestamp {
    /// From microseconds since the epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND)
    }

    /// How long ago `earlier` was; negative when it lies ahead.
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Whether something that lasts this long and ends then is good now. What would have begun
    /// further ahead than it lasts was made by a clock that was wrong, and is not (F12).
    pub fn covers(self, ends: Timestamp, now: Timestamp) -> bool {
        now < ends && ends <= now + self + self
    }

    /// From whole seconds.
    pub const fn seconds(n: i64) -> Self {
        Self(n.saturating_mul(SECOND))
    }

    /// From whole minutes.
    pub const fn minutes(n: i64) -> Self {
        Self(n.saturating_mul(60 * SECOND))
    }

    /// From whole hours.
    pub const fn hours(n: i64) -> Self {
        Self(n.saturating_mul(3_600 * SECOND))
    }

    /// From whole days of 24 hours.
    pub const fn days(n: i64) -> Self {
        Self(n.saturating_mul(86_400 * SECOND))
    }

    /// Microseconds.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds, rounded up and never negative: what to print as "try again in".
    pub const fn seconds_left(self) -> u32 {
        Self::up(self.0, SECOND)
    }

    /// Whole minutes, rounded up and never negative: what to print as "try again in".
    pub const fn minutes_left(self) -> u32 {
        Self::up(self.0, 60 * SECOND)
    }

    const fn up(micros: i64, unit: i64) -> u32 {
        if micros <= 0 {
            return 0;
        }
        let whole = micros / unit + if micros % unit == 0 { 0 } else { 1 };
        if whole > u32::MAX as i64 {
            u32::MAX
        } else {
            whole as u32
        }
    }
}

impl Add<Span> for Timestamp {
    type Output = Self;

    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}
impl Sub<Span> for Timestamp {
    type Output = Self;

    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}
impl Add for Span {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Span {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Mul<i64> for Span {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_saturates_at_both_ends() {
        assert_eq!(Timestamp(i64::MAX) + Span::days(1), Timestamp(i64::MAX));
        assert_eq!(Timestamp(i64::MIN) - Span::days(1), Timestamp(i64::MIN));
        assert_eq!(Span::days(i64::MAX), Span(i64::MAX));
    }

    #[test]
    fn what_is_left_rounds_up() {
        assert_eq!(Span::seconds(61).minutes_left(), 2);
        assert_eq!(Span(1).seconds_left(), 1);
        assert_eq!(Span(-1).seconds_left(), 0);
        assert_eq!(Span(i64::MAX).seconds_left(), u32::MAX);
    }
}
