//! A file as a sheet: its separator, its titles, its rows.

use super::Kind;
use super::header::{Header, Mapping};
use super::reader::{Issue, Lines, Rules, settled};
use crate::date::Date;
use crate::sheet::value::DateOrder;
use crate::sheet::{Cutter, Flaw, Look, Row, Weight};

/// How far down the titles are looked for.
const ROWS_SEARCHED: u64 = 10;
/// What stands between cells in files of these countries, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// Fewer known titles than this are a coincidence.
const FEWEST: usize = 2;

/// A sheet whose titles are understood.
#[derive(Debug)]
pub struct Sheet<'t> {
    text: &'t str,
    /// What stands between the cells.
    pub separator: u8,
    /// Where its columns are.
    pub header: Header,
    /// What was found in the titles; nothing that weighs.
    pub issues: Vec<Issue>,
    rules: Rules,
}

/// Why a sheet cannot be read, and its titles where there are any, to choose by hand.
#[derive(Debug)]
pub struct Unread {
    /// What was found.
    pub issues: Vec<Issue>,
    /// The titles, or what stands where they should.
    pub header: Option<Box<Header>>,
}

impl<'t> Sheet<'t> {
    /// Finds the separator and the titles, or takes their meaning as somebody chose it.
    ///
    /// # Errors
    /// [`Unread`] where a column is missing that must be there, or two mean the same.
    pub fn open(
        kind: Kind,
        text: &'t str,
        by_hand: Option<&Mapping>,
        order: Option<DateOrder>,
        today: Date,
    ) -> Result<Self, Unread> {
        let (text, named) = without_separator(text);
        let Some((separator, header)) = find(kind, text, named) else {
            let issue = Issue::of_file(1, "", Flaw::NoHeader);
            return Err(Unread {
                issues: vec![issue],
                header: None,
            });
        };
        let header = match by_hand {
            Some(mapping) => header.by_hand(mapping),
            None => header,
        };
        let issues = header.issues();
        if issues
            .iter()
            .any(|issue| issue.why.weight() == Weight::Error)
        {
            return Err(Unread {
                issues,
                header: Some(Box::new(header)),
            });
        }
        let order = order.or_else(|| settled(text, separator, &header));
        Ok(Self {
            text,
            separator,
            header,
            issues,
            rules: Rules { order, today },
        })
    }

    /// Its rows.
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self.text, self.separator, &self.header, self.rules)
    }
}

/// A first line `sep=…` is passed over and not counted, as spreadsheets do.
fn without_separator(text: &str) -> (&str, Option<u8>) {
    let head = text.get(..4).unwrap_or_default();
    if !head.eq_ignore_ascii_case("sep=") {
        return (text, None);
    }
    let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
    let named = text.as_bytes().get(4).copied();
    (rest, named.filter(u8::is_ascii))
}

