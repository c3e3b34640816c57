//! The ready-made perfiles, and why somebody administers accesses.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Tier;
use crate::id::{Id, Role};
use crate::refusal::Problem;

/// The role of a user in one company: a ready-made one, or one of the company's own, which is made
/// of permissions ([`crate::role`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perfil {
    /// «Administrador de accesos»: everything of that company, nothing of the operator (Q8).
    Administrator,
    /// «Trabajador o colaborador»: the base perfil.
    Worker,
    /// One of the company's own.
    Own(Id<Role>),
    /// One of the three of an institution (C-05).
    Tier(Tier),
}

/// Stands before the id in the word of a company's own perfil.
const OWN: &str = "own:";

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
    /// Every ready-made perfil of a company; those of institutions are [`Tier::ALL`].
    pub const ALL: [Self; 2] = [Self::Administrator, Self::Worker];

    /// The word it is stored and sent under; `own:` and the id for a company's own.
    pub fn code(self) -> Cow<'static, str> {
        match self {
            Self::Administrator => Cow::Borrowed("administrator"),
            Self::Worker => Cow::Borrowed("worker"),
            Self::Own(id) => Cow::Owned(format!("{OWN}{id}")),
            Self::Tier(tier) => Cow::Borrowed(tier.code()),
        }
    }

    /// The tier, in an institution.
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::Tier(tier) => Some(tier),
            _ => None,
        }
    }

    /// Whether somebody can have it there: institutions, where membership is exclusive, have tiers and
    /// nothing else; companies have all the others (C-05).
    pub const fn fits(self, exclusive: bool) -> bool {
        matches!(self, Self::Tier(_)) == exclusive
    }

    /// Whether a company must keep somebody of it (A-70, C-30).
    pub const fn leads(self) -> bool {
        matches!(self, Self::Administrator | Self::Tier(Tier::Super))
    }

    /// What whoever returns gets (Q51).
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::Tier(_) => Self::Tier(Tier::User),
            _ => Self::Worker,
        }
    }

    /// The id, where it is one of the company's own.
    pub const fn own(self) -> Option<Id<Role>> {
        match self {
            Self::Own(id) => Some(id),
            _ => None,
        }
    }
}

impl fmt::Display for Perfil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}
impl Serialize for Perfil {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}
impl<'de> Deserialize<'de> for Perfil {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Basis {
    /// What somebody becomes whom an operator names where nobody administers a company (Q51); a
    /// «responsable» is the representative's to name.
    pub const BY_OPERATOR: [Self; 2] = [Self::Representative, Self::Commercial];

    /// Which of them an operator names in a company that is that much on its own: both where nobody
    /// administers it (Q51), a representative where others do and nobody is left who represents it,
    /// for whom nobody else could be asked, and none where a representative decides.
    pub const fn by_operator(leaderless: bool, represented: bool) -> &'static [Self] {
        match (leaderless, represented) {
            (true, _) => &Self::BY_OPERATOR,
            (false, false) => &[Self::Representative],
            (false, true) => &[],
        }
    }

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
        if let Some(id) = text.strip_prefix(OWN) {
            return id.parse().map(Self::Own).map_err(|_| Problem::NotAChoice);
        }
        let tiers = Tier::ALL.into_iter().map(Self::Tier);
        let mut ready = Self::ALL.into_iter().chain(tiers);
        let found = ready.find(|perfil| perfil.code() == text);
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
        let own = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
        assert_eq!(own.code().parse(), Ok(own));
        let json = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<Perfil>(&json).unwrap(), own);
        assert_eq!("own:7".parse::<Perfil>(), Err(Problem::NotAChoice));
    }

    #[test]
    fn c05_tiers_are_perfiles_of_institutions_and_of_nobody_else() {
        let own = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
        for perfil in Perfil::ALL.into_iter().chain([own]) {
            assert!(perfil.fits(false) && !perfil.fits(true), "{perfil}");
        }
        for tier in Tier::ALL.map(Perfil::Tier) {
            assert!(tier.fits(true) && !tier.fits(false), "{tier}");
        }
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
    fn a27_an_operator_names_where_nobody_else_can() {
        assert_eq!(Basis::by_operator(true, false), Basis::BY_OPERATOR);
        assert_eq!(Basis::by_operator(false, false), [Basis::Representative]);
        assert!(Basis::by_operator(false, true).is_empty());
        for leaderless in [true, false] {
            let all = Basis::by_operator(leaderless, false);
            assert!(!all.contains(&Basis::Appointed) && !all.contains(&Basis::FirstUser));
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
