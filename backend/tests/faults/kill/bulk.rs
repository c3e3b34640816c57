//! F01 for bulk loads: the process is killed at seeded moments while its worker applies a file that
//! was agreed to, or takes one back. Afterwards the company is the one before or the one after,
//! nobody is there by halves, and the next process ends the work by itself.

use std::sync::Arc;

use backend::Backend;
use backend::audit;
use backend::bulk::{self, Receiving};
use backend::caller::Caller;
use backend::mail::Mail;
use domain::Rut;
use domain::membership::Perfil;
use domain::time::Span;

use super::hand::Hand;
use super::kills;
use super::lives::Lives;
use super::place::Place;
use super::victim::did;
use crate::house::{self, PLATFORM, count};

/// People of the file.
const PEOPLE: u32 = 300;

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

/// A file of new people, by a company's access administrator.
async fn of_people(backend: &Arc<Backend>, back: bool) {
    let hand = Hand::new(backend, PLATFORM).await;
    let company = hand.opens(backend, Perfil::Administrator).await;
    let caller = &hand.enters(backend, Some(company)).await;
    let mut file = "RUT;Nombres;Apellido paterno;Correo\r\n".to_owned();
    for n in 10_000_001..10_000_001 + PEOPLE {
        let rut = Rut::from_body(n).unwrap();
        file += &format!("{rut};Ana;Soto;p{n}@trigo.example\r\n");
    }
    agrees_to(backend, caller, &file, back).await;
}

/// What the victim does.
pub async fn victim(database: &str, round: u32) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    did("ready");
    assert!(bulk::work(&backend).await.unwrap());
    did("worked");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// The number of people, after everything that must agree was seen to agree.
async fn people(backend: &Backend, round: u32, back: bool) -> usize {
    let number = count(
        backend,
        "SELECT count(*) FROM roster_person WHERE rut <> ''",
    )
    .await;
    let added = "SELECT count(*) FROM audit_entry WHERE action = 'person.added'";
    let removed = "SELECT count(*) FROM audit_entry WHERE action = 'person.removed'";
    let (done, each) = match back {
        false => (number > 0, added),
        true => (number == 0, removed),
    };
    agrees(backend, PLATFORM, (round, done), back).await;
    let entries = if done { i64::from(PEOPLE) } else { 0 };
    assert_eq!(count(backend, each).await, entries, "kill {round}");
    usize::try_from(number).unwrap()
}

/// One entry says that the work is done, and none where it is not.
pub async fn agrees(backend: &Backend, platform: &str, (round, done): (u32, bool), back: bool) {
    let told = match back {
        false => "SELECT count(*) FROM audit_entry WHERE action = 'bulk.applied'",
        true => "SELECT count(*) FROM audit_entry WHERE action = 'bulk.undone'",
    };
    assert_eq!(count(backend, told).await, i64::from(done), "kill {round}");
    audit::verify(backend, platform).await.unwrap();
}

async fn f01(place: impl AsyncFn() -> Option<Place>, back: bool) {
    let all = PEOPLE as usize;
    let (seed, rows) = if back {
        (0xB0F, [all, 0])
    } else {
        (0xB01, [0, all])
    };
    let mut lives = Lives::of("bulk", seed, rows);
    for round in 0..=kills() / 4 {
        let Some(place) = place().await else { return };
        let backend = place.opens(1).await;
        of_people(&backend, back).await;
        backend.db.close().await;
        let acknowledged = lives.next(&place, round);
        let backend = place.opens(7).await;
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
    f01(async || Some(Place::sqlite()), false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_load_of_people_to_the_next_worker_on_postgres() {
    f01(Place::postgres, false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite()), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_postgres() {
    f01(Place::postgres, true).await;
}
