//! Words of the registry's rooms. They address nobody by *tú* or *usted*: those who work here read
//! them on both platforms.

use domain::locale::count;
use domain::refusal::Problem;
use domain::registry::Stage;
use domain::registry::retirement::MASS_WORDS;

/// The room.
pub const TITLE: &str = "Padrón";
/// As a card.
pub const ABOUT: &str = "Cargar el archivo de la oficina de personal y ver las importaciones.";
/// Under the title.
pub const LEAD: &str = "Nada se aplica antes de ver qué cambiaría y confirmarlo.";
/// The form.
pub const BRING: &str = "Cargar un archivo";
/// The file.
pub const FILE: &str = "Archivo CSV";
/// About it.
pub const FILE_HINT: &str = "Hasta 16 MB y 50.000 personas; codificación y separador se reconocen \
                             solos.";
/// What the file is.
pub const KIND: &str = "Contenido del archivo";
/// What it may be.
pub const KINDS: [(&str, &str, &str); 2] = [
    (
        "parcial",
        "Novedades",
        "Las personas que no estén en el archivo quedan como están.",
    ),
    (
        "completa",
        "Padrón completo",
        "Las personas que no estén en el archivo quedan retiradas, después de verlas y confirmarlo.",
    ),
];
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

/// The history.
pub const HISTORY: &str = "Importaciones";
/// Its table.
pub const CAPTION: &str = "Importaciones, la más reciente primero";
/// Columns.
pub const HEADS: [&str; 9] = [
    "Archivo",
    "Cuándo",
    "Quién",
    "Personas",
    "Nuevas",
    "Cambiadas",
    "Iguales",
    "Retiradas",
    "Estado",
];
/// The next page.
pub const OLDER: &str = "Importaciones anteriores";
/// An empty history.
pub const NOTHING: &str = "Todavía no hay importaciones";
/// What to do.
pub const NOTHING_LEAD: &str = "Cargar el primer archivo con el formulario de arriba.";
/// A file was thrown away.
pub const DISCARDED: &str = "El archivo se descartó; no cambió nada.";
/// Nobody noted what the file is called.
pub const NAMELESS: &str = "Sin nombre";

/// One import.
pub const ONE: &str = "Archivo del padrón";
/// What it is about.
pub const WHEN: &str = "Cargado";
/// Who brought it.
pub const WHO: &str = "Por";
/// When it was decided.
pub const DECIDED: &str = "Decidido";
/// How far it is.
pub const STAGE: &str = "Estado";
/// How its letters and cells are written.
pub const WRITTEN: &str = "Codificación y separador";
/// People in it.
pub const PEOPLE: &str = "Personas en el archivo";
/// New ones.
pub const ADDED: &str = "Nuevas";
/// Changed ones.
pub const CHANGED: &str = "Cambiadas";
/// Those that stay as they are.
pub const SAME: &str = "Iguales";
/// Those who leave.
pub const RETIRED: &str = "Retiradas";
/// Of whom something is wrong.
pub const REFUSED: &str = "Rechazadas";
/// How many of them can be asked (Q24).
pub const ENOUGH: &str = "Con datos para las preguntas";
/// To the same page, as it is now.
pub const LOOK_AGAIN: &str = "Actualizar";

/// Nothing is wrong.
pub const SOUND: &str = "El archivo no tiene errores. Nada se ha aplicado todavía.";
/// Something is.
pub const FAULTY: &str = "El archivo tiene errores y no se aplica. Hay que corregirlo y cargarlo \
                          de nuevo.";
/// To the form that brings one.
pub const ANOTHER: &str = "Cargar otro archivo";
/// What was found.
pub const FINDINGS: &str = "Hallazgos";
/// Its table.
pub const FINDINGS_CAPTION: &str = "Los primeros, por gravedad y fila";
/// Columns.
pub const FINDING_HEADS: [&str; 5] = ["Fila", "Columna", "Gravedad", "Valor", "Qué hacer"];
/// All of them as a file.
pub const DOWNLOAD: &str = "Descargar los hallazgos (CSV)";
/// A finding of no single cell.
pub const WHOLE_ROW: &str = "Toda la fila";

