//! The server under measurement: a child process with a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::client::Client;

/// A running server; killed when dropped.
pub struct Server {
    node: Node,
    binary: String,
    folder: TempDir,
    database: String,
    /// Talks to it.
    pub client: Client,
}

/// One process of it; killed when dropped.
pub struct Node {
    child: Child,
    /// Talks to it.
    pub client: Client,
}

impl Server {
    /// Makes a demonstration and serves it; answers how long the start took.
    pub async fn start(binary: &str) -> Result<(Self, Duration)> {
        Self::start_on(binary, None).await
    }

    /// The same on that empty PostgreSQL database, or on a file of its own.
    pub async fn start_on(binary: &str, postgres: Option<&str>) -> Result<(Self, Duration)> {
        let folder = tempfile::tempdir()?;
        let file = format!("sqlite:{}/porteria.db", folder.path().display());
        let database = postgres.map_or(file, str::to_owned);
        for action in ["migrate", "demo"] {
            let mut command = command(binary, folder.path(), &database, 1);
            if !command.arg(action).status()?.success() {
                bail!("`porteria {action}` failed");
            }
        }
        Self::serve(binary.to_owned(), folder, database).await
    }

    async fn serve(binary: String, folder: TempDir, database: String) -> Result<(Self, Duration)> {
        let (node, took) = Node::serve(&binary, folder.path(), &database).await?;
        let server = Self {
            client: node.client.clone(),
            node,
            binary,
            folder,
            database,
        };
        Ok((server, took))
    }

    /// Another node on the same database.
    pub async fn beside(&self) -> Result<Node> {
        let (node, _) = Node::serve(&self.binary, self.folder.path(), &self.database).await?;
        Ok(node)
    }

    /// Stops it and serves the same folder again.
    pub async fn restart(self) -> Result<(Self, Duration)> {
        drop(self.node);
        Self::serve(self.binary, self.folder, self.database).await
    }

    /// Where its database is.
    pub fn database(&self) -> String {
        self.database.clone()
    }

    /// Seconds of CPU it used since it started.
    pub fn cpu_seconds(&self) -> f64 {
        cpu_seconds_of(&self.node.child.id().to_string())
    }

    /// A figure of its memory in MiB: `Pss`, or `VmHWM` for the highest resident size.
    pub fn memory_mib(&self, figure: &str) -> Result<f64> {
        let file = if figure == "Pss" {
            "smaps_rollup"
        } else {
            "status"
        };
        let path = PathBuf::from(format!("/proc/{}/{file}", self.node.child.id()));
        let text = std::fs::read_to_string(path)?;
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("{figure}:")));
        let kib = line
            .and_then(|line| line.split_whitespace().nth(1))
            .context("no such figure")?;
        Ok(kib.parse::<f64>()? / 1024.0)
    }
}

impl Node {
    async fn serve(binary: &str, folder: &Path, database: &str) -> Result<(Self, Duration)> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let begun = Instant::now();
        let child = command(binary, folder, database, port)
            .args(["serve", "--demo"])
            .spawn()?;
        let client = Client::new(port);
        let node = Self { child, client };
        while node
            .client
            .get("/salud/lista", "")
            .await
            .map_or(0, |answer| answer.status)
            != 200
        {
            if begun.elapsed() > Duration::from_secs(20) {
                bail!("the server does not answer");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok((node, begun.elapsed()))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn command(binary: &str, folder: &Path, database: &str, port: u16) -> Command {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new(binary);
    command
        .current_dir(folder)
        .env("PORTERIA_CONFIG", format!("{root}/demo/porteria.toml"))
        .env("PORTERIA_LISTEN", format!("127.0.0.1:{port}"))
        .env("PORTERIA_ORIGIN", format!("http://127.0.0.1:{port}"))
        .env("PORTERIA_DATABASE", database)
        .env("PORTERIA_DATA_KEY_FILE", folder.join("porteria.key"))
        .env("PORTERIA_REQUESTS_PER_MINUTE", "100000000")
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Seconds of CPU that a process used; the kernel counts in hundredths.
pub fn cpu_seconds_of(process: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in brackets may hold spaces; the fields of interest come after it.
    let fields: Vec<&str> = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |place: usize| {
        fields
            .get(place)
            .and_then(|field| field.parse::<f64>().ok())
    };
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}
