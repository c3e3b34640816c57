//! The perfiles that a file of people may name.

use domain::access::GiveRole;
use domain::bulk::Perfiles;
use domain::membership::Perfil;
use domain::role::Rights;

use super::gate::Loader;
use crate::fault::Denied;
use crate::people::Within;
use crate::role::MOST;
use crate::storage::{self, Tx};

/// Those of the company, for whoever loads the file: changing people is another right than giving
/// perfiles.
pub(super) async fn of(
    tx: &mut Tx,
    within: &Within<'_>,
    loader: Option<&Loader>,
) -> Result<Perfiles, Denied> {
    let gives = loader.is_some_and(|loader| loader.may(within, GiveRole));
    let actor = loader.map(|loader| loader.member.rights.clone());
    let rows = storage::role::of_company(tx, within.slug(), within.company, MOST).await?;
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        let role = row.read()?;
        let rights = Rights::Only(role.permissions);
        own.push((row.key(), role.name, Perfil::Own(role.id), rights));
    }
    Ok(Perfiles::new((actor, gives), own))
}
