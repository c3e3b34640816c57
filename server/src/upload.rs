//! A form that carries a file, as far as all of them are alike: why nothing was received, and the
//! file on its way into the database, piece by piece and sealed.

use axum::extract::multipart::Field;
use backend::fault::Denied;
use backend::incoming::{Receiving, Shelf};
use domain::sheet::value::DateOrder;

use crate::parts::{self, Cut};

/// Fields of such a form, at the most.
pub const MOST_FIELDS: usize = 8;

/// Why nothing was received.
pub enum Unreceived {
    /// Told on the form.
    Told(&'static str),
    /// Told as everywhere else.
    Denied(Denied),
}

impl From<Denied> for Unreceived {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<Cut> for Unreceived {
    fn from(cut: Cut) -> Self {
        Self::Told(cut.word())
    }
}

/// Takes the file to its end.
///
/// # Errors
/// [`Unreceived`].
pub async fn take<S: Shelf>(
    receiving: &mut Receiving<'_, S>,
    mut field: Field<'_>,
) -> Result<(), Unreceived> {
    while let Some(bytes) = parts::chunk(&mut field).await? {
        if !receiving.take(&bytes).await? {
            return Err(Cut::Large.into());
        }
    }
    Ok(())
}

/// Leaves nothing of what came so far.
///
/// # Errors
/// Always: what was given.
pub async fn give_up<T, S: Shelf>(
    file: Option<Receiving<'_, S>>,
    why: Unreceived,
) -> Result<T, Unreceived> {
    if let Some(file) = file {
        file.abandon().await?;
    }
    Err(why)
}

/// The order of a file's dates that a form says.
///
/// # Errors
/// [`Unreceived::Told`] when the form is cut.
pub async fn dates(field: Field<'_>) -> Result<Option<DateOrder>, Unreceived> {
    Ok(DateOrder::of(&parts::text(field).await?))
}
