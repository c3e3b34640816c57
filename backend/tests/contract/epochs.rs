//! Property 8: whatever takes a right away has taken it when it answers. Somebody's requests run on two
//! nodes while their right is changed; of each it is noted which changes had answered before it began,
//! and which had begun before it ended. What it was granted must be what one of those in between left.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

use backend::membership::change_perfil;
use backend::people::{self, Asked, ToDo};
use backend::role;
use backend::{calendar, company};
use domain::company::Adherence;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Perfil, Reason};
use domain::role::Level;
use domain::time::Span;

use crate::companies::HERE;
use crate::contract;
use crate::roles::{LUZ, Team, edit, entered, team};
use crate::roster::disable;
use crate::world::{Browser, World};

const EDITS: usize = 50;
const MODULES: [&str; 3] = ["turnos", "reportes", "personas"];
/// Answers that are waited for before and after a change.
const ANSWERS: usize = 12;

/// How much of each module.
type Granted = [Option<Level>; MODULES.len()];
/// The last change that had answered before a request began, what the request was granted, and the
/// last change that had begun when it ended.
type Seen = (usize, Granted, usize);

/// How far the changes are.
#[derive(Default)]
struct Story {
    begun: AtomicUsize,
    done: AtomicUsize,
    answers: AtomicUsize,
    over: AtomicBool,
}

impl Story {
    /// One more change.
    async fn changes<T>(&self, change: impl Future<Output = T>) -> T {
        self.begun.fetch_add(1, SeqCst);
        let changed = change.await;
        self.done.fetch_add(1, SeqCst);
        changed
    }

    /// Some more requests are answered.
    async fn waits(&self) {
        let enough = self.answers.load(SeqCst) + ANSWERS;
        while self.answers.load(SeqCst) < enough {
            tokio::task::yield_now().await;
        }
    }
}

/// What the next request behind that browser is granted by that node.
async fn granted(node: &World, browser: &Browser, team: &Team) -> Granted {
    let caller = node.caller_at(browser, HERE, team.company).await;
    let at = caller.session.and_then(|session| session.at);
    match at.map(|at| at.door) {
        Some(Ok(door)) => MODULES.map(|module| door.rights.level(module)),
        _ => [None; MODULES.len()],
    }
}

/// One request after the other until the story is over.
async fn asks(node: &World, browser: &Browser, team: &Team, story: &Story) -> Vec<Seen> {
    let mut seen = Vec::new();
    while !story.over.load(SeqCst) {
        let from = story.done.load(SeqCst);
        let answer = granted(node, browser, team).await;
        seen.push((from, answer, story.begun.load(SeqCst)));
        story.answers.fetch_add(1, SeqCst);
        tokio::task::yield_now().await;
    }
    seen
}

/// Does that while requests run on both nodes.
async fn while_asked(
    (near, far): (&World, &World),
    (browser, team): (&Browser, &Team),
    story: &Story,
    work: impl Future<Output = ()>,
) -> Vec<Seen> {
    let works = async {
        work.await;
        story.over.store(true, SeqCst);
    };
    let (mut seen, also, third, ()) = tokio::join!(
        asks(near, browser, team, story),
        asks(far, browser, team, story),
        asks(far, browser, team, story),
        works,
    );
    seen.extend(also);
    seen.extend(third);
    seen
}

/// What edit number `n` allows: 27 in a row differ.
fn allowed(n: usize) -> Granted {
    let levels = [None, Some(Level::See), Some(Level::Edit)];
    [n % 3, n / 3 % 3, n / 9 % 3].map(|place| levels[place])
}

fn permissions(granted: Granted) -> String {
    let of = |(module, level): (&str, Option<Level>)| match level? {
        Level::See => Some(format!("{module}:see")),
        Level::Edit => Some(format!("{module}:edit")),
    };
    let all: Vec<String> = MODULES.into_iter().zip(granted).filter_map(of).collect();
    all.join(",")
}

contract!(
    a62_f08_while_a_perfil_is_edited_no_request_is_granted_what_was_over_when_it_began,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let boss = &team.asks(near, team.boss).await;
        let first = edit("Turnos", &permissions(allowed(0)), 0);
        let role = role::save(boss, None, &first).await.unwrap();
        change_perfil(boss, team.luz.account, Perfil::Own(role))
            .await
            .unwrap();
        let (luz, story) = (&entered(near, team.luz).await, &Story::default());
        let edits = crate::rounds(EDITS);
        let work = async {
            for n in 1..=edits {
                let next = edit(
                    "Turnos",
                    &permissions(allowed(n)),
                    i64::try_from(n).unwrap(),
                );
                let saved = story.changes(role::save(boss, Some(role), &next)).await;
                saved.unwrap();
            }
            story.waits().await;
        };
        let seen = while_asked((near, far), (luz, &team), story, work).await;
        for (from, answer, to) in &seen {
            let fits = (*from..=*to).any(|n| allowed(n) == *answer);
            assert!(fits, "{answer:?} between {from} and {to}");
        }
        let alone = seen.iter().filter(|(from, _, to)| from == to).count();
        assert!(
            alone > 0 && seen.len() > ANSWERS,
            "{alone} of {}",
            seen.len()
        );
    }
);

