//! Words of «Cargas masivas». Companies have a RUT, so all of this speaks Chile's *tú*.

mod flaw;

use domain::bulk::{Column, Difference, Outcome, Stage};
use domain::refusal::Field;

use crate::ui::Offer;

pub use flaw::{issue, refusal};

/// The room.
pub const TITLE: &str = "Cargas masivas";
/// As a card.
pub const ABOUT: &str = "Cambia correos y estados, o agrega personas, con un archivo.";
/// Under the title.
pub const LEAD: &str = "Primero ves qué cambiaría, fila por fila. Nada se aplica sin que lo \
                        confirmes, y durante 24 horas lo puedes deshacer.";
/// The form.
pub const BRING: &str = "Cargar un archivo";
/// About the template.
pub const TEMPLATE_LEAD: &str = "Usa la plantilla o tu propio archivo. Para cambiar a alguien \
                                 basta su RUT y lo que cambia; una celda vacía no cambia nada.";
/// The template.
pub const TEMPLATE_CSV: &str = "Descargar la plantilla (CSV)";
/// The template as a workbook.
pub const TEMPLATE_XLSX: &str = "Descargar la plantilla (Excel)";
/// The file.
pub const FILE: &str = "Archivo CSV o Excel";
/// About it.
pub const FILE_HINT: &str = "Hasta 10 MB y 100.000 personas. Codificación, separador y columnas se \
                             reconocen solos.";
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
/// Findings before anything is sent.
pub const FINDINGS_CAPTION: &str = "Lo primero que conviene corregir";

/// The history.
pub const HISTORY: &str = "Cargas anteriores";
/// Its table.
pub const CAPTION: &str = "Cargas, la más reciente primero";
/// Columns.
pub const HEADS: [&str; 8] = [
    "Archivo",
    "Cuándo",
    "Quién",
    "Nuevas",
    "Cambiadas",
    "Rechazadas",
    "Sin cambio",
    "Estado",
];
/// The next page.
pub const OLDER: &str = "Ver cargas más antiguas";
/// An empty history.
pub const NOTHING: &str = "Todavía no hay cargas";
/// What to do.
pub const NOTHING_LEAD: &str = "Carga el primer archivo con el formulario de arriba.";
/// A file was thrown away.
pub const DISCARDED: &str = "El archivo se descartó; no cambió nada.";

/// One load.
pub const ONE: &str = "Carga masiva";
/// How far it is.
pub const STAGE: &str = "Estado";
/// When it came.
pub const WHEN: &str = "Cargada";
/// Who brought it.
pub const WHO: &str = "Por";
/// What it does: new people, changed ones, refused rows, people who stand so already.
pub const FIGURES: [&str; 4] = [
    "Personas nuevas",
    "Personas que cambian",
    "Filas rechazadas",
    "Personas sin cambio",
];
/// What taking it back did.
pub const TAKEN_BACK: [&str; 2] = [
    "Personas que volvieron a como estaban",
    "Personas que alguien cambió después y quedaron así",
];
/// How its letters and cells are written.
pub const WRITTEN: &str = "Codificación y separador";
/// Looks again.
pub const LOOK_AGAIN: &str = "Actualizar";
/// About the file as a whole.
pub const FILE_CAPTION: &str = "Sobre el archivo";
/// Columns of findings.
pub const ISSUE_HEADS: [&str; 4] = ["Fila", "Columna", "Valor", "Qué hacer"];
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
/// Throws it away.
pub const DISCARD: &str = "Descartar";
/// Taking it back.
pub const UNDO: &str = "Deshacer la carga";
/// Does it.
pub const DO_UNDO: &str = "Deshacer";

/// What the titles mean.
pub const COLUMNS: &str = "Columnas del archivo";
/// About it.
pub const COLUMNS_LEAD: &str = "Di qué trae cada columna. El RUT es la única obligatoria.";
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
/// Done.
pub const DONE: &str = "La carga está aplicada.";
/// Taken back.
pub const UNDONE: &str = "La carga está deshecha.";
/// It could not be taken back.
pub const NOT_UNDONE: &str = "La carga no se pudo deshacer y sigue aplicada.";
/// The company is another one now.
pub const CHANGED_SINCE: &str = "Alguien cambió a personas del archivo después de la revisión, así \
                                 que se revisó de nuevo y no se aplicó nada. Los números son los \
                                 de ahora.";

