//! Companies that the installation makes by itself: those of a demonstration. Nothing calls this
//! outside of one (A68).

use domain::company::{Acquisition, Contact, Details, Position};
use domain::document::Rut;
use domain::id::{self, Id};

use super::sealed::seal;
use crate::Backend;
use crate::acquisition::{self, OPENED};
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::storage::acquisition::NewAcquisition;
use crate::storage::company::{CompanyRow, NewCompany};
use crate::storage::{self, Tx};

/// What such a company bought.
const PRODUCT: &str = "Plan de demostración";

/// A company to be opened without anybody having bought anything.
pub(crate) struct Provision<'a> {
    /// The platform's address word.
    pub platform: &'a str,
    /// Its number.
    pub rut: Rut,
    /// «Datos de la empresa».
    pub details: &'a Details,
    /// Whom to call.
    pub contact: &'a Contact,
}

/// Opens the company; none when there is one of that RUT, so that it can run again.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub(crate) async fn provision(
    tx: &mut Tx,
    backend: &Backend,
    who: &Provision<'_>,
) -> Result<Option<CompanyRow>, Denied> {
    let (platform, rut) = (who.platform, &who.rut.to_string());
    if storage::company::by_rut(tx, platform, rut).await?.is_some() {
        return Ok(None);
    }
    let (chance, now) = (&backend.env.chance, backend.env.clock.now());
    let acquisition: Id<id::Acquisition> = chance.id(now);
    bought(tx, backend, who, acquisition, now).await?;
    storage::acquisition::close(tx, platform, acquisition.uuid(), OPENED, now).await?;
    let id: Id<id::Company> = chance.id(now);
    let company = id.uuid();
    let (key, wrapped_key) = backend.keys.new_person(chance, company.as_bytes())?;
    let name = &who.details.legal_name;
    let new = NewCompany {
        id,
        platform,
        rut,
        legal_name: name.as_str(),
        sort_key: &name.folded(),
        acquisition: acquisition.uuid(),
        wrapped_key: &wrapped_key,
        sealed: &seal(backend, &key, (company, "details"), who.details)?,
        now,
    };
    storage::company::insert(tx, &new).await?;
    for kind in ["commercial", "supplied"] {
        let sealed = seal(backend, &key, (company, kind), who.contact)?;
        storage::company::insert_contact(tx, platform, id, kind, &sealed).await?;
    }
    let row = storage::company::by_id(tx, platform, company).await?;
    Ok(Some(row.ok_or(Fault::Sealed)?))
}

/// An acquisition whose link nobody ever saw; the operator's list shows it as any other.
async fn bought(
    tx: &mut Tx,
    backend: &Backend,
    who: &Provision<'_>,
    id: Id<id::Acquisition>,
    now: domain::Timestamp,
) -> Result<(), Denied> {
    let bad = |_| Fault::Config("the product of a provisioned company does not parse".into());
    let acquisition = Acquisition {
        rut: who.rut,
        legal_name: who.details.legal_name.clone(),
        product: Position::parse(PRODUCT).map_err(bad)?,
        contact: who.contact.clone(),
    };
    let (wrapped_key, sealed) = acquisition::seal(backend, id.uuid(), &acquisition)?;
    let new = NewAcquisition {
        id,
        platform: who.platform,
        rut: &who.rut.to_string(),
        secret_digest: &Secret::new(&backend.env.chance).digest(),
        wrapped_key: &wrapped_key,
        sealed: &sealed,
        now,
        by: "system",
        expires_at: now,
    };
    storage::acquisition::insert(tx, &new).await?;
    Ok(())
}
