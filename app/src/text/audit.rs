//! Words of the audit: each act as a sentence.

mod acts;
mod facts;

pub use acts::ACTS;
pub use facts::{LABELS, change, fact};

/// The page.
pub const TITLE: &str = "Auditoría";
/// Under it.
pub const LEAD: &str = "Quién hizo qué, cuándo, desde dónde y sobre quién. Nadie puede cambiar ni \
                        borrar un asiento sin que se note.";
/// The table.
pub const CAPTION: &str = "Asientos, el más reciente primero";
/// Columns.
pub const HEADS: [&str; 5] = ["Cuándo", "Quién", "Qué", "Sobre", "Desde dónde"];
/// The next page.
pub const OLDER: &str = "Asientos anteriores";
/// Nothing fits.
pub const NOTHING: &str = "Ningún asiento coincide";
/// What to do.
pub const NOTHING_LEAD: &str = "Hay que quitar algún filtro o ampliar las fechas.";
/// Does it.
pub const UNFILTERED: &str = "Quitar los filtros";
/// Who acted.
pub const WHO: &str = "Quién";
/// Everybody.
pub const EVERYBODY: &str = "Todas";
/// Actors that are nobody in particular.
pub const OTHERS: [(&str, &str); 2] = [("system", "El sistema"), ("visitor", "Visitantes")];
/// What was done.
pub const ACT: &str = "Qué";
/// Everything.
pub const EVERY_ACT: &str = "Todos los actos";
/// On whom.
pub const ON: &str = "Sobre";
/// Where it comes from: nobody knows a record's id by heart.
pub const ON_HINT: &str = "Se elige en la lista";
/// From that day on.
pub const FROM: &str = "Desde el día";
/// Up to that day.
pub const UNTIL: &str = "Hasta el día";
/// Applies the filter.
pub const SHOW: &str = "Mostrar";
/// The file.
pub const EXPORT: &str = "Llevar como archivo";
/// About it.
pub const EXPORT_ABOUT: &str = "Los asientos del filtro, hasta 10.000, para una hoja de cálculo. \
                                La descarga queda en la auditoría.";
/// Does it.
pub const DOWNLOAD: &str = "Descargar CSV";
/// The chain of entries.
pub const CHAIN: &str = "Cadena de asientos";
/// About it.
pub const CHAIN_ABOUT: &str = "Cada asiento lleva la huella del anterior. La verificación los \
                               recorre todos y dice si alguno falta o cambió.";
/// Walks the chain.
pub const VERIFY: &str = "Verificar";
/// Walks on.
pub const GO_ON: &str = "Seguir verificando";
/// The detail died with its person, or belongs to a record whose key is not the platform's to use.
pub const SEALED: &str = "El detalle está sellado.";
/// From where: the house itself.
pub const NOWHERE: &str = "—";
/// From where: kept for a while only.
pub const FORGOTTEN: &str = "Ya no se guarda";

/// Everything fits.
#[must_use]
pub fn whole(seq: i64) -> String {
    format!("La cadena está completa: {seq} asientos en orden.")
}

/// Everything fits so far.
#[must_use]
pub fn so_far(seq: i64, head: i64) -> String {
    format!("Sin diferencias hasta el asiento {seq} de {head}.")
}

/// It breaks.
#[must_use]
pub fn broken(at: i64) -> String {
    format!("La cadena se rompe en el asiento {at}. Avisar a quien opera la instalación.")
}

/// An act as a sentence; the word itself, where there is none yet.
#[must_use]
pub fn sentence(action: &str) -> String {
    let known = ACTS.iter().find(|(code, _)| *code == action);
    known.map_or(action, |(_, sentence)| sentence).to_owned()
}

/// Who acted.
#[must_use]
pub fn who(actor: &str, name: Option<&str>) -> String {
    match (name, actor.split_once(':')) {
        (Some(name), _) => name.to_owned(),
        (None, Some(("account", id))) => format!("Cuenta {}", short(id)),
        (None, Some(("operator", id))) => format!("Operador {}", short(id)),
        (None, _) if actor == "system" => "El sistema".to_owned(),
        (None, _) if actor == "visitor" => "Visitante".to_owned(),
        (None, _) => actor.to_owned(),
    }
}

/// On whom.
#[must_use]
pub fn subject(subject: &str) -> String {
    let Some((kind, id)) = subject.split_once(':') else {
        return subject.to_owned();
    };
    let kind = match kind {
        "account" => "Cuenta",
        "acquisition" => "Adquisición",
        "bulk" => "Carga masiva",
        "claim" => "Registro de trabajador",
        "company" => "Empresa",
        "section" => "Sección",
        "own" => "Perfil",
        "invitation" => "Invitación",
        "person" => "Persona",
        "person_of_company" => "Persona de la empresa",
        "pending" => "Registro",
        "registry_person" => "Persona del padrón",
        "identity" => "Identidad",
        "batch" => "Importación",
        "operator" => "Operador",
        "filing" => "PQRSF",
        "platform" => "Plataforma",
        other => other,
    };
    format!("{kind} {}", short(id))
}

/// The end of an id, which differs where its beginning, a time, does not.
fn short(id: &str) -> String {
    let letters: Vec<char> = id.chars().collect();
    letters
        .iter()
        .skip(letters.len().saturating_sub(8))
        .collect()
}
