//! Words of the administrator's rooms. They address nobody by *tú* or *usted*: those who work here
//! read them on both platforms.

/// The overview.
pub const TITLE: &str = "Administración";
/// The overview, as a card.
pub const ABOUT: &str = "Solicitudes de servicios, auditoría y mensajes de la plataforma.";
/// Under its title.
pub const LEAD: &str = "Todo lo que se hace aquí queda en la auditoría.";
/// The next page of a list.
pub const NEXT: &str = "Página siguiente";
/// Applies a filter.
pub const FILTER: &str = "Filtrar";
/// How far something is.
pub const STATE: &str = "Estado";

/// Requests for services.
pub const REQUESTS: &str = "Solicitudes de servicios";
/// As a card.
pub const REQUESTS_ABOUT: &str = "Aprobar o no aprobar lo que piden las personas.";
/// The table.
pub const REQUESTS_CAPTION: &str = "La más antigua primero";
/// Columns.
pub const REQUEST_HEADS: [&str; 4] = ["Persona", "Servicio", "Enviada", "Estado"];
/// What the list is filtered by.
pub const REQUEST_STATES: [(&str, &str); 4] = [
    ("pending", "En revisión"),
    ("granted", "Aprobadas"),
    ("refused", "No aprobadas"),
    ("all", "Todas"),
];
/// An empty list.
pub const NO_REQUESTS: &str = "No hay solicitudes";
/// What it means.
pub const NO_REQUESTS_LEAD: &str = "Aquí aparecen cuando alguien pide un servicio desde su inicio.";
/// The same, where only those with one answer are shown.
pub const NO_SUCH_REQUESTS: &str = "No hay solicitudes con este estado";
/// What to do.
pub const NO_SUCH_REQUESTS_LEAD: &str = "Puede haberlas con otro.";
/// Does it.
pub const EVERY_REQUEST: &str = "Ver todas las solicitudes";
/// One request.
pub const REQUEST: &str = "Solicitud de servicio";
/// It is decided.
pub const DECIDED: &str = "La respuesta quedó guardada y la persona recibe un correo.";
/// Labels of a request.
pub const PERSON: &str = "Persona";
/// Masked.
pub const DOCUMENT: &str = "Documento";
/// Which.
pub const SERVICE: &str = "Servicio";
/// Why.
pub const REASON: &str = "Motivo";
/// When.
pub const REQUESTED: &str = "Enviada";
/// What was answered.
pub const ANSWER: &str = "Respuesta";
/// When it was decided.
pub const DECIDED_AT: &str = "Respondida";
/// Asks for the reason of the decision.
pub const ANSWER_LABEL: &str = "Motivo de la respuesta";
/// Under it.
pub const ANSWER_HINT: &str = "La persona lo lee en su correo y en la página del servicio.";
/// Grants it.
pub const GRANT: &str = "Aprobar";
/// Refuses it.
pub const REFUSE: &str = "No aprobar";

/// The audit, as a card.
pub const AUDIT: &str = "Auditoría";
/// About it.
pub const AUDIT_ABOUT: &str = "Quién hizo qué, cuándo, desde dónde y sobre quién.";

/// The outbox.
pub const MESSAGES: &str = "Mensajes";
/// As a card.
pub const MESSAGES_ABOUT: &str = "Qué correos y SMS salieron, cuáles esperan y cuáles fallaron.";
/// Under its title.
pub const MESSAGES_LEAD: &str = "Solo destino enmascarado y estado: lo que dice cada mensaje no \
                                 se ve aquí.";
/// The table.
pub const MESSAGES_CAPTION: &str = "El más reciente primero";
/// Columns.
pub const MESSAGE_HEADS: [&str; 6] = ["Mensaje", "Vía", "Para", "Escrito", "Estado", "Intentos"];
/// What the list is filtered by.
pub const MESSAGE_STATES: [(&str, &str); 5] = [
    ("all", "Todos"),
    ("queued", "En espera"),
    ("sent", "Enviados"),
    ("failed", "Fallidos"),
    ("expired", "Vencidos"),
];
/// An empty list.
pub const NO_MESSAGES: &str = "No hay mensajes";
/// What it means.
pub const NO_MESSAGES_LEAD: &str = "Aquí aparecen los correos y los SMS de la plataforma.";

/// How far a message is.
#[must_use]
pub fn message_state(state: &str) -> &'static str {
    match state {
        "queued" => "En espera",
        "sent" => "Enviado",
        "failed" => "Fallido",
        "expired" => "Vencido",
        _ => "Otro",
    }
}

/// Which way a message goes.
#[must_use]
pub fn message_channel(channel: &str) -> &'static str {
    match channel {
        "sms" => "SMS",
        _ => "Correo",
    }
}

/// What a message is for.
#[must_use]
pub fn message_kind(kind: &str) -> &'static str {
    match kind {
        "activation" => "Activación de cuenta",
        "registration_notice" => "Aviso de registro con datos ya usados",
        "recovery" => "Recuperación de contraseña",
        "password_changed" => "Contraseña cambiada",
        "sign_in_blocked" => "Bloqueo temporal del acceso",
        "challenge_blocked" => "Bloqueo por identidad no validada",
        "challenge_notice" => "Aviso de preguntas no superadas",
        "appointed" => "Rol en la plataforma",
        "help_desk" => "Ayuda de la mesa",
        "service" => "Servicio solicitado",
        "second_factor" => "Códigos de ingreso",
        "filing_received" => "Recibo de una PQRSF",
        "filing_asked" => "PQRSF que requiere información",
        "filing_notified" => "Aviso sobre una PQRSF",
        "filing_answered" => "Respuesta a una PQRSF",
        "filing_decided" => "Decisión sobre una cuenta bloqueada",
        "proof_code" => "Código para validar la identidad",
        "whereabouts" => "Estado de un registro",
        "email_confirm" => "Confirmación de correo nuevo",
        "email_notice" => "Aviso de cambio de correo",
        "new_device" => "Aviso de navegador nuevo",
        "invitation" => "Invitación a una institución",
        "sign_in_key" => "Clave de acceso",
        "phone_code" => "Código para confirmar un celular",
        "consent_withdrawn" => "Autorización revocada",
        _ => "Otro mensaje",
    }
}
