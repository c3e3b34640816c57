//! F01 for bulk loads: the process is killed at seeded moments while its worker applies a file that
//! was agreed to, or takes one back. Afterwards the company is the one before or the one after,
//! nobody is there by halves, and the next process ends the work by itself.
//!
//! One company lives through all of it, a file after the other, a day each: making a database up
//! takes longer than a kill.

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

/// People of one file.
const PEOPLE: u32 = 100;
/// Kills of files on their way in, and of files on their way out, on each database: 40 points at least.
const KILLS: u32 = 20;

const THERE: &str = "SELECT count(*) FROM roster_person WHERE rut <> ''";
const ADDED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'person.added'";
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

/// A file of people whom no round before brought.
async fn of_people(backend: &Arc<Backend>, caller: &Caller, (round, back): (u32, bool)) {
    let mut file = "RUT;Nombres;Apellido paterno;Correo\r\n".to_owned();
    let first = 10_000_001 + round * PEOPLE;
    for n in first..first + PEOPLE {
        let rut = Rut::from_body(n).unwrap();
        file += &format!("{rut};Ana;Soto;p{n}@trigo.example\r\n");
    }
    agrees_to(backend, caller, &file, back).await;
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

/// How many people of the round's file are there, after everything that must agree was seen to agree.
async fn people(backend: &Backend, round: u32, back: bool) -> usize {
    let before = match back {
        false => i64::from(round * PEOPLE),
        true => 0,
    };
    let number = count(backend, THERE).await - before;
    let (done, each) = match back {
        false => (number > 0, ADDED),
        true => (number == 0, REMOVED),
    };
    let times = i64::from(round) + i64::from(done);
    agrees(backend, PLATFORM, (round, times), back).await;
    let entries = times * i64::from(PEOPLE);
    assert_eq!(count(backend, each).await, entries, "kill {round}");
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
    let all = PEOPLE as usize;
    let (seed, rows) = if back {
        (0xB0F, [all, 0])
    } else {
        (0xB01, [0, all])
    };
    let backend = opens(&place, (1, 0)).await;
    let (hand, company) = chief(&backend).await;
    backend.db.close().await;
    let mut lives = Lives::of("bulk of one place", seed, rows);
    for round in 0..=KILLS.max(kills() / 4) {
        let backend = opens(&place, (10_000, round)).await;
        let caller = &hand.enters(&backend, Some(company)).await;
        of_people(&backend, caller, (round, back)).await;
        backend.db.close().await;
        let acknowledged = lives.next(&place, round);
        let backend = opens(&place, (20_000, round)).await;
        place.is_whole(&backend, round).await;
        let found = people(&backend, round, back).await;
        lives.found(found, &acknowledged, round);
        // Whoever comes next takes the work up, once whoever died is given up.
        backend.env.clock.advance(Span::minutes(3));
        while bulk::work(&backend).await.unwrap() {}
        assert_eq!(people(&backend, round, back).await, rows[1]);
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
