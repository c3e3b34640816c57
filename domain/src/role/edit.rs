//! Making and changing a company's own perfil: one plan, pure (A47). The editor shows it before
//! anything is saved, and saving asks it again.

use serde::{Deserialize, Serialize};

use super::{Difference, ModuleCode, NameKey, Permissions, Rights, RoleName, gains_and_loses};
use crate::id::{Id, Role};
use crate::membership::Perfil;
use crate::refusal::{Field, Problem, Refusal};
use crate::roster::Note;

/// The most perfiles that a company makes.
pub const MOST_ROLES: u8 = 200;

/// A perfil as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Existing {
    /// Its id.
    pub id: Id<Role>,
    /// What it is called.
    pub name: String,
    /// What it is for; empty for none.
    #[serde(default)]
    pub description: String,
    /// What it allows.
    pub permissions: Permissions,
    /// Grows with each change.
    pub version: i64,
}

/// What somebody wants a perfil to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleEdit {
    /// What was typed as its name.
    pub name: String,
    /// What was typed about what it is for; may be empty.
    #[serde(default)]
    pub description: String,
    /// What is ticked.
    pub permissions: Permissions,
    /// The version that the editor began with; 0 for a new one.
    pub seen: i64,
}

/// Whoever edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// What they may do.
    pub rights: Rights,
    /// The perfil they hold.
    pub perfil: Perfil,
}

/// What saving does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// The name.
    pub name: RoleName,
    /// How it looks.
    pub key: NameKey,
    /// What it is for.
    pub description: Option<Note>,
    /// What it allows from then on.
    pub permissions: Permissions,
    /// What each of its people gains and loses.
    pub differences: Vec<Difference>,
}

impl RoleEdit {
    /// What saving would do; none as `current` for a new perfil. `others` are the looks of the names
    /// of the company's other perfiles, `modules` those there are.
    ///
    /// The last access administrator needs no rule here: ready-made perfiles are no [`Existing`] and
    /// nobody edits them.
    ///
    /// # Errors
    /// [`Refusal::Outdated`] when somebody saved since; [`Refusal::Fields`] for the name, for what it
    /// is for, and where there are [`MOST_ROLES`] already; [`Refusal::NotAllowed`] on the perfil one holds;
    /// [`Refusal::AboveOwn`] for what one lacks, now or then.
    pub fn plan(
        &self,
        current: Option<&Existing>,
        actor: &Acting,
        others: &[NameKey],
        modules: &[ModuleCode],
    ) -> Result<RoleChange, Refusal> {
        if self.seen != current.map_or(0, |current| current.version) {
            return Err(Refusal::Outdated);
        }
        let nothing = Permissions::default();
        let before = current.map_or(&nothing, |current| &current.permissions);
        if current.is_some_and(|current| actor.perfil == Perfil::Own(current.id)) {
            return Err(Refusal::NotAllowed);
        }
        let wrong = |problem| Refusal::field(Field::RoleName, problem);
        if current.is_none() && others.len() >= usize::from(MOST_ROLES) {
            return Err(wrong(Problem::TooMany { max: MOST_ROLES }));
        }
        let name = RoleName::parse(&self.name).map_err(wrong)?;
        let key = name.key();
        if key.is_reserved() || others.contains(&key) {
            return Err(wrong(Problem::LooksAlike));
        }
        let description = self.described()?;
        let permissions = self.permissions.among(modules);
        let (old, new) = (
            Rights::Only(before.clone()),
            Rights::Only(permissions.clone()),
        );
        if !(actor.rights.covers(&old) && actor.rights.covers(&new)) {
            return Err(Refusal::AboveOwn);
        }
        Ok(RoleChange {
            name,
            key,
            description,
            permissions,
            differences: gains_and_loses(&old, &new, modules),
        })
    }

