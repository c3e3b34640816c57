//! F17: a backup that is taken while people register, and put back later. Everything that was
//! acknowledged before it began is there, nothing is there by halves, the chains verify; and what
//! was over in the meantime opens nothing.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use backend::keys::Secret;
use backend::{Backend, audit, recovery, restored};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::house::{self, PLATFORM, count};
use crate::kill::acts::{address, lives_through, signs_up};
use crate::kill::ledger::is_consistent;
use crate::kill::place::Place;

/// Copies a database while it is written to; answers the address of the copy.
async fn backup(place: &Place) -> String {
    let copy = place.folder().join("copia.db");
    let Some(server) = place.server() else {
        let file = place.database.trim_start_matches("sqlite:");
        let address = format!("sqlite:{file}");
        let mut outside = SqliteConnection::connect(&address).await.unwrap();
        sqlx::query("VACUUM INTO $1")
            .bind(copy.to_str().unwrap())
            .execute(&mut outside)
            .await
            .unwrap();
        return format!("sqlite:{}", copy.display());
    };
    let schema = place.schema().unwrap();
    let file = place.folder().join("copia.sql");
    let mut dump = Command::new("pg_dump");
    dump.args(["--no-owner", "--schema", schema, "--file"]);
    runs(dump.arg(&file).arg(server));
    // Another database, because the copy has the names of the first.
    let mut outside = PgConnection::connect(server).await.unwrap();
    let create = format!("CREATE DATABASE {schema}");
    sqlx::query(sqlx::AssertSqlSafe(create))
        .execute(&mut outside)
        .await
        .unwrap();
    let restored = server.replacen("/postgres?", &format!("/{schema}?"), 1);
    // A dump of one schema leaves the extension out, which lies in another.
    let mut inside = PgConnection::connect(&restored).await.unwrap();
    sqlx::query("CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public")
        .execute(&mut inside)
        .await
        .unwrap();
    let mut restore = Command::new("psql");
    restore.args(["--quiet", "--set", "ON_ERROR_STOP=1", "--file"]);
    runs(restore.arg(&file).arg(&restored));
    place
        .database
        .replacen("/postgres?", &format!("/{schema}?"), 1)
}

fn runs(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}

/// People who register one after the other until told to stop; counts those who were told so.
fn load(backend: &Arc<Backend>) -> (Arc<AtomicU32>, tokio::task::JoinHandle<()>) {
    let told = Arc::new(AtomicU32::new(0));
    let (backend, counted) = (Arc::clone(backend), Arc::clone(&told));
    let going = tokio::spawn(async move {
        for number in 100..400 {
            lives_through(&backend, number).await;
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    (told, going)
}

/// Seen red: with sessions left as they are the one of before opened.
async fn f17(place: Place) {
    let backend = place.opens(1).await;
    let browser = Secret::new(&backend.env.chance);
    let inside = signs_up(&backend, &browser, 1).await;
    let asks = async |backend: &Arc<Backend>, cookies: &[(String, String)]| {
        house::caller(backend, &browser, "192.0.2.7", cookies).await
    };
    recovery::request(&asks(&backend, &[]).await, &address(1))
        .await
        .unwrap();
    let (told, going) = load(&backend);
    while told.load(Ordering::SeqCst) < 5 {
        tokio::task::yield_now().await;
    }
    let before = told.load(Ordering::SeqCst);
    let copy = backup(&place).await;
    going.abort();
    assert!(going.await.unwrap_err().is_cancelled(), "no load any more");
    backend.db.close().await;

    let backend = house::open(&copy, backend::mail::Mail::Mailbox, 2).await;
    place.is_whole(&backend, 0).await;
    is_consistent(&backend, "in the copy").await;
    let accounts = "SELECT count(*) FROM account";
    assert!(count(&backend, accounts).await > i64::from(before));
    audit::verify(&backend, PLATFORM).await.unwrap();
    // As the backup has it, the session lives on.
    let session = std::slice::from_ref(&inside);
    assert!(asks(&backend, session).await.session.is_some());
    let ended = restored::end_what_was(&backend).await.unwrap();
    assert!(ended.sessions > 5 && ended.links == 1, "{ended:?}");
    assert!(asks(&backend, session).await.session.is_none());
    assert_eq!(count(&backend, "SELECT count(*) FROM session").await, 0);
    // Nothing else went with it.
    audit::verify(&backend, PLATFORM).await.unwrap();
    let entries = audit::verify(&backend, audit::INSTALLATION).await.unwrap();
    assert_eq!(entries, 1);
    backend.db.close().await;
    drop_copy(&place).await;
}

async fn drop_copy(place: &Place) {
    let (Some(server), Some(schema)) = (place.server(), place.schema()) else {
        return;
    };
    let mut outside = PgConnection::connect(server).await.unwrap();
    let gone = format!("DROP DATABASE {schema}");
    // It goes with the run's server at the latest.
    let _ = sqlx::query(sqlx::AssertSqlSafe(gone))
        .execute(&mut outside)
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f17_a_backup_under_load_is_whole_and_brings_nothing_back_on_sqlite() {
    f17(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f17_a_backup_under_load_is_whole_and_brings_nothing_back_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f17(place).await;
    }
}
