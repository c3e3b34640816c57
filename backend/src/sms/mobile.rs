//! The mobile that a person confirmed with a code (C-23). Keys at sign-in go there and nowhere else,
//! whatever number their own data name later.

use domain::contact::Phone;
use domain::id::{self, Id};

use crate::Backend;
use crate::audit::Scribe;
use crate::fault::{Denied, Fault};
use crate::storage::{self, Tx};

/// Notes that the person of that account confirmed that mobile.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn confirmed(
    tx: &mut Tx,
    scribe: &Scribe<'_>,
    account: Id<id::Account>,
    phone: &Phone,
) -> Result<(), Denied> {
    let Backend { keys, env, .. } = scribe.backend;
    let sealed = keys.seal(&env.chance, &context(account), phone.e164().as_bytes())?;
    storage::mobile::set(tx, scribe.platform, account, &sealed, scribe.now).await?;
    Ok(())
}

/// The mobile of an account; none where nobody confirmed one.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the number does not open.
pub async fn of(
    tx: &mut Tx,
    backend: &Backend,
    platform: &str,
    account: Id<id::Account>,
) -> Result<Option<Phone>, Denied> {
    let Some(sealed) = storage::mobile::of(tx, platform, account).await? else {
        return Ok(None);
    };
    let plain = backend.keys.open(&context(account), &sealed)?;
    let number = String::from_utf8(plain).map_err(|_| Fault::Sealed)?;
    Ok(Some(Phone::from_e164(&number).map_err(|_| Fault::Sealed)?))
}

fn context(account: Id<id::Account>) -> Vec<u8> {
    format!("mobile:{account}").into_bytes()
}
