//! Words of the audit: each act as a sentence.

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
/// The detail died with its person, or belongs to a record that is sealed apart.
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

/// Acts with their sentences, for the filter and the list.
pub const ACTS: &[(&str, &str)] = &[
    ("account.created", "Nació una cuenta"),
    (
        "account.disabled",
        "Inhabilitó una cuenta creada con su RUT desde otro correo",
    ),
    (
        "account.document_released",
        "La cuenta perdió el RUT que no había demostrado",
    ),
    (
        "acquisition.asked",
        "Pidió otra vez la bienvenida de una empresa",
    ),
    ("acquisition.recorded", "Registró una adquisición"),
    ("acquisition.resent", "Reenvió una bienvenida"),
    ("acquisition.withdrawn", "Retiró una adquisición"),
    ("audit.exported", "Descargó la auditoría"),
    ("challenge.begun", "Comenzó las preguntas de validación"),
    (
        "challenge.expired",
        "Dejó vencer las preguntas de validación",
    ),
    (
        "challenge.expiry_forgiven",
        "Dejó vencer las preguntas, sin contar",
    ),
    ("challenge.failed", "No superó las preguntas de validación"),
    ("challenge.passed", "Superó las preguntas de validación"),
    ("claim.accepted", "Pidió registrarse como trabajador"),
    ("claim.completed", "Creó su cuenta de trabajador"),
    ("claim.lifted", "Quitó la pausa de un registro"),
    (
        "claim.refused",
        "Quiso registrarse con datos que no corresponden",
    ),
    ("claim.stopped", "Detuvo un registro con su RUT"),
    ("company.adherence", "Cambió la adhesión de una empresa"),
    ("company.appointed", "Nombró a una persona responsable"),
    (
        "company.contacted",
        "Anotó que llamó al contacto de una empresa",
    ),
    (
        "company.first_user_refused",
        "Se escribieron sus datos como primer usuario de una empresa, en vano",
    ),
    ("company.offered", "Invitó a una persona responsable"),
    (
        "company.offer_withdrawn",
        "Retiró la invitación de una persona responsable",
    ),
    ("company.opened", "Creó la cuenta de una empresa"),
    ("company.revoked", "Revocó el nombramiento de una persona"),
    ("initial_password.asked", "Pidió otra contraseña inicial"),
    (
        "initial_password.reissued",
        "Envió otra contraseña inicial a un primer usuario",
    ),
    ("module.granted", "Aprobó el acceso a un módulo"),
    ("module.refused", "Rechazó el acceso a un módulo"),
    ("module.requested", "Pidió el acceso a un módulo"),
    ("institution.created", "Creó una institución con su plan"),
    ("institution.seats", "Cambió los cupos de un plan"),
    ("invitation.accepted", "Aceptó una invitación"),
    (
        "invitation.refused",
        "Quiso invitar a una persona que no puede ser invitada",
    ),
    ("invitation.resent", "Reenvió una invitación"),
    ("invitation.revoked", "Revocó una invitación"),
    ("invitation.sent", "Invitó a una persona"),
    ("operator.create", "Creó un operador"),
    ("password.changed", "Cambió su contraseña"),
    ("people.exported", "Descargó la lista de personas"),
    ("people.reminded", "Recordó a todos registrarse"),
    ("section.changed", "Cambió una sección de su empresa"),
    ("section.created", "Creó una sección en su empresa"),
    ("section.deleted", "Eliminó una sección de su empresa"),
    ("person.added", "Agregó a una persona a su empresa"),
    (
        "person.contact",
        "Cambió el correo de contacto de una persona",
    ),
    ("person.disabled", "Inhabilitó a una persona en su empresa"),
    ("person.enabled", "Habilitó a una persona en su empresa"),
    ("person.ending", "Cambió la fecha de baja de una persona"),
    ("person.left", "Dio de baja a una persona"),
    ("person.perfil", "Cambió el perfil de una persona"),
    ("person.reminded", "Pidió a una persona que se registre"),
    ("person.returned", "Reincorporó a una persona"),
    ("person.section", "Cambió la sección de una persona"),
    (
        "person.signed_out",
        "Cerró las sesiones de una persona en su empresa",
    ),
    ("perfil.asked", "Pidió otro perfil a la mesa de ayuda"),
    ("perfil.carried_out", "Cambió un perfil a solicitud"),
    ("perfil.changed", "Cambió el perfil de una persona"),
    ("perfil.declined", "No hizo un cambio de perfil solicitado"),
    ("perfil.proposed", "Propuso un cambio de perfil"),
    ("person.changed", "Cambiaron los datos de una persona"),
    ("person.lifted", "Levantó un bloqueo temporal"),
    ("bulk.applied", "Aplicó una carga masiva"),
    ("bulk.approved", "Aceptó aplicar una carga masiva"),
    ("bulk.discarded", "Descartó una carga masiva"),
    ("bulk.undo", "Pidió deshacer una carga masiva"),
    ("bulk.undone", "Deshizo una carga masiva"),
    ("bulk.uploaded", "Cargó un archivo de personas"),
    (
        "person.removed",
        "Quitó a una persona al deshacer una carga",
    ),
    ("person.looked_up", "Buscó a una persona por su documento"),
    ("person.resent", "Reenvió un correo a una persona"),
    ("policy.changed", "Cambió las reglas de la plataforma"),
    (
        "recovery.completed",
        "Creó una contraseña nueva con un enlace",
    ),
    ("recovery.requested", "Pidió recuperar una contraseña"),
    (
        "registration.resent",
        "Pidió otra vez el correo de activación",
    ),
    ("registration.sent", "Envió un registro"),
    ("registry.approved", "Aceptó aplicar un archivo del padrón"),
    ("registry.discarded", "Descartó un archivo del padrón"),
    ("registry.import", "Importó el padrón"),
    ("registry.uploaded", "Cargó un archivo del padrón"),
    ("second_factor.codes", "Creó códigos de recuperación"),
    (
        "second_factor.failed",
        "Dio un código de ingreso equivocado",
    ),
    ("second_factor.off", "Desactivó los códigos de ingreso"),
    (
        "second_factor.offered",
        "Empezó a activar los códigos de ingreso",
    ),
    ("second_factor.on", "Activó los códigos de ingreso"),
    ("second_factor.passed", "Dio el código de ingreso"),
    (
        "second_factor.paused",
        "Agotó los intentos del código de ingreso",
    ),
    ("role.changed", "Cambió un perfil de la empresa"),
    ("role.created", "Creó un perfil de la empresa"),
    ("role.given", "Dio otro perfil a un usuario"),
    ("role.removed", "Eliminó un perfil de la empresa"),
    ("service.granted", "Aprobó una solicitud de servicio"),
    ("service.refused", "No aprobó una solicitud de servicio"),
    ("service.requested", "Solicitó un servicio"),
    ("session.ended", "Cerró su sesión"),
    ("sign_in.blocked", "Causó un bloqueo temporal"),
    ("sign_in.disabled", "Quiso entrar a una cuenta inhabilitada"),
    ("sign_in.failed", "Falló al iniciar sesión"),
    (
        "sign_in.initial_over",
        "Entró con una contraseña inicial vencida",
    ),
    (
        "sign_in.pending",
        "Quiso entrar sin haber activado la cuenta",
    ),
    ("sign_in.refused", "Quiso entrar durante un bloqueo"),
    ("sign_in.succeeded", "Inició sesión"),
    ("stand_in.ended", "Terminó una suplencia"),
    ("stand_in.named", "Nombró a un suplente"),
    ("staff.appointed", "Dio un rol"),
    ("staff.dismissed", "Quitó un rol"),
    (
        "workers.imported",
        "Importó los trabajadores de una empresa",
    ),
    (
        "challenge.confirmed",
        "Confirmó la identidad de una persona",
    ),
    ("challenge.unlocked", "Abrió otra vez las preguntas"),
    ("consent.withdrawn", "Revocó una autorización"),
    ("email.asked", "Pidió cambiar su correo"),
    ("email.cancelled", "Canceló el cambio de su correo"),
    ("email.changed", "Cambió su correo"),
    ("email.undone", "Deshizo el cambio de su correo"),
    ("filing.answered", "Respondió una PQRSF"),
    ("filing.asked", "Pidió información sobre una PQRSF"),
    ("filing.confirmed", "Validó en persona a quien radicó"),
    ("filing.filed", "Radicó una PQRSF"),
    ("filing.informed", "Completó la información de una PQRSF"),
    ("filing.proposed", "Propuso abrir una cuenta bloqueada"),
    ("filing.refused", "Negó una PQRSF"),
    ("filing.released", "Devolvió una PQRSF a la mesa"),
    ("filing.taken", "Tomó una PQRSF"),
    ("filing.unblocked", "Desbloqueó la cuenta de quien radicó"),
    (
        "proof_code.failed",
        "Dio un código de validación equivocado",
    ),
    ("proof_code.passed", "Validó su identidad con un código"),
    (
        "proof_code.sent",
        "Pidió un código para validar su identidad",
    ),
    ("session.closed", "Cerró otra de sus sesiones"),
    ("session.closed_others", "Cerró todas sus demás sesiones"),
    ("tier.changed", "Cambió el perfil de una persona"),
    ("whereabouts.requested", "Preguntó en qué va un registro"),
];

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
    let before = old.map_or("nada", value);
    let after = new.map_or("nada", value);
    format!("{what}antes «{before}», ahora «{after}»")
}

/// Something else that is told.
#[must_use]
pub fn fact(name: &str, told: &str) -> String {
    let told = if is_id(told) {
        short(told)
    } else {
        value(told).to_owned()
    };
    format!("{}: {told}", label(name))
}

fn label(name: &str) -> &str {
    match name {
        "reason" => "Motivo",
        "service" => "Servicio",
        "mail" => "Correo",
        "email" => "Correo",
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
        "state" => "Estado",
        "proved" => "Documento comprobado",
        "known_device" => "Equipo conocido",
        "entered" => "Entró",
        "sent" => "Enviado",
        "way" => "Vía",
        "tier" => "Perfil",
        "seats" => "Cupos",
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
        "active" => "activa",
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
        other => other,
    }
}
