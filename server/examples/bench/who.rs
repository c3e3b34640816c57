//! What it costs to know who asks: a request with a session against one without, both refused
//! before anything else is read.

use anyhow::{Result, ensure};

use crate::server::Server;
use crate::table::Table;

const REQUESTS: u32 = 20_000;
/// Answers who is signed in, by name.
pub const WHO: &str = "/api/platform/corner";
/// For platform administrators only, and nobody here is one.
const FOR_OTHERS: &str = "/api/rules/view";
const FORM: &str = "platform=gestion";

/// Measures both and takes the difference.
pub async fn measure(server: &Server, session: &str, table: &mut Table) -> Result<()> {
    let with = micros(server, session).await?;
    let without = micros(server, "").await?;
    let check = with - without;
    table.add(
        "Session check on SQLite, CPU of the server",
        format!("{check:.0} µs (whole request {with:.0} µs, without a session {without:.0} µs)"),
        "≤ 100 µs, aim 30",
        check <= 100.0,
    );
    Ok(())
}

async fn micros(server: &Server, cookies: &str) -> Result<f64> {
    let before = server.cpu_seconds();
    for _ in 0..REQUESTS {
        let answer = server.client.call(FOR_OTHERS, cookies, FORM).await?;
        ensure!(answer.status >= 400, "nobody was to be let in");
    }
    Ok((server.cpu_seconds() - before) * 1_000_000.0 / f64::from(REQUESTS))
}
