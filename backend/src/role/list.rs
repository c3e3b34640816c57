//! The perfiles of a company, with how many people have each.

use std::collections::HashMap;

use domain::access::SeeRoles;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::role::Rights;

use super::MOST;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::{self, Tx};

/// A perfil that the company has.
#[derive(Debug)]
pub(super) struct Known {
    /// Which.
    pub(super) perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub(super) name: Option<String>,
    /// What it is for, where it is one of the company's own that says so.
    pub(super) description: String,
    /// What it allows.
    pub(super) rights: Rights,
}

/// A perfil in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub perfil: Perfil,
    /// What it is called, where it is one of the company's own.
    pub name: Option<String>,
    /// What it is for, where it is one of the company's own that says so.
    pub description: String,
    /// What it allows.
    pub rights: Rights,
    /// How many hold it or wait with it without an account, counted up to a thousand and one.
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
            let counts = storage::role::counts(&mut tx, slug, company, MOST).await?;
            let mut counts: HashMap<Perfil, i64> = counts
                .into_iter()
                .map(|(role, count)| (Perfil::Own(Id::from_uuid(role)), count))
                .collect();
            for perfil in Perfil::ALL {
                let at = (company, perfil);
                let count = storage::role::everybody(&mut tx, slug, at).await?;
                counts.insert(perfil, count);
            }
            let known = known(&mut tx, slug, company).await?;
            let listed = known.into_iter().map(|one| Listed {
                holders: counts.get(&one.perfil).copied().unwrap_or_default(),
                perfil: one.perfil,
                name: one.name,
                description: one.description,
                rights: one.rights,
            });
            tx.done(listed.collect())
        })
        .await
}

/// The same without how many hold each.
pub(super) async fn known(
    tx: &mut Tx,
    slug: &str,
    company: Id<id::Company>,
) -> Result<Vec<Known>, Denied> {
    let ready = Perfil::ALL.map(|perfil| Known {
        perfil,
        name: None,
        description: String::new(),
        rights: Rights::of(perfil, None, false),
    });
    let mut known = Vec::from(ready);
    for row in storage::role::of_company(tx, slug, company, MOST).await? {
        let role = row.read()?;
        known.push(Known {
            perfil: Perfil::Own(role.id),
            name: Some(role.name),
            description: role.description,
            rights: Rights::Only(role.permissions),
        });
    }
    Ok(known)
}
