//! Chile: Ley 2.977 and those that came after it. Only what is off in the whole country counts;
//! days of one region (Leyes 20.663 and 20.768) and of elections, which are Sundays, do not.

use super::{by_easter, days_from, on, weekday};
use crate::date::Date;

const TUESDAY: i64 = 1;
const WEDNESDAY: i64 = 2;
const THURSDAY: i64 = 3;
const FRIDAY: i64 = 4;
const SATURDAY: i64 = 5;
const SUNDAY: i64 = 6;

/// Month and day, always kept on that day (Ley 2.977; Ley 19.668, art. 2; Ley 19.973; Ley 20.148).
const FIXED: [(u8, u8); 10] = [
    (1, 1),
    (5, 1),
    (5, 21),
    (7, 16),
    (8, 15),
    (9, 18),
    (9, 19),
    (11, 1),
    (12, 8),
    (12, 25),
];
/// San Pedro y San Pablo and Encuentro de Dos Mundos, moved to a Monday (Ley 19.668).
const BY_MONDAY: [(u8, u8); 2] = [(6, 29), (10, 12)];
/// Days from Easter Sunday: Friday and Saturday before it.
const BY_EASTER: [i64; 2] = [-2, -1];

/// The holidays of a year, in no order; none for a year beyond the calendar.
pub(super) fn holidays(year: i16) -> Option<Vec<Date>> {
    let day = |(month, day): (u8, u8)| Date::new(year, month, day).ok();
    let mut all: Vec<Date> = on(year, &FIXED).collect();
    all.extend(on(year, &BY_MONDAY).filter_map(monday_by));
    all.extend(by_easter(year, &BY_EASTER)?);
    all.push(day((6, solstice(year)))?);
    all.push(churches(day((10, 31))?)?);
    all.extend(second_of_january(day((1, 1))?));
    all.extend(beside_september(day((9, 18))?));
    Some(all)
}

/// Tuesday to Thursday go back to the Monday of their week, a Friday on to the next one
/// (Ley 19.668).
fn monday_by(date: Date) -> Option<Date> {
    match weekday(date) {
        day @ TUESDAY..=THURSDAY => days_from(date, -day),
        FRIDAY => days_from(date, 3),
        _ => Some(date),
    }
}

/// Día de las Iglesias Evangélicas: a Tuesday goes back to the Friday before, a Wednesday on to the
/// one after (Ley 20.299).
fn churches(date: Date) -> Option<Date> {
    match weekday(date) {
        TUESDAY => days_from(date, -4),
        WEDNESDAY => days_from(date, 2),
        _ => Some(date),
    }
}

/// The day after a New Year on a Sunday (Ley 20.983).
fn second_of_january(first: Date) -> Option<Date> {
    (weekday(first) == SUNDAY).then(|| days_from(first, 1))?
}

/// The day that joins the 18th and 19th of September with a weekend: the Monday before a Tuesday,
/// the Friday after a Thursday (Ley 20.215), the Friday before a Saturday (Ley 20.983).
fn beside_september(eighteenth: Date) -> Option<Date> {
    match weekday(eighteenth) {
        TUESDAY | SATURDAY => days_from(eighteenth, -1),
        WEDNESDAY => days_from(eighteenth, 2),
        _ => None,
    }
}

/// Día de los Pueblos Indígenas, the day in June of the solstice in Chile's time (Ley 21.357).
/// Computed with Meeus («Astronomical Algorithms», ch. 27) up to 2099 and put down as the years in
/// which the pattern of four changes. The law itself set the 21st for 2021.
const fn solstice(year: i16) -> u8 {
    let of_four = year % 4;
    let earlier = match year {
        ..2024 => false,
        2024..2050 => of_four < 2,
        2050..2079 => of_four < 3,
        2079.. => true,
    };
    if earlier { 20 } else { 21 }
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use crate::locale::Locale::EsCl;

    #[test]
    fn q29_the_holidays_of_chile_are_the_published_ones() {
        let published: [(i16, &str); 8] = [
            (
                2023,
                "01-01 01-02 04-07 04-08 05-01 05-21 06-21 06-26 07-16 08-15 09-18 09-19 10-09 \
                 10-27 11-01 12-08 12-25",
            ),
            (
                2024,
                "01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 \
                 10-31 11-01 12-08 12-25",
            ),
            (
                2025,
                "01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 \
                 11-01 12-08 12-25",
            ),
            (
                2026,
                "01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 \
                 11-01 12-08 12-25",
            ),
            (
                2027,
                "01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 \
                 10-31 11-01 12-08 12-25",
            ),
            (
                2028,
                "01-01 04-14 04-15 05-01 05-21 06-20 06-26 07-16 08-15 09-18 09-19 10-09 10-27 \
                 11-01 12-08 12-25",
            ),
            (
                2029,
                "01-01 03-30 03-31 05-01 05-21 06-20 07-02 07-16 08-15 09-17 09-18 09-19 10-15 \
                 11-01 11-02 12-08 12-25",
            ),
            (
                2030,
                "01-01 04-19 04-20 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 09-20 10-12 \
                 10-31 11-01 12-08 12-25",
            ),
        ];
        for (year, days) in published {
            assert_eq!(of(EsCl, year).join(" "), days, "{year}");
        }
    }

    #[test]
    fn q29_the_solstice_moves_on_as_computed() {
        for (year, day) in [
            (2021, "06-21"),
            (2046, "06-21"),
            (2047, "06-21"),
            (2048, "06-20"),
            (2050, "06-20"),
            (2075, "06-21"),
            (2079, "06-20"),
            (2099, "06-20"),
        ] {
            assert!(of(EsCl, year).iter().any(|one| one == day), "{year}");
        }
    }
}
