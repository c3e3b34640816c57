//! A personnel office's file into the registry: every fault is told where it stands, nothing is
//! applied by halves, and what was applied counts right.

use std::collections::BTreeMap;

use backend::audit;
use backend::registry::{
    self,
    import::{
        DateOrder, Imported, Options, Outcome, Progress, Source, Tally, Weight, import, words,
    },
};
use domain::challenge::{Fact, Pools, Setup};
use domain::document::{Document, DocumentKind};
use domain::platform::ChallengePolicy;
use domain::registry::retirement::Agreed;
use domain::sheet::harmless;

use crate::contract;
use crate::world::World;

const HANNA: &str = "hanna";
const TITLES: &str = "Tipo documento;Número documento;Primer nombre;Segundo nombre;\
    Primer apellido;Segundo apellido;Fecha nacimiento;Correo;Celular;Municipio;NIT empresa;\
    Empresa;Cargo;Profesión;Fecha ingreso;Estado;Tiene cónyuge;Celular cónyuge;\
    Profesión cónyuge;Cargo cónyuge";

/// A sound row, with some cells changed by their place.
pub fn row(number: u64, changes: &[(usize, &str)]) -> String {
    let number = number.to_string();
    let mut cells = [
        "CC",
        &number,
        "Ana",
        "Lucía",
        "Gómez",
        "Pérez",
        "29/02/1980",
        "",
        "3990000001",
        "Soledad",
        "999000001-2",
        "Acme S.A.S.",
        "Cajera",
        "Enfermera",
        "15/01/2015",
        "Activo",
        "Sí",
        "3990000002",
        "Docente",
        "Conductor",
    ];
    for (place, text) in changes {
        cells[*place] = text;
    }
    cells.join(";")
}

/// The office's file of these rows.
pub fn text(rows: &[String]) -> String {
    format!("{TITLES}\r\n{}\r\n", rows.join("\r\n"))
}

struct Way {
    whole: bool,
    agreed: Agreed,
    dates: Option<DateOrder>,
}

const DELTA: Way = Way {
    whole: false,
    agreed: Agreed {
        retire: None,
        mass: false,
    },
    dates: None,
};

impl World {
    async fn takes(&self, bytes: &[u8], way: &Way) -> Imported {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("personas.csv");
        std::fs::write(&path, bytes).unwrap();
        let platform = self.backend.platform(HANNA).unwrap();
        let options = Options {
            source: Source::File(&path),
            whole: way.whole,
            agreed: way.agreed,
            dates: way.dates,
            report: None,
            actor: "system",
            progress: &|_| {},
        };
        import(&self.backend, &platform, &options).await.unwrap()
    }

    async fn applies(&self, rows: &[String]) -> Tally {
        applied(self.takes(text(rows).as_bytes(), &DELTA).await)
    }

    /// How many active people have each value of a fact.
    async fn counts(&self, fact: Fact) -> BTreeMap<String, u64> {
        let distribution = self.backend.db.read(|mut tx| async move {
            let distribution = registry::distribution(&mut tx, HANNA).await?;
            tx.done(distribution)
        });
        let distribution = distribution.await.unwrap();
        let rows = distribution.rows().filter(|(of, _, _)| *of == fact);
        rows.map(|(_, value, people)| (value.to_owned(), people))
            .collect()
    }

    async fn found(&self, number: &str) -> Option<registry::Found> {
        let caller = &self.caller(&self.browser(), HANNA).await;
        let document = &Document::parse(DocumentKind::Cc, number).unwrap();
        let found = self.backend.db.read(|mut tx| async move {
            let found = registry::find(&mut tx, caller, document).await?;
            tx.done(found)
        });
        found.await.unwrap()
    }
}

fn applied(imported: Imported) -> Tally {
    match imported.outcome {
        Outcome::Applied(tally) => tally,
        other => panic!("{other:?}: {:?}", imported.report.issues),
    }
}

fn tally(rows: i64, added: i64, changed: i64, unchanged: i64, retired: i64) -> Tally {
    Tally {
        rows,
        added,
        changed,
        unchanged,
        retired,
    }
}

