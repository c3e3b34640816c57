//! `make bench`, every list beside that of a company's people: what one page costs among a million
//! rows and among a thousand, in processor time, and how long it takes. Each list is asked for its first, a middle and a late page, with each
//! filter that is offered; the page that grows the most is the one told. All of it goes through the
//! statements that the pages use, one read transaction each, the two sizes taking turns so that
//! whatever the machine does meanwhile meets both alike.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod ask;
mod lists;
mod seed;
#[path = "../shared/spent.rs"]
mod spent;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use backend::storage::{Db, migrate};
use domain::access::{Actor, Grant, SeeFilings, Signed, Staff, require};
use domain::account::Stage;
use domain::id::Id;
use domain::platform::PlatformSlug;

use crate::ask::Ask;
use crate::lists::{List, Place, Question};
use crate::spent::spent;

type Answer<T> = Result<T, Box<dyn Error>>;

/// The platform that has all of them; no list minds which one it is.
const PLATFORM: &str = "gestion";
const SIZES: [i64; 2] = [1_000, 1_000_000];
/// How often each page is asked for; the first ones warm caches up and are left out.
const TIMES: usize = 111;
const WARM: usize = 10;
const MOST_TIMES: f64 = 1.5;

#[tokio::main]
async fn main() -> Answer<()> {
    let folder = std::env::temp_dir().join(format!("bench_lists_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn measure(folder: &Path) -> Answer<()> {
    let grant = &help_desk()?;
    println!("| Lists, any page | 1 000 rows: CPU | 1 000 000: CPU, p99 by the clock | Goal | |");
    println!("|---|---|---|---|---|");
    for list in lists::all() {
        let [small, large] = [
            open(folder, &list, SIZES[0]).await?,
            open(folder, &list, SIZES[1]).await?,
        ];
        for question in &list.questions {
            tell(question, &worst([&small, &large], grant, question).await?);
        }
        for db in [small, large] {
            db.close().await;
        }
        // A million rows of each at the same time would be gigabytes.
        std::fs::remove_dir_all(folder.join(list.name))?;
    }
    Ok(())
}

async fn open(folder: &Path, list: &List, size: i64) -> Answer<Db> {
    let path = folder.join(list.name).join(format!("{size}.db"));
    let db = Db::open(&format!("sqlite:{}", path.display())).await?;
    migrate::run(&db).await?;
    seed::fill(&db, list.seed, size).await?;
    Ok(db)
}

/// What one page cost and took, in milliseconds.
struct Took {
    cost: f64,
    p99: f64,
}

/// The page that grows the most, among few rows and among many.
struct Worst {
    place: Place,
    few: Took,
    many: Took,
}

impl Worst {
    fn growth(&self) -> f64 {
        self.many.cost / self.few.cost
    }
}

async fn worst(dbs: [&Db; 2], grant: &Grant<SeeFilings>, question: &Question) -> Answer<Worst> {
    let mut worst: Option<Worst> = None;
    for place in Place::ALL {
        let asks = SIZES.map(|size| (question.ask)(place, size));
        let [few, many] = time(dbs, grant, &asks).await?;
        let found = Worst { place, few, many };
        if worst
            .as_ref()
            .is_none_or(|worst| found.growth() > worst.growth())
        {
            worst = Some(found);
        }
    }
    worst.ok_or_else(|| "no page".into())
}

async fn time(dbs: [&Db; 2], grant: &Grant<SeeFilings>, asks: &[Ask; 2]) -> Answer<[Took; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    let mut costs = [Vec::new(), Vec::new()];
    let mut rows = [0; 2];
    for round in 0..TIMES {
        let noted = times.iter_mut().zip(&mut costs).zip(&mut rows);
        for ((db, ask), ((times, costs), rows)) in dbs.iter().zip(asks).zip(noted) {
            let (began, before) = (Instant::now(), spent());
            *rows = db
                .read(|mut tx| async move {
                    let found = ask.rows(&mut tx, grant).await?;
                    tx.done(found)
                })
                .await?;
            if round >= WARM {
                times.push(began.elapsed().as_secs_f64() * 1e3);
                costs.push((spent() - before).as_secs_f64() * 1e3);
            }
        }
    }
    // Else it would be another work that is compared.
    if rows[0] != rows[1] {
        return Err(format!("{rows:?} rows for {asks:?}").into());
    }
    let [few, many] = costs.map(|costs| part(costs, 50));
    let [soon, late] = times.map(|times| part(times, 99));
    Ok([(few, soon), (many, late)].map(|(cost, p99)| Took { cost, p99 }))
}

/// The one that so many of a hundred do not exceed.
fn part(mut all: Vec<f64>, hundredths: usize) -> f64 {
    all.sort_by(f64::total_cmp);
    let place = (all.len() * hundredths).div_ceil(100).saturating_sub(1);
    all.get(place).copied().unwrap_or(f64::NAN)
}

fn tell(question: &Question, worst: &Worst) {
    let growth = worst.growth();
    println!(
        "| {}, {} page | {:.2} ms | {:.2} ms = {growth:.2} ×, {:.2} ms | ≤ {MOST_TIMES} × | {} |",
        question.name,
        worst.place.word(),
        worst.few.cost,
        worst.many.cost,
        worst.many.p99,
        if growth <= MOST_TIMES {
            "holds"
        } else {
            "missed"
        },
    );
}

/// What the queue of the help desk asks for before it is read.
fn help_desk() -> Answer<Grant<SeeFilings>> {
    let platform = PlatformSlug::parse(PLATFORM).map_err(|_| "no such word")?;
    let agent = Actor::Person(Signed {
        platform: platform.clone(),
        person: Id::from_uuid(seed::AGENT),
        account: Id::from_uuid(seed::AGENT),
        stage: Stage::Full,
        staff: Some(Staff::HelpDesk),
        member: None,
    });
    require(&agent, SeeFilings, platform).map_err(|refused| format!("{refused:?}").into())
}
