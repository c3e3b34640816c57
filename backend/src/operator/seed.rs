//! The secret that an operator's telephone and we share, sealed for that operator alone.

use domain::id::{self, Id};

use crate::Backend;
use crate::fault::Fault;
use crate::second_factor::Seed;

fn context(id: Id<id::Operator>) -> Vec<u8> {
    format!("operator_totp:{id}").into_bytes()
}

/// As it is stored.
///
/// # Errors
/// [`Fault::Sealed`] when sealing fails.
pub(super) fn seal(backend: &Backend, id: Id<id::Operator>, seed: &Seed) -> Result<Vec<u8>, Fault> {
    let plain = seed.expose();
    backend
        .keys
        .seal(&backend.env.chance, &context(id), plain.as_bytes())
}

/// Opens what [`seal`] sealed.
///
/// # Errors
/// [`Fault::Sealed`] when it was changed, or belongs to somebody else.
pub(super) fn open(backend: &Backend, id: Id<id::Operator>, sealed: &[u8]) -> Result<Seed, Fault> {
    let plain = backend.keys.open(&context(id), sealed)?;
    let text = String::from_utf8(plain).map_err(|_| Fault::Sealed)?;
    Seed::parse(&text).ok_or(Fault::Sealed)
}