// Seen red: with every known row taken for a changed one.
contract!(a58_the_same_file_again_changes_nothing, |world| {
    let rows = [
        row(9_900_000_001, &[]),
        row(9_900_000_002, &[(9, "Malambo")]),
    ];
    assert_eq!(world.applies(&rows).await, tally(2, 2, 0, 0, 0));
    assert_eq!(world.applies(&rows).await, tally(2, 0, 0, 2, 0));
    // Another spelling of the same document is the same person.
    let respelt = [row(9_900_000_001, &[(1, "9.900.000.001")])];
    assert_eq!(world.applies(&respelt).await, tally(1, 0, 0, 1, 0));
    assert_eq!(
        world.counts(Fact::Municipality).await.values().sum::<u64>(),
        2
    );
    assert_eq!(audit::verify(&world.backend, HANNA).await.unwrap(), 3);
});

// Seen red: with the second one let through, the database refused it instead.
contract!(
    a58_one_document_twice_in_a_file_is_told_and_nothing_applied,
    |world| {
        let rows = [
            row(9_900_000_001, &[]),
            row(9_900_000_001, &[(1, "9.900.000.001")]),
        ];
        let imported = world.takes(text(&rows).as_bytes(), &DELTA).await;
        assert!(matches!(imported.outcome, Outcome::Refused));
        let issue = &imported.report.issues[0];
        assert_eq!((issue.row, issue.flaw.code()), (3, "DOCUMENTO_REPETIDO"));
        assert!(world.found("9900000001").await.is_none());
    }
);

// Seen red: with faulty rows left out and the others applied.
contract!(one_faulty_row_keeps_the_whole_file_out, |world| {
    let mut rows: Vec<String> = (1..=450).map(|n| row(9_900_000_000 + n, &[])).collect();
    rows[449] = row(9_900_000_450, &[(6, "31/04/1980")]);
    let imported = world.takes(text(&rows).as_bytes(), &DELTA).await;
    assert!(matches!(imported.outcome, Outcome::Refused));
    assert!(world.counts(Fact::Municipality).await.is_empty());
    assert_eq!(audit::verify(&world.backend, HANNA).await.unwrap(), 0);
});

// Seen red: with the value before still counted.
contract!(a_changed_value_moves_the_counts, |world| {
    let rows = [row(9_900_000_001, &[]), row(9_900_000_002, &[])];
    world.applies(&rows).await;
    let before = world.found("9900000001").await.unwrap();
    let changed = [row(9_900_000_001, &[(9, "Malambo"), (12, "N/A")])];
    assert_eq!(world.applies(&changed).await, tally(1, 0, 1, 0, 0));
    let towns = world.counts(Fact::Municipality).await;
    assert_eq!(
        towns,
        BTreeMap::from([("Malambo".into(), 1), ("Soledad".into(), 1)])
    );
    let positions = world.counts(Fact::Position).await;
    assert_eq!(
        positions,
        BTreeMap::from([(String::new(), 1), ("Cajera".into(), 1)])
    );
    let after = world.found("9900000001").await.unwrap();
    assert_eq!(after.id, before.id);
    assert_ne!(after.digest, before.digest);
    assert!(after.record.position.is_none());
});

// Seen red: with people counted as retired who were not.
contract!(
    absent_people_stay_unless_the_file_is_whole_and_confirmed,
    |world| {
        world
            .applies(&[row(9_900_000_001, &[]), row(9_900_000_002, &[])])
            .await;
        let rest = text(&[row(9_900_000_001, &[])]);
        assert_eq!(
            applied(world.takes(rest.as_bytes(), &DELTA).await),
            tally(1, 0, 0, 1, 0)
        );
        assert!(world.found("9900000002").await.unwrap().active);
        let whole = Way {
            whole: true,
            ..DELTA
        };
        let asked = world.takes(rest.as_bytes(), &whole).await;
        let Outcome::Unconfirmed(absent) = asked.outcome else {
            panic!("{:?}", asked.outcome)
        };
        assert_eq!((absent.leaving, absent.active), (1, 2));
        assert_eq!(absent.first, ["CC •••• 002"]);
        // Another number, or half of those who are affiliated without the words for it.
        let agreed = |retire, mass| Agreed {
            retire: Some(retire),
            mass,
        };
        for agreed in [agreed(2, true), agreed(1, false)] {
            let way = Way { agreed, ..whole };
            let asked = world.takes(rest.as_bytes(), &way).await;
            assert!(matches!(asked.outcome, Outcome::Unconfirmed(_)));
        }
        assert!(world.found("9900000002").await.unwrap().active);
        let confirmed = Way {
            agreed: agreed(1, true),
            ..whole
        };
        assert_eq!(
            applied(world.takes(rest.as_bytes(), &confirmed).await),
            tally(1, 0, 0, 1, 1)
        );
        let gone = world.found("9900000002").await.unwrap();
        assert!(!gone.active && !gone.record.status_active());
        assert_eq!(
            world.counts(Fact::Employer).await,
            BTreeMap::from([("Acme S.A.S.".into(), 1)])
        );
        // Back again, though the row reads as it did.
        assert_eq!(
            world.applies(&[row(9_900_000_002, &[])]).await,
            tally(1, 0, 1, 0, 0)
        );
        assert!(world.found("9900000002").await.unwrap().active);
        assert_eq!(
            world.counts(Fact::Employer).await,
            BTreeMap::from([("Acme S.A.S.".into(), 2)])
        );
    }
);

