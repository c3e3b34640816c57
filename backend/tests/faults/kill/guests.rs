//! F01 for lists of guests: the process is killed at seeded moments while its worker invites everybody
//! of a list that was agreed to, or takes the invitations back. Afterwards all of the list is invited
//! or nobody, each invitation has its one letter, and the next process ends the work by itself.

use std::sync::Arc;

use backend::{Backend, bulk, storage};
use domain::Rut;
use domain::membership::{Perfil, Tier};
use domain::time::Span;

use super::bulk::{agrees, agrees_to};
use super::hand::Hand;
use super::lives::Lives;
use super::place::Place;
use crate::house::count;

const CCT: &str = "cct";
/// Guests of the list.
const GUESTS: u32 = 40;
/// Kills on each database, of lists that go out and of lists that are taken back: so many at least.
const KILLS: u32 = 10;

const WAITING: &str = "SELECT count(*) FROM invitation WHERE state = 'pending'";
const LETTERS: &str = "SELECT count(*) FROM outbox";
const SENT: &str = "SELECT count(*) FROM audit_entry WHERE action = 'invitation.sent'";
const REVOKED: &str = "SELECT count(*) FROM audit_entry WHERE action = 'invitation.revoked'";

/// A list of guests, by an institution's first Súper Administrador.
async fn of_guests(backend: &Arc<Backend>, back: bool) {
    let hand = Hand::new(backend, CCT).await;
    let company = hand.opens(backend, Perfil::Tier(Tier::Super)).await;
    let plan = &storage::plan::NewPlan {
        company,
        platform: CCT,
        name: "Plan Institucional",
        seats: i64::from(GUESTS) + 1,
        now: backend.env.clock.now(),
    };
    let planned = backend.db.write(|mut tx| async move {
        storage::plan::insert(&mut tx, plan).await?;
        storage::plan::take(&mut tx, CCT, company.uuid()).await?;
        tx.done(())
    });
    planned.await.unwrap();
    let caller = &hand.enters(backend, Some(company)).await;
    let mut file = "Nombre;Apellido paterno;RUT;E-mail;Celular;Rol\r\n".to_owned();
    for n in 0..GUESTS {
        let rut = Rut::from_body(46_300_001 + n).unwrap();
        file += &format!("Elena;Soto;{rut};p{n}@robles.example;91100{n:04};Usuario\r\n");
    }
    agrees_to(backend, caller, &file, back).await;
}

/// The invitations that wait, after everything that must agree was seen to agree.
async fn invited(backend: &Backend, round: u32, back: bool) -> usize {
    let waiting = count(backend, WAITING).await;
    let (done, each) = match back {
        false => (waiting > 0, SENT),
        true => (waiting == 0, REVOKED),
    };
    agrees(backend, CCT, (round, i64::from(done)), back).await;
    let all = if done { i64::from(GUESTS) } else { 0 };
    assert_eq!(count(backend, each).await, all, "kill {round}: entries");
    if !back {
        assert_eq!(count(backend, LETTERS).await, all, "kill {round}: letters");
    }
    usize::try_from(waiting).unwrap()
}

/// Seen red on both: with a lease that nobody takes over, the next worker left it all.
async fn f01(place: impl AsyncFn() -> Option<Place>, back: bool) {
    let all = GUESTS as usize;
    let (seed, rows) = if back {
        (0x60F, [all, 0])
    } else {
        (0x601, [0, all])
    };
    let mut lives = Lives::of("bulk", seed, rows);
    for round in 0..=KILLS.max(super::kills() / 4) {
        let Some(place) = place().await else { return };
        let backend = place.opens(1).await;
        of_guests(&backend, back).await;
        backend.db.close().await;
        let acknowledged = lives.next(&place, round);
        let backend = place.opens(7).await;
        place.is_whole(&backend, round).await;
        let found = invited(&backend, round, back).await;
        lives.found(found, &acknowledged, round);
        // Whoever comes next takes the work up, once whoever died is given up.
        backend.env.clock.advance(Span::minutes(3));
        while bulk::work(&backend).await.unwrap() {}
        assert_eq!(invited(&backend, round, back).await, rows[1]);
        backend.db.close().await;
    }
    lives.over();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_list_of_guests_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite()), false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_list_of_guests_to_the_next_worker_on_postgres() {
    f01(Place::postgres, false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_invitations_back_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite()), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_invitations_back_to_the_next_worker_on_postgres() {
    f01(Place::postgres, true).await;
}
