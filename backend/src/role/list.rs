//! The perfiles of a company, with how many hold each.

use domain::access::SeeRoles;
use domain::membership::Perfil;
use domain::role::Rights;

use super::MOST;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;

/// A perfil in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub name: Option<String>,
    /// What it allows.
    pub rights: Rights,
    /// How many hold it, counted up to a thousand and one.
    pub holders: i64,
}

/// The ready-made perfiles, then the company's own by name.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn list(caller: &Caller) -> Result<Vec<Listed>, Denied> {
    let inside = &caller.inside(SeeRoles)?;
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let mut listed = Vec::new();
            for perfil in Perfil::ALL {
                listed.push(Listed {
                    perfil,
                    name: None,
                    rights: Rights::of(perfil, None, false),
                    holders: storage::role::holders(&mut tx, slug, company, perfil).await?,
                });
            }
            for row in storage::role::of_company(&mut tx, slug, company, MOST).await? {
                let role = row.read()?;
                listed.push(Listed {
                    perfil: Perfil::Own(role.id),
                    name: Some(role.name),
                    rights: Rights::Only(role.permissions),
                    holders: row.holders,
                });
            }
            tx.done(listed)
        })
        .await
}
