//! Guests of an institution beside who is there, who waits, and who has an account elsewhere.

use std::collections::HashMap;

use domain::bulk::{Inviting, Read, Standing};
use domain::membership::Guest;

use super::gate::Loader;
use crate::fault::Denied;
use crate::invitation;
use crate::people::Within;
use crate::storage::{self, Tx};

/// What is known of the guest of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) standing: Standing,
    /// Whether another invitation names the same mobile.
    pub(super) same_phone: bool,
}

/// The same, by the RUT of the row.
pub(super) type Guests = HashMap<String, Found>;

/// Who invites, at the first row.
pub(super) async fn inviting(
    tx: &mut Tx,
    within: &Within<'_>,
    loader: Option<&Loader>,
) -> Result<Inviting, Denied> {
    let plan = storage::plan::of(tx, within.slug(), within.company.uuid()).await?;
    Ok(Inviting {
        tier: loader.and_then(|loader| loader.member.perfil.tier()),
        seats: plan.map_or(0, |plan| plan.seats - plan.taken),
    })
}

/// What stands in the way of each row. Nobody is looked up whom the loader may not invite anyway.
pub(super) async fn known(
    tx: &mut Tx,
    within: &Within<'_>,
    by: Inviting,
    reads: &[Read],
) -> Result<Guests, Denied> {
    let may = |guest: &Guest| by.tier.is_some_and(|own| own.may_give(guest.tier));
    let mut found = Guests::new();
    for line in reads.iter().filter_map(|read| read.line.as_ref()) {
        let Some(guest) = line.guest().filter(may) else {
            continue;
        };
        let (standing, same_phone) = invitation::standing(tx, within, (&guest, by.tier)).await?;
        let one = Found {
            standing,
            same_phone,
        };
        found.insert(line.rut.to_string(), one);
    }
    Ok(found)
}

/// Counts what would be told of people with accounts elsewhere; the row at which the day's answers are
/// used up, if it is among these (A06).
pub(super) async fn count(
    within: &Within<'_>,
    reads: &[Read],
    found: &Guests,
) -> Result<Option<u64>, Denied> {
    let is_taken = |read: &&Read| {
        let rut = read.line.as_ref().map(|line| line.rut.to_string());
        let known = rut.and_then(|rut| found.get(&rut));
        known.is_some_and(|known| known.standing == Standing::Taken)
    };
    let rows: &Vec<u64> = &reads.iter().filter(is_taken).map(|read| read.row).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    within
        .backend()
        .db
        .write(|mut tx| async move {
            let cut = invitation::count_refused(&mut tx, within, rows).await?;
            tx.done(cut)
        })
        .await
}
