//! What a row does beside what is there: somebody new, a difference, nothing, or a refusal.

use serde::{Deserialize, Serialize};

use super::{Column, Line, Perfiles, Why};
use crate::contact::Email;
use crate::membership::{Before, Change, MembershipState, Perfil, change};
use crate::refusal::Refusal;

/// What became, or would become, of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Somebody new.
    Added,
    /// Another address, state or fact.
    Changed,
    /// Everything stands so already.
    Unchanged,
    /// Not taken.
    Refused,
}

impl Outcome {
    /// Every outcome, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Refused, Self::Unchanged];

    /// The word it is stored and sent under.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }

    /// Its place in [`Outcome::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Added => 0,
            Self::Changed => 1,
            Self::Refused => 2,
            Self::Unchanged => 3,
        }
    }

    /// The first kind that has rows, by the figures in the order of [`Outcome::ALL`].
    #[must_use]
    pub fn first(figures: [i64; 4]) -> Self {
        let with_rows = Self::ALL.into_iter().zip(figures).find(|(_, n)| *n > 0);
        with_rows.map_or(Self::Added, |(one, _)| one)
    }

    /// Reads what [`Outcome::code`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == text)
    }
}

/// What stands in the company of somebody. Their name and the facts of their work are changed one by
/// one: a file of changes would blank out or garble them too easily.
#[derive(Clone, PartialEq, Eq)]
pub struct Known {
    /// Where they are reached in this company: before activation the address on file, afterwards
    /// the contact address of this membership (Q20). Empty for none.
    pub email: String,
    /// The state.
    pub state: MembershipState,
    /// The perfil.
    pub perfil: Perfil,
    /// Whether they left: enabled again they have the base perfil (Q51).
    pub left: bool,
    /// Whether they have an account: as long as not, no perfil of theirs opens anything.
    pub account: bool,
    /// Whether they are the person who loads the file.
    pub own: bool,
}

/// Personal: prints nothing.
impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Known(…)")
    }
}

/// One value that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which.
    pub column: Column,
    /// What stands there; empty for nothing, and for what nobody may read.
    pub old: String,
    /// What will.
    pub new: String,
}

/// What a row does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Somebody new, a change, or nothing.
    pub outcome: Outcome,
    /// What changes.
    pub differences: Vec<Difference>,
    /// The perfil that is given, where one is.
    pub perfil: Option<Perfil>,
}

impl Planned {
    /// Whether that value changes.
    #[must_use]
    pub fn changes(&self, column: Column) -> bool {
        self.differences.iter().any(|one| one.column == column)
    }
}

/// How many enabled administrators the company has, as the rows before left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leading(pub u32);

/// What a row does beside what is known of its person.
///
/// # Errors
/// Why not: somebody unknown without a name, oneself, the last administrator, an administrator, a
/// perfil that is not there or not the loader's to give.
pub fn plan(
    line: &Line,
    known: Option<&Known>,
    leading: &mut Leading,
    perfiles: &Perfiles,
) -> Result<Planned, Why> {
    let Some(known) = known else {
        return added(line, perfiles);
    };
    let next = line.state.filter(|next| *next != known.state);
    let returns = known.left && next == Some(MembershipState::Enabled);
    let held = if returns {
        known.perfil.base()
    } else {
        known.perfil
    };
    let perfil = match &line.perfil {
        Some(name) => perfiles.given((held, known.account), name, known.own)?,
        None => None,
    };
    let mut differences = Vec::new();
    let said = line.email.as_ref().map(Email::delivery);
    if let Some(email) = said.filter(|email| *email != known.email) {
        differences.push(Difference {
            column: Column::Email,
            old: known.email.clone(),
            new: email.to_owned(),
        });
    }
    if let Some(next) = next {
        let touched = match next {
            MembershipState::Enabled => held,
            MembershipState::Disabled => known.perfil,
        };
        perfiles.touch(touched)?;
        state(known, next, leading)?;
        differences.push(Difference {
            column: Column::State,
            old: known.state.code().to_owned(),
            new: next.code().to_owned(),
        });
    }
    // Whoever left returns with the base perfil, whether the row says so or not.
    let ends = perfil.unwrap_or(held);
    if ends != known.perfil {
        differences.push(Difference {
            column: Column::Perfil,
            old: perfiles.name(known.perfil),
            new: perfiles.name(ends),
        });
    }
    let outcome = if differences.is_empty() {
        Outcome::Unchanged
    } else {
        Outcome::Changed
    };
    Ok(Planned {
        outcome,
        differences,
        perfil,
    })
}