/// What takes a right away.
#[derive(Debug, Clone, Copy)]
enum Way {
    Perfil,
    Permission,
    Removal,
    Disabled,
    SignedOut,
    Leaves,
    Adherence,
    StandIn,
}

const WAYS: [Way; 8] = [
    Way::Perfil,
    Way::Permission,
    Way::Removal,
    Way::Disabled,
    Way::SignedOut,
    Way::Leaves,
    Way::Adherence,
    Way::StandIn,
];

/// Luz in the company's list.
async fn listed(world: &World, team: &Team) -> Id<id::RosterPerson> {
    people::tidy(&world.backend).await.unwrap();
    let boss = team.asks(world, team.boss).await;
    let all = people::list(&boss, &Asked::default()).await.unwrap().people;
    all.iter().find(|one| one.email == LUZ).unwrap().id
}

/// Does that to Luz as she stands now.
async fn does(world: &World, team: &Team, luz: Id<id::RosterPerson>, what: ToDo) {
    let boss = team.asks(world, team.boss).await;
    let seen = people::card(&boss, luz).await.unwrap().version;
    people::one(&boss, (luz, seen), &what).await.unwrap();
}

async fn adheres(world: &World, team: &Team, next: Adherence) {
    let (at, why) = (team.company, "Cambio de contrato");
    world
        .by_hand(async |hand| company::set_adherence(hand, at, next, why).await.unwrap())
        .await;
}

/// Takes it in that way.
async fn takes(
    world: &World,
    team: &Team,
    way: Way,
    (role, luz): (Id<id::Role>, Id<id::RosterPerson>),
) {
    let boss = &team.asks(world, team.boss).await;
    match way {
        Way::Perfil => change_perfil(boss, team.luz.account, Perfil::Worker)
            .await
            .unwrap(),
        Way::Permission => {
            let less = edit(&format!("Turnos {way:?}"), "reportes:see", 1);
            role::save(boss, Some(role), &less).await.unwrap();
        }
        Way::Removal => role::remove(boss, (role, 1), Perfil::Worker).await.unwrap(),
        Way::Disabled => does(world, team, luz, disable(Reason::Security)).await,
        Way::SignedOut => people::end_sessions(boss, luz).await.unwrap(),
        Way::Leaves => {
            let today = calendar::today(&boss.platform, boss.now).unwrap();
            does(world, team, luz, ToDo::Leave(Some(today))).await;
        }
        Way::Adherence => adheres(world, team, Adherence::Ended).await,
        Way::StandIn => role::end(boss, team.luz.account).await.unwrap(),
    }
}

/// Luz has the right: by a perfil of its own for each way, or because she stands in.
async fn gives(world: &World, team: &Team, way: Way) -> Id<id::Role> {
    let boss = &team.asks(world, team.boss).await;
    let named = edit(&format!("Turnos {way:?}"), "turnos:see", 0);
    let role = role::save(boss, None, &named).await.unwrap();
    let account = team.luz.account;
    if matches!(way, Way::StandIn) {
        change_perfil(boss, account, Perfil::Worker).await.unwrap();
        let today = calendar::today(&boss.platform, boss.now).unwrap();
        let luz = Email::parse(LUZ).unwrap();
        role::name(boss, &luz, today).await.unwrap();
    } else {
        change_perfil(boss, account, Perfil::Own(role))
            .await
            .unwrap();
    }
    role
}

contract!(
    a62_f08_whatever_takes_a_right_has_taken_it_on_every_node_when_it_answers,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let luz = listed(near, &team).await;
        for way in WAYS {
            let role = gives(near, &team, way).await;
            near.passes(Span::seconds(1));
            far.passes(Span::seconds(1));
            let (browser, story) = (&entered(near, team.luz).await, &Story::default());
            let work = async {
                story.waits().await;
                let taken = takes(near, &team, way, (role, luz));
                story.changes(taken).await;
                story.waits().await;
            };
            let seen = while_asked((near, far), (browser, &team), story, work).await;
            let turnos = |at: usize| {
                let there = seen
                    .iter()
                    .filter(move |(from, _, to)| (*from, *to) == (at, at));
                there.map(|(_, granted, _)| granted[0])
            };
            assert!(turnos(0).count() > 0 && turnos(1).count() > 0, "{way:?}");
            assert!(turnos(0).all(|level| level.is_some()), "{way:?}: {seen:?}");
            assert!(turnos(1).all(|level| level.is_none()), "{way:?}: {seen:?}");
            // What is given back opens nothing that was open before, where the door itself was shut.
            match way {
                Way::Disabled | Way::Leaves => does(near, &team, luz, ToDo::Enable).await,
                Way::Adherence => adheres(near, &team, Adherence::Adhered).await,
                _ => {}
            }
            if matches!(way, Way::Disabled | Way::Leaves | Way::SignedOut) {
                assert_eq!(granted(far, browser, &team).await, [None; 3], "{way:?}");
            }
        }
    }
);
