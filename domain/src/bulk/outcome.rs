//! What a row does beside what is there: somebody new, a difference, nothing, or a refusal.

use serde::{Deserialize, Serialize};

use super::{Column, Line, Perfiles, Why};
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
    /// «Celular», as people write it; empty for none, and where the row says nothing of it.
    pub phone: String,
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
    /// Whether they stand in for an administrator: they may do everything, whatever their perfil.
    pub stands_in: bool,
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
/// Why not: somebody unknown without a name, oneself, the last administrator, an administrator,
/// somebody above the loader (A47), a perfil that is not there or not the loader's to give.
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
    if known.stands_in && (next.is_some() || perfil.is_some()) {
        perfiles.touch(Perfil::Administrator)?;
    }
    let mut differences = contact(line, known);
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

/// Where they are reached from now on, where the row says so.
fn contact(line: &Line, known: &Known) -> Vec<Difference> {
    let email = line.email.as_ref().map(|email| email.delivery().to_owned());
    let phone = line.phone.as_ref().map(ToString::to_string);
    let said = [
        (Column::Email, &known.email, email),
        (Column::Phone, &known.phone, phone),
    ];
    let differs = |(column, old, new): (Column, &String, Option<String>)| {
        let new = new.filter(|new| new != old)?;
        let old = old.clone();
        Some(Difference { column, old, new })
    };
    said.into_iter().filter_map(differs).collect()
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
mod tests;
