//! The day on which somebody began to work in a company, corrected by hand.

use domain::date::Date;
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use super::Within;
use crate::calendar;
use crate::fault::Denied;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker;

/// Another first day, or none, in the list and in the record of a worker. It opens and shuts
/// nothing: access begins with the membership. False when it is the same.
///
/// # Errors
/// [`Refusal::Fields`] for a day to come; [`Refusal::Outdated`] when somebody changed the row since it
/// was read.
pub async fn set_start(
    tx: &mut Tx,
    within: &Within<'_>,
    row: &RosterRow,
    day: Option<Date>,
) -> Result<bool, Denied> {
    let (slug, now) = (within.slug(), within.now());
    if row.starts_on() == day {
        return Ok(false);
    }
    let today = calendar::today(within.platform, now)?;
    if day.is_some_and(|day| day > today) {
        return Err(Refusal::field(Field::StartsOn, Problem::DateFuture).into());
    }
    if storage::roster::set_start(tx, slug, row, (day, now)).await? == 0 {
        return Err(Refusal::Outdated.into());
    }
    if let Some(id) = row.worker {
        let change = |record: &mut worker::Record| record.hired = day;
        let at = (within.company, id);
        worker::correct(tx, (within.backend(), slug), at, change, now).await?;
    }
    let detail = json!({
        "company": within.company,
        "old": { "starts_on": row.starts_on().map(Date::iso) },
        "new": { "starts_on": day.map(Date::iso) },
    });
    let key = (row.id, row.wrapped_key.as_slice());
    within.note(tx, key, "person.start", detail).await?;
    Ok(true)
}
