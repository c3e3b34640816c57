//! «¿Por qué puede ver esto?»: the cause, for a person, a module and a moment.

use serde::{Deserialize, Serialize};

use super::{Level, Permissions, Rights};
use crate::company::Adherence;
use crate::membership::{Basis, MembershipState, Perfil, Shut, may_enter};
use crate::time::Timestamp;

/// What somebody held in a company at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Whether the company was adhered.
    pub adherence: Adherence,
    /// Whether they were «Habilitado».
    pub state: MembershipState,
    /// Their perfil.
    pub perfil: Perfil,
    /// Why they were administrator, if they were.
    pub basis: Option<Basis>,
    /// What the perfil allowed, where it was one of the company's own.
    pub own: Option<Permissions>,
    /// Until when they stood in for an administrator, if they did.
    pub stands_in: Option<Timestamp>,
}

/// What decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// No user of the company at that moment.
    NoMember,
    /// The company was not adhered.
    NotAdhered,
    /// «Inhabilitado».
    Disabled,
    /// Stood in for an administrator.
    StandIn {
        /// Until that moment, in microseconds.
        until: i64,
    },
    /// «Administrador de accesos»: everything of the company.
    Administrator {
        /// For that reason.
        basis: Option<Basis>,
    },
    /// The base perfil opens no module.
    Base,
    /// The company's own perfil, which says so.
    OwnPerfil,
}

/// How much of the module, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// How much; none for nothing.
    pub level: Option<Level>,
    /// The cause.
    pub cause: Cause,
}

impl Held {
    /// What they might do if the door was open; asked of the same function that enforces.
    pub fn rights(&self) -> Rights {
        Rights::of(self.perfil, self.own.as_ref(), self.stands_in.is_some())
    }
}

/// The answer for one module. The first cause that decides is told: a shut door weighs more than any
/// perfil.
pub fn why(held: Option<&Held>, module: &str) -> Why {
    let nothing = |cause| Why { level: None, cause };
    let Some(held) = held else {
        return nothing(Cause::NoMember);
    };
    match may_enter(held.adherence, held.state) {
        Err(Shut::NotAdhered) => return nothing(Cause::NotAdhered),
        Err(_) => return nothing(Cause::Disabled),
        Ok(()) => {}
    }
    let level = held.rights().level(module);
    let cause = match (held.perfil, held.stands_in) {
        (Perfil::Administrator, _) => Cause::Administrator { basis: held.basis },
        (_, Some(until)) => Cause::StandIn { until: until.0 },
        (Perfil::Worker | Perfil::Tier(_), None) => Cause::Base,
        (Perfil::Own(_), None) => Cause::OwnPerfil,
    };
    Why { level, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(perfil: Perfil) -> Held {
        Held {
            adherence: Adherence::Adhered,
            state: MembershipState::Enabled,
            perfil,
            basis: None,
            own: Some("aa:see".parse().unwrap()),
            stands_in: None,
        }
    }

    #[test]
    fn a31_each_answer_has_its_cause() {
        let own = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
        let shut = Held {
            adherence: Adherence::Ended,
            state: MembershipState::Disabled,
            ..held(Perfil::Administrator)
        };
        let off = Held {
            state: MembershipState::Disabled,
            ..held(own)
        };
        let stand_in = Held {
            stands_in: Some(Timestamp(5)),
            ..held(Perfil::Worker)
        };
        let (see, edit) = (Some(Level::See), Some(Level::Edit));
        for (held, module, level, cause) in [
            (None, "aa", None, Cause::NoMember),
            (Some(&shut), "aa", None, Cause::NotAdhered),
            (Some(&off), "aa", None, Cause::Disabled),
            (Some(&held(own)), "aa", see, Cause::OwnPerfil),
            (Some(&held(own)), "bb", None, Cause::OwnPerfil),
            (Some(&held(Perfil::Worker)), "aa", None, Cause::Base),
            (Some(&stand_in), "bb", edit, Cause::StandIn { until: 5 }),
            (
                Some(&held(Perfil::Administrator)),
                "bb",
                edit,
                Cause::Administrator { basis: None },
            ),
        ] {
            assert_eq!(why(held, module), Why { level, cause }, "{held:?} {module}");
        }
    }
}
