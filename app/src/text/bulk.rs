//! Words of «Cargas masivas» and of lists of guests. Companies have a RUT, so all of this speaks Chile's
//! *tú*.

mod flaw;
mod of;

use domain::bulk::{Column, Difference, Kind, Outcome, Stage};
use domain::refusal::Field;

use super::counted;
use crate::ui::Offer;

pub use flaw::{issue, refusal};
pub use of::{Words, caption, ended, of, outcome, outcomes, tab, undo_lead, would};

/// The room.
pub const TITLE: &str = "Cargas masivas";
/// The room of an institution (C-28).
pub const BY_LIST: &str = "Invitar con una lista";
/// As a card.
pub const ABOUT: &str = "Cambia correos y estados, o agrega personas, con un archivo.";
/// The template.
pub const TEMPLATE_CSV: &str = "Descargar la plantilla (CSV)";
/// The template as a workbook.
pub const TEMPLATE_XLSX: &str = "Descargar la plantilla (Excel)";
/// The file.
pub const FILE: &str = "Archivo CSV o Excel";
/// The order of its dates.
pub const DATES: &str = "Orden de las fechas";
/// What it may be.
pub const ORDERS: [(&str, &str); 3] = [
    ("", "El que muestre el archivo"),
    ("dmy", "Día, mes, año"),
    ("mdy", "Mes, día, año"),
];
/// Sends it.
pub const SEND: &str = "Cargar y revisar";
/// What nobody looks through before it is sent.
pub const WORKBOOK: &str = "Un libro de Excel se revisa al cargarlo.";
/// Findings before anything is sent.
pub const FINDINGS_CAPTION: &str = "Lo primero que conviene corregir";

/// The history.
pub const HISTORY: &str = "Cargas anteriores";
/// Its table.
pub const CAPTION: &str = "Cargas, la más reciente primero";
/// The next page.
pub const OLDER: &str = "Ver cargas más antiguas";
/// An empty history.
pub const NOTHING: &str = "Todavía no hay cargas";
/// A file was thrown away.
pub const DISCARDED: &str = "El archivo se descartó; no cambió nada.";

/// How far it is.
pub const STAGE: &str = "Estado";
/// When it came.
pub const WHEN: &str = "Cargada";
/// Who brought it.
pub const WHO: &str = "Por";
/// How its letters and cells are written.
pub const WRITTEN: &str = "Codificación y separador";
/// Looks again.
pub const LOOK_AGAIN: &str = "Actualizar";
/// About the file as a whole.
pub const FILE_CAPTION: &str = "Sobre el archivo";
/// Columns of findings.
pub const ISSUE_HEADS: [&str; 4] = ["Dónde", "Columna", "Valor", "Qué hacer"];
/// A whole file.
pub const WHOLE_FILE: &str = "Todo el archivo";

/// The rows.
pub const ROWS: &str = "Fila por fila";
/// None of that kind.
pub const NO_ROWS: &str = "No hay filas de este tipo.";
/// The page before.
pub const BEFORE: &str = "Filas anteriores";
/// The next page.
pub const MORE: &str = "Más filas";
/// The refused rows as a file.
pub const REFUSED_FILE: &str = "Descargar las filas rechazadas para corregirlas (CSV)";
/// All of them as a file.
pub const RESULT_FILE: &str = "Descargar el resultado de cada fila (CSV)";

/// The decision.
pub const DECIDE: &str = "Confirmar";
/// What of it.
pub const SCOPE: &str = "¿Qué se aplica?";
/// Does it.
pub const APPLY: &str = "Aplicar";
/// Does it.
pub const DO_UNDO: &str = "Deshacer";

/// What the titles mean.
pub const COLUMNS: &str = "Columnas del archivo";
/// A title that is not read.
pub const UNUSED: &str = "No se usa";
/// Reads the file again.
pub const READ_AGAIN: &str = "Leer de nuevo con estas columnas";

/// Everything is good.
pub const SOUND: &str = "Todas las filas se pueden aplicar. Nada ha cambiado todavía.";
/// Some rows are refused.
pub const SOME: &str = "Algunas filas no se pueden aplicar. Corrígelas y carga el archivo otra \
                        vez, o aplica solo las buenas. Nada ha cambiado todavía.";
/// Everything stands so already.
pub const NOTHING_TO_DO: &str = "No hay nada que aplicar: ninguna fila cambia algo.";
/// It cannot be read.
pub const UNREAD: &str = "El archivo no se puede leer así. Di qué trae cada columna, o corrígelo y \
                          cárgalo otra vez.";
/// Nobody wrote to whoever is new.
pub const UNASKED: &str = "La carga no les escribe a las personas nuevas que aún no tienen cuenta. \
                           Invítalas con «Recordar a todos».";
/// Where that is done.
pub const ASK_THEM: &str = "Ver «Pendientes»";
/// It could not be taken back.
pub const NOT_UNDONE: &str = "La carga no se pudo deshacer y sigue aplicada.";
/// What is missing in a decision.
#[must_use]
pub const fn not_chosen(field: Field) -> &'static str {
    match field {
        Field::Scope => {
            "No se aplicó nada: hay filas rechazadas. Elige aplicar solo las buenas, o corrige el \
             archivo."
        }
        _ => "Elige una columna para el RUT y para cada dato obligatorio, y ninguna dos veces.",
    }
}

