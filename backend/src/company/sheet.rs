//! The sheet that tells the workers of a company how to register: the address in words and as a
//! picture for telephones. It carries no secret: whoever reads it still needs RUT and card. The
//! address names the company, so that the page it leads to does, too.

use domain::access::InviteWorkers;
use domain::company::Adherence;
use domain::id::{self, Id};
use domain::platform::Registration;
use domain::refusal::Refusal;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::second_factor::Picture;
use crate::storage;

/// What is printed.
#[derive(Debug)]
pub struct Sheet {
    /// «Razón social».
    pub name: String,
    /// Where workers of the company register.
    pub address: String,
    /// Where workers of whatever company do: short enough to be typed.
    pub short: String,
    /// The address for telephones.
    pub picture: Picture,
}

/// The sheet of the company that the request names.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`] where workers do not register.
pub fn sheet(caller: &Caller) -> Result<Sheet, Denied> {
    caller.inside(InviteWorkers)?;
    if caller.platform.policy.registration != Registration::Workers {
        return Err(Refusal::NotFound.into());
    }
    let at = caller.fully_signed_in()?.at.as_ref();
    let (origin, slug) = (&caller.backend.config.origin, &caller.platform.slug);
    let at = at.ok_or(Refusal::NotFound)?;
    let short = format!("{origin}/{slug}/registro");
    let address = format!("{short}?empresa={}", at.company);
    Ok(Sheet {
        name: at.name.clone(),
        picture: Picture::of(&address)?,
        address,
        short,
    })
}

/// The name of the company whose sheet led somebody to the form, for everybody: it stands on the
/// sheet. None for what names no company, one of another platform or one that is not adhered.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn of_sheet(caller: &Caller, named: &str) -> Result<Option<String>, Denied> {
    let takes = caller.platform.policy.registration == Registration::Workers;
    let named: Option<Id<id::Company>> = named.parse().ok();
    let Some(company) = named.filter(|_| takes) else {
        return Ok(None);
    };
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let slug = caller.platform.slug.as_str();
            let row = storage::company::by_id(&mut tx, slug, company.uuid()).await?;
            let name = match row {
                Some(row) if row.adherence()? == Adherence::Adhered => Some(row.legal_name),
                _ => None,
            };
            tx.done(name)
        })
        .await
}
