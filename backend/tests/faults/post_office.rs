//! A real SMTP server in a process of its own, and what it took.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Deserialize;

/// The server; it goes away when dropped.
pub struct PostOffice {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Where it listens on this machine.
    pub port: u16,
}

/// A letter as it arrived.
#[derive(Debug, Clone, Deserialize)]
pub struct Arrived {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// Headers and body.
    pub source: String,
}

impl Arrived {
    /// The header's value, unfolded; none when it is missing.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.source.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let wanted = format!("{}:", name.to_lowercase());
        let line = head
            .lines()
            .find(|line| line.to_lowercase().starts_with(&wanted))?;
        Some(line[wanted.len()..].trim().to_owned())
    }
}

impl PostOffice {
    /// On a port of its own.
    pub fn opens() -> Option<Self> {
        Self::opens_at(0)
    }

    /// On that port; none where Node or the package is missing.
    pub fn opens_at(port: u16) -> Option<Self> {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let packages = here.join("../end2end");
        if !packages.join("node_modules/smtp-server").exists() {
            crate::without("npm package smtp-server: run scripts/setup.sh");
            return None;
        }
        let mut child = Command::new("node")
            .arg(here.join("tests/faults/post_office.mjs"))
            .arg(packages.canonicalize().unwrap())
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let orders = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        let mut office = Self {
            child,
            orders,
            answers,
            port,
        };
        office.port = office.answer().parse().unwrap();
        Some(office)
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// What it answers from now on: `take`, `later`, `never`, `silent`.
    pub fn is(&mut self, mood: &str) {
        writeln!(self.orders, "mood {mood}").unwrap();
        assert_eq!(self.answer(), "ok");
    }

    /// What it took so far.
    pub fn letters(&mut self) -> Vec<Arrived> {
        writeln!(self.orders, "letters").unwrap();
        serde_json::from_str(&self.answer()).unwrap()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        // It may have gone by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
