//! Addresses of those who help others and keep the platform.

/// The platform's rules, for its administrators.
#[must_use]
pub fn rules(platform: &str) -> String {
    format!("/{platform}/administracion/reglas")
}

/// The help desk among people.
#[must_use]
pub fn desk_people(platform: &str) -> String {
    format!("/{platform}/mesa/personas")
}

/// The same with the news that it was done.
#[must_use]
pub fn desk_people_done(platform: &str) -> String {
    format!("/{platform}/mesa/personas?hecho=si")
}

/// Requests of companies for other perfiles, at the help desk.
#[must_use]
pub fn desk_perfiles(platform: &str) -> String {
    format!("/{platform}/mesa/perfiles")
}

/// The same, where one of them is decided.
#[must_use]
pub fn desk_perfil(platform: &str, id: &str) -> String {
    format!("/{platform}/mesa/perfiles?solicitud={id}")
}

/// The same with the news of what was done: `cambiado`, `propuesto` or `rechazado`.
#[must_use]
pub fn desk_perfil_done(platform: &str, what: &str) -> String {
    format!("/{platform}/mesa/perfiles?hecho={what}")
}

/// Changes of address for those who lost their mailbox, at the help desk.
#[must_use]
pub fn desk_mailboxes(platform: &str) -> String {
    format!("/{platform}/mesa/correos")
}

/// The same, where one of them is decided.
#[must_use]
pub fn desk_mailbox(platform: &str, id: &str) -> String {
    format!("/{platform}/mesa/correos?cambio={id}")
}

/// The same with the news of what was done: `propuesto`, `acordado` or `anulado`.
#[must_use]
pub fn desk_mailbox_done(platform: &str, what: &str) -> String {
    format!("/{platform}/mesa/correos?hecho={what}")
}

/// The platform's administration.
#[must_use]
pub fn administration(platform: &str) -> String {
    format!("/{platform}/administracion")
}

/// Requests for services.
#[must_use]
pub fn requests(platform: &str) -> String {
    format!("/{platform}/administracion/solicitudes")
}

/// The same with the news that one was decided.
#[must_use]
pub fn request_decided(platform: &str) -> String {
    format!("/{platform}/administracion/solicitudes?decidida=si")
}

/// One request for a service.
#[must_use]
pub fn request(platform: &str, id: &str) -> String {
    format!("/{platform}/administracion/solicitudes/{id}")
}

/// The audit.
#[must_use]
pub fn audit(platform: &str) -> String {
    format!("/{platform}/administracion/auditoria")
}

/// The audit as a file.
#[must_use]
pub fn audit_file(platform: &str) -> String {
    format!("/{platform}/administracion/auditoria/archivo")
}

/// The registry: its imports, and a file to bring.
#[must_use]
pub fn registry(platform: &str) -> String {
    format!("/{platform}/administracion/padron")
}

/// The same with why a file was not received.
#[must_use]
pub fn registry_unreceived(platform: &str, why: &str) -> String {
    format!("/{platform}/administracion/padron?fallo={why}")
}

/// The same with the news that a file was thrown away.
#[must_use]
pub fn registry_discarded(platform: &str) -> String {
    format!("/{platform}/administracion/padron?descartado=si")
}

/// Where a file goes.
#[must_use]
pub fn registry_file(platform: &str) -> String {
    format!("/{platform}/administracion/padron/archivo")
}

/// One import.
#[must_use]
pub fn import(platform: &str, id: &str) -> String {
    format!("/{platform}/administracion/padron/{id}")
}

/// The same after somebody agreed to it.
#[must_use]
pub fn import_approved(platform: &str, id: &str) -> String {
    format!("/{platform}/administracion/padron/{id}?aprobado=si")
}

/// What is wrong with it, as a file.
#[must_use]
pub fn import_findings(platform: &str, id: &str) -> String {
    format!("/{platform}/administracion/padron/{id}/hallazgos.csv")
}

/// The outbox.
#[must_use]
pub fn messages(platform: &str) -> String {
    format!("/{platform}/administracion/mensajes")
}

/// The help desk's queue.
#[must_use]
pub fn desk(platform: &str) -> String {
    format!("/{platform}/mesa")
}

/// One filing on the help desk.
#[must_use]
pub fn desk_case(platform: &str, number: &str) -> String {
    format!("/{platform}/mesa/{number}")
}
