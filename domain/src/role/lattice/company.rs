//! The company of the model: what its people are at a moment, what a request of theirs is granted, and
//! what they do to each other within the rules.

use std::collections::BTreeMap;

use super::Dice;
use crate::access::{self, Act, Actor, Inside, Member, Signed};
use crate::account::Stage;
use crate::company::Adherence;
use crate::id::{Id, Role};
use crate::membership::{Basis, Before, Change, MembershipState, Perfil, Tier, change, may_enter};
use crate::platform::PlatformSlug;
use crate::role::{
    Acting, Administering, Existing, Hand, Held, Level, ModuleCode, Permissions, Rights, RoleEdit,
    RoleName, Target, gains_and_loses, may_change, may_touch,
};
use crate::time::{Span, Timestamp};

pub(super) const PEOPLE: usize = 5;

/// The id of that number.
fn number<K>(n: u32) -> Id<K> {
    format!("{n:032x}").parse().unwrap()
}

#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) perfil: Perfil,
    state: MembershipState,
    /// Whether they left: whoever comes back is hired again (Q51).
    left: bool,
    /// From when on they have no access, whoever notes it.
    ends_at: Option<Timestamp>,
    /// Until when they stand in.
    pub(super) stands_in: Option<Timestamp>,
}

#[derive(Clone)]
pub(super) struct Company {
    modules: Vec<ModuleCode>,
    roles: BTreeMap<Id<Role>, Existing>,
    pub(super) people: [Person; PEOPLE],
    pub(super) adherence: Adherence,
    pub(super) now: Timestamp,
}

impl Company {
    /// One administrator, and workers.
    pub(super) fn begins(modules: &[ModuleCode]) -> Self {
        let worker = Person {
            perfil: Perfil::Worker,
            state: MembershipState::Enabled,
            left: false,
            ends_at: None,
            stands_in: None,
        };
        let mut people = [worker; PEOPLE];
        people[0].perfil = Perfil::Administrator;
        Self {
            modules: modules.to_vec(),
            roles: BTreeMap::new(),
            people,
            adherence: Adherence::Adhered,
            now: Timestamp(0),
        }
    }

    /// The state at this moment.
    pub(super) fn state(&self, who: usize) -> MembershipState {
        let Person { state, ends_at, .. } = self.people[who];
        state.at(ends_at, self.now)
    }

    /// Until when they stand in, if they do at this moment.
    fn covering(&self, who: usize) -> Option<Timestamp> {
        self.people[who].stands_in.filter(|until| *until > self.now)
    }

    fn own(&self, perfil: Perfil) -> Option<Permissions> {
        let role = self.roles.get(&perfil.own()?)?;
        Some(role.permissions.clone())
    }

    /// What the database would remember of this moment.
    pub(super) fn held(&self, who: usize) -> Held {
        let perfil = self.people[who].perfil;
        Held {
            adherence: self.adherence,
            state: self.state(who),
            perfil,
            basis: (who == 0).then_some(Basis::Representative),
            own: self.own(perfil),
            stands_in: self.covering(who),
        }
    }

    fn is_open(&self, who: usize) -> bool {
        may_enter(self.adherence, self.state(who)).is_ok()
    }

    /// As a request of theirs would be answered.
    pub(super) fn enforced(&self, who: usize) -> Rights {
        if !self.is_open(who) {
            return Rights::none();
        }
        self.could(who, self.people[who].perfil)
    }

    /// What somebody with that perfil may do, whether their door is open or not.
    fn could(&self, who: usize, perfil: Perfil) -> Rights {
        Rights::of(
            perfil,
            self.own(perfil).as_ref(),
            self.covering(who).is_some(),
        )
    }

    /// Whether the policy lets them do that, as a request of theirs would be asked.
    pub(super) fn allowed(&self, who: usize, act: Act) -> bool {
        let here = Inside {
            platform: PlatformSlug::parse("gestion").unwrap(),
            company: number(1),
        };
        let member = Member {
            company: here.company,
            perfil: self.people[who].perfil,
            basis: self.held(who).basis,
            rights: self.enforced(who),
            stands_in: self.covering(who).is_some(),
        };
        let actor = Actor::Person(Signed {
            platform: here.platform.clone(),
            person: number(2),
            account: number(3),
            stage: Stage::Full,
            staff: None,
            member: self.is_open(who).then_some(member),
        });
        access::allows(&actor, act, &here)
    }

    /// The same in the words of the requirement.
    pub(super) fn should(&self, who: usize, act: Act) -> bool {
        let edits = |module: Administering| self.enforced(who).allows(module.code(), Level::Edit);
        match act {
            Act::EditRoles | Act::GiveRole | Act::DecideModule => edits(Administering::Roles),
            Act::EditPeople => edits(Administering::People),
            _ => self.is_open(who) && self.people[who].perfil == Perfil::Administrator,
        }
    }

