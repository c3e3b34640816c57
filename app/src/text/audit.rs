//! Words of the audit: each act as a sentence.

mod acts;

pub use acts::ACTS;

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
pub const NOTHING_LEAD: &str = "Quitar algún filtro o ampliar las fechas.";
/// Who acted.
pub const WHO: &str = "Quién";
/// Everybody.
pub const EVERYBODY: &str = "Todas las personas";
/// Actors that are nobody in particular.
pub const OTHERS: [(&str, &str); 2] = [("system", "El sistema"), ("visitor", "Visitantes")];
/// What was done.
pub const ACT: &str = "Qué";
/// Everything.
pub const EVERY_ACT: &str = "Todos los actos";
/// On whom.
pub const ON: &str = "Sobre";
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
        (None, Some(("account", id))) => format!("Persona {}", short(id)),
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
        "claim" => "Registro de trabajador",
        "company" => "Empresa",
        "invitation" => "Invitación",
        "person" => "Persona",
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

/// Whether it names a record.
fn is_id(told: &str) -> bool {
    told.len() == 36 && told.bytes().filter(|byte| *byte == b'-').count() == 4
}

/// An old value and a new one.
#[must_use]
pub fn change(field: &str, old: Option<&str>, new: Option<&str>) -> String {
    let what = if field.is_empty() {
        String::new()
    } else {
        format!("{}: ", label(field))
    };
    let before = old.map_or_else(|| "nada".to_owned(), told);
    let after = new.map_or_else(|| "nada".to_owned(), told);
    format!("{what}antes «{before}», ahora «{after}»")
}

/// Something else that is told.
#[must_use]
pub fn fact(name: &str, value: &str) -> String {
    let said = match name {
        "facts" => value.split(", ").map(told).collect::<Vec<_>>().join(", "),
        _ => told(value),
    };
    format!("{}: {said}", label(name))
}

fn told(text: &str) -> String {
    if is_id(text) {
        short(text)
    } else {
        value(text).to_owned()
    }
}

fn label(name: &str) -> &str {
    match name {
        "reason" => "Motivo",
        "service" => "Servicio",
        "mail" => "Correo",
        "email" => "Correo",
        "phone" => "Celular",
        "rut" => "RUT",
        "starts_on" => "Fecha de ingreso",
        "found" => "Encontrados",
        "file" => "Archivo",
        "whole" => "Padrón completo",
        "bytes" => "Bytes",
        "rows" => "Personas",
        "added" => "Nuevas",
        "changed" => "Cambiadas",
        "unchanged" => "Iguales",
        "retired" => "Retiradas",
        "retire" => "Retiros aceptados",
        "entries" => "Asientos",
        "failures" => "Fallas",
        "account" => "Cuenta",
        "company" => "Empresa",
        "wanted" => "Perfil pedido",
        "described" => "Descripción",
        "state" => "Estado",
        "proved" => "Documento comprobado",
        "known_device" => "Equipo conocido",
        "entered" => "Entró",
        "sent" => "Enviado",
        "way" => "Vía",
        "number" => "Radicado",
        "kind" => "Tipo",
        "outcome" => "Resultado",
        "agent" => "Agente",
        "due" => "Plazo",
        "proposal" => "Propuesta",
        "used" => "Intentos usados",
        "unlocks" => "Veces que se abrieron",
        "attempt" => "Intento",
        "facts" => "Preguntas",
        "tier" => "Perfil",
        "seats" => "Cupos",
        "activity" => "Código de actividad",
        "workers" => "Trabajadores",
        "billing" => "Contacto de cobranza",
        "billing_name" => "Nombre de cobranza",
        "billing_email" => "Correo de cobranza",
        "billing_phone" => "Teléfono de cobranza",
        "invoices" => "Correo de facturas",
        other => other,
    }
}

fn value(told: &str) -> &str {
    match told {
        "true" => "sí",
        "false" => "no",
        "pending" => "en revisión",
        "granted" => "aprobado",
        "refused" => "no aprobado",
        "phone" => "por teléfono",
        "mail" => "por correo",
        "in_person" => "en persona",
        "mail_missing" => "no llega el correo",
        "mistyped" => "contraseña mal escrita",
        "somebody_else" => "otra persona",
        "recovery" => "recuperación",
        "activation" => "activación",
        "registration" => "registro",
        "active" => "activa",
        "filed" => "radicada",
        "taken" => "en trámite",
        "asked" => "requiere información",
        "answered" => "respondida",
        "unblocked" => "cuenta desbloqueada",
        "confirmed" => "identidad confirmada",
        "unblock" => "abrir las preguntas",
        "petition" => "petición",
        "complaint" => "queja",
        "claim" => "reclamo",
        "suggestion" => "sugerencia",
        "praise" => "felicitación",
        "profession" => "profesión",
        "position" => "cargo",
        "employer" => "empresa",
        "hire_date" => "fecha de ingreso",
        "municipality" => "municipio",
        "spouse_phone" => "teléfono del cónyuge",
        "spouse_profession" => "profesión del cónyuge",
        "spouse_position" => "cargo del cónyuge",
        "confirm" => "confirmar en persona",
        "pending_challenge" => "faltan las preguntas",
        "blocked" => "bloqueada",
        "disabled" => "inhabilitada",
        "administrator" => "Administrador de accesos",
        "worker" => "Trabajador o colaborador",
        "help_desk" => "Mesa de ayuda",
        "platform_admin" => "Administración",
        "coordination" => "Coordinación",
        "super" => "Súper Administrador",
        "admin" => "Administrador",
        "user" => "Usuario",
        "commercial_contact" => "el contacto comercial",
        "own_contact" => "otra persona",
        other => other,
    }
}
