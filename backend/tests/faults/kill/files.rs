//! F01: the process is killed while it imports a registry file. Afterwards the registry is the one
//! before or the one after, with its counts, its batch and its entry; and the import runs again.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use backend::Backend;
use backend::audit;
use backend::mail::Mail;
use backend::registry::import::{Options, Outcome, Source, import};
use domain::registry::retirement::Agreed;

use super::lives::Lives;
use super::place::Place;
use super::victim::did;
use super::{End, kills, one_life};
use crate::house::{self, PLATFORM, count};

/// People on file before, and in the file that is being imported: several statements' worth.
pub const BEFORE: usize = 20;
/// With those of the file.
pub const AFTER: usize = 450;
/// Rows of the long file, bytes of a cell that nobody reads, and what reading may take in all.
const LONG_ROWS: u64 = 4_000;
const LONG_CELL: usize = 6_000;
const MOST_MEGABYTES: u64 = 16;

/// Writes the first people of the demonstration's file.
pub async fn write_files(folder: &Path) {
    let scratch = Place::sqlite();
    let whole = scratch.folder().join("todo.csv");
    let backend = scratch.opens(1).await;
    backend::demo::load(&backend, &whole).await.unwrap();
    backend.db.close().await;
    let bytes = std::fs::read(&whole).unwrap();
    for (name, people) in [("antes.csv", BEFORE), ("ahora.csv", AFTER)] {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        std::fs::write(folder.join(name), lines[..=people].concat()).unwrap();
    }
}

/// Imports a file at the command line, as it were.
pub async fn imports(backend: &Backend, file: &Path) {
    let options = Options {
        source: Source::File(file),
        whole: false,
        agreed: Agreed::default(),
        dates: None,
        report: None,
        actor: "system",
        progress: &|_| {},
    };
    let platform = backend.platform(PLATFORM).unwrap();
    let imported = import(backend, &platform, &options).await.unwrap();
    assert!(
        matches!(imported.outcome, Outcome::Applied(_)),
        "{:?}",
        imported.report.issues
    );
}

/// What the victim does.
pub async fn victim(database: &str, folder: &Path, round: u32) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    did("ready");
    imports(&backend, &folder.join("ahora.csv")).await;
    did("imported");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// The number of people, after everything that must agree was seen to agree.
async fn people(place: &Place, round: u32) -> usize {
    let backend = place.opens(99).await;
    place.is_whole(&backend, round).await;
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
                   GROUP BY fact) AS counted WHERE people <>
                   (SELECT count(*) FROM registry_person WHERE active)";
    assert_eq!(
        count(&backend, counted).await,
        0,
        "after kill {round}: the counts"
    );
    assert_eq!(audit::verify(&backend, PLATFORM).await.unwrap(), entries);
    backend.db.close().await;
    usize::try_from(number).unwrap()
}

/// Seen red on both: with a commit after each piece of the file, a batch stood without its entry.
async fn f01(place: impl AsyncFn() -> Option<Place>) {
    let files = tempfile::tempdir().unwrap();
    write_files(files.path()).await;
    let mut lives = Lives::of("import", 0xF01, [BEFORE, AFTER]);
    for round in 0..=kills() {
        // Each life begins with the same people.
        let Some(place) = place().await else { return };
        let backend = place.opens(1).await;
        imports(&backend, &files.path().join("antes.csv")).await;
        backend.db.close().await;
        std::fs::copy(
            files.path().join("ahora.csv"),
            place.folder().join("ahora.csv"),
        )
        .unwrap();
        let acknowledged = lives.next(&place, round);
        let found = people(&place, round).await;
        lives.found(found, &acknowledged, round);
        if found == AFTER {
            continue;
        }
        // Whoever was cut off runs it again.
        let backend = place.opens(7).await;
        imports(&backend, &place.folder().join("ahora.csv")).await;
        let people = count(&backend, "SELECT count(*) FROM registry_person").await;
        assert_eq!(people, AFTER as i64);
        backend.db.close().await;
    }
    lives.over();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_during_an_import_leaves_all_of_it_or_nothing_on_sqlite() {
    f01(async || Some(Place::sqlite())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_during_an_import_leaves_all_of_it_or_nothing_on_postgres() {
    f01(Place::postgres).await;
}

/// What the kernel says of this process, in kilobytes.
pub fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    let number = line.split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}

/// In a process of its own: imports the long file and tells by how many megabytes it grew.
pub async fn reads_a_long_file(database: &str, folder: &Path) {
    let backend = house::open(database, Mail::Mailbox, 5).await;
    let before = memory("VmRSS");
    did("ready");
    imports(&backend, &folder.join("larga.csv")).await;
    let grown = memory("VmHWM").saturating_sub(before) / 1024;
    did(&grown.to_string());
    std::future::pending::<()>().await;
}

/// Seen red: with the file read at once and kept, it took 144 MB.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a54_memory_does_not_grow_with_the_file() {
    let place = Place::sqlite();
    let mut text = "Tipo documento;Número documento;Primer nombre;Primer apellido;\
                    Fecha nacimiento;Observaciones\r\n"
        .to_owned();
    let notes = "x ".repeat(LONG_CELL / 2);
    for number in 9_900_000_001..=9_900_000_000 + LONG_ROWS {
        write!(text, "CC;{number};Ana;Páez;28/02/1980;{notes}\r\n").unwrap();
    }
    let megabytes = text.len() as u64 / (1 << 20);
    assert!(megabytes > MOST_MEGABYTES, "{megabytes} MB is no long file");
    std::fs::write(place.folder().join("larga.csv"), text).unwrap();
    let end = End {
        acts: 1,
        then: Duration::ZERO,
    };
    let told = one_life("long file", &place, 0, &end);
    let grown: u64 = told[0].parse().unwrap();
    println!("a file of {megabytes} MB took {grown} MB");
    assert!(grown <= MOST_MEGABYTES, "it took {grown} MB");
}
