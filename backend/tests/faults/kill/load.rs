//! F03: the process is killed under two hundred writes a second. What it acknowledged, which its parent
//! wrote down, is there afterwards, once each; what it did not is there whole or not at all.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::audit::{self, Entry};
use backend::env::Chance;
use backend::mail::Mail;
use backend::storage::{Db, meta};
use serde_json::json;

use super::place::Place;
use super::victim::did;
use super::{End, kills, one_life};
use crate::house::{self, PLATFORM, count};

/// Between two writes: two hundred of them a second.
const EACH: Duration = Duration::from_millis(5);

const WRITTEN: &str = "SELECT subject FROM audit_entry WHERE action = 'test.written'";
const NOTED: &str = "SELECT count(*) FROM meta WHERE value = 'written'";

/// A row and its entry, or neither.
async fn writes(backend: &Backend, name: &str) -> bool {
    let scribe = &house::scribe(backend);
    let written = backend.db.write(|mut tx| async move {
        meta::set_once(&mut tx, name, "written").await?;
        let entry = Entry {
            action: "test.written",
            subject: name.to_owned(),
            detail: json!({}),
            key: None,
        };
        audit::write(&mut tx, scribe, entry).await?;
        tx.done(())
    });
    written.await.is_ok()
}

/// Writes until killed, whether or not the write before is done.
pub async fn victim(database: &str, round: u32) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    did("ready");
    let mut pace = tokio::time::interval(EACH);
    for number in 0_u32.. {
        pace.tick().await;
        let backend = Arc::clone(&backend);
        tokio::spawn(async move {
            let name = format!("{round}-{number}");
            if writes(&backend, &name).await {
                did(&name);
            }
        });
    }
}

/// Every write that is there.
async fn held(backend: &Backend) -> Vec<String> {
    let found = match &backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(WRITTEN).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(WRITTEN).fetch_all(pool).await,
    };
    found.unwrap()
}

async fn f03(place: Place) {
    place.opens(1).await.db.close().await;
    let chance = Chance::seeded(0xF03);
    let mut told = BTreeSet::new();
    for round in 1..=(kills() / 10).max(3) {
        let [acts, then] = chance.bytes();
        let end = End {
            acts: 100 + usize::from(acts),
            then: Duration::from_millis(u64::from(then % 20)),
        };
        told.extend(one_life("writes", &place, round, &end));
        let backend = place.opens(99).await;
        place.is_whole(&backend, round).await;
        let all = held(&backend).await;
        let held: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(
            all.len(),
            held.len(),
            "kill {round}: something is there twice"
        );
        let lost: Vec<_> = told.difference(&held).collect();
        assert!(
            lost.is_empty(),
            "kill {round}: acknowledged and gone: {lost:?}"
        );
        let rows = usize::try_from(count(&backend, NOTED).await).unwrap();
        assert_eq!(rows, held.len(), "kill {round}: rows and entries");
        audit::verify(&backend, PLATFORM).await.unwrap();
        backend.db.close().await;
    }
    println!("{} acknowledged writes", told.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f03_what_was_acknowledged_under_two_hundred_writes_a_second_survives_a_kill_on_sqlite() {
    f03(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f03_what_was_acknowledged_under_two_hundred_writes_a_second_survives_a_kill_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f03(place).await;
    }
}
