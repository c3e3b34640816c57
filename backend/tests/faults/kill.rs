//! F01, F02, F03: the process is killed (`kill -9`) at seeded moments while it works on a database; it
//! is started again on the same one, and killed again. Afterwards everything that was acknowledged
//! is there, nothing is there by halves, and whoever was on the way can go on. On a file, and on a
//! PostgreSQL where `PORTERIA_TEST_PG` names one.
//!
//! The victim is this test binary itself, running one hidden test. 20 kills of each kind of work in
//! `make test`, 40 of loads of people, a few of long files; many more in `make soak`, which sets
//! `PORTERIA_SOAK`.

pub mod acts;
mod books;
mod bulk;
mod files;
mod guests;
mod hand;
pub mod ledger;
mod lives;
mod load;
mod openings;
pub mod place;
mod uploads;
pub mod victim;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use backend::env::Chance;

use self::place::Place;

/// Says how many kills, and the seed of the moments.
fn kills() -> u32 {
    if crate::soaks() { 500 } else { 20 }
}

/// When a victim dies: so many acknowledged acts after it began, and then so long.
pub struct End {
    /// Acts.
    pub acts: usize,
    /// And then so long.
    pub then: Duration,
}

impl End {
    fn drawn(chance: &Chance) -> Self {
        let [acts, then] = chance.bytes();
        Self {
            acts: usize::from(acts % 6),
            then: Duration::from_millis(u64::from(then % 120)),
        }
    }
}

/// Starts a victim, kills it, and answers what it acknowledged. A line that was cut off was
/// acknowledged to nobody.
pub fn one_life(task: &str, place: &Place, round: u32, end: &End) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::victim::lives", "--ignored", "--nocapture"])
        // With one thread the test's name would stand before the first line that is read here.
        .env_remove("RUST_TEST_THREADS")
        .env("PORTERIA_VICTIM", task)
        .env("PORTERIA_VICTIM_FOLDER", place.folder())
        .env("PORTERIA_VICTIM_DATABASE", &place.database)
        .env("PORTERIA_VICTIM_ROUND", round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = Vec::new();
    let mut ready = false;
    let mut next = |acknowledged: &mut Vec<String>| {
        let mut line = String::new();
        let alive = output.read_line(&mut line).unwrap() > 0 && line.ends_with('\n');
        match line.trim().strip_prefix("did ") {
            Some("ready") => ready = true,
            Some(act) if alive => acknowledged.push(act.to_owned()),
            _ => {}
        }
        (alive, ready)
    };
    loop {
        let (alive, ready) = next(&mut acknowledged);
        assert!(alive, "the victim died by itself");
        if ready && acknowledged.len() >= end.acts {
            break;
        }
    }
    std::thread::sleep(end.then);
    // It may have finished by itself.
    let _ = child.kill();
    child.wait().unwrap();
    while next(&mut acknowledged).0 {}
    acknowledged
}

/// Seen red on both: with a commit before a registration's letter, some had none.
async fn f02(place: Place) {
    place.opens(1).await.db.close().await;
    let chance = Chance::seeded(0xF02);
    let mut ledger = ledger::Ledger::default();
    for round in 1..=kills() {
        let acts = one_life("people", &place, round, &End::drawn(&chance));
        ledger.add(acts);
        ledger.agrees_with(&place, round).await;
    }
    println!("{} acts acknowledged in {} lives", ledger.len(), kills());
    assert!(ledger.len() >= kills() as usize, "the victims hardly lived");
    ledger.everybody_goes_on(&place).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_a_kill_leaves_registration_activation_and_password_whole_on_sqlite() {
    f02(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_a_kill_leaves_registration_activation_and_password_whole_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f02(place).await;
    }
}
