//! What the page of the second factor shows. Reading changes nothing.

use domain::access::EnrolSecondFactor;
use domain::id::{self, Id};
use domain::platform::SecondFactor;
use domain::refusal::Refusal;

use super::{Picture, Seed, codes, enrol};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;

/// Where the person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The second factor in force, if there is one: recovery codes left.
    pub on: Option<i64>,
    /// Whether a role asks for it, so that it cannot be switched off (Q50).
    pub needed: bool,
    /// Whether the platform sends a key by text message where none is in force (C-24).
    pub texted: bool,
    /// A secret that waits for its first code.
    pub offered: Option<Offered>,
    /// Recovery codes just made, to be shown this once.
    pub codes: Vec<String>,
}

/// An offered secret, for a telephone.
#[derive(Clone, PartialEq, Eq)]
pub struct Offered {
    /// To be typed.
    pub secret: String,
    /// To be opened on the telephone itself.
    pub address: String,
    /// To be looked at by it.
    pub picture: Picture,
}

/// Secret: prints nothing.
impl std::fmt::Debug for Offered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offered(…)")
    }
}

/// What to show.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] with another hurdle before them.
pub async fn view(caller: &Caller) -> Result<View, Denied> {
    let grant = &caller.own(EnrolSecondFactor)?;
    let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
    let (row, left, email) = caller
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::totp::of(&mut tx, platform, account).await?;
            let left = storage::totp::codes_left(&mut tx, platform, account).await?;
            let owner = storage::account::by_id(&mut tx, platform, account, caller.now).await?;
            let email = owner.ok_or(Refusal::SessionOver)?.email;
            tx.done((row, left, email))
        })
        .await?;
    let confirmed = row.as_ref().is_some_and(|row| row.confirmed_at.is_some());
    let sealed = row.and_then(|row| enrol::waiting(&row, caller.now));
    let offered = match sealed {
        Some(sealed) => Some(shown(caller, account, &sealed, &email)?),
        None => None,
    };
    let codes = if confirmed {
        codes::fresh(caller, account).await?
    } else {
        Vec::new()
    };
    Ok(View {
        on: confirmed.then_some(left),
        texted: caller.platform.policy.second_factor == SecondFactor::Sms,
        needed: caller.signed_in()?.staff.is_some(),
        offered,
        codes,
    })
}

fn shown(
    caller: &Caller,
    account: Id<id::Account>,
    sealed: &[u8],
    email: &str,
) -> Result<Offered, Denied> {
    let seed = Seed::open(&caller.backend.keys, account, sealed)?;
    let address = seed.address(&caller.platform.name, email)?;
    Ok(Offered {
        secret: seed.expose(),
        picture: Picture::of(&address)?,
        address,
    })
}
