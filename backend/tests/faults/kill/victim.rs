//! The process that is killed. Does nothing unless its parent told it what.

use std::io::Write;
use std::path::PathBuf;

use super::{acts, books, bulk, files, load, openings, uploads};
use crate::{schema, told};

/// Tells the parent that something was acknowledged.
pub fn did(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "did {what}").unwrap();
    out.flush().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the tests that kill it"]
async fn lives() {
    let Some(task) = told("PORTERIA_VICTIM") else {
        return;
    };
    let folder = PathBuf::from(told("PORTERIA_VICTIM_FOLDER").unwrap());
    let database = told("PORTERIA_VICTIM_DATABASE").unwrap();
    let round = told("PORTERIA_VICTIM_ROUND").unwrap().parse().unwrap();
    match task.as_str() {
        "people" => acts::people(&database, round).await,
        "import" => files::victim(&database, &folder, round).await,
        "migrate" => schema::victim(&database).await,
        "bulk" => bulk::victim(&database, round, false).await,
        "bulk of one place" => bulk::victim(&database, round, true).await,
        "openings" => openings::victim(&database, round).await,
        "writes" => load::victim(&database, round).await,
        "upload" => uploads::victim(&database, round).await,
        "books" => books::reads(&database, &folder).await,
        "long file" => files::reads_a_long_file(&database, &folder).await,
        other => panic!("no such task: {other}"),
    }
}