// Seen red: with another code page for files that are not UTF-8.
contract!(a54_encodings_and_separators_read_alike, |world| {
    let utf8 = text(&[row(9_900_000_001, &[(4, "Ñáñez"), (11, "\"Acme; Hijos\"")])]);
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&utf8);
    let quoted = |separator: &str| {
        utf8.replace("\"Acme; Hijos\"", "\"Acme\u{1}Hijos\"")
            .replace(';', separator)
            .replace("\u{1}", "; ")
    };
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(utf8.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let kinds: [Vec<u8>; 8] = [
        utf8.clone().into_bytes(),
        format!("\u{FEFF}{utf8}").into_bytes(),
        latin.into_owned(),
        wide,
        quoted(",").into_bytes(),
        quoted("\t").into_bytes(),
        format!("sep=,\r\n{}", quoted(",")).into_bytes(),
        utf8.replace("\r\n", "\r").into_bytes(),
    ];
    for (kind, bytes) in kinds.iter().enumerate() {
        let tally = applied(world.takes(bytes, &DELTA).await);
        assert_eq!(tally.added, i64::from(kind == 0), "kind {kind}");
        assert_eq!(tally.unchanged, i64::from(kind != 0), "kind {kind}");
    }
    let record = world.found("9900000001").await.unwrap().record;
    assert_eq!(record.name.first_surname.as_str(), "Ñáñez");
    assert_eq!(record.employer.unwrap().as_str(), "Acme; Hijos");
});

// Seen red: with files applied in spite of errors.
contract!(faults_are_told_by_row_and_column, |world| {
    let cases: &[(usize, &str, &str, &str)] = &[
        (1, "9.9E+09", "Número documento", "NOTACION_CIENTIFICA"),
        (1, "'9900000001", "Número documento", "APOSTROFO"),
        (1, "9900000001.0", "Número documento", "DECIMALES"),
        (1, "", "Número documento", "VACIO"),
        (1, "123", "Número documento", "DOCUMENTO_LARGO"),
        (0, "PEP", "Tipo documento", "NO_RECONOCIDO"),
        (2, "-", "Primer nombre", "VACIO"),
        (2, "MarÃ\u{AD}a", "Primer nombre", "LETRAS_DANADAS"),
        (4, "Mu?oz", "Primer apellido", "FORMATO"),
        (6, "29/02/80", "Fecha nacimiento", "ANO_DE_DOS_CIFRAS"),
        (6, "31/04/1980", "Fecha nacimiento", "FECHA_IMPOSIBLE"),
        (6, "02/29/1980", "Fecha nacimiento", "MES_PRIMERO"),
        (6, "15/01/2030", "Fecha nacimiento", "FECHA_FUTURA"),
        (6, "", "Fecha nacimiento", "VACIO"),
        (7, "a@b.test; c@d.test", "Correo", "VARIOS_VALORES"),
        (7, "ana@gmail,com", "Correo", "CORREO_MAL_ESCRITO"),
        (7, "ana@gmial.com", "Correo", "CORREO_MAL_ESCRITO"),
        (7, "ana", "Correo", "CORREO"),
        (8, "3.99E+09", "Celular", "NOTACION_CIENTIFICA"),
        (8, "399000000", "Celular", "CELULAR"),
        (8, "3990000001 / 3990000002", "Celular", "VARIOS_VALORES"),
        (10, "999000001-9", "NIT empresa", "DV"),
        (15, "quizás", "Estado", "NO_RECONOCIDO"),
        (16, "No", "Tiene cónyuge", "CONYUGE_CONTRADICTORIO"),
        (3, "Ana\u{7}", "Segundo nombre", "CARACTER_INVISIBLE"),
    ];
    for (place, cell, column, code) in cases {
        let cell = format!("\"{cell}\"");
        let file = text(&[
            row(9_900_000_007, &[]),
            row(9_900_000_001, &[(*place, &cell)]),
        ]);
        let imported = world.takes(file.as_bytes(), &DELTA).await;
        assert!(
            matches!(imported.outcome, Outcome::Refused),
            "{cell} was taken"
        );
        let told: Vec<_> = imported
            .report
            .issues
            .iter()
            .map(|issue| (issue.row, issue.column.as_str(), issue.flaw.code()))
            .collect();
        assert!(told.contains(&(3, *column, *code)), "{cell}: {told:?}");
        assert!(
            imported
                .report
                .issues
                .iter()
                .all(|issue| !words(&issue.flaw).is_empty())
        );
    }
    assert!(world.found("9900000007").await.is_none());
});

