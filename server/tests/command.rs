//! The program itself, as somebody at a terminal or a supervisor runs it: what it refuses to start
//! with (F24, ruling 20), how it stops (F19), and its commands.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const CONFIGURATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/porteria.toml");
const LIMIT: Duration = Duration::from_secs(10);

/// Starts measuring how long the program takes.
#[expect(
    clippy::disallowed_methods,
    reason = "measures how long we took; decides nothing"
)]
fn stopwatch() -> Instant {
    Instant::now()
}

/// A folder with everything that an installation needs, and the address it would listen at.
struct Place {
    folder: TempDir,
    port: u16,
}

impl Place {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        Self {
            folder: tempfile::tempdir().unwrap(),
            port: listener.local_addr().unwrap().port(),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn command(&self, words: &[&str]) -> Command {
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
            .env("RUST_LOG", "error");
        command
    }

    /// Runs a command to its end; answers whether it went well and all that it said. One that
    /// serves where it should have refused is ended.
    fn runs(&self, words: &[&str]) -> (bool, String) {
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
        let in_time = ended.recv_timeout(LIMIT).is_ok();
        if !in_time {
            signal("-KILL", number);
        }
        let (well, words) = said(&waiting.join().unwrap().unwrap());
        assert!(in_time, "it does not end: {words}");
        (well, words)
    }

    fn makes_operator(&self, password: &str) -> (bool, String) {
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

    fn connects(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(LIMIT))?;
        Ok(stream)
    }
}

fn signal(which: &str, process: u32) {
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

/// Seen red: with `require_demo` answering yes, it served; without its look at the file, `check`
/// made one.
#[test]
fn f24_what_does_not_fit_is_not_served_and_the_line_says_why() {
    let place = Place::new();
    let (well, words) = place.runs(&["check"]);
    assert!(!well && words.contains("porteria migrate"), "{words}");
    assert!(
        !place.path().join("test.db").exists(),
        "looking made a file"
    );
    let (well, words) = place.runs(&["serve"]);
    assert!(!well && words.contains("falta la llave"), "{words}");
    assert!(place.runs(&["migrate"]).0);
    let (well, words) = place.runs(&["check"]);
    assert!(well && words.contains("padrón está vacío"), "{words}");

    let file = place.path().join("afiliados.csv");
    let (well, words) = place.runs(&["demo", "--export", file.to_str().unwrap()]);
    assert!(well, "{words}");
    let (well, words) = place.runs(&["serve"]);
    assert!(!well && words.contains("usa --demo"), "{words}");
    let (well, words) = place.runs(&["check", "--demo"]);
    assert!(well && words.contains("1 vez de cada"), "{words}");

    std::fs::write(place.path().join("key"), "b".repeat(64)).unwrap();
    for words in [["serve", "--demo"], ["check", "--demo"]] {
        let (well, words) = place.runs(&words);
        assert!(!well && words.contains("otra llave"), "{words}");
    }
    std::fs::remove_file(place.path().join("key")).unwrap();
    let (well, words) = place.runs(&["serve", "--demo"]);
    assert!(!well && words.contains("falta la llave"), "{words}");
}

/// Seen red: without `deny_unknown_fields` on `Config`, nobody was told of the misspelt key.
#[test]
fn f24_a_broken_configuration_is_told_by_name() {
    let place = Place::new();
    let sound = std::fs::read_to_string(CONFIGURATION).unwrap();
    let file = place.path().join("rota.toml");
    let file = file.to_str().unwrap();
    let (well, words) = place.runs(&["serve", "--config", file]);
    assert!(!well && words.contains("rota.toml"), "{words}");
    for (text, says) in [
        (String::new(), "missing field"),
        ("listen = ".into(), "listen = "),
        (format!("puerto = 80\n{sound}"), "puerto"),
        (sound.replace("es-CO", "xx-YY"), "locale"),
        (sound.replace("\"gestion\"", "\"hanna\""), "misma dirección"),
        (
            format!("{sound}\n[hashing]\nmemory_kib = 64\n"),
            "costo de las contraseñas",
        ),
    ] {
        std::fs::write(file, text).unwrap();
        let (well, words) = place.runs(&["serve", "--config", file]);
        assert!(!well && words.contains(says), "{says}: {words}");
        assert!(!words.contains("panicked"), "{words}");
    }
    assert!(!place.path().join("test.db").exists(), "it made a database");
}

/// Seen red: with a shortest password of eight characters the first one was taken.
#[test]
fn a21_operators_are_made_here_with_a_long_password_and_stand_in_the_audit() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let (well, words) = place.makes_operator("faro en niebla");
    assert!(!well && words.contains("15"), "{words}");
    let (well, words) = place.makes_operator("faro lejano en la niebla");
    assert!(well && words.contains("creada"), "{words}");
    assert!(!words.contains("faro lejano"), "{words}");
    let (well, words) = place.makes_operator("faro lejano en la niebla");
    assert!(!well && words.contains("ya hay"), "{words}");
    let (well, words) = place.runs(&["audit", "verify"]);
    assert!(well && words.contains(": 1 asientos"), "{words}");
    let (well, words) = place.runs(&["audit", "verify", "--platform", "nadie"]);
    assert!(!well && words.contains("no está"), "{words}");
}

/// Seen red: with the number asked of nobody.
#[test]
fn x10_a_whole_file_retires_the_absent_only_with_their_number_and_the_words() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let titles = "Tipo documento;Número documento;Primer nombre;Primer apellido;Fecha nacimiento";
    let people = |numbers: std::ops::Range<u64>| {
        let rows = numbers.map(|n| format!("CC;{};Ana;Páez;29/02/1980\n", 9_960_000_000 + n));
        format!("{titles}\n{}", rows.collect::<String>())
    };
    let file = place.folder.path().join("padron.csv");
    let mut imports = |numbers, more: &[&str]| {
        std::fs::write(&file, people(numbers)).unwrap();
        let words = [
            "registry",
            "import",
            file.to_str().unwrap(),
            "--platform",
            "hanna",
        ];
        place.runs(&[&words[..], more].concat())
    };
    assert!(imports(0..20, &[]).0);
    let (well, words) = imports(1..20, &["--full"]);
    assert!(!well && words.contains("--retire 1"), "{words}");
    assert!(
        words.contains("CC •••• 000") && !words.contains("--confirm"),
        "{words}"
    );
    assert!(!imports(1..20, &["--full", "--retire", "2"]).0);
    let (well, words) = imports(1..20, &["--full", "--retire", "1"]);
    assert!(well && words.contains("1 retiradas"), "{words}");
    let (well, words) = imports(1..10, &["--full", "--retire", "10"]);
    assert!(
        !well && words.contains("--confirm \"retiro masivo\""),
        "{words}"
    );
    let mass = ["--full", "--retire", "10", "--confirm", "retiro masivo"];
    let (well, words) = imports(1..10, &mass);
    assert!(well && words.contains("10 retiradas"), "{words}");
    // Who comes back is affiliated again.
    let (well, words) = imports(0..20, &[]);
    assert!(well && words.contains("11 cambiadas"), "{words}");
}

