//! The program itself, as somebody at a terminal runs it: what it refuses to start with (F24, ruling
//! 20), and its commands.

use crate::harness::{CONFIGURATION, Place};

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
    assert!(!well && words.contains("no hay una instalación"), "{words}");
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

/// A path that was mistyped makes no second installation, empty and unnoticed.
#[test]
fn f24_only_migrate_makes_a_database() {
    let place = Place::new();
    let file = place.path().join("afiliados.csv");
    let file = file.to_str().unwrap();
    // With its key at hand, only the database is missing.
    assert!(place.runs(&["migrate"]).0);
    let database = place.path().join("test.db");
    for part in ["test.db", "test.db-wal", "test.db-shm"] {
        let _ = std::fs::remove_file(place.path().join(part));
    }
    let dismiss = [
        "staff",
        "dismiss",
        "--platform",
        "hanna",
        "--email",
        "a@b.test",
    ];
    let commands: [&[&str]; 6] = [
        &["serve"],
        &["serve", "--demo"],
        &["demo", "--export", file],
        &["registry", "import", file, "--platform", "hanna"],
        &["audit", "verify"],
        &dismiss,
    ];
    for words in commands {
        let (well, said) = place.runs(words);
        assert!(!well, "{words:?}: {said}");
        assert!(said.contains("no hay una instalación"), "{words:?}: {said}");
        assert!(said.contains("porteria migrate"), "{words:?}: {said}");
        assert_eq!(said.trim().lines().count(), 1, "{words:?}: {said}");
        assert!(!database.exists(), "{words:?} made a database");
    }
    let (well, said) = place.makes_operator("faro lejano en la niebla");
    assert!(!well && said.contains("no hay una instalación"), "{said}");
    assert!(!database.exists(), "an operator made a database");
    // Empty is not migrated.
    std::fs::write(&database, "").unwrap();
    let (well, said) = place.runs(&["demo", "--export", file]);
    assert!(!well && said.contains("porteria migrate"), "{said}");
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
    let file = place.path().join("padron.csv");
    let imports = |numbers, more: &[&str]| {
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

#[test]
fn x10_the_report_names_everybody_whom_a_whole_file_leaves_out() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let titles = "Tipo documento;Número documento;Primer nombre;Primer apellido;Fecha nacimiento";
    let file = place.path().join("padron.csv");
    let report = place.path().join("informe.csv");
    let (file, report) = (file.to_str().unwrap(), report.to_str().unwrap());
    let imports = |numbers: std::ops::Range<u64>, more: &[&str]| {
        let rows = numbers.map(|n| format!("CC;{};Ana;Páez;29/02/1980\n", 9_960_000_000 + n));
        std::fs::write(file, format!("{titles}\n{}", rows.collect::<String>())).unwrap();
        let words = ["registry", "import", file, "--platform", "hanna"];
        place.runs(&[&words[..], more].concat())
    };
    assert!(imports(0..40, &[]).0);
    // More than are printed; who is printed is in the report as well.
    let (well, words) = imports(30..40, &["--full"]);
    assert!(!well && words.contains("más; con --report"), "{words}");
    let whole = ["--full", "--report", report];
    let (well, words) = imports(30..40, &whole);
    let told = format!("… y 10 más; todas están en {report}");
    assert!(!well && words.contains(&told), "{words}");
    let named = |n: u64| format!("CC •••• {n:03}");
    let left_out = || {
        let report = std::fs::read_to_string(report).unwrap();
        let all = report.lines().filter(|line| line.contains(";AUSENTE;"));
        all.map(str::to_owned).collect::<Vec<String>>()
    };
    let absent = left_out();
    assert_eq!(absent.len(), 30, "{absent:?}");
    for n in 0..30 {
        let times = absent.iter().filter(|line| line.contains(&named(n)));
        assert_eq!(times.count(), 1, "{n}: {absent:?}");
    }
    assert!(!absent.concat().contains("9960000"), "{absent:?}");
    // They are no findings, and a file that is not the whole registry leaves nobody out.
    assert!(!words.contains("AUSENTE"), "{words}");
    assert!(imports(30..40, &["--report", report]).0);
    assert!(left_out().is_empty());
    // Whoever agrees keeps the names of those who left.
    let agreed = ["--retire", "30", "--confirm", "retiro masivo"];
    let (well, words) = imports(30..40, &[&whole[..], &agreed[..]].concat());
    assert!(well && words.contains("30 retiradas"), "{words}");
    assert_eq!(left_out().len(), 30);
}

/// Every command of the program.
const COMMANDS: [&[&str]; 12] = [
    &[],
    &["serve"],
    &["migrate"],
    &["demo"],
    &["check"],
    &["registry", "import"],
    &["operator", "create"],
    &["audit", "verify"],
    &["staff", "appoint"],
    &["staff", "dismiss"],
    &["codes", "reset"],
    &["restored"],
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

#[test]
fn f17_after_a_backup_was_put_back_one_command_ends_what_was() {
    let place = Place::new();
    let (well, words) = place.runs(&["restored"]);
    assert!(!well && words.contains("falta la llave"), "{words}");
    assert!(place.runs(&["migrate"]).0);
    let (well, words) = place.runs(&["restored"]);
    assert!(well && words.contains("Sesiones cerradas: 0"), "{words}");
    let (well, words) = place.runs(&["audit", "verify"]);
    assert!(well && words.contains("*: 1 asientos"), "{words}");
}