// Seen red: with nothing but errors told.
contract!(what_an_office_usually_writes_is_taken_and_told, |world| {
    let cases: &[(usize, &str, &str)] = &[
        (6, "29280", "FECHA_COMO_NUMERO"),
        (13, "Termino de contrato 30-08-03", "SIN_CONTENIDO"),
        (12, "Jefe de Ba?o", "SIGNO_EN_PALABRA"),
        (8, "6053714545", "TELEFONO_FIJO"),
        (15, "", "ESTADO_VACIO"),
        (14, "15/01/1985", "INGRESO_TEMPRANO"),
        (14, "01-ene-2020", ""),
        (14, "2020-01-31 00:00:00", ""),
        (7, "N/A", ""),
        (16, "s", ""),
        (2, "  Ana\u{A0}", ""),
    ];
    for (place, cell, code) in cases {
        let rows = [
            row(9_900_000_007, &[]),
            row(9_900_000_001, &[(*place, cell)]),
        ];
        let imported = world.takes(text(&rows).as_bytes(), &DELTA).await;
        let told: Vec<_> = imported
            .report
            .issues
            .iter()
            .map(|i| i.flaw.code())
            .collect();
        assert_eq!(told.is_empty(), code.is_empty(), "{cell}: {told:?}");
        assert!(code.is_empty() || told.contains(code), "{cell}: {told:?}");
        applied(imported);
    }
    let record = world.found("9900000001").await.unwrap().record;
    assert!(record.email.is_none());
    assert_eq!(record.name.first.as_str(), "Ana");
});

// Seen red: with a row of totals read as a person.
contract!(
    layouts_of_real_files_are_understood_or_refused_with_a_reason,
    |world| {
        let sound = row(9_900_000_001, &[]);
        let untidy = format!(
            "Caja de Compensación;;\r\n\r\n{TITLES}\r\n;;;\r\n{sound};;\r\nTotal;1;\r\nPie de página\r\n"
        );
        let imported = world.takes(untidy.as_bytes(), &DELTA).await;
        assert_eq!(
            imported.report.count(Weight::Notice),
            1,
            "{:?}",
            imported.report.issues
        );
        assert_eq!(applied(imported).added, 1);
        let refused = [
            (format!("a;b;c\r\n{sound}"), "SIN_TITULOS"),
            (TITLES.to_owned(), "SIN_PERSONAS"),
            (format!("{TITLES};Cédula\r\n{sound};1"), "COLUMNA_REPETIDA"),
            (
                text(&[sound.clone()]).replace("Primer apellido", "Apellidos"),
                "NOMBRES_JUNTOS",
            ),
            (
                text(&[sound.clone()]).replace("Fecha nacimiento", "Nac."),
                "FALTA_COLUMNA",
            ),
            (text(&["CC;9900000001;Ana".into()]), "FILA_CORTA"),
            (text(&[format!("{sound};sobra")]), "CELDAS_DE_MAS"),
            (text(&[format!("\"{sound}")]), "COMILLA_ABIERTA"),
            (text(&[sound.replace("Ana", "A\0a")]), "BYTES_NULOS"),
            (text(&["x;".repeat(1_000_000)]), "FILA_LARGA"),
            (text(&["x".repeat(10_000_000)]), "FILA_LARGA"),
        ];
        for (file, code) in refused {
            let imported = world.takes(file.as_bytes(), &DELTA).await;
            assert!(matches!(imported.outcome, Outcome::Refused), "{code}");
            let told: Vec<_> = imported
                .report
                .issues
                .iter()
                .map(|i| i.flaw.code())
                .collect();
            assert!(told.contains(&code), "{code}: {told:?}");
        }
    }
);

