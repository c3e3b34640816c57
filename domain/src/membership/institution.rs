//! An institution with its plan, as an operator types it (C-31): number and name, so many seats, and
//! whom the first invitation goes to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Guest, Tier, TypedGuest};
use crate::company::{Item, LegalName, Position, Section, company_rut};
use crate::document::Rut;
use crate::locale::Locale;
use crate::refusal::{Field, Problem};

/// The most seats of one plan.
const MOST_SEATS: u32 = 100_000;

/// The form as it comes in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedInstitution {
    /// «RUT de la institución».
    pub rut: String,
    /// «Razón social».
    pub legal_name: String,
    /// What the plan is called.
    pub plan: String,
    /// Seats.
    pub seats: String,
    /// The first Súper Administrador; the role is not asked.
    pub first: TypedGuest,
}

/// An institution to be created.
#[derive(Clone, PartialEq, Eq)]
pub struct Institution {
    /// Its number.
    pub rut: Rut,
    /// «Razón social».
    pub legal_name: LegalName,
    /// What the plan is called.
    pub plan: Position,
    /// Seats.
    pub seats: u32,
    /// The first Súper Administrador.
    pub first: Guest,
}

impl fmt::Debug for Institution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Institution(…)")
    }
}

/// Reads a number of seats.
///
/// Errors: `SeatNumber`.
pub fn seats(typed: &str) -> Result<u32, Problem> {
    let seats = typed.trim().parse().map_err(|_| Problem::SeatNumber)?;
    if (1..=MOST_SEATS).contains(&seats) {
        Ok(seats)
    } else {
        Err(Problem::SeatNumber)
    }
}

impl Institution {
    /// Reads the form, every field of it.
    ///
    /// Errors: each field that needs another answer, in the order of the form.
    pub fn parse(typed: &TypedInstitution, locale: Locale) -> Result<Self, Vec<(Field, Problem)>> {
        let company = |item| Field::Company(Section::Company, item);
        let rut = company_rut(&typed.rut, false);
        let name = LegalName::parse(&typed.legal_name);
        let plan = Position::parse(&typed.plan);
        let seats = seats(&typed.seats);
        let first = TypedGuest {
            role: Tier::Super.code().to_owned(),
            ..typed.first.clone()
        };
        let first = Guest::parse(&first, locale);
        let told = [
            (company(Item::Rut), rut.as_ref().err().copied()),
            (company(Item::LegalName), name.as_ref().err().copied()),
            (company(Item::Product), plan.as_ref().err().copied()),
            (Field::Seats, seats.as_ref().err().copied()),
        ];
        let mut problems: Vec<_> = told
            .into_iter()
            .filter_map(|(field, problem)| Some((field, problem?)))
            .collect();
        problems.extend(first.as_ref().err().into_iter().flatten().copied());
        match (rut, name, plan, seats, first) {
            (Ok(rut), Ok(legal_name), Ok(plan), Ok(seats), Ok(first)) => Ok(Self {
                rut,
                legal_name,
                plan,
                seats,
                first,
            }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c31_an_institution_comes_with_seats_and_its_first_super_administrator() {
        let typed = TypedInstitution {
            rut: "54.000.001-8".into(),
            legal_name: "Colegio Los Robles".into(),
            plan: "Plan Institucional".into(),
            seats: " 25 ".into(),
            first: TypedGuest {
                first_name: "Elena".into(),
                first_surname: "Soto".into(),
                second_surname: "Ríos".into(),
                document: "46000001-7".into(),
                email: "elena@ejemplo.test".into(),
                phone: "911112222".into(),
                // What somebody sends besides is not heard (A49).
                role: "user".into(),
            },
        };
        let read = Institution::parse(&typed, Locale::EsCl).unwrap();
        assert_eq!((read.seats, read.first.tier), (25, Tier::Super));
        let empty = TypedInstitution::default();
        let problems = Institution::parse(&empty, Locale::EsCl).unwrap_err();
        assert_eq!(problems.len(), 9);
        for wrong in ["0", "-1", "100001", "1.5", "diez", "", "99999999999"] {
            assert_eq!(seats(wrong), Err(Problem::SeatNumber), "{wrong}");
        }
    }
}
