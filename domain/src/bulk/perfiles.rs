//! The perfiles that a file may name, and whether whoever loads it may give them (A-33, A47). Names are
//! compared by their looks, as the role editor does.

use std::collections::BTreeMap;

use super::Why;
use crate::membership::Perfil;
use crate::refusal::Refusal;
use crate::role::{Given, NameKey, RESERVED_NAMES, Rights, RoleName, may_give};

/// Short words for the ready-made ones, where the company has none of its own called so.
const SHORT: [(&str, Perfil); 3] = [
    ("Administrador", Perfil::Administrator),
    ("Trabajador", Perfil::Worker),
    ("Colaborador", Perfil::Worker),
];

/// The perfiles of a company, and what whoever loads the file may do.
#[derive(Debug)]
pub struct Perfiles {
    actor: Option<Rights>,
    gives: bool,
    named: BTreeMap<NameKey, Perfil>,
    known: BTreeMap<Perfil, (String, Rights)>,
}

impl Perfiles {
    /// The ready-made ones and the company's own; what whoever loads the file may do, and whether
    /// giving perfiles is among it.
    #[must_use]
    pub fn new(
        (actor, gives): (Option<Rights>, bool),
        own: impl IntoIterator<Item = (NameKey, String, Perfil, Rights)>,
    ) -> Self {
        let mut all = Self {
            actor,
            gives,
            named: BTreeMap::new(),
            known: BTreeMap::new(),
        };
        for (key, name, perfil, rights) in own {
            all.named.insert(key, perfil);
            all.known.insert(perfil, (name, rights));
        }
        for (name, perfil) in RESERVED_NAMES.into_iter().zip(Perfil::ALL) {
            let rights = Rights::of(perfil, None, false);
            all.known.insert(perfil, (name.to_owned(), rights));
            all.named.extend(key(name).map(|key| (key, perfil)));
        }
        for (word, perfil) in SHORT {
            if let Some(key) = key(word) {
                all.named.entry(key).or_insert(perfil);
            }
        }
        all
    }

    /// What a perfil is called; nothing for one that is gone.
    #[must_use]
    pub fn name(&self, perfil: Perfil) -> String {
        let known = self.known.get(&perfil);
        known.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// The perfil of that name, for somebody who has the other one; none where it is the same. What
    /// administers the company waits for nobody without an account (Q49).
    ///
    /// # Errors
    /// [`Why::NoPerfil`], [`Why::Administrator`], [`Why::NoAccount`], [`Why::Own`],
    /// [`Why::AboveOwn`].
    pub(super) fn given(
        &self,
        (before, account): (Perfil, bool),
        name: &RoleName,
        own: bool,
    ) -> Result<Option<Perfil>, Why> {
        let after = *self.named.get(&name.key()).ok_or(Why::NoPerfil)?;
        if after == before {
            return Ok(None);
        }
        self.may(before, after, own)?;
        if !account && self.rights(after).administers() {
            return Err(Why::NoAccount);
        }
        Ok(Some(after))
    }

    /// Whether that perfil may take the place of the other one.
    ///
    /// # Errors
    /// As [`Perfiles::given`].
    pub fn may(&self, before: Perfil, after: Perfil, own: bool) -> Result<(), Why> {
        if before == Perfil::Administrator || after == Perfil::Administrator {
            return Err(Why::Administrator);
        }
        let actor = self.actor.as_ref().filter(|_| self.gives);
        let actor = actor.ok_or(Why::AboveOwn)?;
        let (_, after) = self.known.get(&after).ok_or(Why::NoPerfil)?;
        let before = &self.rights(before);
        let given = Given {
            actor,
            before,
            after,
            own,
        };
        may_give(given).map_err(|refusal| match refusal {
            Refusal::NotAllowed => Why::Own,
            _ => Why::AboveOwn,
        })
    }

    /// Whether the access of somebody with that perfil may be touched (A47).
    ///
    /// # Errors
    /// [`Why::AboveOwn`].
    pub(super) fn touch(&self, perfil: Perfil) -> Result<(), Why> {
        let actor = self.actor.as_ref();
        let covers = actor.is_some_and(|actor| actor.covers(&self.rights(perfil)));
        if covers { Ok(()) } else { Err(Why::AboveOwn) }
    }

    fn rights(&self, perfil: Perfil) -> Rights {
        let known = self.known.get(&perfil);
        known.map_or_else(Rights::none, |(_, rights)| rights.clone())
    }
}

fn key(name: &str) -> Option<NameKey> {
    RoleName::parse(name).ok().map(|name| name.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(n: u32) -> Perfil {
        Perfil::Own(format!("{n:032x}").parse().unwrap())
    }

    fn rights(text: &str) -> Rights {
        Rights::Only(text.parse().unwrap())
    }

    fn some(actor: Option<Rights>) -> Perfiles {
        let all = [("Bodega norte", 1, "aa:see"), ("Finanzas", 2, "bb:edit")];
        let row = |(name, n, of): (&str, u32, &str)| {
            let name = RoleName::parse(name).unwrap();
            (name.key(), name.to_string(), own(n), rights(of))
        };
        Perfiles::new((actor, true), all.map(row))
    }
    #[test]
    fn a47_a_file_gives_nobody_what_its_loader_lacks_and_names_no_administrator() {
        let few = some(Some(rights("perfiles:edit,aa:see")));
        let gives = |before, name: &str, mine| {
            few.given((before, true), &RoleName::parse(name).unwrap(), mine)
        };
        let worker = Perfil::Worker;
        assert_eq!(gives(worker, "BODEGA  Norte", false), Ok(Some(own(1))));
        assert_eq!(gives(own(1), "bodega-norte", false), Ok(None));
        assert_eq!(gives(own(1), "Trabajador", false), Ok(Some(worker)));
        assert_eq!(gives(worker, "Finanzas", false), Err(Why::AboveOwn));
        assert_eq!(gives(own(2), "Trabajador", false), Err(Why::AboveOwn));
        assert_eq!(gives(worker, "Bodega norte", true), Err(Why::Own));
        assert_eq!(gives(worker, "Gerencia", false), Err(Why::NoPerfil));
        let all = some(Some(Rights::Everything));
        for (before, name) in [
            (worker, "Administrador de accesos"),
            (worker, "administrador"),
            (Perfil::Administrator, "Trabajador o colaborador"),
        ] {
            let name = RoleName::parse(name).unwrap();
            assert_eq!(
                all.given((before, true), &name, false),
                Err(Why::Administrator)
            );
        }
        assert_eq!(few.touch(own(1)), Ok(()));
        assert_eq!(few.touch(own(2)), Err(Why::AboveOwn));
        assert_eq!(few.touch(Perfil::Administrator), Err(Why::AboveOwn));
        let name = RoleName::parse("Bodega norte").unwrap();
        let people = Perfiles::new((Some(Rights::Everything), false), []);
        assert_eq!(people.may(own(1), worker, false), Err(Why::AboveOwn));
        assert_eq!(
            some(None).given((worker, true), &name, false),
            Err(Why::AboveOwn)
        );
    }

    // Seen red: with the account not asked for.
    #[test]
    fn q49_a_file_lets_nothing_that_administers_wait_for_an_account() {
        let name = RoleName::parse("Personal").unwrap();
        let row = (
            name.key(),
            name.to_string(),
            own(3),
            rights("personas:edit"),
        );
        let all = Perfiles::new((Some(Rights::Everything), true), [row]);
        let gives = |account| all.given((Perfil::Worker, account), &name, false);
        assert_eq!(gives(true), Ok(Some(own(3))));
        assert_eq!(gives(false), Err(Why::NoAccount));
    }
}