/// What is missing in a decision.
#[must_use]
pub const fn not_chosen(field: Field) -> &'static str {
    match field {
        Field::Scope => {
            "Hay filas rechazadas: elige aplicar solo las buenas, o corrige el archivo."
        }
        _ => "Elige una columna para el RUT, y ninguna dos veces.",
    }
}

/// What may be applied where rows are refused.
#[must_use]
pub fn scopes(good: i64, refused: i64) -> Vec<Offer> {
    vec![
        Offer::new("todas", "Todo o nada: prefiero corregir el archivo"),
        Offer::new(
            "buenas",
            format!("Solo las {good} filas buenas; las {refused} rechazadas quedan fuera"),
        ),
    ]
}

/// What pressing the button does.
#[must_use]
pub fn would(added: i64, changed: i64, refused: i64) -> String {
    format!(
        "Se agregan {added} personas y cambian {changed}. {refused} filas rechazadas no hacen nada."
    )
}

/// Until when it can be taken back.
#[must_use]
pub fn undo_lead(until: &str) -> String {
    format!(
        "Hasta el {until} puedes devolver a cada persona a como estaba. A quienes alguien cambió \
         después no se les toca."
    )
}

/// What was found before anything was sent.
#[must_use]
pub fn looked(readable: bool, rows: u64, refused: u64) -> String {
    match (readable, refused) {
        (false, _) => {
            "Este archivo no se puede leer así. Todavía no ha salido de tu equipo.".into()
        }
        (true, 0) => format!("{rows} filas sin errores. Todavía no ha salido de tu equipo."),
        _ => format!(
            "{rows} filas, {refused} con errores. Todavía no ha salido de tu equipo: puedes \
             corregirlo antes de cargarlo."
        ),
    }
}

/// A title and its place.
#[must_use]
pub fn column_label(at: usize, title: &str) -> String {
    match title {
        "" => format!("Columna {}", at + 1),
        title => format!("Columna {}: «{title}»", at + 1),
    }
}

/// A kind of rows and how many there are.
#[must_use]
pub fn kind(outcome: Outcome, rows: i64) -> String {
    let name = match outcome {
        Outcome::Added => "Nuevas",
        Outcome::Changed => "Cambian",
        Outcome::Refused => "Rechazadas",
        Outcome::Unchanged => "Sin cambio",
    };
    format!("{name} ({rows})")
}

/// The table of a kind.
#[must_use]
pub const fn kind_caption(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "Personas nuevas",
        Outcome::Changed => "Personas que cambian",
        Outcome::Refused => "Filas rechazadas, con el motivo",
        Outcome::Unchanged => "Personas sin cambio",
    }
}

/// The word of a kind in a file.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "Nueva",
        Outcome::Changed => "Cambiada",
        Outcome::Refused => "Rechazada",
        Outcome::Unchanged => "Sin cambio",
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
pub fn difference(difference: &Difference) -> String {
    let value = |text: &str| match (difference.column, text) {
        (_, "") => "(nada)".to_owned(),
        (Column::State, "enabled") => "Habilitado".to_owned(),
        (Column::State, _) => "Inhabilitado".to_owned(),
        (_, text) => text.to_owned(),
    };
    let (old, new) = (value(&difference.old), value(&difference.new));
    format!("{}: {old} → {new}", difference.column.title())
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
        Some(rows) => format!("{doing}: {rows} filas hechas. Puedes salir de esta página."),
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

/// What became of a load that is over, besides having been applied.
#[must_use]
pub fn ended(stage: Stage, note: Option<&str>) -> Option<&'static str> {
    match (stage, note) {
        (Stage::Discarded, _) => Some(DISCARDED),
        (Stage::Expired, _) => {
            Some("Nadie la confirmó en un día; el archivo se borró y no cambió nada.")
        }
        (Stage::Stopped, Some("right")) => Some(
            "Quien la confirmó ya no administra los accesos; no se aplicó nada. Cárgala otra vez.",
        ),
        (Stage::Stopped, _) => {
            Some("No se pudo aplicar por una falla nuestra; no cambió nada. Cárgala otra vez.")
        }
        _ => None,
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
