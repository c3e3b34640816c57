//! The titles of a file of workers, under the names that offices give them.

use domain::sheet::{Row, fold};

use super::super::reader::{Form, Rows};
use super::super::report::{Issue, Report};
use super::super::source::Source;
use super::super::{Flaw, Weight};
use crate::fault::Fault;

/// How far down the titles are looked for.
const ROWS_SEARCHED: u64 = 10;
/// What stands between cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// Fewer known titles than this are a coincidence.
const FEWEST: usize = 3;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Rut,
    Names,
    FirstSurname,
    SecondSurname,
    Email,
    Phone,
    Position,
    Hired,
    Card,
    Status,
}

impl Column {
    const ALL: [Self; 10] = [
        Self::Rut,
        Self::Names,
        Self::FirstSurname,
        Self::SecondSurname,
        Self::Email,
        Self::Phone,
        Self::Position,
        Self::Hired,
        Self::Card,
        Self::Status,
    ];
    /// Columns without which nobody can be told from anybody.
    const REQUIRED: [Self; 3] = [Self::Rut, Self::Names, Self::FirstSurname];

    /// Its title as we name it.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Rut => "RUT",
            Self::Names => "Nombres",
            Self::FirstSurname => "Apellido paterno",
            Self::SecondSurname => "Apellido materno",
            Self::Email => "Correo",
            Self::Phone => "Celular",
            Self::Position => "Cargo",
            Self::Hired => "Fecha de ingreso",
            Self::Card => "N° de serie",
            Self::Status => "Estado",
        }
    }

    /// Other titles, folded.
    const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Rut => &["run", "ruttrabajador", "rutdeltrabajador"],
            Self::Names => &["nombre", "primernombre"],
            Self::FirstSurname => &["primerapellido", "apellido1", "paterno"],
            Self::SecondSurname => &["segundoapellido", "apellido2", "materno"],
            Self::Email => &["email", "mail", "correoelectronico"],
            Self::Phone => &["movil", "telefono", "telefonocelular"],
            Self::Position => &["puesto", "cargoactual"],
            Self::Hired => &["fechaingreso", "fechadeingresoalaempresa", "ingreso"],
            Self::Card => &[
                "ndeserie",
                "nserie",
                "numerodeserie",
                "serie",
                "nodeserie",
                "nodocumento",
                "ndedocumento",
                "numerodedocumento",
                "ndeserieodocumento",
            ],
            Self::Status => &["situacion", "vigente", "activo"],
        }
    }

    fn named(title: &str) -> Option<Self> {
        let name = fold(title);
        let is = |column: &Self| {
            fold(column.title()) == name || column.others().contains(&name.as_str())
        };
        Self::ALL.into_iter().find(is)
    }
}

/// Where the columns are.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The row of the titles.
    pub(super) row: u64,
    places: [Option<usize>; Column::ALL.len()],
}

impl Header {
    /// The cell of a column in a row; empty where the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let place = self.places.get(column as usize).copied().flatten();
        place.map_or("", |at| row.cell(at))
    }

    fn read(row: &Row) -> (Self, Vec<Issue>) {
        let mut header = Self {
            row: row.number,
            places: [None; Column::ALL.len()],
        };
        let mut issues = Vec::new();
        for (at, title) in row.cells().enumerate() {
            let tell = |flaw| Issue::new(row.number, title.trim(), "", flaw);
            let place = Column::named(title).map(|column| column as usize);
            match place.and_then(|place| header.places.get_mut(place)) {
                Some(place) if place.is_none() => *place = Some(at),
                Some(_) => issues.push(tell(Flaw::TwiceColumn)),
                None if title.trim().is_empty() => {}
                None => issues.push(tell(Flaw::UnreadColumn)),
            }
        }
        for column in Column::REQUIRED {
            if header
                .places
                .get(column as usize)
                .copied()
                .flatten()
                .is_none()
            {
                issues.push(Issue::new(
                    row.number,
                    column.title(),
                    "",
                    Flaw::MissingColumn,
                ));
            }
        }
        (header, issues)
    }
}

/// Finds separator and titles: whichever separator shows the most known ones. What is wrong with
/// them stands in the report, and then there is no header.
pub(super) async fn find(
    source: Source<'_>,
    mut form: Form,
    report: &mut Report,
) -> Result<(Form, Option<Header>), Fault> {
    let named = Rows::named_separator(source, &form).await?;
    let mut best: Option<(usize, u8, Header, Vec<Issue>)> = None;
    for separator in named.into_iter().chain(SEPARATORS) {
        form.separator = separator;
        let (mut rows, mut row) = (Rows::open(source, &form).await?, Row::default());
        while let Ok(true) = rows.next(&mut row).await? {
            if row.number > ROWS_SEARCHED {
                break;
            }
            let (header, issues) = Header::read(&row);
            let known = header.places.iter().flatten().count();
            if known > best.as_ref().map_or(FEWEST - 1, |(most, ..)| *most) {
                best = Some((known, separator, header, issues));
            }
        }
    }
    let Some((_, separator, header, issues)) = best else {
        let title = Column::Rut.title();
        report.add(Issue::new(1, title, "", Flaw::MissingColumn))?;
        return Ok((form, None));
    };
    form.separator = separator;
    let sound = issues
        .iter()
        .all(|issue| issue.flaw.weight() != Weight::Error);
    for issue in issues {
        report.add(issue)?;
    }
    Ok((form, sound.then_some(header)))
}
