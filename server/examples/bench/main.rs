//! `make bench`: a table of ratios to physical limits, measured in one run on one machine.
//!
//! Starts the release binary as people do, with an empty demonstration, and talks to it over
//! loopback. CPU is read from the kernel's account of the server's process, so that the client's
//! own work does not count. Every load is bounded in number and time.

#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads clock and environment"
)]
#![recursion_limit = "512"]

mod baseline;
mod client;
mod companies;
mod enumeration;
mod flood;
mod people;
mod rights;
mod server;
mod sign_in;
mod start;
mod table;
mod who;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let binary = std::env::args()
        .nth(1)
        .context("usage: bench PATH-OF-PORTERIA [EMPTY-POSTGRESQL]")?;
    // One part by itself, for whoever works on it.
    let only = std::env::var("PORTERIA_BENCH").unwrap_or_default();
    let wanted = |part| only.is_empty() || only.split(',').any(|one| one == part);
    let mut table = table::Table::default();
    let server = start::measure(&binary, &mut table).await?;
    let bare = baseline::hashes_per_cpu_second();
    println!("bare argon2 loop: {bare:.1} hashes per CPU-second");
    let session = sign_in::measure(&server, bare, &mut table).await?;
    if wanted("who") {
        who::measure(&server, &session, &mut table).await?;
    }
    if wanted("companies") {
        companies::measure(&server, &mut table).await?;
    }
    if wanted("people") {
        people::measure(&server, &mut table).await?;
    }
    if wanted("flood") {
        flood::measure(&server, &session, &mut table).await?;
    }
    if wanted("enumeration") {
        enumeration::measure(&server, &mut table).await?;
    }
    start::sizes(&server, &mut table).await?;
    drop(server);
    if !wanted("rights") {
        table.print();
        return Ok(());
    }
    let postgres = std::env::args().nth(2);
    rights::measure(&binary, postgres.as_deref(), &mut table).await?;
    table.print();
    Ok(())
}
