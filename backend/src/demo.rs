//! The demonstration: a database that carries a mark, so that it can never be taken for a real
//! one, nor a real one for it (ruling 20).

mod acquisitions;
mod affiliates;
mod companies;
mod institutions;
mod load;
mod staff;
mod words;

use crate::Backend;
use crate::fault::{Denied, Fault};
use crate::storage;

pub use load::load;

/// The password of every account that the demonstration brings along; none exists elsewhere (A68).
pub const PASSWORD: &str = "camino largo al faro";

/// The secret of everybody's second factor in the demonstration, as typed into a telephone; those
/// with a role have it (A68).
pub const TOTP: &str = "PORTERIADEMOSTRACIONPORTERIADEMO";

const MARK: &str = "demonstration";

impl Backend {
    /// Marks the database as a demonstration's.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database fails.
    pub async fn mark_as_demo(&self) -> Result<(), Denied> {
        self.db
            .write(|mut tx| async move {
                storage::meta::set_once(&mut tx, MARK, "yes").await?;
                tx.done(())
            })
            .await
    }

    /// Whether the database is a demonstration's.
    ///
    /// # Errors
    /// [`Denied::Fault`] when the database fails.
    pub async fn is_demo(&self) -> Result<bool, Denied> {
        self.db
            .read(|mut tx| async move {
                let mark = storage::meta::get(&mut tx, MARK).await?;
                tx.done(mark.is_some())
            })
            .await
    }

    /// Refuses to serve a demonstration as real, or the reverse, or one that could send mail.
    ///
    /// # Errors
    /// [`Fault::Config`] with what does not fit.
    pub async fn require_demo(&self, wanted: bool) -> Result<(), Denied> {
        let refuse = |why: &str| Err(Fault::Config(why.into()).into());
        match (self.is_demo().await?, wanted) {
            (true, false) => refuse("esta base de datos es una demostración; usa --demo"),
            (false, true) => {
                refuse("esta base de datos no es una demostración; usa antes `porteria demo`")
            }
            (true, true) if !self.mail.keeps_letters() => {
                refuse("una demostración no usa servidor de correo; quita mail.smtp")
            }
            _ => Ok(()),
        }
    }
}