/// Every command of the program.
const COMMANDS: [&[&str]; 8] = [
    &[],
    &["serve"],
    &["migrate"],
    &["demo"],
    &["check"],
    &["registry", "import"],
    &["operator", "create"],
    &["audit", "verify"],
];

/// Seen red: without the comment of `--log-format`.
#[test]
fn the_help_explains_every_command_and_every_option() {
    let place = Place::new();
    for command in COMMANDS {
        let words: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let (well, help) = place.runs(&words);
        assert!(well, "{help}");
        let mut lines = help.lines().skip_while(|line| !line.ends_with(':'));
        while let Some(line) = lines.next() {
            let entry = line.trim_start();
            // Deeper stand the explanations themselves.
            let is_entry = !entry.is_empty() && (1..8).contains(&(line.len() - entry.len()));
            if !is_entry {
                continue;
            }
            // Explained behind the name, or below it where one of them is long. What clap adds by
            // itself explains nothing.
            let beside = entry.split_once("  ").map(|(_, words)| words.trim_start());
            let words = beside.or_else(|| lines.next()).unwrap_or_default();
            let added = ["[", "Possible values:"];
            let words = words.trim();
            let explained = !words.is_empty() && !added.iter().any(|own| words.starts_with(own));
            assert!(explained, "{command:?} does not explain {entry}: {help}");
        }
        if command.is_empty() {
            for known in COMMANDS.iter().filter_map(|known| known.first()) {
                assert!(help.contains(&format!("\n  {known} ")), "{known}: {help}");
            }
        }
    }
    let (well, words) = place.runs(&["nada"]);
    assert!(!well && words.contains("--help"), "{words}");
}

/// A server in a process of its own; killed when a test ends early.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself, which is what the test wants.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Seen red: when nobody waited for requests under way, their answers were cut off.
#[test]
fn f19_told_to_stop_it_finishes_what_is_under_way() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let mut serving = Serving(place.command(&["serve"]).spawn().unwrap());
    let began = stopwatch();
    while place.connects().is_err() {
        assert!(began.elapsed() < LIMIT, "it does not listen");
        thread::sleep(Duration::from_millis(20));
    }
    // One who is here and asks nothing, and sixteen forms, half of each sent.
    let idle = place.connects().unwrap();
    let body = "platform=gestion&identity=40000001-8&password=camino+equivocado&next=";
    let (first, rest) = body.split_at(body.len() / 2);
    let mut under_way: Vec<TcpStream> = (0..16)
        .map(|_| {
            let mut stream = place.connects().unwrap();
            write!(
                stream,
                "POST /api/session/sign-in HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {}\r\n\
                 Sec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
                place.port,
                place.origin(),
                body.len()
            )
            .unwrap();
            stream
        })
        .collect();
    thread::sleep(Duration::from_millis(300));
    signal("-TERM", serving.0.id());
    let began = stopwatch();
    thread::sleep(Duration::from_millis(300));
    assert!(place.connects().is_err(), "it takes new connections");
    for stream in &mut under_way {
        stream.write_all(rest.as_bytes()).unwrap();
    }
    for mut stream in under_way {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with(['2', '3', '4']), "cut off: {answer:?}");
    }
    let ended = serving.0.wait().unwrap();
    assert!(ended.success(), "{ended}");
    assert!(began.elapsed() < LIMIT, "it took {:?}", began.elapsed());
    drop(idle);
}
