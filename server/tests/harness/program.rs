//! The program in a process of its own.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The configuration of the demonstration.
pub const CONFIGURATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/porteria.toml");
/// Nothing that people wait for takes longer.
pub const LIMIT: Duration = Duration::from_secs(10);
/// A command that has not come to an end by then hangs. Making up a demonstration took more than
/// [`LIMIT`] beside the other tests of a slow machine.
const HANGS: Duration = Duration::from_mins(2);

/// Starts measuring how long the program takes.
#[expect(
    clippy::disallowed_methods,
    reason = "measures how long we took; decides nothing"
)]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// A folder with everything that an installation needs, and the address it would listen at.
pub struct Place {
    folder: TempDir,
    /// Where it would listen.
    pub port: u16,
}

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Self {
            folder: tempfile::tempdir().unwrap(),
            port: listener.local_addr().unwrap().port(),
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The origin that it serves.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The program with these words, not started yet.
    pub fn command(&self, words: &[&str]) -> Command {
        let folder = self.path().display();
        let mut command = Command::new(env!("CARGO_BIN_EXE_porteria"));
        command
            .args(words)
            .env("PORTERIA_CONFIG", CONFIGURATION)
            .env_remove("PORTERIA_SMTP")
            .env("PORTERIA_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("PORTERIA_ORIGIN", self.origin())
            .env("PORTERIA_DATABASE", format!("sqlite:{folder}/test.db"))
            .env("PORTERIA_DATA_KEY_FILE", format!("{folder}/key"))
            .env("PORTERIA_METRICS_LISTEN", "")
            .env("RUST_BACKTRACE", "0")
            .env("RUST_LOG", "error");
        command
    }

    /// Runs a command to its end; answers whether it went well and all that it said. One that
    /// serves where it should have refused is ended.
    pub fn runs(&self, words: &[&str]) -> (bool, String) {
        let mut command = self.command(words);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        let (number, (done, ended)) = (child.id(), channel());
        let waiting = thread::spawn(move || {
            let output = child.wait_with_output();
            // Nobody listens any more where it took too long.
            let _ = done.send(());
            output
        });
        let in_time = ended.recv_timeout(HANGS).is_ok();
        if !in_time {
            signal("-KILL", number);
        }
        let (well, words) = said(&waiting.join().unwrap().unwrap());
        assert!(in_time, "it does not end: {words}");
        (well, words)
    }

    /// Makes an operator with that password.
    pub fn makes_operator(&self, password: &str) -> (bool, String) {
        let words = [
            "operator",
            "create",
            "--name",
            "Ana Ortega",
            "--email",
            "ana@porteria.example",
        ];
        let mut child = self
            .command(&words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
        said(&child.wait_with_output().unwrap())
    }

    /// A connection to the program.
    pub fn connects(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(LIMIT))?;
        Ok(stream)
    }
}

/// Sends a signal to a process of ours.
pub fn signal(which: &str, process: u32) {
    let told = Command::new("kill")
        .args([which, &process.to_string()])
        .status();
    assert!(told.unwrap().success());
}

fn said(output: &Output) -> (bool, String) {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&all).into_owned(),
    )
}

/// A server in a process of its own; killed when a test ends early.
pub struct Serving(pub Child);

impl Serving {
    /// Serves from that place; answers when it listens.
    pub fn starts(place: &Place, command: &mut Command) -> Self {
        let serving = Self(command.spawn().unwrap());
        let began = stopwatch();
        while place.connects().is_err() {
            assert!(began.elapsed() < LIMIT, "it does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        serving
    }

    /// How it ended by itself.
    pub fn ends(&mut self) -> ExitStatus {
        let began = stopwatch();
        loop {
            if let Some(ended) = self.0.try_wait().unwrap() {
                return ended;
            }
            assert!(began.elapsed() < HANGS, "it does not end");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself, which is what the test wants.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
