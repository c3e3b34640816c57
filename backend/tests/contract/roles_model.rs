//! Random acts on perfiles and people over many days, in which access ends by hand and by date, somebody
//! stands in, and the company's adherence ends and returns. Each evening it is noted what each person's
//! request is granted; in the end «¿por qué puede ver esto?» must tell the same of every evening, and
//! each preview must have told what came of it.

use std::collections::BTreeMap;

use backend::account::Created;
use backend::caller::Caller;
use backend::people::{self, Asked, ToDo};
use backend::role::{self, Proposal, Question};
use backend::{calendar, company};
use domain::company::Adherence;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Perfil, Reason};
use domain::role::{Cause, Level, Rights, RoleEdit, gains_and_loses};
use domain::time::Span;

use crate::contract;
use crate::dice::Dice;
use crate::replayed::settled;
use crate::roles::{LUZ, Team, team};
use crate::roster::disable;
use crate::world::World;

const MODULES: [&str; 3] = ["turnos", "reportes", "personas"];
const PEOPLE: [&str; 2] = ["ana@correo.example", LUZ];
const DAYS: u8 = 20;

type Noted = BTreeMap<(usize, &'static str, u8), Option<Level>>;

/// What the acts of a history go by.
struct Story {
    roles: Vec<Id<id::Role>>,
    /// Where Ana and Luz stand in the company's list.
    listed: [Id<id::RosterPerson>; PEOPLE.len()],
    /// Whether the company is not adhered at this moment.
    ended: bool,
}

impl Story {
    async fn begins(world: &World, team: &Team) -> Self {
        people::tidy(&world.backend).await.unwrap();
        let boss = team.asks(world, team.boss).await;
        let all = people::list(&boss, &Asked::default()).await.unwrap().people;
        let listed = PEOPLE.map(|email| all.iter().find(|one| one.email == email).unwrap().id);
        Self {
            roles: Vec::new(),
            listed,
            ended: false,
        }
    }

    /// The company's adherence ends, or returns.
    async fn turns(&mut self, world: &World, team: &Team) {
        self.ended = !self.ended;
        let next = match self.ended {
            true => Adherence::Ended,
            false => Adherence::Adhered,
        };
        let (at, why) = (team.company, "Cambio de contrato");
        world
            .by_hand(async |hand| company::set_adherence(hand, at, next, why).await.unwrap())
            .await;
    }

    /// What remains of one history is nothing to the next.
    async fn ends(mut self, world: &World, team: &Team) {
        if self.ended {
            self.turns(world, team).await;
        }
        let boss = team.asks(world, team.boss).await;
        for role in self.roles {
            let seen = version(&boss, role).await;
            role::remove(&boss, (role, seen), Perfil::Worker)
                .await
                .unwrap();
        }
    }
}

/// What the next request of that person is granted, and the perfil that decides it, if one does.
async fn granted(world: &World, team: &Team, who: Created) -> (Rights, Option<Perfil>) {
    let caller = team.asks(world, who).await;
    match caller.session.unwrap().at.unwrap().door {
        Ok(door) if door.stands_in => (door.rights, None),
        Ok(door) => (door.rights, Some(door.perfil)),
        Err(_) => (Rights::none(), None),
    }
}

async fn version(boss: &Caller, role: Id<id::Role>) -> i64 {
    let view = role::view(boss, Proposal::Of(Perfil::Own(role))).await;
    view.unwrap().current.unwrap().version
}

/// Changes a perfil, after asking what that would do.
async fn changes(world: &World, team: &Team, role: Id<id::Role>, dice: &mut Dice) {
    let boss = team.asks(world, team.boss).await;
    let view = role::view(&boss, Proposal::Of(Perfil::Own(role)))
        .await
        .unwrap();
    let current = view.current.unwrap();
    let permissions = MODULES.iter().filter_map(|one| match dice.roll(3) {
        0 => None,
        1 => Some(format!("{one}:see")),
        _ => Some(format!("{one}:edit")),
    });
    let permissions: Vec<String> = permissions.collect();
    let edit = RoleEdit {
        name: current.name.clone(),
        description: current.description.clone(),
        permissions: permissions.join(",").parse().unwrap(),
        seen: current.version,
    };
    let modules = boss.platform.module_codes();
    let plan = edit
        .plan(Some(&current), &view.acting, &view.others, &modules)
        .unwrap();
    let mut before = Vec::new();
    for account in [team.ana, team.luz] {
        before.push(granted(world, team, account).await);
    }
    role::save(&boss, Some(role), &edit).await.unwrap();
    for (account, (before, perfil)) in [team.ana, team.luz].into_iter().zip(before) {
        let (after, _) = granted(world, team, account).await;
        let came = gains_and_loses(&before, &after, &modules);
        let announced = if perfil == Some(Perfil::Own(role)) {
            plan.differences.clone()
        } else {
            Vec::new()
        };
        assert_eq!(came, announced, "the preview told something else");
    }
}

/// Disables somebody, enables them, or sets the day on which their access ends.
async fn switches(world: &World, team: &Team, who: Id<id::RosterPerson>, dice: &mut Dice) {
    let boss = team.asks(world, team.boss).await;
    let day = i64::try_from(dice.roll(3)).unwrap();
    let what = match dice.roll(5) {
        0 => disable(Reason::Absence),
        1 => ToDo::Leave(Some(in_days(&boss, day))),
        2 => ToDo::Leave(None),
        _ => ToDo::Enable,
    };
    let seen = people::card(&boss, who).await.unwrap().version;
    settled(people::one(&boss, (who, seen), &what).await);
}

fn in_days(boss: &Caller, days: i64) -> Date {
    let today = calendar::today(&boss.platform, boss.now).unwrap();
    Date::from_days_since_epoch(today.days_since_epoch() + days).unwrap()
}

async fn acts(world: &World, team: &Team, story: &mut Story, dice: &mut Dice) {
    if story.ended || dice.roll(8) == 0 {
        story.turns(world, team).await;
        return;
    }
    let boss = team.asks(world, team.boss).await;
    let who = dice.roll(PEOPLE.len());
    let account = [team.ana, team.luz][who].account;
    let picked = story.roles.get(dice.roll(story.roles.len() + 1)).copied();
    match (dice.roll(9), picked) {
        (0 | 1, Some(role)) => changes(world, team, role, dice).await,
        (2 | 3, role) => {
            let perfil = role.map_or(Perfil::Worker, Perfil::Own);
            // They may have it already.
            settled(backend::membership::change_perfil(&boss, account, perfil).await);
        }
        (4, Some(role)) if story.roles.len() > 2 => {
            let seen = version(&boss, role).await;
            role::remove(&boss, (role, seen), Perfil::Worker)
                .await
                .unwrap();
            story.roles.retain(|one| *one != role);
        }
        (5, _) => {
            let email = Email::parse(PEOPLE[who]).unwrap();
            // Nobody who is shut out stands in.
            settled(role::name(&boss, &email, in_days(&boss, 1)).await);
        }
        (6..=8, _) => switches(world, team, story.listed[who], dice).await,
        (n, _) => {
            let name = format!(
                "Perfil {} {}",
                ["rojo", "azul", "verde"][n % 3],
                story.roles.len()
            );
            let edit = RoleEdit {
                name,
                description: String::new(),
                permissions: format!("{}:see", MODULES[dice.roll(3)]).parse().unwrap(),
                seen: 0,
            };
            // One that looks alike may be there.
            story
                .roles
                .extend(role::save(&boss, None, &edit).await.ok());
        }
    }
}

/// A day: some acts, what everybody is granted in the evening, and now and then what housekeeping notes.
async fn lives(
    world: &World,
    team: &Team,
    (story, dice): (&mut Story, &mut Dice),
    (day, noted): (u8, &mut Noted),
) {
    for _ in 0..3 {
        acts(world, team, story, dice).await;
        world.passes(Span::minutes(7));
    }
    for (who, account) in [team.ana, team.luz].into_iter().enumerate() {
        let (rights, _) = granted(world, team, account).await;
        for module in MODULES {
            noted.insert((who, module, day), rights.level(module));
        }
    }
    if dice.roll(3) == 0 {
        people::tidy(&world.backend).await.unwrap();
    }
    world.passes(Span::hours(24) - Span::minutes(21));
}

contract!(
    a31_what_is_explained_previewed_and_enforced_agree_over_any_history,
    |world| {
        let team = team(&world).await;
        let mut causes = [0_u32; 4];
        for seed in (0_u64..).take(crate::rounds(3)) {
            let dice = &mut Dice(seed);
            let (mut story, mut noted) = (Story::begins(&world, &team).await, Noted::new());
            let boss = team.asks(&world, team.boss).await;
            let first = calendar::today(&boss.platform, boss.now).unwrap();
            for day in 0..DAYS {
                lives(&world, &team, (&mut story, &mut *dice), (day, &mut noted)).await;
            }
            if story.ended {
                story.turns(&world, &team).await;
            }
            let boss = team.asks(&world, team.boss).await;
            for ((who, module, day), level) in noted {
                let day = first.days_since_epoch() + i64::from(day);
                let question = Question {
                    account: [team.ana, team.luz][who].account,
                    module: module.parse().unwrap(),
                    day: Date::from_days_since_epoch(day),
                };
                let why = role::why(&boss, &question).await.unwrap().why;
                assert_eq!(why.level, level, "{question:?} seed {seed}");
                match why.cause {
                    Cause::NotAdhered => causes[0] += 1,
                    Cause::Disabled => causes[1] += 1,
                    Cause::StandIn { .. } => causes[2] += 1,
                    _ => causes[3] += 1,
                }
            }
            story.ends(&world, &team).await;
        }
        assert!(causes.iter().all(|times| *times > 0), "{causes:?}");
    }
);
