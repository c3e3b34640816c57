//! What a company calls somebody, by its parts, for the form that corrects it.

use domain::id::Id;
use domain::roster::TypedNaming;

use crate::account;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::membership::MembershipRow;
use crate::storage::roster::RosterRow;
use crate::storage::{self, Tx};
use crate::worker::Record;

/// The list keeps a name as a whole. Its parts stand in the worker's record, or in the account that
/// the name came from, as long as they say the same; «Cargo» stands in the record only.
pub(super) async fn of(
    tx: &mut Tx,
    caller: &Caller,
    known: Option<&Record>,
    (row, held): (&RosterRow, Option<&MembershipRow>),
) -> Result<TypedNaming, Denied> {
    let (backend, slug) = (&caller.backend, caller.platform.slug.as_str());
    let mut name = known.map(|record| record.name.clone());
    name = name.filter(|name| name.to_string() == row.name);
    if name.is_none()
        && let Some(held) = held
    {
        let account = Id::from_uuid(held.account);
        let account = storage::account::by_id(tx, slug, account, caller.now).await?;
        if let Some(account) = account {
            let known = account::profile(tx, backend, slug, account.person()).await?;
            name = Some(known.profile.name).filter(|name| name.to_string() == row.name);
        }
    }
    let parts = match name {
        Some(name) => TypedNaming::of(&name),
        None => TypedNaming::told(&row.name, &row.sort_key),
    };
    let position = known.map(|record| {
        let position = record.position.as_ref();
        position.map_or_else(String::new, |position| position.as_str().to_owned())
    });
    Ok(TypedNaming { position, ..parts })
}
