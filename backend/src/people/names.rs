//! What the company's own perfiles are called: read once for a page.

use std::collections::HashMap;

use domain::id::{self, Id};
use domain::membership::Perfil;

use crate::fault::Denied;
use crate::storage::{self, Tx};

/// The names by the words that perfiles are stored under.
#[derive(Debug, Clone, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// Those of one company.
    pub(super) async fn of_company(
        tx: &mut Tx,
        platform: &str,
        company: Id<id::Company>,
    ) -> Result<Self, Denied> {
        let names = storage::role::names(tx, platform, company).await?;
        Ok(Self(names.into_iter().collect()))
    }

    /// What that perfil is called; none for a ready-made one, and for one that is gone.
    #[must_use]
    pub fn of(&self, perfil: Perfil) -> Option<String> {
        self.0.get(perfil.code().as_ref()).cloned()
    }
}
