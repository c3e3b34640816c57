//! F01: the process is killed while it imports a registry file. Afterwards the registry is the one
//! before or the one after, with its counts, its batch and its entry; and the import runs again.

use std::path::Path;
use std::time::Duration;

use backend::Backend;
use backend::audit;
use backend::env::Chance;
use backend::mail::Mail;
use backend::registry::import::{Options, Outcome, import};
use backend::storage::Db;

use super::victim::did;
use super::{End, kills, one_life};
use crate::house::{self, PLATFORM, count};

/// People on file before, and in the file that is being imported.
const BEFORE: usize = 80;
const AFTER: usize = 300;

/// Writes the first people of the demonstration's file.
async fn write_files(folder: &Path) {
    let scratch = tempfile::tempdir().unwrap();
    let whole = scratch.path().join("todo.csv");
    let backend = house::open(&house::sqlite(scratch.path()), Mail::Mailbox, 1).await;
    backend::demo::load(&backend, &whole).await.unwrap();
    backend.db.close().await;
    let bytes = std::fs::read(&whole).unwrap();
    for (name, people) in [("antes.csv", BEFORE), ("ahora.csv", AFTER)] {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        std::fs::write(folder.join(name), lines[..=people].concat()).unwrap();
    }
}

async fn imports(backend: &Backend, file: &Path) {
    let options = Options {
        path: file,
        whole: false,
        confirmed: false,
        dates: None,
        report: None,
        actor: "system",
        progress: &|_| {},
    };
    let platform = backend.platform(PLATFORM).unwrap();
    let imported = import(backend, &platform, &options).await.unwrap();
    assert!(matches!(imported.outcome, Outcome::Applied(_)));
}

/// What the victim does.
pub async fn victim(folder: &Path, round: u32) {
    let backend = house::open(
        &house::sqlite(folder),
        Mail::Mailbox,
        1000 + u64::from(round),
    )
    .await;
    did("ready");
    imports(&backend, &folder.join("ahora.csv")).await;
    did("imported");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// The number of people, after everything that must agree was seen to agree.
async fn people(folder: &Path, round: u32) -> usize {
    let backend = house::open(&house::sqlite(folder), Mail::Mailbox, 99).await;
    let Db::Sqlite { write, .. } = &backend.db else {
        panic!("a file")
    };
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(write)
        .await
        .unwrap();
    assert_eq!(whole, "ok", "after kill {round}");
    let number = count(&backend, "SELECT count(*) FROM registry_person").await;
    let batches = "SELECT count(*) FROM registry_batch";
    let entries = "SELECT count(*) FROM audit_entry WHERE action = 'registry.import'";
    let (batches, entries) = (
        count(&backend, batches).await,
        count(&backend, entries).await,
    );
    assert_eq!(batches, entries, "after kill {round}");
    assert_eq!(batches, if number == BEFORE as i64 { 1 } else { 2 });
    let counted = "SELECT count(*) FROM (SELECT sum(people) AS people FROM registry_value
                   GROUP BY fact) WHERE people <>
                   (SELECT count(*) FROM registry_person WHERE active)";
    assert_eq!(
        count(&backend, counted).await,
        0,
        "after kill {round}: the counts"
    );
    let astray = "SELECT count(*) FROM pragma_foreign_key_check";
    assert_eq!(count(&backend, astray).await, 0, "after kill {round}");
    assert_eq!(audit::verify(&backend, PLATFORM).await.unwrap(), entries);
    backend.db.close().await;
    usize::try_from(number).unwrap()
}

/// Seen red: with a commit after each five hundred rows, some kills left half of the batch.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_during_an_import_leaves_all_of_it_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (base, work) = (folder.path().join("base"), folder.path().join("work"));
    std::fs::create_dir_all(&base).unwrap();
    write_files(&base).await;
    let backend = house::open(&house::sqlite(&base), Mail::Mailbox, 1).await;
    imports(&backend, &base.join("antes.csv")).await;
    backend.db.close().await;
    let chance = Chance::seeded(0xF01);
    let mut ends = [0_usize; 2];
    // How long a whole import takes here; the first one is left alone to learn it.
    let mut took = 0;
    for round in 0..=kills() {
        // Each life begins with the same file: closed, so that it is one file.
        let _ = std::fs::remove_dir_all(&work);
        std::fs::create_dir_all(&work).unwrap();
        for name in ["test.db", "ahora.csv"] {
            std::fs::copy(base.join(name), work.join(name)).unwrap();
        }
        let [dice] = chance.bytes();
        let micros = took * u64::from(dice) / 230;
        let end = End {
            acts: usize::from(round == 0),
            then: Duration::from_micros(micros),
        };
        let began = crate::stopwatch();
        let acknowledged = one_life("import", &work, round, &end);
        if round == 0 {
            took = u64::try_from(began.elapsed().as_micros()).unwrap();
        }
        let found = people(&work, round).await;
        assert!(
            [BEFORE, AFTER].contains(&found),
            "kill {round}: {found} people"
        );
        assert!(
            acknowledged.is_empty() || found == AFTER,
            "an acknowledged import is gone"
        );
        ends[usize::from(found == AFTER)] += 1;
    }
    println!("{} kills left nothing, {} found it done", ends[0], ends[1]);
    assert!(ends[0] > 0, "no kill came in time");
    // Whoever was cut off runs it again.
    let backend = house::open(&house::sqlite(&work), Mail::Mailbox, 7).await;
    imports(&backend, &work.join("ahora.csv")).await;
    let people = count(&backend, "SELECT count(*) FROM registry_person").await;
    assert_eq!(people, AFTER as i64);
}
