//! The server under measurement: a child process with a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::client::Client;

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    binary: String,
    folder: TempDir,
    /// Talks to it.
    pub client: Client,
}

impl Server {
    /// Makes a demonstration and serves it; answers how long the start took.
    pub async fn start(binary: &str) -> Result<(Self, Duration)> {
        let folder = tempfile::tempdir()?;
        for action in ["migrate", "demo"] {
            let done = command(binary, folder.path(), 1).arg(action).status()?;
            if !done.success() {
                bail!("`porteria {action}` failed");
            }
        }
        Self::serve(binary.to_owned(), folder).await
    }

    async fn serve(binary: String, folder: TempDir) -> Result<(Self, Duration)> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let begun = Instant::now();
        let child = command(&binary, folder.path(), port)
            .args(["serve", "--demo"])
            .spawn()?;
        let server = Self {
            child,
            binary,
            folder,
            client: Client::new(port),
        };
        while server
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
        Ok((server, begun.elapsed()))
    }

    /// Stops it and serves the same folder again.
    pub async fn restart(mut self) -> Result<(Self, Duration)> {
        self.child.kill()?;
        self.child.wait()?;
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir()?);
        Self::serve(self.binary.clone(), folder).await
    }

    /// Where its database is.
    pub fn database(&self) -> String {
        database(self.folder.path())
    }

    /// Seconds of CPU it used since it started.
    pub fn cpu_seconds(&self) -> f64 {
        cpu_seconds_of(&self.child.id().to_string())
    }

    /// A figure of its memory in MiB: `Pss`, or `VmHWM` for the highest resident size.
    pub fn memory_mib(&self, figure: &str) -> Result<f64> {
        let file = if figure == "Pss" {
            "smaps_rollup"
        } else {
            "status"
        };
        let path = PathBuf::from(format!("/proc/{}/{file}", self.child.id()));
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

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn command(binary: &str, folder: &Path, port: u16) -> Command {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new(binary);
    command
        .current_dir(folder)
        .env("PORTERIA_CONFIG", format!("{root}/demo/porteria.toml"))
        .env("PORTERIA_LISTEN", format!("127.0.0.1:{port}"))
        .env("PORTERIA_ORIGIN", format!("http://127.0.0.1:{port}"))
        .env("PORTERIA_DATABASE", database(folder))
        .env("PORTERIA_DATA_KEY_FILE", folder.join("porteria.key"))
        .env("PORTERIA_REQUESTS_PER_MINUTE", "100000000")
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

fn database(folder: &Path) -> String {
    format!("sqlite:{}/porteria.db", folder.display())
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
