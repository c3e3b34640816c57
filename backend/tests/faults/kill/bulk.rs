//! F01 for bulk loads: the process is killed at seeded moments while its worker applies a file that
//! was agreed to, or takes one back. Afterwards the company is the one before or the one after,
//! nobody is there by halves, and the next process ends the work by itself.
//!
//! One company lives through all of it, a file after the other, a day each: making a database up
//! takes longer than a kill. Every other file that is applied brings half as many people, and among
//! them other addresses and states of those whom the file before brought.

use std::sync::Arc;

use backend::Backend;
use backend::audit;
use backend::bulk::{self, Receiving};
use backend::caller::Caller;
use backend::mail::Mail;
use domain::Rut;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::time::Span;

use super::hand::Hand;
use super::kills;
use super::lives::Lives;
use super::place::Place;
use super::victim::did;
use crate::house::{self, PLATFORM, count};

/// Rows of one file.
const ROWS: u32 = 60;
/// Rows of every other one that change somebody.
const CHANGES: u32 = ROWS / 2;
/// Kills of files on their way in, and of files on their way out, on each database: so many at least.
const KILLS: [u32; 2] = [40, 20];

const THERE: &str = "SELECT count(*) FROM roster_person WHERE rut <> ''";
const CHANGED: &str = "SELECT count(*) FROM roster_person WHERE rut <> '' AND state = 'disabled'";
/// People of whom only the address changed, or only the state.
const HALVES: &str = "SELECT count(*) FROM roster_person WHERE rut <> '' AND email <>
    (CASE state WHEN 'disabled' THEN 'n' ELSE 'p' END) || substr(rut, 1, 8) || '@trigo.example'";
const ADDED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'person.added'";
const MOVED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'person.contact'";
const DISABLED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'person.disabled'";
const REMOVED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'person.removed'";

/// The file that somebody brings, has checked and agrees to; to be taken back, it is applied and
/// that is asked for.
pub async fn agrees_to(backend: &Arc<Backend>, caller: &Caller, file: &str, back: bool) {
    let mut receiving = Receiving::begin(caller, "personas.csv").await.unwrap();
    assert!(receiving.take(file.as_bytes()).await.unwrap());
    let id = receiving.finish(None).await.unwrap().to_string();
    assert!(bulk::work(backend).await.unwrap());
    let shown = bulk::one(caller, &id, None, 0).await.unwrap();
    bulk::approve(caller, &id, &shown.plan.unwrap(), false)
        .await
        .unwrap();
    if back {
        assert!(bulk::work(backend).await.unwrap());
        bulk::undo(caller, &id).await.unwrap();
    }
}

/// The company's access administrator.
async fn chief(backend: &Arc<Backend>) -> (Hand, Id<id::Company>) {
    let hand = Hand::new(backend, PLATFORM).await;
    let company = hand.opens(backend, Perfil::Administrator).await;
    (hand, company)
}

/// The file of that round: people whom no round before brought; every other one that is applied
/// changes some of those of the round before, too.
async fn of_people(backend: &Arc<Backend>, caller: &Caller, (round, back): (u32, bool)) {
    let mut file = "RUT;Nombres;Apellido paterno;Correo;Estado\r\n".to_owned();
    let mut row = |n: u32, letter: &str, state: &str| {
        let rut = Rut::from_body(n).unwrap();
        file += &format!("{rut};Ana;Soto;{letter}{n}@trigo.example;{state}\r\n");
    };
    let first = 10_000_001 + round * ROWS;
    if back || round % 2 == 0 {
        (first..first + ROWS).for_each(|n| row(n, "p", ""));
    } else {
        for n in first..first + ROWS - CHANGES {
            row(n - ROWS, "n", "Inhabilitado");
            row(n, "p", "");
        }
    }
    agrees_to(backend, caller, &file, back).await;
}

/// The people whom so many files, applied one after the other, bring, and whom they change.
fn of_files(files: u32) -> [i64; 2] {
    let changed = files / 2 * CHANGES;
    [files * ROWS - changed, changed].map(i64::from)
}

/// Opens the place on the day of that round.
async fn opens(place: &Place, (seed, round): (u64, u32)) -> Arc<Backend> {
    let backend = place.opens(seed + u64::from(round)).await;
    backend.env.clock.advance(day(round));
    backend
}

/// How long after the beginning that round is.
fn day(round: u32) -> Span {
    Span::days(i64::from(round))
}

/// What the victim does, on the day of its round where the rounds have one place.
pub async fn victim(database: &str, round: u32, one_place: bool) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    if one_place {
        backend.env.clock.advance(day(round));
    }
    did("ready");
    assert!(bulk::work(&backend).await.unwrap());
    did("worked");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// How many rows of the round's file stand, after everything that must agree was seen to agree.
async fn rows(backend: &Backend, round: u32, back: bool) -> usize {
    assert_eq!(count(backend, HALVES).await, 0, "kill {round}: halves");
    let there = count(backend, THERE).await + count(backend, CHANGED).await;
    let before: i64 = match back {
        false => of_files(round).iter().sum(),
        true => 0,
    };
    let number = there - before;
    let done = (number == 0) == back;
    let files = round + u32::from(done);
    agrees(backend, PLATFORM, (round, i64::from(files)), back).await;
    let entries = match back {
        false => {
            let [added, changed] = of_files(files);
            vec![(ADDED, added), (MOVED, changed), (DISABLED, changed)]
        }
        true => vec![(REMOVED, i64::from(files * ROWS))],
    };
    for (entries, times) in entries {
        let found = count(backend, entries).await;
        assert_eq!(found, times, "kill {round}: {entries}");
    }
    usize::try_from(number).unwrap()
}

/// As many entries say that the work is done as it was done.
pub async fn agrees(backend: &Backend, platform: &str, (round, times): (u32, i64), back: bool) {
    let told = match back {
        false => "SELECT count(*) FROM audit_entry WHERE action = 'bulk.applied'",
        true => "SELECT count(*) FROM audit_entry WHERE action = 'bulk.undone'",
    };
    assert_eq!(count(backend, told).await, times, "kill {round}");
    audit::verify(backend, platform).await.unwrap();
}

async fn f01(place: Place, back: bool) {
    let all = ROWS as usize;
    let (seed, ends) = if back {
        (0xB0F, [all, 0])
    } else {
        (0xB01, [0, all])
    };
    let least = KILLS[usize::from(back)];
    let backend = opens(&place, (1, 0)).await;
    let (hand, company) = chief(&backend).await;
    backend.db.close().await;
    let mut lives = Lives::of("bulk of one place", seed, ends);
    for round in 0..=least.max(kills() / 4) {
        let backend = opens(&place, (10_000, round)).await;
        let caller = &hand.enters(&backend, Some(company)).await;
        of_people(&backend, caller, (round, back)).await;
        backend.db.close().await;
        let acknowledged = lives.next(&place, round);
        let backend = opens(&place, (20_000, round)).await;
        place.is_whole(&backend, round).await;
        let found = rows(&backend, round, back).await;
        lives.found(found, &acknowledged, round);
        // Whoever comes next takes the work up, once whoever died is given up.
        backend.env.clock.advance(Span::minutes(3));
        while bulk::work(&backend).await.unwrap() {}
        assert_eq!(rows(&backend, round, back).await, ends[1]);
        backend.db.close().await;
    }
    lives.over();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_load_of_people_to_the_next_worker_on_sqlite() {
    f01(Place::sqlite(), false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_load_of_people_to_the_next_worker_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f01(place, false).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_sqlite() {
    f01(Place::sqlite(), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f01(place, true).await;
    }
}
