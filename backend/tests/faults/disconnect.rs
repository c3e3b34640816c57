//! F07: clients that hang up. A dropped `begin()` puts a connection back into the pool with its
//! transaction open: it stays «idle in transaction» for as long as nobody uses it, and a write of
//! somebody who did not begin one of their own would be visible to nobody.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::task::Poll;
use std::time::Duration;

use backend::storage::Db;
use backend::storage::meta;
use backend::storage::migrate;
use sqlx::{Connection, PgConnection};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Begins the work and goes away after so many steps of it, as a handler whose client hung up.
async fn abandon(work: impl Future, steps: u32) {
    let mut work = pin!(work);
    for _ in 0..steps {
        let step = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await;
        if step.is_ready() {
            return;
        }
        // The machine below moves on by itself; give it the time that a network would.
        tokio::time::sleep(Duration::from_micros(300)).await;
    }
}

async fn writes(db: &Db, name: &str) {
    db.write(|mut tx| async move {
        meta::set_once(&mut tx, name, "written").await?;
        tx.done(())
    })
    .await
    .unwrap();
}

/// Does all of it at once.
async fn all(mut works: Vec<std::pin::Pin<Box<impl Future<Output = ()>>>>) {
    poll_fn(|context| {
        works.retain_mut(|work| work.as_mut().poll(context).is_pending());
        if works.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// Twelve connections, each left at another step, and nobody after them who would tidy up.
async fn leaves_nothing_open(db: &Db, outside: &mut PgConnection, round: u32) {
    let names: Vec<String> = (0..12).map(|name| format!("{round} {name}")).collect();
    let warm = names.iter().map(|name| writes(db, name));
    all(warm.map(Box::pin).collect()).await;
    let abandoned = names.iter().zip(1..);
    let abandoned = abandoned.map(|(name, steps)| abandon(writes(db, name), steps));
    all(abandoned.map(Box::pin).collect()).await;
    let open = "SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'porteria' AND state = 'idle in transaction'";
    let began = crate::stopwatch();
    while number(outside, open).await > 0 {
        let waited = began.elapsed();
        assert!(waited < Duration::from_secs(2), "left open in {round}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn number(connection: &mut PgConnection, query: &'static str) -> i64 {
    sqlx::query_scalar(query)
        .fetch_one(connection)
        .await
        .unwrap()
}

/// Seen red: without the pool's `after_release` hook transactions stayed open. Acknowledged writes
/// were there all the same, because each of ours begins a transaction.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f07_clients_that_hang_up_lose_nobody_s_write() {
    let Some(server) = crate::postgres() else {
        return;
    };
    // A schema of its own on the run's server, so that it needs no other database.
    let schema = format!("f07_{}", std::process::id());
    let mut outside = PgConnection::connect(&server).await.unwrap();
    let create = format!("CREATE SCHEMA {schema}");
    sqlx::query(sqlx::AssertSqlSafe(create))
        .execute(&mut outside)
        .await
        .unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    let address = format!("{server}{joint}options=-csearch_path%3D{schema}");
    let db = Db::open(&address).await.unwrap();
    migrate::run(&db).await.unwrap();

    let mut names = Vec::new();
    for round in 0..64_u32 {
        let dropped = format!("dropped {round}");
        // One step after another: asking for a connection, sending BEGIN, waiting, writing.
        abandon(writes(&db, &dropped), 1 + round % 8).await;
        let name = format!("acknowledged {round}");
        writes(&db, &name).await;
        names.push(name);
    }

    let select = format!("SELECT name FROM {schema}.meta");
    let visible: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
        .fetch_all(&mut outside)
        .await
        .unwrap();
    let lost: Vec<_> = names
        .iter()
        .filter(|name| !visible.contains(name))
        .collect();
    assert!(lost.is_empty(), "acknowledged and not there: {lost:?}");
    for round in 0..8 {
        leaves_nothing_open(&db, &mut outside, round).await;
    }
    db.ping().await.unwrap();
    db.close().await;
}

/// Counts what servers tell besides their answers, which goes into the log.
struct Told(Arc<AtomicUsize>);

impl Subscriber for Told {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::postgres::notice"
    }

    fn event(&self, _: &Event<'_>) {
        self.0.fetch_add(1, SeqCst);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

// A warning of each connection that comes back without a transaction would be thousands in a minute.
#[tokio::test]
async fn f07_rolling_back_nothing_fills_no_log() {
    let Some(server) = crate::postgres() else {
        return;
    };
    let told = Arc::new(AtomicUsize::new(0));
    let _counting = tracing::subscriber::set_default(Told(Arc::clone(&told)));
    // Others are warned, or nothing is counted here.
    let mut outside = PgConnection::connect(&server).await.unwrap();
    sqlx::query("ROLLBACK").execute(&mut outside).await.unwrap();
    assert!(told.swap(0, SeqCst) > 0);
    let db = Db::open(&server).await.unwrap();
    let Db::Postgres(pool) = &db else {
        panic!("a server")
    };
    for _ in 0..8 {
        db.ping().await.unwrap();
        // A connection is rolled back after the answer, on its way to those that wait.
        while pool.num_idle() < usize::try_from(pool.size()).unwrap() {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(told.load(SeqCst), 0);
    db.close().await;
}
