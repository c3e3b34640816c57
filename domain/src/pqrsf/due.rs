//! Days on which an office works, and how far a due date is.

use serde::{Deserialize, Serialize};

use super::holidays::{holidays, weekday};
use crate::date::Date;
use crate::locale::Locale;

/// The business days of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar(Locale);

/// How far a due date is from today, in days of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// So many days ago, at least 1.
    Overdue(u32),
    /// Today.
    Today,
    /// In so many days, at least 1.
    Ahead(u32),
}

impl Calendar {
    /// The calendar of a country.
    pub const fn of(locale: Locale) -> Self {
        Self(locale)
    }

    /// Whether offices work that day: no Saturday, no Sunday, no holiday.
    pub fn is_business_day(self, date: Date) -> bool {
        weekday(date) < 5 && !holidays(self.0, date.year()).contains(&date)
    }

    /// The last day of a term: `days` business days, counted from the day after `from`
    /// (`domain.md` 2.4). A term of no days ends on the day itself.
    pub fn after(self, from: Date, days: u16) -> Date {
        let mut date = from;
        let mut left = days;
        while left > 0 {
            let Some(next) = Date::from_days_since_epoch(date.days_since_epoch() + 1) else {
                return date;
            };
            date = next;
            if self.is_business_day(date) {
                left -= 1;
            }
        }
        date
    }

    /// Business days after `from` up to `to`, that day included; 0 when it is over.
    pub fn left(self, from: Date, to: Date) -> u16 {
        let (first, last) = (from.days_since_epoch() + 1, to.days_since_epoch());
        let open = (first..=last)
            .filter_map(Date::from_days_since_epoch)
            .filter(|date| self.is_business_day(*date));
        u16::try_from(open.count()).unwrap_or(u16::MAX)
    }
}

impl Due {
    /// How far `on` is from `today`.
    pub fn on(on: Date, today: Date) -> Self {
        let days = on.days_since_epoch() - today.days_since_epoch();
        let far = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        match days {
            ..0 => Self::Overdue(far),
            0 => Self::Today,
            1.. => Self::Ahead(far),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    // Seen red: with the day of receipt counted as the first one.
    #[test]
    fn q29_terms_count_business_days_from_the_day_after_receipt() {
        let calendar = Calendar::of(Locale::EsCo);
        for (from, days, due) in [
            // Friday: Saturday, Sunday and the holiday of Monday 2 November do not count.
            ("2026-10-30", 1, "2026-11-03"),
            ("2026-11-02", 1, "2026-11-03"),
            ("2026-11-03", 15, "2026-11-25"),
            // Over Easter: Thursday and Friday are off.
            ("2026-04-01", 1, "2026-04-06"),
            // Into the next year: 25 December, 1 and 11 January are off.
            ("2026-12-24", 15, "2027-01-19"),
            ("2026-11-03", 0, "2026-11-03"),
        ] {
            assert_eq!(calendar.after(day(from), days), day(due), "{from} + {days}");
        }
        let chile = Calendar::of(Locale::EsCl);
        // Friday 17 September 2027 joins the holidays with the weekend.
        assert_eq!(chile.after(day("2027-09-16"), 1), day("2027-09-20"));
        assert_eq!(chile.after(day("2026-11-02"), 1), day("2026-11-03"));
    }

    #[test]
    fn due_dates_are_told_in_days_of_the_calendar() {
        let today = day("2026-11-03");
        let on = |text| Due::on(day(text), today);
        assert_eq!(on("2026-11-01"), Due::Overdue(2));
        assert_eq!(on("2026-11-03"), Due::Today);
        assert_eq!(on("2026-11-04"), Due::Ahead(1));
    }

    proptest! {
        #[test]
        fn what_is_left_of_a_term_is_the_term(start in 20_000_i64..30_000, days in 0_u16..60) {
            let calendar = Calendar::of(Locale::EsCo);
            let from = Date::from_days_since_epoch(start).unwrap();
            prop_assert_eq!(calendar.left(from, calendar.after(from, days)), days);
        }
    }
}
