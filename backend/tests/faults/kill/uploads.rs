//! F01 for files that come over the page: the process is killed while its worker applies one that
//! was agreed to. Afterwards the registry is the one before or the one after, the file still waits
//! or is wiped, and the next process ends the work by itself.

use std::path::Path;
use std::sync::Arc;

use backend::Backend;
use backend::audit;
use backend::caller::Caller;
use backend::demo::TOTP;
use backend::mail::Mail;
use backend::registry::upload::{self, Asked, Receiving};
use backend::second_factor::Seed;
use backend::storage;
use domain::access::Staff;
use domain::time::Span;

use super::files::{AFTER, BEFORE, imports, write_files};
use super::hand::Hand;
use super::kills;
use super::lives::Lives;
use super::place::Place;
use super::victim::did;
use crate::house::{self, PLATFORM, count};

/// The platform's administrator, signed in.
async fn administrator(backend: &Arc<Backend>) -> Caller {
    let hand = Hand::new(backend, PLATFORM).await;
    let (account, now) = (hand.account, backend.env.clock.now());
    let role = Staff::PlatformAdmin;
    let (keys, chance) = (&backend.keys, &backend.env.chance);
    let sealed = &Seed::parse(TOTP)
        .unwrap()
        .seal(keys, chance, account)
        .unwrap();
    let granted = backend.db.write(|mut tx| async move {
        storage::staff::grant(&mut tx, PLATFORM, account, role, "system", now).await?;
        storage::totp::offer(&mut tx, PLATFORM, account, sealed, now).await?;
        storage::totp::confirm(&mut tx, PLATFORM, account, sealed, 0, now).await?;
        tx.done(())
    });
    granted.await.unwrap();
    hand.enters(backend, None).await
}

/// Brings the file, has it checked, and agrees to it.
async fn agrees_to(backend: &Arc<Backend>, file: &Path) {
    let caller = &administrator(backend).await;
    let mut receiving = Receiving::begin(caller, "ahora.csv").await.unwrap();
    let bytes = std::fs::read(file).unwrap();
    assert!(receiving.take(&bytes).await.unwrap());
    let id = receiving
        .finish(Asked::default())
        .await
        .unwrap()
        .to_string();
    assert!(upload::work(backend).await.unwrap());
    upload::approve(caller, &id, "", "").await.unwrap();
}

/// What the victim does.
pub async fn victim(database: &str, round: u32) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    did("ready");
    assert!(upload::work(&backend).await.unwrap());
    did("applied");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// The number of people, after everything that must agree was seen to agree.
async fn people(backend: &Backend, round: u32) -> usize {
    let number = count(backend, "SELECT count(*) FROM registry_person").await;
    let entries = "SELECT count(*) FROM audit_entry WHERE action = 'registry.import'";
    let applied = "SELECT count(*) FROM registry_batch WHERE state = 'applied'";
    let done = if number == BEFORE as i64 { 1 } else { 2 };
    assert_eq!(count(backend, entries).await, done, "after kill {round}");
    assert_eq!(count(backend, applied).await, done, "after kill {round}");
    let parts = count(backend, "SELECT count(*) FROM registry_part").await;
    assert_eq!(parts == 0, done == 2, "after kill {round}: the file");
    audit::verify(backend, PLATFORM).await.unwrap();
    usize::try_from(number).unwrap()
}

async fn f01(place: impl AsyncFn() -> Option<Place>) {
    let files = tempfile::tempdir().unwrap();
    write_files(files.path()).await;
    let mut lives = Lives::of("upload", 0x10F, [BEFORE, AFTER]);
    for round in 0..=kills() / 4 {
        let Some(place) = place().await else { return };
        let backend = place.opens(1).await;
        imports(&backend, &files.path().join("antes.csv")).await;
        agrees_to(&backend, &files.path().join("ahora.csv")).await;
        backend.db.close().await;
        let acknowledged = lives.next(&place, round);
        let backend = place.opens(7).await;
        place.is_whole(&backend, round).await;
        let found = people(&backend, round).await;
        lives.found(found, &acknowledged, round);
        // Whoever comes next takes the work up, once whoever died is given up.
        backend.env.clock.advance(Span::minutes(2));
        while upload::work(&backend).await.unwrap() {}
        assert_eq!(people(&backend, round).await, AFTER);
        backend.db.close().await;
    }
    lives.over();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_an_agreed_file_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_an_agreed_file_to_the_next_worker_on_postgres() {
    f01(Place::postgres).await;
}
