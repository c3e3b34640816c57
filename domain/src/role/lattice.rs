//! A model of a company whose people edit perfiles, give them to each other, name who stands in, disable
//! and enable each other, in random orders (`assurance.md` 5.3, properties 4 and 8). Everybody tries
//! everything; the policy lets act whom the reference lets act. After each act: nobody who lacked a
//! right and may give none ends with it by their own hand; administration is given and taken by the representative
//! alone; nobody has a perfil that such companies do not have; what the preview told is what happened;
//! the explanation, the preview and the enforcement tell the same; somebody administers.

use std::collections::BTreeMap;

use super::{
    Acting, Administering, Existing, Hand, Held, Level, ModuleCode, Permissions, Rights, RoleEdit,
    RoleName, Target, gains_and_loses, may_change, may_touch, why,
};
use crate::access::{self, Act, Actor, Inside, Member, Signed};
use crate::account::Stage;
use crate::company::Adherence;
use crate::id::{Id, Role};
use crate::membership::{Basis, Before, Change, MembershipState, Perfil, Tier, change};
use crate::platform::PlatformSlug;
use crate::time::Timestamp;

const SEQUENCES: u64 = 600;
/// As many as `assurance.md` 5.3 asks for at night.
const LONG: u64 = 10_000;
const ACTS: u32 = 30;
const PEOPLE: usize = 5;
/// What people try.
const ACTS_THERE_ARE: [Act; 5] = [
    Act::EditRoles,
    Act::GiveRole,
    Act::DecideModule,
    Act::NameStandIn,
    Act::EditPeople,
];

/// The id of that number.
fn number<K>(n: u32) -> Id<K> {
    format!("{n:032x}").parse().unwrap()
}

