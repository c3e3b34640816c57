//! F16: a migration that is cut off, and a program that meets the schema of another version: it
//! refuses to open, says which of the two is older, and changes nothing.

use std::time::Duration;

use backend::env::Chance;
use backend::fault::Fault;
use backend::storage::{Db, migrate};

use crate::kill::place::Place;
use crate::kill::victim::did;
use crate::kill::{End, one_life};

/// Rounds, and the longest that a victim migrates; a whole one takes about that.
const KILLS: u32 = 8;
const LONGEST_MILLIS: u64 = 150;

/// What the victim does.
pub async fn victim(database: &str) {
    did("ready");
    let db = Db::open(database).await.unwrap();
    migrate::run(&db).await.unwrap();
    did("migrated");
    std::future::pending::<()>().await;
}

async fn executes(db: &Db, statement: &'static str) {
    match db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

/// Tables and what was applied, as somebody with a database tool sees them.
async fn looks(db: &Db) -> Vec<String> {
    let tables = match db {
        Db::Sqlite { .. } => "SELECT name || sql FROM sqlite_master WHERE sql <> '' ORDER BY 1",
        Db::Postgres(_) => {
            "SELECT table_name || column_name FROM information_schema.columns
             WHERE table_schema = current_schema() ORDER BY 1"
        }
    };
    let applied = "SELECT version || '' || success FROM _sqlx_migrations ORDER BY version";
    let mut seen = Vec::new();
    for query in [tables, applied] {
        let rows: Result<Vec<String>, _> = match db {
            Db::Sqlite { read, .. } => sqlx::query_scalar(query).fetch_all(read).await,
            Db::Postgres(pool) => sqlx::query_scalar(query).fetch_all(pool).await,
        };
        // The second one asks for a table that may not be there.
        seen.extend(rows.unwrap_or_default());
    }
    seen
}

fn words(opened: Result<(), Fault>) -> String {
    match opened {
        Ok(()) => String::new(),
        Err(Fault::Config(words)) => words,
        Err(other) => panic!("no clear line: {other:?}"),
    }
}

/// Seen red: with the number of migrations compared alone; with the table made by whoever looks;
/// with `migrate` telling the words of sqlx.
async fn another_version(place: Place) {
    let db = Db::open(&place.database).await.unwrap();
    let before = looks(&db).await;
    let older = words(migrate::check(&db).await);
    assert!(older.contains("porteria migrate"), "{older}");
    assert_eq!(looks(&db).await, before, "looking changed something");
    migrate::run(&db).await.unwrap();
    assert_eq!(words(migrate::check(&db).await), "");

    // A newer program was here.
    executes(
        &db,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         SELECT 9999, description, success, checksum, execution_time
         FROM _sqlx_migrations WHERE version = 1",
    )
    .await;
    let before = looks(&db).await;
    for told in [migrate::check(&db).await, migrate::run(&db).await] {
        let told = words(told);
        assert!(told.contains("más nuevo"), "{told}");
    }
    assert_eq!(looks(&db).await, before, "looking changed something");

    // An older one.
    let last = "DELETE FROM _sqlx_migrations
                WHERE version = 9999 OR version = (SELECT max(version) FROM _sqlx_migrations
                                                   WHERE version < 9999)";
    executes(&db, last).await;
    let older = words(migrate::check(&db).await);
    assert!(older.contains("más viejo"), "{older}");

    // One whose migrations are others.
    executes(
        &db,
        "UPDATE _sqlx_migrations SET checksum = (SELECT checksum FROM _sqlx_migrations
         WHERE version = 2) WHERE version = 1",
    )
    .await;
    let other = words(migrate::check(&db).await);
    assert!(other.contains("no es el de este programa"), "{other}");
    assert!(migrate::run(&db).await.is_err());
    db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f16_the_schema_of_another_version_is_refused_and_left_alone_on_sqlite() {
    another_version(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f16_the_schema_of_another_version_is_refused_and_left_alone_on_postgres() {
    if let Some(place) = Place::postgres().await {
        another_version(place).await;
    }
}

/// Seen red: with a check that says yes to everything.
async fn cut_off(place: impl AsyncFn() -> Option<Place>) {
    let chance = Chance::seeded(0xF16);
    let mut cut = 0;
    for round in 0..KILLS {
        let Some(place) = place().await else { return };
        let [dice] = chance.bytes();
        let end = End {
            acts: 0,
            then: Duration::from_millis(LONGEST_MILLIS * u64::from(dice) / 256),
        };
        let done = one_life("migrate", &place, round, &end);
        let db = Db::open(&place.database).await.unwrap();
        let told = words(migrate::check(&db).await);
        assert!(told.is_empty() || done.is_empty(), "acknowledged: {told}");
        cut += usize::from(!told.is_empty());
        // Whoever was cut off runs it again.
        migrate::run(&db).await.unwrap();
        assert_eq!(words(migrate::check(&db).await), "");
        db.close().await;
        let backend = place.opens(1).await;
        place.is_whole(&backend, round).await;
        backend.check().await.unwrap();
        backend.db.close().await;
    }
    println!("{cut} of {KILLS} kills came in time");
    assert!(cut > 0, "no kill came in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f16_a_migration_that_is_killed_is_refused_until_it_ran_again_on_sqlite() {
    cut_off(async || Some(Place::sqlite())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f16_a_migration_that_is_killed_is_refused_until_it_ran_again_on_postgres() {
    cut_off(Place::postgres).await;
}
