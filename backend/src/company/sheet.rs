//! The sheet that tells the workers of a company how to register: the address in words and as a
//! picture for telephones. It carries no secret: whoever reads it still needs RUT and card.

use domain::access::InviteWorkers;
use domain::platform::Registration;
use domain::refusal::Refusal;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::second_factor::Picture;

/// What is printed.
#[derive(Debug)]
pub struct Sheet {
    /// «Razón social».
    pub name: String,
    /// Where workers register.
    pub address: String,
    /// The same for telephones.
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
    let address = format!("{origin}/{slug}/registro");
    Ok(Sheet {
        name: at.ok_or(Refusal::NotFound)?.name.clone(),
        picture: Picture::of(&address)?,
        address,
    })
}
