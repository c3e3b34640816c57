//! What somebody finds inside of a company: which one it is, and as what they are there.

use domain::access::{self, Act, EnterCompany};
use domain::document::Rut;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::refusal::Refusal;
use domain::role::Rights;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage;

/// A company, seen from inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The company.
    pub company: Id<id::Company>,
    /// «Razón social».
    pub name: String,
    /// Its number.
    pub rut: Rut,
    /// The own perfil in it.
    pub perfil: Perfil,
    /// What that is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// Whether one stands in for an administrator.
    pub stands_in: bool,
    /// What one may do with its modules.
    pub rights: Rights,
    /// Why one is administrator, if one is.
    pub basis: Option<Basis>,
    /// What one may do here, for the buttons; whether it is done is asked again.
    pub may: Vec<Act>,
}

/// The company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`].
pub async fn home(caller: &Caller) -> Result<Home, Denied> {
    let inside = &caller.inside(EnterCompany)?;
    let at = caller.fully_signed_in()?.at.as_ref();
    let at = at.ok_or(Refusal::NotFound)?;
    let member = at.door.clone().map_err(|_| Refusal::NotFound)?;
    let row = caller
        .backend
        .db
        .read(|mut tx| async move {
            let (slug, company) = (inside.at().platform.as_str(), inside.at().company);
            let row = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            tx.done(row)
        })
        .await?
        .ok_or(Refusal::NotFound)?;
    let stored = |_| Fault::Stored {
        table: "company",
        column: "rut",
        key: row.id.to_string(),
    };
    let actor = caller.actor();
    let allowed = |act: &Act| access::allows(&actor, *act, inside.at());
    Ok(Home {
        company: member.company,
        rut: row.rut.parse().map_err(stored)?,
        name: row.legal_name,
        perfil: member.perfil,
        perfil_name: at.perfil_name.clone(),
        stands_in: member.stands_in,
        rights: member.rights,
        basis: member.basis,
        may: Act::ALL.iter().copied().filter(allowed).collect(),
    })
}