/// Small numbers from a seed; splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }

    fn permissions(&mut self, modules: &[ModuleCode]) -> Permissions {
        let mut all = Permissions::default();
        for module in modules {
            match self.roll(4) {
                0 => all.allow(module.clone(), Level::See),
                1 => all.allow(module.clone(), Level::Edit),
                _ => {}
            }
        }
        all
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by their script")]
fn sequences() -> u64 {
    if std::env::var_os("PORTERIA_SOAK").is_some() {
        LONG
    } else {
        SEQUENCES
    }
}

#[derive(Clone)]
struct Company {
    modules: Vec<ModuleCode>,
    roles: BTreeMap<Id<Role>, Existing>,
    people: [(Perfil, MembershipState, bool); PEOPLE],
}

impl Company {
    fn held(&self, who: usize) -> Held {
        let (perfil, state, stands_in) = self.people[who];
        let own = match perfil {
            Perfil::Own(id) => self.roles.get(&id).map(|role| role.permissions.clone()),
            _ => None,
        };
        Held {
            adherence: Adherence::Adhered,
            state,
            perfil,
            basis: (who == 0).then_some(Basis::Representative),
            own,
            stands_in: stands_in.then_some(Timestamp(1)),
        }
    }

    /// As a request of theirs would be answered.
    fn enforced(&self, who: usize) -> Rights {
        let held = self.held(who);
        match held.state {
            MembershipState::Enabled => held.rights(),
            MembershipState::Disabled => Rights::none(),
        }
    }

    /// Whether the policy lets them do that, as a request of theirs would be asked.
    fn allowed(&self, who: usize, act: Act) -> bool {
        let here = Inside {
            platform: PlatformSlug::parse("gestion").unwrap(),
            company: number(1),
        };
        let (perfil, state, stands_in) = self.people[who];
        let member = Member {
            company: here.company,
            perfil,
            basis: self.held(who).basis,
            rights: self.enforced(who),
            stands_in,
        };
        let actor = Actor::Person(Signed {
            platform: here.platform.clone(),
            person: number(2),
            account: number(3),
            stage: Stage::Full,
            staff: None,
            member: (state == MembershipState::Enabled).then_some(member),
        });
        access::allows(&actor, act, &here)
    }

    /// The same in the words of the requirement.
    fn should(&self, who: usize, act: Act) -> bool {
        let edits = |module: Administering| self.enforced(who).allows(module.code(), Level::Edit);
        match act {
            Act::EditRoles | Act::GiveRole | Act::DecideModule => edits(Administering::Roles),
            Act::EditPeople => edits(Administering::People),
            _ => {
                let (perfil, state, _) = self.people[who];
                (perfil, state) == (Perfil::Administrator, MembershipState::Enabled)
            }
        }
    }

    /// Names somebody who stands in, or ends it.
    fn cover(&mut self, dice: &mut Dice, actor: usize, to: usize) {
        let enabled = self.people[to].1 == MembershipState::Enabled;
        if actor != to && enabled {
            self.people[to].2 = dice.roll(2) == 0;
        }
    }

    /// Disables somebody, or enables them.
    fn switch(&mut self, dice: &mut Dice, actor: usize, to: usize) {
        let what = [Change::Enable, Change::Disable, Change::Dismiss][dice.roll(3)];
        let (perfil, state, stands_in) = self.people[to];
        let target = Rights::of(perfil, self.held(to).own.as_ref(), stands_in);
        if may_touch(&self.enforced(actor), &target).is_err() {
            return;
        }
        let before = Before {
            state,
            perfil,
            own: actor == to,
            last_administrator: self.administrators() < 2,
        };
        if let Ok(Some(after)) = change(before, what) {
            // Whoever is disabled stands in for nobody any more.
            let stands_in = stands_in && after.state == MembershipState::Enabled;
            self.people[to] = (after.perfil, after.state, stands_in);
        }
    }

    fn administrators(&self) -> usize {
        let leads = |one: &&(Perfil, MembershipState, bool)| {
            (one.0, one.1) == (Perfil::Administrator, MembershipState::Enabled)
        };
        self.people.iter().filter(leads).count()
    }

    fn save(&mut self, dice: &mut Dice, actor: usize) {
        let known: Vec<Id<Role>> = self.roles.keys().copied().collect();
        let current = known.get(dice.roll(known.len() + 1)).copied();
        let id = current.unwrap_or_else(|| format!("{:032x}", known.len() + 1).parse().unwrap());
        let current = self.roles.get(&id).cloned();
        let edit = RoleEdit {
            name: format!("Perfil {}", ["rojo", "azul", "verde", "gris"][dice.roll(4)]),
            permissions: dice.permissions(&self.modules),
            seen: current.as_ref().map_or(0, |one| one.version) - i64::from(dice.roll(8) == 0),
        };
        let acting = Acting {
            rights: self.enforced(actor),
            perfil: self.people[actor].0,
        };
        let others = self.roles.values().filter(|one| one.id != id);
        let others: Vec<_> = others
            .map(|one| RoleName::parse(&one.name).unwrap().key())
            .collect();
        let Ok(plan) = edit.plan(current.as_ref(), &acting, &others, &self.modules) else {
            return;
        };
        let before = self.clone();
        let saved = Existing {
            id,
            name: plan.name.to_string(),
            permissions: plan.permissions,
            version: edit.seen + 1,
        };
        self.roles.insert(id, saved);
        for who in 0..PEOPLE {
            let told = gains_and_loses(&before.enforced(who), &self.enforced(who), &self.modules);
            let (perfil, state, stands_in) = self.people[who];
            let concerned =
                perfil == Perfil::Own(id) && state == MembershipState::Enabled && !stands_in;
            let announced = if concerned {
                plan.differences.clone()
            } else {
                Vec::new()
            };
            assert_eq!(told, announced, "the preview told something else");
        }
    }

    /// Gives a perfil, by hand or as the answer to a request for that module.
    fn give(
        &mut self,
        dice: &mut Dice,
        (actor, to): (usize, usize),
        asked: Option<(&ModuleCode, Level)>,
    ) {
        let known: Vec<Id<Role>> = self.roles.keys().copied().collect();
        let perfil = match dice.roll(5) {
            0 => Perfil::Administrator,
            1 => Perfil::Worker,
            2 => Perfil::Tier(Tier::ALL[dice.roll(3)]),
            _ => known
                .get(dice.roll(known.len() + 1))
                .map_or(Perfil::Worker, |id| Perfil::Own(*id)),
        };
        let own = match perfil {
            Perfil::Own(id) => self.roles.get(&id).map(|role| role.permissions.clone()),
            _ => None,
        };
        let hand = Hand {
            rights: &self.enforced(actor),
            basis: self.held(actor).basis,
            by_desk: false,
        };
        let target = Target {
            perfil: self.people[to].0,
            rights: &Rights::of(self.people[to].0, self.held(to).own.as_ref(), false),
            own: actor == to,
        };
        let after = Rights::of(perfil, own.as_ref(), false);
        if may_change(&hand, &target, (perfil, &after), false).is_err() {
            return;
        }
        if asked.is_some_and(|(module, level)| !after.allows(module.as_str(), level)) {
            return;
        }
        let before = Before {
            state: self.people[to].1,
            perfil: self.people[to].0,
            own: actor == to,
            last_administrator: self.administrators() < 2,
        };
        if let Ok(Some(after)) = change(before, Change::Give(perfil)) {
            self.people[to].0 = after.perfil;
        }
    }
}

#[test]
fn a47_a48_no_order_of_acts_gives_anybody_what_nobody_who_had_it_gave() {
    let modules: Vec<ModuleCode> = ["aa", "bb", "cc", "personas", "perfiles"]
        .map(|code| code.parse().unwrap())
        .to_vec();
    let (mut acts, mut refused) = ([0_u32; 5], 0_u32);
    for seed in 0..sequences() {
        let dice = &mut Dice(seed);
        let worker = (Perfil::Worker, MembershipState::Enabled, false);
        let mut company = Company {
            modules: modules.clone(),
            roles: BTreeMap::new(),
            people: [worker; PEOPLE],
        };
        company.people[0].0 = Perfil::Administrator;
        company.people[4].2 = seed % 3 == 0;
        for _ in 0..ACTS {
            let (actor, to) = (dice.roll(PEOPLE), dice.roll(PEOPLE));
            let what = dice.roll(ACTS_THERE_ARE.len());
            let act = ACTS_THERE_ARE[what];
            let allowed = company.allowed(actor, act);
            assert_eq!(allowed, company.should(actor, act), "{act:?}, seed {seed}");
            if !allowed {
                refused += 1;
                continue;
            }
            let before = company.clone();
            let module = &modules[dice.roll(modules.len())];
            match act {
                Act::EditRoles => company.save(dice, actor),
                Act::GiveRole => company.give(dice, (actor, to), None),
                Act::DecideModule => {
                    company.give(dice, (actor, to), Some((module, Level::See)));
                }
                Act::NameStandIn => company.cover(dice, actor, to),
                _ => company.switch(dice, actor, to),
            }
            acts[what] += 1;
            assert!(
                company.administrators() >= 1,
                "nobody administers, seed {seed}"
            );
            let own = (before.enforced(actor), company.enforced(actor));
            assert!(own.0.covers(&own.1), "gained by the own hand, seed {seed}");
            for who in 0..PEOPLE {
                let perfiles = [before.people[who].0, company.people[who].0];
                let moved = perfiles[0] != perfiles[1];
                let leads = perfiles.contains(&Perfil::Administrator);
                assert!(
                    !(moved && leads) || actor == 0,
                    "administration by another hand, seed {seed}"
                );
                assert!(perfiles[1].fits(false), "a tier, seed {seed}");
                let (old, new) = (before.enforced(who), company.enforced(who));
                for module in &modules {
                    let told = why(Some(&company.held(who)), module.as_str());
                    assert_eq!(
                        told.level,
                        new.level(module.as_str()),
                        "explained otherwise"
                    );
                    let grown = new.level(module.as_str()) > old.level(module.as_str());
                    let had = own.0.level(module.as_str()) >= new.level(module.as_str());
                    assert!(!grown || had, "given by somebody who lacks it, seed {seed}");
                }
            }
        }
    }
    assert!(acts.iter().all(|count| *count > 300), "{acts:?}");
    assert!(refused > 1_000, "{refused}");
}
