//! The platform's day. Dates of birth and announced days are read in its zone, not in ours.

use domain::date::Date;
use domain::platform::Platform;
use domain::time::Timestamp;

use crate::fault::Fault;

/// The day it is on the platform.
///
/// # Errors
/// [`Fault::Config`] when the platform's zone is unknown.
pub fn today(platform: &Platform, now: Timestamp) -> Result<Date, Fault> {
    let unknown = || Fault::Config(format!("platform {}: unknown zone", platform.slug));
    let there = jiff::Timestamp::from_microsecond(now.0)
        .and_then(|at| at.in_tz(&platform.zone))
        .map_err(|_| unknown())?;
    let month = u8::try_from(there.month()).map_err(|_| unknown())?;
    let day = u8::try_from(there.day()).map_err(|_| unknown())?;
    Date::new(there.year(), month, day).map_err(|_| unknown())
}

/// The moment at which that day is over on the platform.
///
/// # Errors
/// [`Fault::Config`] when the platform's zone is unknown.
pub fn end_of(platform: &Platform, day: Date) -> Result<Timestamp, Fault> {
    let unknown = || Fault::Config(format!("platform {}: unknown zone", platform.slug));
    let (month, number) = (day.month().cast_signed(), day.day().cast_signed());
    let next = jiff::civil::Date::new(day.year(), month, number)
        .and_then(|day| day.tomorrow())
        .and_then(|day| day.in_tz(&platform.zone))
        .map_err(|_| unknown())?;
    Ok(Timestamp(next.timestamp().as_microsecond()))
}

/// A moment as people of the platform read it: `02/11/2026, 10:00`. In the hour that a night with 25
/// hours has twice, the distance to UTC says which of the two it is: `03/04/2027, 23:30 (UTC-03:00)`
/// (F12).
///
/// # Errors
/// [`Fault::Config`] when the platform's zone is unknown.
pub fn moment(platform: &Platform, at: Timestamp) -> Result<String, Fault> {
    let there = jiff::Timestamp::from_microsecond(at.0).and_then(|at| at.in_tz(&platform.zone));
    let there =
        there.map_err(|_| Fault::Config(format!("platform {}: unknown zone", platform.slug)))?;
    let zone = there.time_zone();
    let is_twice = zone.to_ambiguous_timestamp(there.datetime()).is_ambiguous();
    let format = if is_twice {
        "%d/%m/%Y, %H:%M (UTC%:z)"
    } else {
        "%d/%m/%Y, %H:%M"
    };
    Ok(there.strftime(format).to_string())
}

/// When that day begins on the platform.
///
/// # Errors
/// [`Fault::Config`] when the platform's zone is unknown.
pub fn begins(platform: &Platform, day: Date) -> Result<Timestamp, Fault> {
    let unknown = |_| Fault::Config(format!("platform {}: unknown zone", platform.slug));
    let there: jiff::civil::Date = day.iso().parse().map_err(unknown)?;
    let start = there.in_tz(&platform.zone).map_err(unknown)?;
    Ok(Timestamp(start.timestamp().as_microsecond()))
}

/// A moment for machines, `2026-11-02T15:00:00Z`.
#[must_use]
pub fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).map_or_else(|_| String::new(), |at| at.to_string())
}
