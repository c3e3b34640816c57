//! The ready-made perfiles, and why somebody administers accesses.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// The role of a user in one company. Ready-made ones; a company's own are made of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perfil {
    /// «Administrador de accesos»: everything of that company, nothing of the operator (Q8).
    Administrator,
    /// «Trabajador o colaborador»: the base perfil.
    Worker,
}

/// Why somebody is «administrador de accesos». It never follows from RUT and card number
/// alone (Q49).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// «Representante legal».
    Representative,
    /// «Contacto comercial».
    Commercial,
    /// «Responsable nombrado por el representante legal».
    Appointed,
    /// Opened the company's account (W-19).
    FirstUser,
}

impl Perfil {
    /// Every ready-made perfil.
    pub const ALL: [Self; 2] = [Self::Administrator, Self::Worker];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Worker => "worker",
        }
    }
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 4] = [
        Self::Representative,
        Self::Commercial,
        Self::Appointed,
        Self::FirstUser,
    ];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Representative => "representative",
            Self::Commercial => "commercial",
            Self::Appointed => "appointed",
            Self::FirstUser => "first_user",
        }
    }

    /// What somebody is who was that and accepts to be the other as well. Being named changes nothing
    /// of what they are; of the rest the stronger one counts.
    #[must_use]
    pub fn and(self, accepted: Self) -> Self {
        match accepted {
            Self::Appointed => self,
            other => self.min(other),
        }
    }

    /// Whether this administrator may appoint and revoke the responsible person.
    pub const fn may_appoint(self) -> bool {
        matches!(self, Self::Representative)
    }
}

impl FromStr for Perfil {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|perfil| perfil.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}
impl FromStr for Basis {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|basis| basis.code() == text);
        found.ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::company::Adherence;
    use crate::membership::MembershipState;

    #[test]
    fn what_is_stored_reads_back() {
        assert!(
            Perfil::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
        assert!(
            Basis::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
        assert!(
            Adherence::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
        assert!(
            MembershipState::ALL
                .into_iter()
                .all(|one| one.code().parse() == Ok(one))
        );
        assert_eq!("owner".parse::<Perfil>(), Err(Problem::NotAChoice));
    }

    #[test]
    fn a27_accepting_makes_nobody_less_than_they_are() {
        use Basis::{Appointed, Commercial, FirstUser, Representative};
        for (was, accepted, is) in [
            (FirstUser, Appointed, FirstUser),
            (Representative, Appointed, Representative),
            (FirstUser, Representative, Representative),
            (Appointed, Commercial, Commercial),
            (Representative, Commercial, Representative),
        ] {
            assert_eq!(was.and(accepted), is, "{was:?} {accepted:?}");
        }
    }

    #[test]
    fn a28_the_legal_representative_alone_appoints() {
        let may: Vec<Basis> = Basis::ALL
            .into_iter()
            .filter(|one| one.may_appoint())
            .collect();
        assert_eq!(may, [Basis::Representative]);
    }
}