/// Whichever separator shows the most known titles; where none does, the first row with several
/// cells, so that somebody can say what they mean.
fn find(kind: Kind, text: &str, named: Option<u8>) -> Option<(u8, Header)> {
    let mut best: Option<(u8, Header)> = None;
    let mut widest: Option<(u8, Header)> = None;
    for separator in named.into_iter().chain(SEPARATORS) {
        let (mut cutter, mut row, mut at) = (Cutter::new(separator), Row::default(), 0);
        for _ in 0..ROWS_SEARCHED {
            cutter.begin(&mut row);
            match cutter.look(text.as_bytes(), &mut at, &mut row) {
                Look::Row => {}
                Look::Flaw(_) => break,
                Look::Spent => match cutter.end(&mut row) {
                    Ok(true) => {}
                    _ => break,
                },
            }
            let header = Header::of(kind, &row);
            let most = best.as_ref().map_or(FEWEST - 1, |(_, best)| best.known());
            let width = widest.as_ref().map_or(1, |(_, found)| found.titles.len());
            if header.known() > most {
                best = Some((separator, header));
            } else if header.titles.len() > width {
                widest = Some((separator, header));
            }
        }
    }
    best.or(widest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk::{Column, look};

    fn today() -> Date {
        Date::new(2026, 11, 2).unwrap()
    }

    fn codes(bytes: &[u8]) -> Vec<(u64, &'static str)> {
        let counted = look(Kind::People, bytes, None, today(), 50);
        let codes = counted.issues.iter();
        codes.map(|issue| (issue.row, issue.why.code())).collect()
    }

    #[test]
    fn a66_separators_titles_and_encodings_are_found() {
        for (text, separator) in [
            (
                "RUT;Correo;Estado\r\n40.000.001-8;a@b.example;Habilitado\r\n",
                b';',
            ),
            ("sep=,\nrut,e-mail\n40000001-8,a@b.example\n", b','),
            (
                "Listado de personas;;\n;;\nR.U.T.\tMail\n40000001-8\ta@b.example",
                b'\t',
            ),
        ] {
            let sheet = Sheet::open(Kind::People, text, None, None, today()).unwrap();
            assert_eq!(sheet.separator, separator, "{text}");
            let read: Vec<_> = sheet.lines().collect();
            assert_eq!(read.len(), 1, "{text}");
            let line = read[0].line.as_ref().unwrap();
            assert_eq!(line.rut.to_string(), "40000001-8");
            assert_eq!(line.email.as_ref().unwrap().delivery(), "a@b.example");
        }
        let counted = look(
            Kind::People,
            b"RUT;Nombres;Apellido paterno\n40000001-8;Bego\xF1a;Mu\xF1oz\n",
            None,
            today(),
            9,
        );
        assert_eq!((counted.encoding, counted.refused), ("windows-1252", 0));
    }

    #[test]
    fn a66_a_day_that_could_be_a_month_is_read_in_the_order_that_was_chosen() {
        let looks = |text: &str, dates| {
            let counted = look(Kind::People, text.as_bytes(), dates, today(), 50);
            let codes = counted.issues.iter().map(|issue| issue.why.code());
            (counted.refused, codes.collect::<Vec<_>>())
        };
        let either = "RUT;Fecha de ingreso\n40000001-8;03/04/2020\n";
        assert_eq!(looks(either, None), (1, vec!["ORDEN_DE_FECHA"]));
        assert_eq!(looks(either, Some(DateOrder::Dmy)), (0, vec![]));
        assert_eq!(looks(either, Some(DateOrder::Mdy)), (0, vec![]));
        // The order that was chosen stands, and what contradicts it is told.
        let day_first = "RUT;Fecha de ingreso\n40000001-8;23/04/2020\n";
        assert_eq!(looks(day_first, None), (0, vec![]));
        assert_eq!(looks(day_first, Some(DateOrder::Mdy)).0, 1);
    }

    // Seen red: with the second of two rows taken.
    #[test]
    fn a54_a58_each_row_is_told_with_its_own_fault() {
        let text = "RUT;DV;Correo;Estado;Fecha de ingreso\n\
            40000001;8;a@b.example;Habilitado;\n\
            40.000.001-8;;c@b.example;;\n\
            40000001;9;;;\n\
            4.0E+07;;;;\n\
            41234567-3;;a@gmail,com;;\n\
            42000003-0;;;Quizás;\n\
            ;;x@b.example;;\n\
            43111222-1;;;;03/04/2020\n\
            43111222-1\n\
            Total;;4;;\n";
        assert_eq!(
            codes(text.as_bytes()),
            [
                (3, "DOCUMENTO_REPETIDO"),
                (4, "DV"),
                (5, "NOTACION_CIENTIFICA"),
                (6, "CORREO_MAL_ESCRITO"),
                (7, "NO_RECONOCIDO"),
                (8, "VACIO"),
                (9, "ORDEN_DE_FECHA"),
                (10, "FILA_CORTA"),
                (11, "FIN_POR_TOTAL"),
            ]
        );
    }

    #[test]
    fn a54_what_is_no_table_is_told_and_not_read() {
        for (bytes, code) in [
            (b"\0\0\0;".as_slice(), "BYTES_NULOS"),
            (b"", "SIN_TITULOS"),
            (b"hola", "SIN_TITULOS"),
            (b"Nombre;Apellidos\nAna;Soto\n", "NOMBRES_JUNTOS"),
            (b"RUT;Correo;Mail\n", "COLUMNA_REPETIDA"),
            (b"RUT;Correo\n\"40000001-8;a\n", "COMILLA_ABIERTA"),
        ] {
            assert_eq!(codes(bytes)[0].1, code, "{bytes:?}");
        }
        let wide = format!("RUT;Correo{}\n", ";x".repeat(1_000_000));
        assert_eq!(codes(wide.as_bytes())[0].1, "SIN_TITULOS");
        let long = format!("RUT;Correo\n40000001-8;{}\n", "x".repeat(9_000_000));
        assert_eq!(codes(long.as_bytes())[0].1, "FILA_LARGA");
    }

    #[test]
    fn a66_titles_that_nobody_knows_are_chosen_by_hand() {
        let text = "Identificador;Contacto\n40000001-8;a@b.example\n";
        let unread = Sheet::open(Kind::People, text, None, None, today()).unwrap_err();
        assert_eq!(unread.header.unwrap().titles, ["Identificador", "Contacto"]);
        let chosen = Mapping(vec![Some(Column::Rut), Some(Column::Email)]);
        let sheet = Sheet::open(Kind::People, text, Some(&chosen), None, today()).unwrap();
        assert!(sheet.lines().all(|read| read.line.is_some()));
    }

    #[test]
    fn c28_c33_guests_bring_the_six_data_and_a_role() {
        let text = "Nombre;Apellido paterno;Apellido materno;RUT;E-mail;Celular;Rol\n\
            Elena;Soto;Ríos;46.300.001-8;elena@robles.example;9 1111 0001;Súper Administrador\n\
            Bruno;Salas;;46300002-6;bruno@robles.example;911110002;\n\
            Carla;;;46300003-4;;;Jefa\n\
            Diego;Mora;;46300004-2;Elena@robles.example;911110002;usuario\n";
        let read = |kind| {
            let sheet = Sheet::open(kind, text, None, None, today()).unwrap();
            sheet.lines().collect::<Vec<_>>()
        };
        let read = read(Kind::Guests);
        let codes = |at: usize| {
            let issues = read[at].issues.iter();
            issues.map(|issue| issue.why.code()).collect::<Vec<_>>()
        };
        let elena = read[0].line.as_ref().unwrap().guest().unwrap();
        assert_eq!(elena.tier, crate::membership::Tier::Super);
        assert_eq!(elena.phone.e164(), "+56911110001");
        let bruno = read[1].line.as_ref().unwrap().guest().unwrap();
        assert_eq!(bruno.tier, crate::membership::Tier::User);
        assert_eq!(codes(2), ["NO_RECONOCIDO", "VACIO", "VACIO", "VACIO"]);
        assert_eq!(codes(3), ["CORREO_REPETIDO", "CELULAR_REPETIDO"]);
        assert!(read[3].line.is_none());
        let short = "RUT;Correo\n46300001-8;a@b.example\n";
        let unread = Sheet::open(Kind::Guests, short, None, None, today()).unwrap_err();
        let missing: Vec<_> = unread.issues.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(missing, ["Nombre", "Apellido paterno", "Celular"]);
    }

    #[test]
    fn a56_a66_refused_rows_are_loaded_again_as_they_came() {
        let read = |cells: &[String]| {
            let titles = "Nombre;Apellido paterno;Apellido materno;RUT;E-mail;Celular";
            let text = format!("{titles}\n{}\n", cells.join(";"));
            let sheet = Sheet::open(Kind::Guests, &text, None, None, today()).unwrap();
            sheet.lines().next().unwrap()
        };
        let cells = [
            "Ana",
            "Soto",
            "-",
            "46300001-8",
            "a@b.example",
            "+56 9 1234 5678",
        ];
        let came = read(&cells.map(str::to_owned));
        let again = read(&cells.map(crate::sheet::harmless));
        assert!(came.line.is_some());
        assert_eq!((again.line, again.issues), (came.line, came.issues));
        let other = cells.map(|cell| cell.replace("4630", "'4630"));
        assert_eq!(read(&other).issues[0].why.code(), "APOSTROFO");
    }

    #[test]
    fn q25_one_day_that_is_read_in_one_way_only_settles_the_others() {
        let rows = |days: [&str; 2]| {
            let [one, two] = days;
            let text = format!("RUT;Fecha de ingreso\n40000001-8;{one}\n41234567-3;{two}\n");
            codes(text.as_bytes())
        };
        assert_eq!(rows(["03/04/2020", "31/01/2020"]), []);
        assert_eq!(rows(["03/04/2020", "2020-01-31"]), [(2, "ORDEN_DE_FECHA")]);
        assert_eq!(
            rows(["03/04/2020", "01/31/2020"]),
            [(2, "ORDEN_DE_FECHA"), (3, "MES_PRIMERO")]
        );
    }
}
