//! What each entry of the audit tells besides its sentence: names and values, in words.

use domain::date::Date;
use domain::locale::grouped;

use super::{sentence, short, subject};

/// Names of what is told, with their labels. What a name has in front of a dot is left away.
pub const LABELS: &[(&str, &str)] = &[
    ("account", "Cuenta"),
    ("acquisition", "Adquisición"),
    ("action", "Qué"),
    ("activity", "Código de actividad"),
    ("actor", "Quién"),
    ("added", "Nuevas"),
    ("agent", "Agente"),
    ("attempt", "Intento"),
    ("basis", "Por qué administra accesos"),
    ("batch", "Importación"),
    ("billing", "Contacto de cobranza"),
    ("billing_email", "Correo de cobranza"),
    ("billing_name", "Nombre de cobranza"),
    ("billing_phone", "Teléfono de cobranza"),
    ("birth_date", "Fecha de nacimiento"),
    ("by", "Por medio de"),
    ("bytes", "Bytes"),
    ("changed", "Cambiadas"),
    ("codes", "Códigos anulados"),
    ("columns", "Columnas"),
    ("companies", "Empresas"),
    ("company", "Empresa"),
    ("cut", "Lista recortada"),
    ("dates", "Orden de las fechas"),
    ("described", "Descripción"),
    ("document", "Documento"),
    ("due", "Plazo"),
    ("email", "Correo"),
    ("ended", "Sesiones cerradas"),
    ("ends_on", "Sin acceso desde"),
    ("entered", "Entró"),
    ("entries", "Asientos"),
    ("facts", "Preguntas"),
    ("failures", "Fallas"),
    ("file", "Archivo"),
    ("first", "Primer nombre"),
    ("first_surname", "Primer apellido"),
    ("first_user", "Primer usuario"),
    ("found", "Encontrados"),
    ("from", "Desde"),
    ("given", "Enviada"),
    ("invited", "Invitaciones enviadas"),
    ("invoices", "Correo de facturas"),
    ("kept", "Quedaron como estaban"),
    ("kind", "Tipo"),
    ("known_device", "Equipo conocido"),
    ("left", "Quedan por recordar"),
    ("level", "Permiso"),
    ("links", "Enlaces anulados"),
    ("mail", "Correo"),
    ("module", "Módulo"),
    ("name", "Nombre"),
    ("note", "Nota"),
    ("number", "Radicado"),
    ("outcome", "Resultado"),
    ("owners_warned", "Titulares avisados"),
    ("parent", "Sección superior"),
    ("paused", "En pausa"),
    ("people", "Personas"),
    ("perfil", "Perfil"),
    ("phone", "Celular"),
    ("plan", "Plan"),
    ("position", "Cargo"),
    ("product", "Producto"),
    ("proposal", "Propuesta"),
    ("proved", "Documento comprobado"),
    ("purpose", "Autorización"),
    ("reason", "Motivo"),
    ("refused", "Rechazadas"),
    ("representatives", "Representantes legales"),
    ("retire", "Retiros aceptados"),
    ("retired", "Retiradas"),
    ("revoked", "Invitaciones revocadas"),
    ("rows", "Personas"),
    ("rut", "RUT"),
    ("seats", "Cupos"),
    ("second", "Segundo nombre"),
    ("second_surname", "Segundo apellido"),
    ("section", "Sección"),
    ("sends", "Envíos"),
    ("sent", "Enviado"),
    ("service", "Servicio"),
    ("session", "Sesión"),
    ("sessions", "Sesiones cerradas"),
    ("shown", "Cédula comprobada"),
    ("starts_on", "Fecha de ingreso"),
    ("state", "Estado"),
    ("subject", "Sobre"),
    ("taken", "El correo ya era de otra cuenta"),
    ("tally", "Resumen"),
    ("texts_version", "Versión de los textos"),
    ("tier", "Perfil"),
    ("unchanged", "Iguales"),
    ("undone", "Deshechas"),
    ("unlocks", "Veces que se abrieron"),
    ("until", "Hasta"),
    ("used", "Intentos usados"),
    ("version", "Versión del texto"),
    ("wanted", "Perfil pedido"),
    ("warned", "Titular avisado"),
    ("way", "Vía"),
    ("whole", "Padrón completo"),
    ("why", "Motivo"),
    ("workers", "Trabajadores"),
];