/// Who would be retired.
pub const LEAVING: &str = "Quedarían retiradas";
/// Their list.
pub const LEAVING_CAPTION: &str = "Personas activas que el archivo no nombra";
/// The next page.
pub const MORE_LEAVING: &str = "Ver más personas";

/// The decision.
pub const DECIDE: &str = "Decidir";
/// The number.
pub const NUMBER: &str = "Número de personas que quedarán retiradas";
/// Why it is asked.
pub const NUMBER_HINT: &str = "El mismo que se muestra arriba, para confirmar que se revisó.";
/// The words.
pub const WORDS: &str = "Confirmación con palabras";
/// Throws it away.
pub const DISCARD: &str = "Descartar";
/// Nothing was typed.
pub const NUMBER_MISSING: &str = "Escribir el número que se muestra.";

/// Applied.
pub const DONE: &str = "El padrón está al día.";
/// The registry is another one now.
pub const CHANGED_SINCE: &str = "El padrón cambió después de la revisión, así que el archivo se \
                                 revisó de nuevo y no se aplicó nada. Los números son los de ahora.";

/// Another number, or other words, were typed.
#[must_use]
pub const fn other(problem: Problem) -> &'static str {
    match problem {
        Problem::RetireNumber => "No es el número que se muestra.",
        _ => "Para retirar a tantas personas, escribir «retiro masivo».",
    }
}

/// Applies it; whom it retires is said on the button.
#[must_use]
pub fn apply(leaving: u64) -> String {
    match leaving {
        0 => "Aplicar".to_owned(),
        1 => "Aplicar y retirar a 1 persona".to_owned(),
        many => format!("Aplicar y retirar a {} personas", count(many)),
    }
}

/// It retires more than is plausible.
#[must_use]
pub fn mass(leaving: u64, active: u64) -> String {
    format!(
        "Este archivo retira a {} de {} personas activas ({} %). Hay que revisar que esté completo.",
        count(leaving),
        count(active),
        share(leaving, active)
    )
}

/// Asks for the words, and says why.
#[must_use]
pub fn words_hint(leaving: u64, active: u64) -> String {
    format!(
        "El archivo retira al {} % de las personas activas, más de lo habitual. ¿Está completo? Si \
         es correcto, escribir «{MASS_WORDS}».",
        share(leaving, active)
    )
}

/// So many of so many, in whole per cent.
const fn share(part: u64, whole: u64) -> u64 {
    let whole = if whole == 0 { 1 } else { whole };
    part.saturating_mul(100).saturating_add(whole / 2) / whole
}

/// How many would be retired.
#[must_use]
pub fn would_leave(leaving: u64, active: u64) -> String {
    format!(
        "{} de {} personas activas no están en el archivo. Retirarlas no borra nada: dejan de \
         contar como afiliadas, sus cuentas se conservan y vuelven cuando otro archivo las nombre.",
        count(leaving),
        count(active)
    )
}

/// How many of the active ones have enough on file to be asked.
#[must_use]
pub fn enough(enough: u64, active: u64) -> String {
    let share = share(enough, active);
    format!("{} de {} activas ({share} %)", count(enough), count(active))
}

/// Where a finding is.
#[must_use]
pub fn row(number: u64) -> String {
    match number {
        0 => "Todo el archivo".to_owned(),
        row => format!("Fila {row}"),
    }
}

/// How much a finding weighs, by its word in the report.
#[must_use]
pub fn weight(word: &str) -> &'static str {
    match word {
        "error" => "Error",
        "advertencia" => "Advertencia",
        _ => "Aviso",
    }
}

