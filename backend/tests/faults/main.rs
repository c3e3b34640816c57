//! What happens when the world around the house breaks: the database goes away, a client hangs
//! up, the mail server fails, the process is killed, the key is missing. Ids of `assurance` 5.2.
//!
//! Where a fault needs something that a machine may lack (PostgreSQL, Node), the test says so and
//! passes; where `CI` is set it fails instead, because there `make test` has set everything up.

#![recursion_limit = "512"]

mod backup;
mod disconnect;
mod gateway;
mod house;
mod kill;
#[path = "../shared/opening.rs"]
mod opening;
mod outage;
mod panics;
mod post;
mod post_office;
mod schema;
mod start;
mod telephone;

use std::time::Instant;

/// Starts measuring how long something of ours takes.
#[expect(
    clippy::disallowed_methods,
    reason = "measures how long we took; decides nothing"
)]
fn stopwatch() -> Instant {
    Instant::now()
}

/// What the script or the parent told this process.
#[expect(clippy::disallowed_methods, reason = "tests are told by their script")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Whether this is `make soak`, which takes its time.
fn soaks() -> bool {
    told("PORTERIA_SOAK").is_some()
}

/// Says that something is missing, or fails where nothing may be.
fn without(what: &str) {
    assert!(told("CI").is_none(), "no {what}");
    println!("skipped: no {what}");
}

/// A server of the test run, for tests that only need some PostgreSQL.
fn postgres() -> Option<String> {
    let server = told("PORTERIA_TEST_PG");
    if server.is_none() {
        without("PORTERIA_TEST_PG");
    }
    server
}
