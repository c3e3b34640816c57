//! A company that is there with its acquisition, without a form: an institution (C-31).

use domain::company::Acquisition;
use domain::id::{self, Id};

use super::sealed::seal;
use crate::audit::Scribe;
use crate::fault::Denied;
use crate::storage::company::NewCompany;
use crate::storage::{self, Tx};

/// Founds the company of an acquisition; none when there is one of that number. Of its facts the
/// acquisition is all that is known.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub(crate) async fn found_company(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    acquisition: Id<id::Acquisition>,
    bought: &Acquisition,
) -> Result<Option<Id<id::Company>>, Denied> {
    let backend = scribe.backend;
    let id: Id<id::Company> = backend.env.chance.id(scribe.now);
    let company = id.uuid();
    let keys = &backend.keys;
    let (key, wrapped_key) = keys.new_person(&backend.env.chance, company.as_bytes())?;
    let name = &bought.legal_name;
    let new = NewCompany {
        id,
        platform: scribe.platform,
        rut: &bought.rut.to_string(),
        legal_name: name.as_str(),
        sort_key: &name.folded(),
        acquisition: acquisition.uuid(),
        wrapped_key: &wrapped_key,
        sealed: &seal(backend, &key, (company, "institution"), bought)?,
        now: scribe.now,
    };
    if storage::company::insert(tx, &new).await? == 0 {
        return Ok(None);
    }
    let contact = seal(backend, &key, (company, "supplied"), &bought.contact)?;
    storage::company::insert_contact(tx, scribe.platform, id, "supplied", &contact).await?;
    Ok(Some(id))
}
