//! What follows from a perfil.

use serde::{Deserialize, Serialize};

use super::{Administering, Level, Permissions};
use crate::membership::Perfil;

/// Everything somebody may do with the modules of one company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rights {
    /// All of every module, those to come included (Q8).
    Everything,
    /// These and nothing else.
    Only(Permissions),
}

impl Rights {
    /// The one rule: what follows from a perfil, for somebody who may or may not stand in for an
    /// administrator at that moment. `own` are the permissions of a perfil of the company; one that
    /// is gone allows nothing.
    pub fn of(perfil: Perfil, own: Option<&Permissions>, stands_in: bool) -> Self {
        if stands_in {
            return Self::Everything;
        }
        match perfil {
            Perfil::Administrator => Self::Everything,
            // An institution has no modules: its tiers are asked for by name (C-05).
            Perfil::Worker | Perfil::Tier(_) => Self::none(),
            Perfil::Own(_) => own.map_or_else(Self::none, |own| Self::Only(own.clone())),
        }
    }

    /// Nothing at all.
    pub fn none() -> Self {
        Self::Only(Permissions::default())
    }

    /// The highest level of that module.
    pub fn level(&self, module: &str) -> Option<Level> {
        match self {
            Self::Everything => Some(Level::Edit),
            Self::Only(permissions) => permissions.level(module),
        }
    }

    /// Whether that much of that module is allowed.
    pub fn allows(&self, module: &str, level: Level) -> bool {
        self.level(module) >= Some(level)
    }

    /// Whether they change anything of what administers a company: whoever holds them enters with an
    /// account that was there, never by RUT and card alone (Q49).
    pub fn administers(&self) -> bool {
        let edits = |module: Administering| self.allows(module.code(), Level::Edit);
        Administering::ALL.into_iter().any(edits)
    }

    /// Whether there is at least as much of everything as in the other.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Everything, _) => true,
            (Self::Only(_), Self::Everything) => false,
            (Self::Only(these), Self::Only(those)) => these.covers(those),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Seen red: with «see» enough.
    #[test]
    fn q49_administering_is_to_change_people_sections_perfiles_or_invitations() {
        let only = |text: &str| Rights::Only(text.parse().unwrap());
        assert!(Rights::Everything.administers() && !Rights::none().administers());
        for module in Administering::ALL {
            let code = module.code();
            assert!(only(&format!("aa:see,{code}:edit")).administers(), "{code}");
            assert!(
                !only(&format!("aa:edit,{code}:see")).administers(),
                "{code}"
            );
        }
    }
}
