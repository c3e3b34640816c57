//! What differs between files of a company's people and lists of an institution's guests.

use domain::bulk::{Column, Kind, Outcome, Stage};
use domain::membership::Tier;

use crate::text::{companies, counted};

/// The words of one kind of file.
#[derive(Debug)]
pub struct Words {
    /// The room.
    pub title: &'static str,
    /// Under the title.
    pub lead: &'static str,
    /// The form.
    pub bring: &'static str,
    /// About the template.
    pub template_lead: &'static str,
    /// What the templates are called on somebody's machine.
    pub templates: [&'static str; 2],
    /// About the file.
    pub file_hint: &'static str,
    /// What to do where no file came before.
    pub nothing_lead: &'static str,
    /// One load.
    pub one: &'static str,
    /// Columns of the history: of the file, a figure for each of [`outcomes`], the state.
    pub heads: &'static [&'static str],
    /// What a load does, in the order of [`Outcome::ALL`].
    pub figures: [&'static str; 4],
    /// What taking it back did.
    pub taken_back: [&'static str; 2],
    /// What the titles mean.
    pub columns_lead: &'static str,
    /// Done.
    pub done: &'static str,
    /// Taken back.
    pub undone: &'static str,
    /// Taking it back.
    pub undo: &'static str,
    /// Throwing it away.
    pub discard: &'static str,
    /// What that does.
    pub discard_lead: &'static str,
    /// What is shown is another one by now.
    pub changed_since: &'static str,
    /// Whoever agreed may not any more.
    pub no_right: &'static str,
}

const PEOPLE: Words = Words {
    title: super::TITLE,
    lead: "Primero ves qué cambiaría, fila por fila. Nada se aplica sin que lo confirmes, y durante \
           24 horas lo puedes deshacer.",
    bring: "Cargar un archivo",
    template_lead: "Usa la plantilla o tu propio archivo. Para cambiar a alguien basta su RUT y lo \
                    que cambia; una celda vacía no cambia nada. En personas que ya están cambian \
                    solo correo, estado y perfil. En «Perfil» va el nombre de un perfil de la \
                    empresa.",
    templates: ["plantilla-personas.csv", "plantilla-personas.xlsx"],
    file_hint: "Hasta 10 MB y 100.000 personas. Codificación, separador y columnas se reconocen \
                solos.",
    nothing_lead: "Carga el primer archivo con el formulario de arriba.",
    one: "Carga masiva",
    heads: &[
        "Archivo",
        "Cuándo",
        "Quién",
        "Nuevas",
        "Cambiadas",
        "Rechazadas",
        "Sin cambio",
        "Estado",
    ],
    figures: [
        "Personas nuevas",
        "Personas que cambian",
        "Filas rechazadas",
        "Personas sin cambio",
    ],
    taken_back: [
        "Personas que volvieron a como estaban",
        "Personas que alguien cambió después y quedaron así",
    ],
    columns_lead: "Di qué trae cada columna. El RUT es la única obligatoria.",
    done: "La carga está aplicada.",
    undone: "La carga está deshecha.",
    undo: "Deshacer la carga",
    discard: "Descartar esta carga",
    discard_lead: "El archivo se borra. No cambia a ninguna persona.",
    changed_since: "Alguien cambió a personas del archivo después de la revisión, así que se revisó \
                    de nuevo y no se aplicó nada. Los números son los de ahora.",
    no_right: "Quien la confirmó ya no administra los accesos; no se aplicó nada. Cárgala otra vez.",
};

const GUESTS: Words = Words {
    title: super::BY_LIST,
    lead: "Primero ves a quién se invitaría, fila por fila. Nada se envía sin que lo confirmes, y \
           durante 24 horas puedes revocar de una vez las que nadie haya aceptado ni reenviado.",
    bring: "Cargar una lista",
    template_lead: "Usa la plantilla o tu propio archivo: los seis datos de cada persona y su rol \
                    («Súper Administrador», «Administrador» o «Usuario»). Con el rol vacío se invita \
                    como «Usuario».",
    templates: ["plantilla-invitados.csv", "plantilla-invitados.xlsx"],
    file_hint: "Hasta 10 MB y 2.000 personas. Codificación, separador y columnas se reconocen solos.",
    nothing_lead: "Carga la primera lista con el formulario de arriba.",
    one: "Lista de invitaciones",
    heads: &[
        "Archivo",
        "Cuándo",
        "Quién",
        "Invitadas",
        "Rechazadas",
        "Ya invitadas",
        "Estado",
    ],
    figures: [
        "Personas por invitar",
        "Personas que cambian",
        "Filas rechazadas",
        "Personas ya invitadas",
    ],
    taken_back: [
        "Invitaciones revocadas",
        "Invitaciones que alguien aceptó o cambió después y quedaron así",
    ],
    columns_lead: "Di qué trae cada columna. RUT, nombre, apellido paterno, e-mail y celular son \
                   obligatorias.",
    done: "La lista está aplicada: cada persona recibe su invitación por correo.",
    undone: "La lista está deshecha: las invitaciones que nadie aceptó ni reenvió están revocadas.",
    undo: "Deshacer la lista",
    discard: "Descartar esta lista",
    discard_lead: "El archivo se borra. No se invita a nadie.",
    changed_since: "Algo cambió después de la revisión (cupos, roles o invitaciones), así que se \
                    revisó de nuevo y no se envió nada. Los números son los de ahora.",
    no_right: "Quien la confirmó ya no puede invitar; no se envió nada. Cárgala otra vez.",
};

/// The words of that kind.
#[must_use]
pub const fn of(kind: Kind) -> &'static Words {
    match kind {
        Kind::People => &PEOPLE,
        Kind::Guests => &GUESTS,
    }
}

/// What pressing the button does.
#[must_use]
pub fn would(kind: Kind, added: i64, changed: i64, refused: i64) -> String {
    let people = |n| counted(n, "persona", "personas");
    let mut does = Vec::new();
    match kind {
        Kind::People if added > 0 => does.push(format!("Se agrega a {}.", people(added))),
        Kind::Guests => does.push(format!("Se invita a {}.", people(added))),
        Kind::People => {}
    }
    if changed > 0 {
        does.push(format!("Cambian los datos de {}.", people(changed)));
    }
    if refused > 0 {
        let rows = counted(
            refused,
            "fila rechazada no se aplica",
            "filas rechazadas no se aplican",
        );
        does.push(format!("{rows}."));
    }
    does.join(" ")
}

/// Until when it can be taken back.
#[must_use]
pub fn undo_lead(kind: Kind, until: &str) -> String {
    match kind {
        Kind::People => format!(
            "Hasta el {until} puedes devolver a cada persona a como estaba. A quienes alguien \
             cambió después no se les toca."
        ),
        Kind::Guests => format!(
            "Hasta el {until} puedes revocar de una vez las invitaciones de esta lista. Las que ya \
             se aceptaron o se enviaron de nuevo quedan."
        ),
    }
}

/// A kind of rows and how many there are.
#[must_use]
pub fn tab(kind: Kind, outcome: Outcome, rows: i64) -> String {
    let name = match (kind, outcome) {
        (Kind::People, Outcome::Added) => "Nuevas",
        (Kind::Guests, Outcome::Added) => "Por invitar",
        (_, Outcome::Changed) => "Cambian",
        (_, Outcome::Refused) => "Rechazadas",
        (Kind::People, Outcome::Unchanged) => "Sin cambio",
        (Kind::Guests, Outcome::Unchanged) => "Ya invitadas",
    };
    format!("{name} ({rows})")
}

/// The table of a kind of rows.
#[must_use]
pub const fn caption(kind: Kind, outcome: Outcome) -> &'static str {
    match (kind, outcome) {
        (Kind::People, Outcome::Added) => "Personas nuevas",
        (Kind::Guests, Outcome::Added) => "Personas por invitar",
        (_, Outcome::Changed) => "Personas que cambian",
        (_, Outcome::Refused) => "Filas rechazadas, con el motivo",
        (Kind::People, Outcome::Unchanged) => "Personas sin cambio",
        (Kind::Guests, Outcome::Unchanged) => "Personas ya invitadas",
    }
}

