//! What the signed-in person may see of themselves.

use domain::access::SeeAccount;
use domain::refusal::Refusal;

use super::{Profile, profile};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;

/// Own data.
#[derive(Debug)]
pub struct Mine {
    /// Where mail goes.
    pub email: String,
    /// What is known.
    pub profile: Profile,
}

/// The own data, past every hurdle: before the questions are answered nothing on file is shown.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the last hurdle.
pub async fn mine(caller: &Caller) -> Result<Mine, Denied> {
    let grant = caller.own(SeeAccount)?;
    let person = caller.fully_signed_in()?.person;
    let own = grant.at();
    let backend = &caller.backend;
    backend
        .db
        .read(|mut tx| async move {
            let platform = own.platform.as_str();
            let row = storage::account::by_id(&mut tx, platform, own.account, caller.now)
                .await?
                .ok_or(Refusal::SessionOver)?;
            let known = profile(&mut tx, backend, platform, person).await?;
            tx.done(Mine {
                email: row.email,
                profile: known.profile,
            })
        })
        .await
}
