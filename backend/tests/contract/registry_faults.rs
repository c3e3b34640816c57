//! The rows of `domain.md` 8.2 that `registry_import` does not tell of: RUTs as offices write them,
//! what a spreadsheet eats, merged cells, untidy lists.

use backend::registry;
use backend::registry::import::{Imported, Options, Outcome, Source, Weight, import, words};
use domain::document::{Document, DocumentKind};
use domain::registry::retirement::Agreed;

use crate::contract;
use crate::registry_import::{row, text};
use crate::world::World;

/// A Chilean office's file: no kind of document, and a column for the check digit.
const CHILEAN: &str = "RUT;DV;Nombres;Apellido paterno;Apellido materno;Fecha de nacimiento;Correo;\
    Celular;Comuna;Estado";

impl World {
    async fn reads(&self, platform: &str, file: &str) -> Imported {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("personas.csv");
        std::fs::write(&path, file).unwrap();
        let platform = self.backend.platform(platform).unwrap();
        let options = Options {
            source: Source::File(&path),
            whole: false,
            agreed: Agreed::default(),
            dates: None,
            report: None,
            actor: "system",
            progress: &|_| {},
        };
        import(&self.backend, &platform, &options).await.unwrap()
    }
}

fn told(imported: &Imported) -> Vec<(u64, &str, &'static str)> {
    let issues = imported.report.issues.iter();
    issues
        .map(|issue| (issue.row, issue.column.as_str(), issue.flaw.code()))
        .collect()
}

/// The errors alone: that columns for the questions are missing is a notice of every file here.
fn errors(imported: &Imported) -> Vec<(u64, &str, &'static str)> {
    let issues = imported.report.issues.iter();
    issues
        .filter(|issue| issue.flaw.weight() == Weight::Error)
        .map(|issue| (issue.row, issue.column.as_str(), issue.flaw.code()))
        .collect()
}

fn chilean(rut: &str, digit: &str, phone: &str) -> String {
    format!(
        "{CHILEAN}\r\n{rut};{digit};Rosa;Díaz;Soto;29-02-1980;rosa@correo.test;{phone};Ñuñoa;Activo\r\n"
    )
}

contract!(a_rut_is_read_however_an_office_writes_it, |world| {
    let rut = Document::parse(DocumentKind::Rut, "40000001-8").unwrap();
    for (kind, (typed, digit)) in [
        ("40000001-8", ""),
        ("40.000.001-8", ""),
        ("400000018", ""),
        ("40000001", "8"),
        ("40.000.001", "8"),
    ]
    .into_iter()
    .enumerate()
    {
        let imported = world.reads("gestion", &chilean(typed, digit, "")).await;
        let Outcome::Applied(tally) = imported.outcome else {
            panic!("{typed}: {:?}", told(&imported))
        };
        // The same person each time.
        assert_eq!(
            (tally.added, tally.unchanged),
            if kind == 0 { (1, 0) } else { (0, 1) }
        );
    }
    let small = world.reads("gestion", &chilean("9068826", "k", "")).await;
    assert!(
        matches!(small.outcome, Outcome::Applied(_)),
        "{:?}",
        told(&small)
    );
    let browser = world.browser();
    let caller = &world.caller(&browser, "gestion").await;
    let document = &rut;
    let found = world.backend.db.read(|mut tx| async move {
        let found = registry::find(&mut tx, caller, document).await?;
        tx.done(found)
    });
    assert!(found.await.unwrap().unwrap().active);
    for (typed, digit, code) in [
        ("40000001", "", "FALTA_DV"),
        ("40000001-9", "", "DV"),
        ("40000001", "9", "DV"),
        ("4.0000001E+7", "8", "NOTACION_CIENTIFICA"),
        ("'40000001", "8", "APOSTROFO"),
        ("54000001-8", "", "FORMATO"),
        ("100123456-7", "", "FORMATO"),
    ] {
        let imported = world.reads("gestion", &chilean(typed, digit, "")).await;
        assert!(matches!(imported.outcome, Outcome::Refused), "{typed}");
        assert_eq!(
            errors(&imported),
            [(2, "Número documento", code)],
            "{typed}"
        );
    }
});

contract!(
    a_phone_whose_plus_a_spreadsheet_ate_is_read_or_told,
    |world| {
        for phone in ["+56 9 7123 4567", "56971234567", "971234567", "9 7123 4567"] {
            let imported = world
                .reads("gestion", &chilean("40000001-8", "", phone))
                .await;
            assert!(
                matches!(imported.outcome, Outcome::Applied(_)),
                "{phone}: {:?}",
                told(&imported)
            );
            let tally = |imported: Imported| match imported.outcome {
                Outcome::Applied(tally) => tally,
                other => panic!("{other:?}"),
            };
            assert_eq!(tally(imported).changed, 0, "{phone}");
        }
        for (phone, code) in [
            ("5.6971E+10", "NOTACION_CIENTIFICA"),
            ("'+56971234567", "APOSTROFO"),
            ("71234567", "FALTA_9"),
            ("+57 300 123 4567", "OTRO_PAIS"),
        ] {
            let imported = world
                .reads("gestion", &chilean("40000001-8", "", phone))
                .await;
            assert!(matches!(imported.outcome, Outcome::Refused), "{phone}");
            assert_eq!(errors(&imported), [(2, "Celular", code)], "{phone}");
            let hint = words(&imported.report.issues[0].flaw);
            assert!(hint.split(' ').count() >= 3, "{phone}: {hint}");
        }
    }
);

