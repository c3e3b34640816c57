//! Cold start, idle memory, and what a browser must load.

use anyhow::Result;

use crate::server::Server;
use crate::table::Table;

const RESTARTS: usize = 5;

/// Starts the server several times on an existing database; leaves the last one running.
pub async fn measure(binary: &str, table: &mut Table) -> Result<Server> {
    let (mut server, _) = Server::start(binary).await?;
    let mut times = Vec::new();
    for _ in 0..RESTARTS {
        let (again, took) = server.restart().await?;
        times.push(took);
        server = again;
    }
    times.sort();
    let median = times[RESTARTS / 2].as_secs_f64() * 1000.0;
    table.add(
        "Cold start, existing database",
        format!("{median:.0} ms"),
        "≤ 100 ms",
        median <= 100.0,
    );
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let idle = server.memory_mib("Pss")?;
    table.add(
        "Idle memory before the first sign-in (PSS)",
        format!("{idle:.1} MiB"),
        "≤ 20 MB",
        idle <= 19.07,
    );
    Ok(server)
}

/// Compressed sizes, as a browser gets them.
pub async fn sizes(server: &Server, table: &mut Table) -> Result<()> {
    let page = server.client.get("/gestion/ingresar", "").await?;
    let plain = server.client.reads("/gestion/ingresar").await?;
    let html = String::from_utf8_lossy(&plain.body);
    let package = html
        .split("/pkg-")
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let package = package.unwrap_or_default();
    let size = async |file: &str| -> Result<usize> {
        Ok(server
            .client
            .get(&format!("/pkg-{package}/{file}"), "")
            .await?
            .body
            .len())
    };
    let page_bytes = page.body.len();
    let css = size("porteria.css").await?;
    let first = page_bytes + css;
    table.add(
        "HTML + CSS of the sign-in page, compressed as served",
        format!("{page_bytes} + {css} = {first} bytes"),
        "≤ 14 KB",
        first <= 14 * 1024,
    );
    for (name, who) in [
        ("door", "before sign-in"),
        ("own", "inside"),
        ("staff", "for staff"),
    ] {
        let program = size(&format!("{name}_bg.wasm")).await? + size(&format!("{name}.js")).await?;
        table.add(
            &format!("WASM + JS {who}, brotli"),
            format!("{} KB", program / 1000),
            "≤ 300 KB",
            program <= 300_000,
        );
    }
    Ok(())
}