/// Names of what is counted, as far as there may be a thousand of it.
const COUNTS: [&str; 14] = [
    "added",
    "bytes",
    "changed",
    "entries",
    "kept",
    "left",
    "people",
    "refused",
    "retire",
    "retired",
    "rows",
    "unchanged",
    "undone",
    "workers",
];

/// Words of the code that stand as values, and what people read.
const VALUES: &[(&str, &str)] = &[
    ("absence", "ausencia prolongada"),
    ("activation", "activación"),
    ("active", "activa"),
    ("adhered", "adherida"),
    ("admin", "Administrador"),
    ("administrator", "Administrador de accesos"),
    ("answered", "respondida"),
    (
        "appointed",
        "responsable nombrado por el representante legal",
    ),
    ("asked", "requiere información"),
    ("blocked", "bloqueada"),
    ("card", "el número de la cédula no corresponde"),
    ("claim", "reclamo"),
    ("commercial", "contacto comercial"),
    ("commercial_contact", "el contacto comercial"),
    ("complaint", "queja"),
    ("confirm", "confirmar en persona"),
    ("confirmed", "identidad confirmada"),
    ("contact", "el correo registrado"),
    ("contacted", "contactada"),
    ("coordination", "Coordinación"),
    ("data", "tratamiento de datos personales"),
    ("disabled", "inhabilitada"),
    ("dmy", "día, mes, año"),
    ("duties", "cambio de funciones"),
    ("edit", "ver y editar"),
    ("employer", "empresa"),
    ("enabled", "habilitada"),
    ("ended", "no adherida"),
    ("expired", "vencida"),
    ("false", "no"),
    ("filed", "radicada"),
    ("first_user", "abrió la cuenta de la empresa"),
    ("granted", "aprobado"),
    ("help_desk", "Mesa de ayuda"),
    ("hire_date", "fecha de ingreso"),
    ("in_person", "en persona"),
    ("mail", "por correo"),
    ("mail_missing", "no llega el correo"),
    ("mdy", "mes, día, año"),
    ("messages", "recibir novedades"),
    ("mistyped", "contraseña mal escrita"),
    ("municipality", "municipio"),
    ("other", "otro motivo"),
    ("own_contact", "otra persona"),
    ("paused", "en pausa"),
    ("pending", "en revisión"),
    ("pending_challenge", "faltan las preguntas"),
    ("petition", "petición"),
    ("phone", "por teléfono"),
    ("platform_admin", "Administración"),
    ("position", "cargo"),
    ("praise", "felicitación"),
    ("profession", "profesión"),
    ("recovery", "recuperación"),
    ("refused", "no aprobado"),
    ("registration", "registro"),
    ("representative", "representante legal"),
    ("revoked", "revocada"),
    ("security", "seguridad"),
    ("see", "ver"),
    ("somebody_else", "otra persona"),
    ("spouse_phone", "teléfono del cónyuge"),
    ("spouse_position", "cargo del cónyuge"),
    ("spouse_profession", "profesión del cónyuge"),
    ("suggestion", "sugerencia"),
    ("super", "Súper Administrador"),
    ("taken", "en trámite"),
    ("true", "sí"),
    ("unblock", "abrir las preguntas"),
    ("unblocked", "cuenta desbloqueada"),
    ("user", "Usuario"),
    ("waiting", "en espera"),
    ("withdrawn", "retirada"),
    ("worker", "Trabajador o colaborador"),
];

/// An old value and a new one. An act about an address alone does not name it.
#[must_use]
pub fn change(field: &str, old: Option<&str>, new: Option<&str>) -> String {
    let what = match field {
        "" if old.or(new).is_some_and(is_address) => "Correo: ".to_owned(),
        "" => String::new(),
        field => format!("{}: ", label(field)),
    };
    let before = old.map_or_else(|| "nada".to_owned(), |old| said(field, old));
    let after = new.map_or_else(|| "nada".to_owned(), |new| said(field, new));
    format!("{what}antes «{before}», ahora «{after}»")
}

/// Something else that is told.
#[must_use]
pub fn fact(name: &str, value: &str) -> String {
    format!("{}: {}", label(name), said(name, value))
}

/// A value, as what goes by that name is told.
fn said(name: &str, value: &str) -> String {
    match name {
        "action" => sentence(value),
        "due" => last_day(value),
        "facts" => value.split(", ").map(told).collect::<Vec<_>>().join(", "),
        name if COUNTS.contains(&name) && value.bytes().all(|byte| byte.is_ascii_digit()) => {
            grouped(value)
        }
        _ => named(value).unwrap_or_else(|| told(value)),
    }
}