/// The word of a kind of rows in a file.
#[must_use]
pub const fn outcome(kind: Kind, outcome: Outcome) -> &'static str {
    match (kind, outcome) {
        (Kind::People, Outcome::Added) => "Nueva",
        (Kind::Guests, Outcome::Added) => "Invitada",
        (_, Outcome::Changed) => "Cambiada",
        (_, Outcome::Refused) => "Rechazada",
        (Kind::People, Outcome::Unchanged) => "Sin cambio",
        (Kind::Guests, Outcome::Unchanged) => "Ya invitada",
    }
}

/// The kinds of rows that a kind of file has.
#[must_use]
pub const fn outcomes(kind: Kind) -> &'static [Outcome] {
    match kind {
        Kind::People => &Outcome::ALL,
        Kind::Guests => &[Outcome::Added, Outcome::Refused, Outcome::Unchanged],
    }
}

/// What became of a load that is over, besides having been applied.
#[must_use]
pub fn ended(kind: Kind, stage: Stage, note: Option<&str>) -> Option<&'static str> {
    match (stage, note) {
        (Stage::Discarded, _) => Some(super::DISCARDED),
        (Stage::Expired, _) => {
            Some("Nadie la confirmó en un día; el archivo se borró y no cambió nada.")
        }
        (Stage::Stopped, Some("right")) => Some(of(kind).no_right),
        (Stage::Stopped, Some("limit")) => Some(
            "Tu institución, o alguna persona de esta lista, ya tuvo las invitaciones que se pueden \
             en un día; no se envió ninguna. Cárgala otra vez mañana.",
        ),
        (Stage::Stopped, _) => {
            Some("No se pudo aplicar por una falla nuestra; no cambió nada. Cárgala otra vez.")
        }
        _ => None,
    }
}

/// What a value of a column is called.
pub(super) fn value(column: Column, text: &str) -> String {
    let tier = |text: &str| text.parse::<Tier>().map(companies::tier).ok();
    match (column, text) {
        (_, "") => "(nada)".to_owned(),
        (Column::State, "enabled") => "Habilitado".to_owned(),
        (Column::State, _) => "Inhabilitado".to_owned(),
        (Column::Role, text) => tier(text).unwrap_or_default().to_owned(),
        (_, text) => text.to_owned(),
    }
}
