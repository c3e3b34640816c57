//! A model of a company whose people edit perfiles, give them to each other, name who stands in, disable
//! and enable each other, set the day on which somebody's access ends, while days pass and the company's
//! adherence ends and returns, in random orders (`assurance.md` 5.3, properties 4 and 8). Everybody
//! tries everything; the policy lets act whom the reference lets act. After each act: nobody who lacked
//! a right and may give none ends with it by their own hand; administration is given and taken by the
//! representative alone; nobody has a perfil that such companies do not have; what the preview told is
//! what happened; no hand takes the last administrator away. At every moment the explanation and the
//! enforcement tell the same; a day that passes gives nobody anything.

mod company;

use super::{Cause, Level, ModuleCode, Permissions, why};
use crate::access::Act;
use crate::chance::Chance;
use crate::chance::tests::Seeded;
use crate::company::Adherence;
use crate::membership::{MembershipState, Perfil};
use crate::time::Span;

use company::{Company, PEOPLE};

const SEQUENCES: u64 = 600;
/// As many as `assurance.md` 5.3 asks for at night.
const LONG: u64 = 10_000;
const ACTS: u32 = 30;
/// What people try.
const ACTS_THERE_ARE: [Act; 5] = [
    Act::EditRoles,
    Act::GiveRole,
    Act::DecideModule,
    Act::NameStandIn,
    Act::EditPeople,
];

/// Small numbers from a seed.
struct Dice(Seeded);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        usize::try_from(u64::from_le_bytes(bytes) % sides as u64).unwrap()
    }

    fn days(&mut self, most: usize) -> i64 {
        i64::try_from(self.roll(most)).unwrap()
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

/// How often each thing happened.
#[derive(Debug, Default)]
struct Tally {
    acts: [u32; ACTS_THERE_ARE.len()],
    refused: u32,
    /// Not adhered, «Inhabilitado», standing in, administrators, base perfil, own perfiles.
    causes: [u32; 6],
}

/// The explanation tells what a request is granted, of everybody and every module at this moment.
fn agrees(company: &Company, modules: &[ModuleCode], (tally, seed): (&mut Tally, u64)) {
    for who in 0..PEOPLE {
        let (held, granted) = (company.held(who), company.enforced(who));
        for module in modules {
            let told = why(Some(&held), module.as_str());
            let level = granted.level(module.as_str());
            assert_eq!(told.level, level, "explained otherwise, seed {seed}");
            let cause = match told.cause {
                Cause::NoMember => unreachable!("everybody is one"),
                Cause::NotAdhered => 0,
                Cause::Disabled => 1,
                Cause::StandIn { .. } => 2,
                Cause::Administrator { .. } => 3,
                Cause::Base => 4,
                Cause::OwnPerfil => 5,
            };
            tally.causes[cause] += 1;
        }
    }
}

/// What nobody's hand does: days pass, and the company's adherence ends and returns. False where it is
/// somebody's turn.
fn happens(company: &mut Company, dice: &mut Dice) -> bool {
    let before = company.clone();
    match (dice.roll(24), company.adherence) {
        (0 | 1, _) => company.now = company.now + Span::hours(12) + Span::days(dice.days(2)),
        (2, Adherence::Adhered) => company.adherence = Adherence::Ended,
        (3..=6, Adherence::Ended) => {
            company.adherence = Adherence::Adhered;
            return true;
        }
        _ => return false,
    }
    for who in 0..PEOPLE {
        let (old, new) = (before.enforced(who), company.enforced(who));
        assert!(old.covers(&new), "given by the clock");
    }
    true
}

/// Somebody tries something on somebody.
fn acts(
    company: &mut Company,
    dice: &mut Dice,
    modules: &[ModuleCode],
    (tally, seed): (&mut Tally, u64),
) {
    let (actor, to) = (dice.roll(PEOPLE), dice.roll(PEOPLE));
    let what = dice.roll(ACTS_THERE_ARE.len());
    let act = ACTS_THERE_ARE[what];
    let allowed = company.allowed(actor, act);
    assert_eq!(allowed, company.should(actor, act), "{act:?}, seed {seed}");
    if !allowed {
        tally.refused += 1;
        return;
    }
    tally.acts[what] += 1;
    let before = company.clone();
    let module = &modules[dice.roll(modules.len())];
    match (act, dice.roll(3)) {
        (Act::EditRoles, _) => company.save(dice, actor),
        (Act::GiveRole, _) => company.give(dice, (actor, to), None),
        (Act::DecideModule, _) => company.give(dice, (actor, to), Some((module, Level::See))),
        (Act::NameStandIn, _) => company.cover(dice, actor, to),
        // The first one gets a date now and then only, or soon nobody administers.
        (_, 0) if to != 0 || dice.roll(4) == 0 => company.ends(dice, actor, to),
        _ => company.switch(dice, actor, to),
    }
    let stays = company.administrators() >= before.administrators().min(1);
    assert!(stays, "nobody administers, seed {seed}");
    let own = (before.enforced(actor), company.enforced(actor));
    assert!(own.0.covers(&own.1), "gained by the own hand, seed {seed}");
    for who in 0..PEOPLE {
        let perfiles = [before.people[who].perfil, company.people[who].perfil];
        let moved = perfiles[0] != perfiles[1];
        let leads = perfiles.contains(&Perfil::Administrator);
        let states = (before.state(who), company.state(who));
        // Whoever left and is hired again has the base perfil (Q51).
        let again = states == (MembershipState::Disabled, MembershipState::Enabled);
        let hired = again && perfiles[1] == Perfil::Worker;
        assert!(
            !(moved && leads) || actor == 0 || hired,
            "administration by another hand, seed {seed}"
        );
        assert!(perfiles[1].fits(false), "a tier, seed {seed}");
        let (old, new) = (before.enforced(who), company.enforced(who));
        for module in modules {
            let grown = new.level(module.as_str()) > old.level(module.as_str());
            let had = own.0.level(module.as_str()) >= new.level(module.as_str());
            assert!(!grown || had, "given by somebody who lacks it, seed {seed}");
        }
    }
}

#[test]
fn a31_a47_a48_no_order_of_acts_and_days_gives_anybody_what_nobody_who_had_it_gave() {
    let modules: Vec<ModuleCode> = ["aa", "bb", "cc", "personas", "perfiles"]
        .map(|code| code.parse().unwrap())
        .to_vec();
    let mut tally = Tally::default();
    for seed in 0..sequences() {
        let dice = &mut Dice(Seeded(seed));
        let mut company = Company::begins(&modules);
        if seed.is_multiple_of(3) {
            company.people[4].stands_in = Some(company.now + Span::days(2));
        }
        for _ in 0..ACTS {
            if !happens(&mut company, dice) {
                acts(&mut company, dice, &modules, (&mut tally, seed));
            }
            agrees(&company, &modules, (&mut tally, seed));
        }
    }
    assert!(tally.acts.iter().all(|count| *count > 100), "{tally:?}");
    assert!(tally.causes.iter().all(|count| *count > 500), "{tally:?}");
    assert!(tally.refused > 1_000, "{tally:?}");
}