    pub(super) fn administrators(&self) -> usize {
        let leads = |who: &usize| {
            let perfil = self.people[*who].perfil;
            (perfil, self.state(*who)) == (Perfil::Administrator, MembershipState::Enabled)
        };
        (0..PEOPLE).filter(leads).count()
    }

    fn before(&self, actor: usize, to: usize) -> Before {
        Before {
            state: self.state(to),
            perfil: self.people[to].perfil,
            own: actor == to,
            last_administrator: self.administrators() < 2,
        }
    }

    /// Names somebody who stands in until a day, or ends it.
    pub(super) fn cover(&mut self, dice: &mut Dice, actor: usize, to: usize) {
        let open = self.state(to) == MembershipState::Enabled;
        if actor != to && open && self.people[to].perfil != Perfil::Administrator {
            let until = self.now + Span::days(dice.days(3) + 1);
            self.people[to].stands_in = (dice.roll(2) == 0).then_some(until);
        }
    }

    /// Disables somebody, or enables them.
    pub(super) fn switch(&mut self, dice: &mut Dice, actor: usize, to: usize) {
        let person = self.people[to];
        let over = person.ends_at.is_some_and(|end| end <= self.now);
        let what = match dice.roll(4) {
            0 => Change::Disable,
            1 => Change::Dismiss,
            _ if (person.left || over) && actor != to => Change::Return,
            _ => Change::Enable,
        };
        let before = self.before(actor, to);
        let Ok(Some(after)) = change(before, what) else {
            return;
        };
        let touched = match after.state {
            MembershipState::Enabled => after.perfil,
            MembershipState::Disabled => before.perfil,
        };
        if may_touch(&self.enforced(actor), &self.could(to, touched)).is_err() {
            return;
        }
        let kept = matches!(what, Change::Enable | Change::Disable);
        self.people[to] = Person {
            perfil: after.perfil,
            state: after.state,
            left: what == Change::Dismiss,
            ends_at: person.ends_at.filter(|_| kept),
            // Whoever is disabled stands in for nobody any more, nor does who comes back.
            stands_in: None,
        };
    }

    /// «Dar de baja» on a day to come, or not any more.
    pub(super) fn ends(&mut self, dice: &mut Dice, actor: usize, to: usize) {
        let day = dice.days(4);
        let target = self.could(to, self.people[to].perfil);
        let may = actor != to && may_touch(&self.enforced(actor), &target).is_ok();
        if may && self.state(to) == MembershipState::Enabled {
            let ends_at = self.now + Span::days(day);
            self.people[to].ends_at = (day > 0).then_some(ends_at);
        }
    }

    pub(super) fn save(&mut self, dice: &mut Dice, actor: usize) {
        let known: Vec<Id<Role>> = self.roles.keys().copied().collect();
        let current = known.get(dice.roll(known.len() + 1)).copied();
        let id = current.unwrap_or_else(|| format!("{:032x}", known.len() + 1).parse().unwrap());
        let current = self.roles.get(&id).cloned();
        let edit = RoleEdit {
            name: format!("Perfil {}", ["rojo", "azul", "verde", "gris"][dice.roll(4)]),
            description: String::new(),
            permissions: dice.permissions(&self.modules),
            seen: current.as_ref().map_or(0, |one| one.version) - i64::from(dice.roll(8) == 0),
        };
        let acting = Acting {
            rights: self.enforced(actor),
            perfil: self.people[actor].perfil,
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
            description: String::new(),
            permissions: plan.permissions,
            version: edit.seen + 1,
        };
        self.roles.insert(id, saved);
        for who in 0..PEOPLE {
            let told = gains_and_loses(&before.enforced(who), &self.enforced(who), &self.modules);
            let holds = self.people[who].perfil == Perfil::Own(id);
            let concerned = holds && self.is_open(who) && self.covering(who).is_none();
            let announced = if concerned {
                plan.differences.clone()
            } else {
                Vec::new()
            };
            assert_eq!(told, announced, "the preview told something else");
        }
    }

    /// Gives a perfil, by hand or as the answer to a request for that module.
    pub(super) fn give(
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
        let hand = Hand {
            rights: &self.enforced(actor),
            basis: self.held(actor).basis,
            by_desk: false,
        };
        let person = self.people[to];
        let target = Target {
            perfil: person.perfil,
            rights: &self.could(to, person.perfil),
            own: actor == to,
        };
        let after = Rights::of(perfil, self.own(perfil).as_ref(), false);
        if may_change(&hand, &target, (perfil, &after), false).is_err() {
            return;
        }
        if asked.is_some_and(|(module, level)| !after.allows(module.as_str(), level)) {
            return;
        }
        if let Ok(Some(after)) = change(self.before(actor, to), Change::Give(perfil)) {
            let open = after.state == MembershipState::Enabled;
            self.people[to] = Person {
                perfil: after.perfil,
                state: after.state,
                left: person.left || (!open && person.state == MembershipState::Enabled),
                stands_in: person.stands_in.filter(|_| open),
                ..person
            };
        }
    }
}
