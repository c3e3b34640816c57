//! F06: the database goes away for a while.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use backend::storage::{Db, meta, migrate};
use tempfile::TempDir;

/// A PostgreSQL of the test's own, which it may stop.
struct Cluster {
    folder: TempDir,
}

impl Cluster {
    /// Makes one; none where no server is installed.
    fn new() -> Option<(Self, String)> {
        let cluster = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let (answer, well) = cluster.does("start");
        if !well {
            crate::without("PostgreSQL server");
            return None;
        }
        Some((cluster, answer.trim().to_owned()))
    }

    fn does(&self, what: &str) -> (String, bool) {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scripts/postgres.sh");
        let folder = self.folder.path().as_os_str();
        let output = Command::new("bash")
            .args([script.as_os_str(), what.as_ref(), folder])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (said, output.status.success())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.does("stop");
    }
}

async fn writes(db: &Db, name: &str) -> bool {
    db.write(|mut tx| async move {
        meta::set_once(&mut tx, name, "written").await?;
        tx.done(())
    })
    .await
    .is_ok()
}

/// Seen red: with `synchronous_commit=off` the write acknowledged before the crash was gone;
/// with `ACQUIRE_TIMEOUT` at sqlx's own 30 s the requests hung for so long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f06_requests_fail_fast_while_the_database_is_away_and_it_heals() {
    let Some((cluster, address)) = Cluster::new() else {
        return;
    };
    // The script's server answers before it has written; a real one does not.
    let address = format!("{address}&options=-csynchronous_commit%3Don");
    let db = Db::open(&address).await.unwrap();
    migrate::run(&db).await.unwrap();
    assert!(writes(&db, "before").await);

    assert!(cluster.does("crash").1);
    let began = crate::stopwatch();
    let mut requests = tokio::task::JoinSet::new();
    for number in 0..40 {
        let db = db.clone();
        requests.spawn(async move {
            let began = crate::stopwatch();
            let well = writes(&db, &format!("during {number}")).await;
            (well, began.elapsed())
        });
    }
    for (well, took) in requests.join_all().await {
        assert!(!well);
        assert!(took < Duration::from_secs(3), "a request hung: {took:?}");
    }
    println!("away: 40 requests refused within {:?}", began.elapsed());
    assert!(db.ping().await.is_err());

    assert!(cluster.does("resume").1);
    let began = crate::stopwatch();
    while !writes(&db, "after").await {
        assert!(began.elapsed() < Duration::from_secs(5), "it does not heal");
    }
    println!("healed within {:?}", began.elapsed());
    // Nothing of before was lost, and the pool serves many at once again.
    let mut requests = tokio::task::JoinSet::new();
    for number in 0..40 {
        let db = db.clone();
        requests.spawn(async move { writes(&db, &format!("later {number}")).await });
    }
    assert!(requests.join_all().await.into_iter().all(|well| well));
    let Db::Postgres(pool) = &db else {
        panic!("a server")
    };
    let kept: i64 = sqlx::query_scalar("SELECT count(*) FROM meta WHERE name LIKE 'before'")
        .fetch_one(pool)
        .await
        .unwrap();
    assert_eq!(kept, 1);
    db.close().await;
}
