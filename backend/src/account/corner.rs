//! What the corner of every page says of whoever is signed in.

use domain::access::{SeeAccount, SeeCompanies};
use domain::membership::Standing;
use domain::name::PersonName;

use super::profile;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::membership;

/// What they are called, and what they are here. Asked with every page, so in one transaction.
///
/// # Errors
/// [`domain::Refusal::SessionOver`] for strangers, [`domain::Refusal::NotAllowed`] before the last
/// hurdle.
pub async fn corner(caller: &Caller) -> Result<(PersonName, Standing), Denied> {
    let own = caller.own(SeeAccount)?;
    let companies = &caller.own(SeeCompanies)?;
    let person = caller.fully_signed_in()?.person;
    let platform = own.at().platform.as_str();
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let known = profile(&mut tx, &caller.backend, platform, person).await?;
            let (standing, _) = membership::stood(&mut tx, companies.at(), caller.now).await?;
            tx.done((known.profile.name, standing))
        })
        .await
}
