//! Calendar days, day first (Q25). Two-digit years and impossible days are refused, never
//! guessed: a swapped day and month would silently fail an honest person.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;

/// A day of the Gregorian calendar, years 1800 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
/// Julian day of 1970-01-01.
const EPOCH: i64 = 2_440_588;

impl Date {
    /// A day that exists, or [`Problem::DateImpossible`].
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, Problem> {
        let known = time::Month::try_from(month).map_err(|_| Problem::DateImpossible)?;
        time::Date::from_calendar_date(i32::from(year), known, day)
            .map_err(|_| Problem::DateImpossible)?;
        if year < 1800 {
            return Err(Problem::DateTooOld);
        }
        Ok(Self { year, month, day })
    }

    /// Reads `dd/mm/aaaa`, `dd-mm-aaaa`, `dd.mm.aaaa` or ISO `aaaa-mm-dd`, spaces around allowed.
    ///
    /// Errors: `Empty`, `DateFormat`, `DateTwoDigitYear`, `DateImpossible`, `DateTooOld`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.len() > 64 {
            return Err(Problem::DateFormat);
        }
        let text = crate::text::code(typed);
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let separator = ['/', '-', '.'].into_iter().find(|s| text.contains(*s));
        let parts: Vec<&str> = match separator {
            Some(separator) => text.split(separator).collect(),
            None => return Err(Problem::DateFormat),
        };
        let [first, second, third] = parts[..] else {
            return Err(Problem::DateFormat);
        };
        if [first, second, third]
            .iter()
            .any(|p| !p.bytes().all(|b| b.is_ascii_digit()))
        {
            return Err(Problem::DateFormat);
        }
        match (first.len(), second.len(), third.len()) {
            (4, 2, 2) if separator == Some('-') => Self::of(first, second, third),
            (1..=2, 1..=2, 4) => Self::of(third, second, first),
            (1..=2, 1..=2, 2) => Err(Problem::DateTwoDigitYear),
            _ => Err(Problem::DateFormat),
        }
    }

    fn of(year: &str, month: &str, day: &str) -> Result<Self, Problem> {
        let year = year.parse().map_err(|_| Problem::DateFormat)?;
        let month = month.parse().map_err(|_| Problem::DateFormat)?;
        let day = day.parse().map_err(|_| Problem::DateFormat)?;
        Self::new(year, month, day)
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    pub fn days_since_epoch(self) -> i64 {
        time::Month::try_from(self.month)
            .ok()
            .and_then(|m| time::Date::from_calendar_date(i32::from(self.year), m, self.day).ok())
            .map_or(0, |date| i64::from(date.to_julian_day()) - EPOCH)
    }

    /// The day so many days after 1970-01-01, if the calendar reaches that far.
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        let julian = i32::try_from(days.checked_add(EPOCH)?).ok()?;
        let date = time::Date::from_julian_day(julian).ok()?;
        Self::new(
            i16::try_from(date.year()).ok()?,
            u8::from(date.month()),
            date.day(),
        )
        .ok()
    }

    /// Whole years from this day to `today`; 0 when it lies ahead. Somebody born on 29 February
    /// turns a year older on 1 March.
    pub fn age_on(self, today: Self) -> u8 {
        let had_birthday = (today.month, today.day) >= (self.month, self.day);
        let years = i32::from(today.year) - i32::from(self.year) - i32::from(!had_birthday);
        u8::try_from(years.max(0)).unwrap_or(u8::MAX)
    }

    /// `aaaa-mm-dd`, for files and interfaces.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// «17 de julio de 2010».
    pub fn long(self) -> String {
        let month = MONTHS[usize::from(self.month - 1)];
        format!("{} de {month} de {}", self.day, self.year)
    }
}

/// `dd/mm/aaaa`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn q25_the_day_comes_first() {
        let day = Date::new(2010, 7, 17).unwrap();
        for typed in [
            "17/07/2010",
            "17-07-2010",
            "17/7/2010",
            "2010-07-17",
            " 17/07/2010 ",
            "１７/07/2010",
        ] {
            assert_eq!(Date::parse(typed), Ok(day), "{typed}");
        }
        assert_eq!(day.to_string(), "17/07/2010");
        assert_eq!(day.long(), "17 de julio de 2010");
        // The order month/day of the source's picture is an impossible day, not a guess.
        assert_eq!(Date::parse("07/17/2010"), Err(Problem::DateImpossible));
    }

    #[test]
    fn doubtful_dates_are_refused() {
        for (typed, problem) in [
            ("", Problem::Empty),
            ("1/2/20", Problem::DateTwoDigitYear),
            ("29/02/1981", Problem::DateImpossible),
            ("31/04/1990", Problem::DateImpossible),
            ("00/01/1990", Problem::DateImpossible),
            ("17072010", Problem::DateFormat),
            ("01-ene-2020", Problem::DateFormat),
            ("43831", Problem::DateFormat),
            ("17/07/2010/1", Problem::DateFormat),
            ("17-07/2010", Problem::DateFormat),
            ("2010/07/17", Problem::DateFormat),
            ("01/01/1799", Problem::DateTooOld),
        ] {
            assert_eq!(Date::parse(typed), Err(problem), "{typed}");
        }
        assert!(Date::parse("29/02/1980").is_ok());
    }

    #[test]
    fn ages_count_whole_years() {
        let born = Date::new(2008, 2, 29).unwrap();
        let on = |y, m, d| born.age_on(Date::new(y, m, d).unwrap());
        assert_eq!(
            (on(2022, 2, 28), on(2022, 3, 1), on(2007, 1, 1)),
            (13, 14, 0)
        );
    }

    proptest! {
        #[test]
        fn every_day_reads_back(days in -60_000_i64..200_000) {
            let date = Date::from_days_since_epoch(days).unwrap();
            prop_assert_eq!(date.days_since_epoch(), days);
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
            prop_assert_eq!(Date::parse(&date.iso()), Ok(date));
        }

        #[test]
        fn any_text_is_answered(typed in any::<String>()) {
            let _ = Date::parse(&typed);
        }
    }
}