contract!(
    merged_cells_repeated_titles_and_joined_names_are_told,
    |world| {
        // Merged cells leave the rows below the first one empty.
        let merged = [
            row(9_900_000_001, &[]),
            row(9_900_000_002, &[(0, ""), (4, "")]),
        ];
        let imported = world.reads("hanna", &text(&merged)).await;
        assert!(matches!(imported.outcome, Outcome::Refused));
        for column in ["Tipo documento", "Primer apellido"] {
            assert!(told(&imported).contains(&(3, column, "VACIO")), "{column}");
        }
        // A second page of a printed list begins with its titles again.
        let titles = text(&[]);
        let again = format!("{}{}", text(&[row(9_900_000_001, &[])]), titles.trim());
        let imported = world.reads("hanna", &again).await;
        assert!(matches!(imported.outcome, Outcome::Refused));
        assert!(told(&imported).iter().any(|(row, ..)| *row == 3));
        let joined = text(&[row(9_900_000_001, &[])]).replace("Primer apellido", "Apellidos");
        let imported = world.reads("hanna", &joined).await;
        let names = imported.report.issues.iter();
        let names = names.filter(|issue| issue.flaw.code() == "NOMBRES_JUNTOS");
        let hints: Vec<_> = names.map(|issue| words(&issue.flaw)).collect();
        assert!(
            hints.iter().any(|hint| hint.contains("De la Cruz")),
            "{hints:?}"
        );
        // Two surnames in one cell are looked at, not parted.
        let together = [row(9_900_000_001, &[(4, "Gómez Pérez"), (5, "")])];
        let imported = world.reads("hanna", &text(&together)).await;
        assert!(matches!(imported.outcome, Outcome::Applied(_)));
        assert_eq!(
            told(&imported),
            [(2, "Primer apellido", "APELLIDOS_JUNTOS")]
        );
    }
);

contract!(
    one_mail_address_for_two_people_and_odd_states_are_told,
    |world| {
        let rows = [
            row(9_900_000_001, &[(7, "ana@correo.test")]),
            row(9_900_000_002, &[(7, "ANA@correo.test")]),
        ];
        let imported = world.reads("hanna", &text(&rows)).await;
        assert!(matches!(imported.outcome, Outcome::Applied(_)));
        assert_eq!(told(&imported), [(3, "Correo", "CORREO_COMPARTIDO")]);
        assert_eq!(imported.report.count(Weight::Warning), 1);
        for (state, active) in [
            ("Vigente", true),
            ("S", true),
            ("1", true),
            ("ACTIVA", true),
            ("Inactivo", false),
            ("0", false),
            ("retirada", false),
        ] {
            let imported = world
                .reads("hanna", &text(&[row(9_900_000_001, &[(15, state)])]))
                .await;
            assert!(matches!(imported.outcome, Outcome::Applied(_)), "{state}");
            assert_eq!(imported.active == 1, active, "{state}");
        }
    }
);

contract!(every_wrong_day_has_its_own_hint, |world| {
    for (day, code) in [
        ("1/2/20", "ANO_DE_DOS_CIFRAS"),
        ("01-ene-20", "ANO_DE_DOS_CIFRAS"),
        ("43831.5", "FECHA"),
        ("19000", "FECHA"),
        ("60001", "FECHA"),
        ("ayer", "FECHA"),
        ("'29/02/1980", "APOSTROFO"),
        ("29/02/1981", "FECHA_IMPOSIBLE"),
        ("01/01/1800", "FECHA_ANTIGUA"),
    ] {
        let imported = world
            .reads("hanna", &text(&[row(9_900_000_001, &[(6, day)])]))
            .await;
        assert!(matches!(imported.outcome, Outcome::Refused), "{day}");
        assert_eq!(told(&imported), [(2, "Fecha nacimiento", code)], "{day}");
    }
    // 43831 is 1 January 2020.
    for (day, notice) in [("43831", true), ("1 de enero de 2020", false)] {
        let changes = [(14, day)];
        let imported = world
            .reads("hanna", &text(&[row(9_900_000_001, &changes)]))
            .await;
        assert!(matches!(imported.outcome, Outcome::Applied(_)), "{day}");
        assert_eq!(imported.report.count(Weight::Notice), u64::from(notice));
        let words = imported
            .report
            .issues
            .first()
            .map(|issue| words(&issue.flaw));
        assert!(words.is_none_or(|words| words.contains("2020")), "{day}");
    }
});