// Seen red: with nobody asked.
contract!(a_doubt_about_day_and_month_is_asked_once, |world| {
    let doubtful = [row(9_900_000_001, &[(6, "03/04/1980"), (14, "01/02/2015")])];
    let doubtful = text(&doubtful);
    let imported = world.takes(doubtful.as_bytes(), &DELTA).await;
    let told: Vec<_> = imported
        .report
        .issues
        .iter()
        .map(|i| i.flaw.code())
        .collect();
    assert_eq!(told, ["ORDEN_DE_FECHA"]);
    // The page has a form to choose in, the command line an option.
    let issue = &imported.report.issues[0];
    assert!(!words(&issue.flaw).contains("--dates"), "{issue}");
    assert!(issue.to_string().contains("--dates mdy"), "{issue}");
    let american = Way {
        dates: Some(DateOrder::Mdy),
        ..DELTA
    };
    applied(world.takes(doubtful.as_bytes(), &american).await);
    assert_eq!(
        world
            .found("9900000001")
            .await
            .unwrap()
            .record
            .birth_date
            .iso(),
        "1980-03-04"
    );
});

// Seen red: with passwords hashed before anybody looks who is there.
contract!(x10_most_of_the_demonstration_can_be_asked, |world| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("afiliados.csv");
    backend::demo::load(&world.backend, &file).await.unwrap();
    let distribution = world.backend.db.read(|mut tx| async move {
        let distribution = registry::distribution(&mut tx, HANNA).await?;
        tx.done(distribution)
    });
    let pools = Pools::of(&distribution.await.unwrap());
    let (mut active, mut full, mut short) = (0, 0, 0);
    for number in (9_900_000_001_u64..9_900_002_001).step_by(5) {
        let found = world.found(&number.to_string()).await.unwrap();
        if !found.active {
            continue;
        }
        active += 1;
        match Setup::of(&found.record, &pools, &ChallengePolicy::default(), None) {
            Ok(setup) if setup.shape() == domain::challenge::Shape::FULL => full += 1,
            Ok(_) => short += 1,
            Err(_) => {}
        }
    }
    println!("of {active} active people {full} get six questions and {short} five");
    assert!(full * 10 >= active * 7, "{full} of {active}");
    // A second time nothing is left to do: no password is hashed, where no hash could be had.
    let mut places = Vec::new();
    while let Ok(place) = world.backend.hashing.place() {
        places.push(place);
    }
    let again = backend::demo::load(&world.backend, &file)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(applied(again), tally(2_000, 0, 0, 2_000, 0));
});

// Seen red: with nothing told while rows are written.
contract!(x10_whoever_waits_is_told_how_far_it_is, |world| {
    use std::sync::Mutex;
    let rows: Vec<String> = (1..=2_500).map(|n| row(9_900_000_000 + n, &[])).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personas.csv");
    std::fs::write(&path, text(&rows)).unwrap();
    let platform = world.backend.platform(HANNA).unwrap();
    let noted = Mutex::new((Vec::new(), Vec::new()));
    let note = |progress| match progress {
        Progress::Checking(rows) => noted.lock().unwrap().0.push(rows),
        Progress::Applying(rows) => noted.lock().unwrap().1.push(rows),
    };
    let report = folder.path().join("informe.csv");
    let options = Options {
        source: Source::File(&path),
        whole: false,
        agreed: Agreed::default(),
        dates: None,
        report: Some(&report),
        actor: "system",
        progress: &note,
    };
    applied(import(&world.backend, &platform, &options).await.unwrap());
    let (checking, applying) = noted.into_inner().unwrap();
    assert_eq!(checking, [1_000, 2_000]);
    assert!(applying.is_sorted() && applying.len() >= 10, "{applying:?}");
    assert!(applying.iter().all(|rows| *rows <= 2_500));
    let report = std::fs::read_to_string(&report).unwrap();
    assert!(report.starts_with("\u{FEFF}Fila;Columna;"), "{report}");
});