/// What may be applied where rows are refused.
#[must_use]
pub fn scopes(good: i64, refused: i64) -> Vec<Offer> {
    vec![
        Offer {
            hint: Some("Descárgalas, corrígelas y carga el archivo otra vez.".to_owned()),
            ..Offer::new(
                "todas",
                "Todo o nada: no se aplica nada mientras haya filas rechazadas",
            )
        },
        Offer::new(
            "buenas",
            format!(
                "Solo {}; {}",
                counted(good, "fila buena", "filas buenas"),
                counted(refused, "rechazada queda fuera", "rechazadas quedan fuera"),
            ),
        ),
    ]
}

/// What was found before anything was sent.
#[must_use]
pub fn looked(readable: bool, rows: u64, refused: u64) -> String {
    match (readable, refused) {
        (false, _) => {
            "Este archivo no se puede leer así. Todavía no ha salido de tu equipo.".into()
        }
        (true, 0) => format!(
            "{} sin errores. Todavía no ha salido de tu equipo.",
            counted(rows, "fila", "filas"),
        ),
        _ => format!(
            "{}, {refused} con errores. Todavía no ha salido de tu equipo: puedes corregirlo antes \
             de cargarlo.",
            counted(rows, "fila", "filas"),
        ),
    }
}

/// A row by its number.
#[must_use]
pub fn row(number: u64) -> String {
    format!("Fila {number}")
}

/// A title and its place.
#[must_use]
pub fn column_label(at: usize, title: &str) -> String {
    match title {
        "" => format!("Columna {}", at + 1),
        title => format!("Columna {}: «{title}»", at + 1),
    }
}

/// Columns of the table of a kind.
#[must_use]
pub fn row_heads(outcome: Outcome) -> Vec<String> {
    let last = match outcome {
        Outcome::Refused => "Por qué",
        Outcome::Changed => "De → a",
        _ => "Avisos",
    };
    ["Fila", "Persona", last].map(str::to_owned).to_vec()
}

/// One value that changes.
#[must_use]
pub fn difference(kind: Kind, difference: &Difference) -> String {
    let title = kind.title(difference.column);
    let value = |text: &str| of::value(difference.column, text);
    let (old, new) = (value(&difference.old), value(&difference.new));
    match difference.column {
        // Of somebody new there is nothing that it was before.
        Column::Perfil | Column::Role if difference.old.is_empty() => format!("{title}: {new}"),
        _ => format!("{title}: {old} → {new}"),
    }
}

/// How far the work is.
#[must_use]
pub fn progress(stage: Stage, rows: Option<u64>) -> String {
    let doing = match stage {
        Stage::Receiving => "Recibiendo el archivo",
        Stage::Received => "Esperando la revisión",
        Stage::Checking => "Revisando",
        Stage::Approved => "Esperando para aplicar",
        Stage::Undoing | Stage::Reverting => "Deshaciendo",
        _ => "Aplicando",
    };
    match rows {
        Some(rows) => {
            let done = counted(rows, "fila hecha", "filas hechas");
            format!("{doing}: {done}. Puedes salir de esta página.")
        }
        None => format!("{doing}. Puedes salir de esta página."),
    }
}

/// How far a load is.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Receiving => "Recibiendo",
        Stage::Received => "Por revisar",
        Stage::Checking => "Revisando",
        Stage::Checked => "Por confirmar",
        Stage::Unread => "No se pudo leer",
        Stage::Approved => "Por aplicar",
        Stage::Applying => "Aplicando",
        Stage::Applied => "Aplicada",
        Stage::Undoing | Stage::Reverting => "Deshaciendo",
        Stage::Undone => "Deshecha",
        Stage::Discarded => "Descartada",
        Stage::Expired => "Vencida sin confirmar",
        Stage::Stopped => "Detenida",
    }
}

/// Why a file was not received.
#[must_use]
pub fn unreceived(why: &str) -> Option<&'static str> {
    Some(match why {
        "vacio" => "Elige un archivo que no esté vacío.",
        "grande" => "El archivo pasa de 10 MB. Divídelo en varios.",
        "muchos" => {
            "Hay demasiados archivos sin confirmar, o se cargaron muchos seguidos. Decide los que \
             esperan e inténtalo más tarde."
        }
        "cortado" => "El archivo no llegó completo. Cárgalo otra vez.",
        _ => return None,
    })
}

/// How the cells are parted, for people.
#[must_use]
pub fn written(encoding: &str, separator: &str) -> String {
    if encoding == "XLSX" {
        return "Libro de Excel".to_owned();
    }
    super::registry::written(encoding, separator)
}

/// Columns of the file of all rows.
pub const RESULT_HEADS: [&str; 6] = ["Fila", "RUT", "Nombre", "Resultado", "Código", "Detalle"];
/// The column that says why, in the file of refused rows.
pub const WHY: &str = "Motivo del rechazo";
