//! Sign-ins with the right password for each second of the server's CPU, against the hash alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::client::Client;
use crate::server::Server;
use crate::table::Table;

const LASTS: Duration = Duration::from_secs(15);
const PARALLEL: usize = 8;
/// The server function of sign-in.
pub const SIGN_IN: &str = "/api/session/sign-in";

/// A demonstration account's form; see the personas in the README.
pub fn form(password: &str) -> String {
    format!("platform=gestion&identity=40000001-8&password={password}&next=")
}

/// Measures, and answers the cookies of a session.
pub async fn measure(server: &Server, bare: f64, table: &mut Table) -> Result<String> {
    let right = form(&crate::client::encode(&demo_password()));
    let first = server.client.call(SIGN_IN, "", &right).await?;
    if !first.cookies.contains("sesion-gestion") {
        bail!("sign-in does not work: {} {:?}", first.status, first.body);
    }
    let done = Arc::new(AtomicU32::new(0));
    let before = server.cpu_seconds();
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..PARALLEL {
        workers.spawn(work(
            server.client.clone(),
            right.clone(),
            Arc::clone(&done),
        ));
    }
    workers.join_all().await;
    let cpu = server.cpu_seconds() - before;
    let rate = f64::from(done.load(Ordering::Relaxed)) / cpu;
    let ratio = rate / bare;
    table.add(
        "Sign-ins per CPU-second ÷ bare argon2 loop",
        format!("{rate:.1} ÷ {bare:.1} = {ratio:.3}"),
        "≥ 0.90, aim 0.97",
        ratio >= 0.90,
    );
    Ok(first.cookies)
}

async fn work(client: Client, form: String, done: Arc<AtomicU32>) {
    let begun = Instant::now();
    while begun.elapsed() < LASTS {
        if client
            .call(SIGN_IN, "", &form)
            .await
            .is_ok_and(|a| a.cookies.contains("sesion-"))
        {
            done.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn demo_password() -> String {
    backend::demo::PASSWORD.to_owned()
}
