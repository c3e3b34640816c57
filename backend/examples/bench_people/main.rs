//! `make bench`, a company's people: pages of the list in every order that is offered, from the
//! start, from the middle and near the end, with every filter and searched, and «Pendientes», among a
//! thousand people and among a million: what a page costs in processor time, and how long it takes. All
//! of it goes through the statements that the pages use, one
//! read transaction each.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod ask;
mod fill;
#[path = "../shared/opened.rs"]
mod opened;
#[path = "../shared/spent.rs"]
mod spent;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use backend::storage::{Db, migrate};

use crate::ask::Question;
use crate::spent::spent;

type Answer<T> = Result<T, Box<dyn Error>>;

const PLATFORM: &str = "gestion";
const SIZES: [u32; 2] = [1_000, 1_000_000];
/// How often each page is asked for.
const TIMES: usize = 101;

#[tokio::main]
async fn main() -> Answer<()> {
    let folder = std::env::temp_dir().join(format!("bench_people_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn measure(folder: &Path) -> Answer<()> {
    let mut found: Vec<Vec<(f64, f64)>> = Vec::new();
    for size in SIZES {
        let path = folder.join(format!("{size}.db"));
        let db = Db::open(&format!("sqlite:{}", path.display())).await?;
        migrate::run(&db).await?;
        fill::fill(&db, size).await?;
        let mut column = Vec::new();
        for question in ask::questions() {
            column.push(time(&db, &question, size).await?);
        }
        found.push(column);
        db.close().await;
    }
    println!("| People of a company | 1 000: CPU | 1 000 000: CPU, p99 by the clock | Goal | |");
    println!("|---|---|---|---|---|");
    let [small, large] = found.as_slice() else {
        return Err("two sizes".into());
    };
    for (question, (few, many)) in ask::questions().iter().zip(small.iter().zip(large)) {
        let (holds, goal) = if question.searches() {
            (many.1 <= 20.0, "p99 ≤ 20 ms")
        } else {
            (many.0 <= 1.5 * few.0, "≤ 1.5 ×")
        };
        println!(
            "| {} | {:.2} ms | {:.2} ms = {:.2} ×, {:.2} ms | {goal} | {} |",
            question.name,
            few.0,
            many.0,
            many.0 / few.0,
            many.1,
            if holds { "holds" } else { "missed" },
        );
    }
    Ok(())
}

/// What one page costs, the median, and how long it takes, p99; milliseconds.
async fn time(db: &Db, question: &Question, size: u32) -> Answer<(f64, f64)> {
    let (mut took, mut cost) = (Vec::with_capacity(TIMES), Vec::with_capacity(TIMES));
    for _ in 0..TIMES {
        let (began, before) = (Instant::now(), spent());
        db.read(|mut tx| async move {
            let rows = question.ask.rows(&mut tx, size).await?;
            tx.done(rows)
        })
        .await?;
        took.push(began.elapsed().as_secs_f64() * 1e3);
        cost.push((spent() - before).as_secs_f64() * 1e3);
    }
    took.sort_by(f64::total_cmp);
    cost.sort_by(f64::total_cmp);
    let at = |all: &[f64], place: usize| all.get(place).copied().unwrap_or_default();
    Ok((at(&cost, TIMES / 2), at(&took, TIMES - 1)))
}
