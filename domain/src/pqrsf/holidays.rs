//! The holidays of each country, computed for any year: the laws name the days and say which of
//! them move; those that hang on Easter follow the Gregorian computus.

mod chile;
mod colombia;

use crate::date::Date;
use crate::locale::Locale;

/// The holidays of a year in order.
pub fn holidays(locale: Locale, year: i16) -> Vec<Date> {
    let all = match locale {
        Locale::EsCl => chile::holidays(year),
        Locale::EsCo => colombia::holidays(year),
    };
    let mut all = all.unwrap_or_default();
    all.sort();
    all.dedup();
    all
}

/// The day of the week, Monday 0 to Sunday 6. The first of January 1970 was a Thursday.
pub(super) fn weekday(date: Date) -> i64 {
    (date.days_since_epoch() + 3).rem_euclid(7)
}

/// So many days later, or earlier where it is less than none.
fn days_from(date: Date, days: i64) -> Option<Date> {
    Date::from_days_since_epoch(date.days_since_epoch() + days)
}

/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, «Astronomical Algorithms», ch. 8).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let sum = epact + sunday - 7 * late + 114;
    let month = u8::try_from(sum / 31).ok()?;
    let day = u8::try_from(sum % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// Those days of a year, by month and day.
fn on(year: i16, days: &[(u8, u8)]) -> impl Iterator<Item = Date> {
    let day = move |(month, day): &(u8, u8)| Date::new(year, *month, *day).ok();
    days.iter().filter_map(day)
}

/// Those days of a year, counted from Easter Sunday.
fn by_easter(year: i16, days: &[i64]) -> Option<impl Iterator<Item = Date>> {
    let sunday = easter(year)?;
    Some(days.iter().filter_map(move |days| days_from(sunday, *days)))
}

#[cfg(test)]
fn of(locale: Locale, year: i16) -> Vec<String> {
    let days = holidays(locale, year);
    days.iter().map(|day| day.iso()[5..].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, day) in [
            (1981, "1981-04-19"),
            (2000, "2000-04-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
            (2049, "2049-04-18"),
        ] {
            assert_eq!(easter(year).unwrap().iso(), day);
        }
        for year in 1984..2200 {
            assert_eq!(weekday(easter(year).unwrap()), 6, "{year}");
        }
    }
}
