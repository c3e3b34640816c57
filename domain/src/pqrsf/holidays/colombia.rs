//! Colombia: Ley 51 de 1983 («Ley Emiliani») names the holidays and moves some to the following
//! Monday.

use super::{by_easter, days_from, on, weekday};
use crate::date::Date;

/// Month and day, always kept on that day (art. 1).
const FIXED: [(u8, u8); 6] = [(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)];
/// Month and day, moved to the following Monday unless they are one (arts. 1 and 2).
const MOVED: [(u8, u8); 7] = [
    (1, 6),
    (3, 19),
    (6, 29),
    (8, 15),
    (10, 12),
    (11, 1),
    (11, 11),
];
/// Days from Easter Sunday: Thursday and Friday before it; and, already on their Mondays,
/// Ascension, Corpus Christi and Sagrado Corazón.
const BY_EASTER: [i64; 5] = [-3, -2, 43, 64, 71];

/// The holidays of a year, in no order; none for a year beyond the calendar.
pub(super) fn holidays(year: i16) -> Option<Vec<Date>> {
    let moved = on(year, &MOVED).filter_map(monday_from);
    let hanging = by_easter(year, &BY_EASTER)?;
    Some(on(year, &FIXED).chain(moved).chain(hanging).collect())
}

fn monday_from(date: Date) -> Option<Date> {
    days_from(date, (7 - weekday(date)) % 7)
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use crate::locale::Locale::EsCo;

    // Seen red: with Ascension at its Thursday (39) both years differed.
    #[test]
    fn q29_the_holidays_of_2026_and_2027_are_the_published_ones() {
        assert_eq!(
            of(EsCo, 2026),
            [
                "01-01", "01-12", "03-23", "04-02", "04-03", "05-01", "05-18", "06-08", "06-15",
                "06-29", "07-20", "08-07", "08-17", "10-12", "11-02", "11-16", "12-08", "12-25"
            ]
        );
        assert_eq!(
            of(EsCo, 2027),
            [
                "01-01", "01-11", "03-22", "03-25", "03-26", "05-01", "05-10", "05-31", "06-07",
                "07-05", "07-20", "08-07", "08-16", "10-18", "11-01", "11-15", "12-08", "12-25"
            ]
        );
        for year in 1984..2200 {
            // Two that meet on one Monday are one day less.
            assert!((17..=18).contains(&of(EsCo, year).len()), "{year}");
        }
    }
}