fn added(line: &Line, perfiles: &Perfiles) -> Result<Planned, Why> {
    if line.names.is_none() || line.first_surname.is_none() {
        return Err(Why::Unknown);
    }
    let perfil = match &line.perfil {
        Some(name) => perfiles.given((Perfil::Worker, false), name, false)?,
        None => None,
    };
    let difference = perfil.map(|perfil| Difference {
        column: Column::Perfil,
        old: String::new(),
        new: perfiles.name(perfil),
    });
    Ok(Planned {
        outcome: Outcome::Added,
        differences: difference.into_iter().collect(),
        perfil,
    })
}

/// Whether the state may change, by the one table of what becomes of a membership.
fn state(known: &Known, next: MembershipState, leading: &mut Leading) -> Result<(), Why> {
    let leads = known.account && known.perfil == Perfil::Administrator;
    let before = Before {
        state: known.state,
        perfil: if leads {
            Perfil::Administrator
        } else {
            Perfil::Worker
        },
        own: known.own,
        last_administrator: leading.0 < 2,
    };
    let what = match next {
        MembershipState::Enabled if known.left => Change::Return,
        MembershipState::Enabled => Change::Enable,
        MembershipState::Disabled => Change::Disable,
    };
    let after = change(before, what).map_err(|refusal| match refusal {
        Refusal::LastAdministrator => Why::LastAdministrator,
        _ => Why::Own,
    })?;
    let leads_after = after.is_some_and(|after| {
        after.perfil == Perfil::Administrator && after.state == MembershipState::Enabled
    });
    if leads_after {
        leading.0 += 1;
    } else if leads && next == MembershipState::Disabled {
        leading.0 = leading.0.saturating_sub(1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rut;
    use crate::role::{Rights, RoleName};
    use MembershipState::{Disabled, Enabled};

    /// A company without perfiles of its own, loaded by an administrator.
    fn none() -> Perfiles {
        Perfiles::new((Some(Rights::Everything), true), [])
    }

    fn line() -> Line {
        Line {
            rut: Rut::from_body(40_000_001).unwrap(),
            names: None,
            first_surname: None,
            second_surname: None,
            email: None,
            position: None,
            hired: None,
            card: None,
            state: None,
            perfil: None,
            phone: None,
            tier: None,
        }
    }

    fn known(state: MembershipState, perfil: Perfil, own: bool) -> Known {
        Known {
            email: "antes@correo.example".into(),
            state,
            perfil,
            left: false,
            account: true,
            own,
        }
    }

    fn says(email: Option<&str>, state: Option<MembershipState>) -> Line {
        Line {
            email: email.map(|email| Email::parse(email).unwrap()),
            state,
            ..line()
        }
    }

    #[test]
    fn a64_a65_a_row_changes_what_it_says_and_nothing_else() {
        let worker = known(Enabled, Perfil::Worker, false);
        let mut leading = Leading(1);
        for (line, outcome, changed) in [
            (says(None, None), Outcome::Unchanged, vec![]),
            (
                says(Some("antes@correo.example"), Some(Enabled)),
                Outcome::Unchanged,
                vec![],
            ),
            (
                says(Some("otro@correo.example"), None),
                Outcome::Changed,
                vec![Column::Email],
            ),
            (
                says(None, Some(Disabled)),
                Outcome::Changed,
                vec![Column::State],
            ),
            (
                says(Some("otro@correo.example"), Some(Disabled)),
                Outcome::Changed,
                vec![Column::Email, Column::State],
            ),
        ] {
            let planned = plan(&line, Some(&worker), &mut leading, &none()).unwrap();
            let columns: Vec<Column> = planned.differences.iter().map(|one| one.column).collect();
            assert_eq!((planned.outcome, columns), (outcome, changed));
        }
    }

    #[test]
    fn a70_q51_whoever_left_returns_with_the_base_perfil_and_leads_nobody() {
        let gone = Known {
            left: true,
            ..known(Disabled, Perfil::Administrator, false)
        };
        let mut leading = Leading(1);
        let planned = plan(
            &says(None, Some(Enabled)),
            Some(&gone),
            &mut leading,
            &none(),
        );
        let columns: Vec<Column> = planned
            .unwrap()
            .differences
            .iter()
            .map(|one| one.column)
            .collect();
        assert_eq!(columns, [Column::State, Column::Perfil]);
        assert_eq!(leading, Leading(1));
        let last = known(Enabled, Perfil::Administrator, false);
        assert_eq!(
            plan(
                &says(None, Some(Disabled)),
                Some(&last),
                &mut leading,
                &none()
            ),
            Err(Why::LastAdministrator),
            "what returned is no administrator"
        );
    }

    // Seen red: with the count of administrators left as it was after each row.
    #[test]
    fn a70_the_rows_of_a_file_leave_one_administrator() {
        let lead = known(Enabled, Perfil::Administrator, false);
        let mut leading = Leading(2);
        let off = says(None, Some(Disabled));
        assert!(plan(&off, Some(&lead), &mut leading, &none()).is_ok());
        assert_eq!(
            plan(&off, Some(&lead), &mut leading, &none()),
            Err(Why::LastAdministrator)
        );
        let back = known(Disabled, Perfil::Administrator, false);
        assert!(
            plan(
                &says(None, Some(Enabled)),
                Some(&back),
                &mut leading,
                &none()
            )
            .is_ok()
        );
        assert!(plan(&off, Some(&lead), &mut leading, &none()).is_ok());
        let own = known(Enabled, Perfil::Administrator, true);
        assert_eq!(
            plan(&off, Some(&own), &mut Leading(5), &none()),
            Err(Why::Own)
        );
    }

    #[test]
    fn a66_somebody_new_needs_a_name_and_nobody_becomes_administrator_by_file() {
        let mut leading = Leading(1);
        let email = says(Some("nueva@correo.example"), None);
        assert_eq!(plan(&email, None, &mut leading, &none()), Err(Why::Unknown));
        let name = |text| Some(crate::NamePart::parse(text).unwrap());
        let new = Line {
            names: name("Ana"),
            first_surname: name("Soto"),
            ..email
        };
        assert_eq!(
            plan(&new, None, &mut leading, &none()).unwrap().outcome,
            Outcome::Added
        );
        let leads = Line {
            perfil: RoleName::parse("Administrador de accesos").ok(),
            ..new
        };
        assert_eq!(
            plan(&leads, None, &mut leading, &none()),
            Err(Why::Administrator)
        );
        let worker = known(Enabled, Perfil::Worker, false);
        assert_eq!(
            plan(&leads, Some(&worker), &mut leading, &none()),
            Err(Why::Administrator)
        );
    }

    #[test]
    fn q51_whoever_left_returns_with_the_base_perfil_unless_the_row_gives_another() {
        let own = Perfil::Own(format!("{:032x}", 7).parse().unwrap());
        let name = RoleName::parse("Bodega").unwrap();
        let rights = Rights::none();
        let some = Perfiles::new(
            (Some(Rights::Everything), true),
            [(name.key(), name.to_string(), own, rights)],
        );
        let gone = Known {
            left: true,
            ..known(Disabled, own, false)
        };
        let back = Line {
            perfil: Some(name),
            ..says(None, Some(Enabled))
        };
        let planned = plan(&back, Some(&gone), &mut Leading(1), &some).unwrap();
        assert_eq!(planned.perfil, Some(own));
        let stays = Line {
            state: None,
            ..back
        };
        let planned = plan(&stays, Some(&gone), &mut Leading(1), &some).unwrap();
        assert_eq!(
            (planned.outcome, planned.perfil),
            (Outcome::Unchanged, None)
        );
    }
}
