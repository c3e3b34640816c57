//! An acquisition that is open from the start: a plan, whose institution an operator creates with it.

use domain::company::Acquisition;
use domain::id::{self, Id};

use super::OPENED;
use super::sealed::seal;
use crate::fault::Denied;
use crate::hand::Hand;
use crate::keys::Secret;
use crate::storage::acquisition::NewAcquisition;
use crate::storage::{self, Tx};

/// Records it, with a link that nobody ever sees; none while another one of that number waits.
pub(crate) async fn open_at_once(
    tx: &mut Tx,
    hand: &Hand<'_>,
    bought: &Acquisition,
) -> Result<Option<Id<id::Acquisition>>, Denied> {
    let env = &hand.backend.env;
    let id: Id<id::Acquisition> = env.chance.id(hand.now);
    let (wrapped_key, sealed) = seal(hand.backend, id.uuid(), bought)?;
    let new = NewAcquisition {
        id,
        platform: hand.slug(),
        rut: &bought.rut.to_string(),
        secret_digest: &Secret::new(&env.chance).digest(),
        wrapped_key: &wrapped_key,
        sealed: &sealed,
        now: hand.now,
        by: &hand.scribe().actor,
        expires_at: hand.now,
    };
    if storage::acquisition::insert(tx, &new).await? == 0 {
        return Ok(None);
    }
    storage::acquisition::close(tx, hand.slug(), id.uuid(), OPENED, hand.now).await?;
    Ok(Some(id))
}