/// How many findings there are.
#[must_use]
pub fn weights(errors: u64, warnings: u64, notices: u64) -> String {
    format!(
        "Errores: {}. Advertencias: {}. Avisos: {}.",
        count(errors),
        count(warnings),
        count(notices)
    )
}

/// How far the work is.
#[must_use]
pub fn progress(stage: Stage, rows: Option<u64>) -> String {
    let doing = match stage {
        Stage::Receiving => "Recibiendo el archivo",
        Stage::Received => "Esperando la revisión",
        Stage::Checking => "Revisando",
        Stage::Approved => "Esperando para aplicar",
        _ => "Aplicando",
    };
    match rows {
        Some(rows) => format!(
            "{doing}: {} filas hechas. Se puede salir de esta página.",
            count(rows)
        ),
        None => format!("{doing}. Se puede salir de esta página."),
    }
}

/// How far an import is.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Receiving => "Recibiendo",
        Stage::Received => "Por revisar",
        Stage::Checking => "Revisando",
        Stage::Checked => "Por decidir",
        Stage::Refused => "Con errores",
        Stage::Approved => "Por aplicar",
        Stage::Applying => "Aplicando",
        Stage::Applied => "Aplicado",
        Stage::Discarded => "Descartado",
        Stage::Expired => "Vencido sin decidir",
        Stage::Stopped => "Detenido",
    }
}

/// What became of an import that is over, besides having been applied.
#[must_use]
pub fn ended(stage: Stage, note: Option<&str>) -> Option<&'static str> {
    match (stage, note) {
        (Stage::Discarded, _) => Some(DISCARDED),
        (Stage::Expired, _) => {
            Some("Nadie decidió en un día; el archivo se borró y no cambió nada.")
        }
        (Stage::Stopped, Some("right")) => Some(
            "Quien lo aceptó ya no administra la plataforma; no se aplicó nada. Cargarlo de nuevo.",
        ),
        (Stage::Stopped, _) => {
            Some("No se pudo aplicar por una falla nuestra; no cambió nada. Cargarlo de nuevo.")
        }
        _ => None,
    }
}

/// Why a file was not received.
#[must_use]
pub fn unreceived(why: &str) -> Option<&'static str> {
    Some(match why {
        "vacio" => "Elegir un archivo que no esté vacío.",
        "grande" => "El archivo pasa de 16 MB. Dividirlo en varios.",
        "muchos" => {
            "Hay demasiados archivos sin decidir, o se cargaron muchos seguidos. Decidir los que \
             esperan e intentarlo más tarde."
        }
        "cortado" => "El archivo no llegó completo. Cargarlo de nuevo.",
        _ => return None,
    })
}

/// How the cells are parted, for people.
#[must_use]
pub fn written(encoding: &str, separator: &str) -> String {
    let separator = match separator {
        "\t" => "tabulador",
        ";" => "punto y coma",
        "," => "coma",
        other => other,
    };
    format!("{encoding}, {separator}")
}

#[cfg(test)]
mod tests {
    use domain::sheet::Weight;

    use super::*;

    #[test]
    fn x10_shares_are_rounded_and_whoever_leaves_is_counted_on_the_button() {
        assert_eq!(enough(36, 38), "36 de 38 activas (95 %)");
        assert_eq!(enough(0, 0), "0 de 0 activas (0 %)");
        assert!(mass(1_911, 1_949).contains("1.911 de 1.949 personas activas (98 %)"));
        assert_eq!(apply(0), "Aplicar");
        assert_eq!(apply(1), "Aplicar y retirar a 1 persona");
        assert_eq!(apply(1_911), "Aplicar y retirar a 1.911 personas");
    }

    #[test]
    fn x10_every_weight_of_a_finding_has_its_word() {
        for (of, word) in [
            (Weight::Error, "Error"),
            (Weight::Warning, "Advertencia"),
            (Weight::Notice, "Aviso"),
        ] {
            assert_eq!(weight(of.word()), word);
        }
    }
}