    /// What it is for; nothing typed is none.
    fn described(&self) -> Result<Option<Note>, Refusal> {
        match Note::parse(&self.description) {
            Ok(description) => Ok(Some(description)),
            Err(Problem::Empty) => Ok(None),
            Err(problem) => Err(Refusal::field(Field::RoleDescription, problem)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules() -> Vec<ModuleCode> {
        ["aa", "bb", "perfiles"]
            .map(|code| code.parse().unwrap())
            .to_vec()
    }

    fn existing(permissions: &str) -> Existing {
        Existing {
            id: format!("{:032x}", 7).parse().unwrap(),
            name: "Bodega".to_owned(),
            description: String::new(),
            permissions: permissions.parse().unwrap(),
            version: 3,
        }
    }

    fn edit(name: &str, permissions: &str, seen: i64) -> RoleEdit {
        RoleEdit {
            name: name.to_owned(),
            description: String::new(),
            permissions: permissions.parse().unwrap(),
            seen,
        }
    }

    fn actor(permissions: &str) -> Acting {
        Acting {
            rights: Rights::Only(permissions.parse().unwrap()),
            perfil: Perfil::Own(format!("{:032x}", 9).parse().unwrap()),
        }
    }

    fn boss() -> Acting {
        Acting {
            rights: Rights::Everything,
            perfil: Perfil::Administrator,
        }
    }

    #[test]
    fn a32_a_plan_tells_what_changes() {
        let plan = edit("Bodega", "aa:edit", 3)
            .plan(Some(&existing("aa:see,bb:see")), &boss(), &[], &modules())
            .unwrap();
        assert_eq!(plan.permissions.to_string(), "aa:edit");
        let told: Vec<_> = plan
            .differences
            .iter()
            .map(|one| (one.module.as_str(), one.gains()))
            .collect();
        assert_eq!(told, [("aa", true), ("bb", false)]);
        // What is no module is not kept.
        let plan = edit("Bodega", "zz:edit", 0)
            .plan(None, &boss(), &[], &modules())
            .unwrap();
        assert!(plan.permissions.is_empty() && plan.differences.is_empty());
    }

    #[test]
    fn a47_nobody_grants_what_they_lack_or_edits_what_is_above_or_their_own() {
        let mine = actor("perfiles:edit,aa:see");
        let ask = |current: Option<&Existing>, text: &str, seen| {
            edit("Bodega", text, seen)
                .plan(current, &mine, &[], &modules())
                .map(drop)
        };
        assert_eq!(ask(None, "aa:see", 0), Ok(()));
        assert_eq!(ask(None, "aa:edit", 0), Err(Refusal::AboveOwn));
        assert_eq!(ask(None, "bb:see", 0), Err(Refusal::AboveOwn));
        assert_eq!(
            ask(Some(&existing("bb:see")), "aa:see", 3),
            Err(Refusal::AboveOwn)
        );
        assert_eq!(
            ask(Some(&existing("aa:edit")), "", 3),
            Err(Refusal::AboveOwn)
        );
        let held = Acting {
            rights: Rights::Everything,
            perfil: Perfil::Own(existing("").id),
        };
        let own = edit("Bodega", "aa:see", 3).plan(Some(&existing("")), &held, &[], &modules());
        assert_eq!(own, Err(Refusal::NotAllowed));
    }

    #[test]
    fn somebody_elses_newer_version_is_never_overwritten() {
        let late = edit("Bodega", "aa:see", 2);
        let answer = late.plan(Some(&existing("")), &boss(), &[], &modules());
        assert_eq!(answer, Err(Refusal::Outdated));
        assert_eq!(
            late.plan(None, &boss(), &[], &modules()),
            Err(Refusal::Outdated)
        );
    }

    // The browser asks the plan, too: the editor tells it before anything is typed.
    #[test]
    fn a30_a_company_that_has_as_many_as_it_may_makes_no_other() {
        let key = |number: i32| {
            let name = RoleName::parse(&format!("Turno {number}"));
            name.unwrap().key()
        };
        let taken: Vec<_> = (1000..1000 + i32::from(MOST_ROLES)).map(key).collect();
        let new = edit("Bodega", "", 0);
        let full = Refusal::field(Field::RoleName, Problem::TooMany { max: MOST_ROLES });
        assert_eq!(new.plan(None, &boss(), &taken, &modules()), Err(full));
        assert!(new.plan(None, &boss(), &taken[1..], &modules()).is_ok());
        // One that is there is changed all the same.
        let seen = edit("Bodega", "aa:see", 3);
        let changed = seen.plan(Some(&existing("")), &boss(), &taken[1..], &modules());
        assert!(changed.is_ok());
    }

    #[test]
    fn a30_what_a_perfil_is_for_may_be_told_in_a_sentence_and_not_in_a_page() {
        let told = |description: &str| {
            let edit = RoleEdit {
                description: description.to_owned(),
                ..edit("Bodega", "aa:see", 0)
            };
            let plan = edit.plan(None, &boss(), &[], &modules());
            plan.map(|plan| plan.description.map(|one| one.to_string()))
        };
        assert_eq!(told(" \n "), Ok(None));
        let two_lines = "Recibe y\n despacha ";
        assert_eq!(told(two_lines), Ok(Some("Recibe y despacha".to_owned())));
        assert_eq!(told(&"a".repeat(200)), Ok(Some("a".repeat(200))));
        let wrong = |problem| Err(Refusal::field(Field::RoleDescription, problem));
        let long = Problem::TooLong { max: 200 };
        assert_eq!(told(&"a".repeat(201)), wrong(long));
        assert_eq!(told("a\u{202E}b"), wrong(Problem::BadCharacters));
    }

    #[test]
    fn look_alikes_are_refused() {
        let taken = [RoleName::parse("Nivel 1").unwrap().key()];
        for name in ["Nivel l", "NIVEL I", "Administrador de Accesos"] {
            let answer = edit(name, "", 0).plan(None, &boss(), &taken, &modules());
            let alike = Refusal::field(Field::RoleName, Problem::LooksAlike);
            assert_eq!(answer, Err(alike), "{name}");
        }
    }
}