// Seen red: with cells written as they are; so was the next one.
contract!(
    a56_the_report_names_row_column_and_hint_and_runs_nothing,
    |world| {
        let folder = tempfile::tempdir().unwrap();
        let [path, report] = ["personas.csv", "informe.csv"].map(|name| folder.path().join(name));
        let rows = [
            row(9_900_000_001, &[]),
            row(9_900_000_002, &[(7, "=cmd|' /C calc'!A0")]),
        ];
        std::fs::write(&path, text(&rows)).unwrap();
        let platform = world.backend.platform(HANNA).unwrap();
        let options = Options {
            source: Source::File(&path),
            whole: false,
            agreed: Agreed::default(),
            dates: None,
            report: Some(&report),
            actor: "system",
            progress: &|_| {},
        };
        let imported = import(&world.backend, &platform, &options).await.unwrap();
        assert!(matches!(imported.outcome, Outcome::Refused));
        let report = std::fs::read_to_string(&report).unwrap();
        let lines: Vec<&str> = report.lines().collect();
        let cells: Vec<&str> = lines[1].split(';').collect();
        assert_eq!(cells[..3], ["3", "Correo", "error"], "{report}");
        assert!(cells[4].starts_with("'="), "{report}");
        assert!(cells[5].split(' ').count() > 3, "no hint: {report}");
    }
);

#[test]
fn a56_no_cell_of_a_report_runs_in_a_spreadsheet() {
    for cell in ["=1+1", "+57", "-1", "@a", "\t=1"] {
        assert_eq!(harmless(cell), format!("'{cell}"));
    }
    assert_eq!(harmless("Ana"), "Ana");
}

// Seen red: with people of every platform retired where a whole file does not name them.
contract!(
    a58_people_of_another_platform_and_accounts_are_left_alone,
    |world| {
        let rows = [row(9_900_000_001, &[]), row(9_900_000_002, &[])];
        assert_eq!(world.applies(&rows).await, tally(2, 2, 0, 0, 0));
        // Somebody with an account here, and the same document in another platform's file.
        let ana = crate::people::Somebody::ana();
        let who = world.account_of(&ana).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &ana, who).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("personas.csv");
        std::fs::write(&path, text(&[row(9_900_000_001, &[(4, "Otra")])])).unwrap();
        let mut other = (*world.backend.platform(HANNA).unwrap()).clone();
        other.slug = domain::platform::PlatformSlug::parse("otra").unwrap();
        let options = Options {
            source: Source::File(&path),
            whole: true,
            agreed: Agreed::default(),
            dates: None,
            report: None,
            actor: "system",
            progress: &|_| {},
        };
        for expected in [tally(1, 1, 0, 0, 0), tally(1, 0, 0, 1, 0)] {
            let imported = import(&world.backend, &other, &options).await.unwrap();
            assert_eq!(applied(imported), expected);
        }
        let kept = world.found("9900000001").await.unwrap();
        assert!(kept.active);
        assert_eq!(kept.record.name.first_surname.as_str(), "Gómez");
        assert!(world.found("9900000002").await.unwrap().active);
        assert!(world.caller(&browser, HANNA).await.session.is_some());
        assert_eq!(world.applies(&rows).await, tally(2, 0, 0, 2, 0));
    }
);

// Seen red: with rows counted by line ends.
contract!(a54_rows_are_counted_as_a_spreadsheet_counts_them, |world| {
    let long = "\"Acme\r\nde dos\r\nrenglones\"";
    let rows = [
        row(9_900_000_001, &[(11, long)]),
        String::new(),
        row(9_900_000_002, &[(6, "31/04/1980")]),
    ];
    let imported = world.takes(text(&rows).as_bytes(), &DELTA).await;
    assert!(matches!(imported.outcome, Outcome::Refused));
    let told: Vec<_> = imported
        .report
        .issues
        .iter()
        .filter(|issue| issue.flaw.code() == "FECHA_IMPOSIBLE")
        .map(|issue| issue.row)
        .collect();
    assert_eq!(told, [4], "{:?}", imported.report.issues);
});