/// Several values in one, where each has a name of ours.
fn named(text: &str) -> Option<String> {
    let told = text.split(", ").map(|part| {
        let (name, value) = part.split_once(": ")?;
        of(LABELS, name).map(|_| fact(name, value))
    });
    let told: Option<Vec<_>> = told.collect();
    told.map(|told| told.join(", "))
}

/// One value: a record by the end of its id, a day as people write it, a word of the code in theirs.
fn told(text: &str) -> String {
    let record = text.split_once(':').is_some_and(|(_, id)| is_id(id));
    let day = Date::parse(text).ok().filter(|_| text.contains('-'));
    match day {
        _ if is_id(text) => short(text),
        _ if record => subject(text),
        Some(day) => day.to_string(),
        None => of(VALUES, text).unwrap_or(text).to_owned(),
    }
}

/// A term ends with its last day: by the clock, with the first moment of the next one.
fn last_day(text: &str) -> String {
    let next = text.strip_suffix(", 00:00").map(Date::parse);
    let next = next.and_then(Result::ok).map(Date::days_since_epoch);
    let last = next.and_then(|next| Date::from_days_since_epoch(next - 1));
    last.map_or_else(|| told(text), |last| last.to_string())
}

fn label(name: &str) -> &str {
    let last = name.rsplit('.').next().unwrap_or(name);
    of(LABELS, last).unwrap_or(name)
}

fn of(table: &[(&str, &'static str)], code: &str) -> Option<&'static str> {
    let mut known = table.iter();
    known.find_map(|&(known, words)| (known == code).then_some(words))
}

/// Whether it names a record.
fn is_id(told: &str) -> bool {
    told.len() == 36 && told.bytes().filter(|byte| *byte == b'-').count() == 4
}

/// Whether it is an address and nothing besides.
fn is_address(told: &str) -> bool {
    told.contains('@') && !told.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::audit::who;

    const ID: &str = "01997f3c-0000-7000-8000-0000d27baf25";

    #[test]
    fn x05_what_a_value_is_of_decides_how_it_is_told() {
        let account = format!("account:{ID}");
        for (name, value, words) in [
            ("account", ID, "Cuenta: d27baf25"),
            ("actor", account.as_str(), "Quién: Cuenta d27baf25"),
            ("added", "2000", "Nuevas: 2.000"),
            ("number", "2000", "Radicado: 2000"),
            ("taken", "false", "El correo ya era de otra cuenta: no"),
            ("until", "26/11/2026, 09:05", "Hasta: 26/11/2026, 09:05"),
            ("until", "2026-11-26", "Hasta: 26/11/2026"),
            ("due", "2026-11-24", "Plazo: 24/11/2026"),
            ("facts", "position, employer", "Preguntas: cargo, empresa"),
            (
                "tally",
                "rows: 2000, added: 3",
                "Resumen: Personas: 2.000, Nuevas: 3",
            ),
            (
                "reason",
                "Vino en persona, dijo: sí",
                "Motivo: Vino en persona, dijo: sí",
            ),
        ] {
            assert_eq!(fact(name, value), words);
        }
    }

    #[test]
    fn x05_whoever_acts_has_the_same_name_as_whom_it_is_about() {
        let account = format!("account:{ID}");
        assert_eq!(who(&account, None), "Cuenta d27baf25");
        assert_eq!(subject(&account), "Cuenta d27baf25");
    }

    #[test]
    fn x05_an_old_value_and_a_new_one_have_a_name_and_a_term_ends_with_its_last_day() {
        for (field, old, new, words) in [
            (
                "due",
                Some("16/12/2026, 00:00"),
                Some("01/01/2027, 00:00"),
                "Plazo: antes «15/12/2026», ahora «31/12/2026»",
            ),
            (
                "name.first_surname",
                Some("Á•••"),
                None,
                "Primer apellido: antes «Á•••», ahora «nada»",
            ),
            (
                "",
                Some("a•••@ejemplo.test"),
                Some("p•••@ejemplo.test"),
                "Correo: antes «a•••@ejemplo.test», ahora «p•••@ejemplo.test»",
            ),
            (
                "",
                Some("pending"),
                Some("granted"),
                "antes «en revisión», ahora «aprobado»",
            ),
            (
                "",
                None,
                Some("state: enabled, perfil: worker"),
                "antes «nada», ahora «Estado: habilitada, Perfil: Trabajador o colaborador»",
            ),
        ] {
            assert_eq!(change(field, old, new), words);
        }
    }
}
