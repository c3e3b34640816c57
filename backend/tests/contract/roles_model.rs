//! Random acts on perfiles over many days. Each evening it is noted what each person's request is
//! granted; in the end «¿por qué puede ver esto?» must tell the same of every evening, and each
//! preview must have told what came of it.

use std::collections::BTreeMap;

use backend::fault::Denied;
use backend::role::{self, Proposal, Question};
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Level, RoleEdit, gains_and_loses};
use domain::time::Span;

use crate::contract;
use crate::roles::{LUZ, Team, team};
use crate::world::World;

const MODULES: [&str; 3] = ["turnos", "reportes", "personas"];
const PEOPLE: [&str; 2] = ["ana@correo.example", LUZ];
const DAYS: u8 = 20;

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
}

type Noted = BTreeMap<(usize, &'static str, u8), Option<Level>>;

async fn may(world: &World, team: &Team, who: usize) -> BTreeMap<&'static str, Option<Level>> {
    let account = [team.ana, team.luz][who];
    let caller = team.asks(world, account).await;
    let door = caller.session.unwrap().at.unwrap().door.unwrap();
    MODULES.map(|one| (one, door.rights.level(one))).into()
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
        permissions: permissions.join(",").parse().unwrap(),
        seen: current.version,
    };
    let modules = boss.platform.module_codes();
    let plan = edit
        .plan(Some(&current), &view.acting, &view.others, &modules)
        .unwrap();
    let mut before = Vec::new();
    for account in [team.ana, team.luz] {
        let caller = team.asks(world, account).await;
        before.push(caller.session.unwrap().at.unwrap().door.unwrap());
    }
    role::save(&boss, Some(role), &edit).await.unwrap();
    for (account, before) in [team.ana, team.luz].into_iter().zip(before) {
        let caller = team.asks(world, account).await;
        let after = caller.session.unwrap().at.unwrap().door.unwrap();
        let came = gains_and_loses(&before.rights, &after.rights, &modules);
        let concerned = before.perfil == Perfil::Own(role) && !before.stands_in;
        let announced = if concerned {
            plan.differences.clone()
        } else {
            Vec::new()
        };
        assert_eq!(came, announced, "the preview told something else");
    }
}

async fn acts(world: &World, team: &Team, roles: &mut Vec<Id<id::Role>>, dice: &mut Dice) {
    let boss = team.asks(world, team.boss).await;
    let who = dice.roll(PEOPLE.len());
    let account = [team.ana, team.luz][who].account;
    let picked = roles.get(dice.roll(roles.len() + 1)).copied();
    match (dice.roll(6), picked) {
        (0 | 1, Some(role)) => changes(world, team, role, dice).await,
        (2 | 3, role) => {
            let perfil = role.map_or(Perfil::Worker, Perfil::Own);
            match backend::membership::change_perfil(&boss, account, perfil).await {
                // They have it already.
                Ok(()) | Err(Denied::Refused(Refusal::Outdated)) => {}
                Err(denied) => panic!("{denied:?}"),
            }
        }
        (4, Some(role)) if roles.len() > 2 => {
            let view = role::view(&boss, Proposal::Of(Perfil::Own(role)))
                .await
                .unwrap();
            let seen = view.current.unwrap().version;
            role::remove(&boss, (role, seen), Perfil::Worker)
                .await
                .unwrap();
            roles.retain(|one| *one != role);
        }
        (5, _) => {
            let email = Email::parse(PEOPLE[who]).unwrap();
            let today = backend::calendar::today(&boss.platform, boss.now).unwrap();
            let until = Date::from_days_since_epoch(today.days_since_epoch() + 1).unwrap();
            role::name(&boss, &email, until).await.unwrap();
        }
        (n, _) => {
            let name = format!(
                "Perfil {} {}",
                ["rojo", "azul", "verde"][n % 3],
                roles.len()
            );
            let edit = RoleEdit {
                name,
                permissions: format!("{}:see", MODULES[dice.roll(3)]).parse().unwrap(),
                seen: 0,
            };
            // One that looks alike may be there.
            roles.extend(role::save(&boss, None, &edit).await.ok());
        }
    }
}

contract!(
    a31_what_is_explained_previewed_and_enforced_agree_over_any_history,
    |world| {
        let team = team(&world).await;
        for seed in (0_u64..).take(crate::rounds(3)) {
            let dice = &mut Dice(seed);
            let (mut roles, mut noted) = (Vec::new(), Noted::new());
            let boss = team.asks(&world, team.boss).await;
            let first = backend::calendar::today(&boss.platform, boss.now).unwrap();
            for day in 0..DAYS {
                for _ in 0..3 {
                    acts(&world, &team, &mut roles, dice).await;
                    world.passes(Span::minutes(7));
                }
                for who in 0..PEOPLE.len() {
                    for (module, level) in may(&world, &team, who).await {
                        noted.insert((who, module, day), level);
                    }
                }
                world.passes(Span::hours(24) - Span::minutes(21));
            }
            let boss = team.asks(&world, team.boss).await;
            for ((who, module, day), level) in noted {
                let day = first.days_since_epoch() + i64::from(day);
                let question = Question {
                    account: [team.ana, team.luz][who].account,
                    module: module.parse().unwrap(),
                    day: Date::from_days_since_epoch(day),
                };
                let answer = role::why(&boss, &question).await.unwrap();
                assert_eq!(answer.why.level, level, "{question:?} seed {seed}");
            }
            for role in roles {
                let view = role::view(&boss, Proposal::Of(Perfil::Own(role)))
                    .await
                    .unwrap();
                let seen = view.current.unwrap().version;
                role::remove(&boss, (role, seen), Perfil::Worker)
                    .await
                    .unwrap();
            }
        }
    }
);
