//! Words of modules that people ask for.

use domain::service::RequestState;

/// The page.
pub const TITLE: &str = "Módulos de la empresa";
/// Under it.
pub const LEAD: &str = "Los administradores de accesos deciden quién entra a cada módulo.";
/// To who they are.
pub const ADMINISTRATORS: &str = "Ver quiénes son los administradores de accesos";
/// Columns.
pub const HEADS: [&str; 3] = ["Módulo", "Tu acceso", "Tu solicitud"];
/// None is open to whoever looks.
pub const NONE: &str = "Aún no tienes acceso a ningún módulo.";
/// One of them.
pub const ONE: &str = "Módulo";
/// The own access.
pub const ACCESS: &str = "Tu acceso";
/// Who decides, by telephone where there is one.
pub const ASK: &str = "Pedir acceso";
/// Why.
pub const REASON: &str = "¿Para qué lo necesitas?";
/// Under it.
pub const REASON_HINT: &str = "Una frase para quien decide.";
/// How much.
pub const LEVEL: &str = "¿Qué necesitas?";
/// See.
pub const LEVEL_SEE: &str = "Ver";
/// Edit.
pub const LEVEL_EDIT: &str = "Ver y editar";
/// Sends it.
pub const DO_ASK: &str = "Enviar la solicitud";
/// It is sent.
pub const ASKED: &str = "Listo. Tu solicitud llegó a los administradores de accesos; te escribiremos \
                         cuando respondan.";
/// It is kept, and nobody administers the accesses (Q51).
pub const KEPT: &str = "Guardamos tu solicitud. Todavía no le llegó a ningún administrador, porque tu \
                        empresa no tiene uno ahora; la verá quien se nombre.";
/// Above asking where nobody administers the accesses (Q51).
pub const LEADERLESS: &str = "Tu empresa no tiene ahora un administrador de accesos que responda. \
                              Puedes dejar tu solicitud: la verá quien se nombre.";
/// It waits.
pub const WAITS: &str = "Tu solicitud espera respuesta.";

/// The page of those who decide.
pub const REQUESTS: &str = "Solicitudes de acceso";
/// Nothing.
pub const NO_REQUESTS: &str = "No hay solicitudes así";
/// What that means.
pub const NO_REQUESTS_LEAD: &str =
    "Cuando alguien pida un módulo, aparecerá aquí y te escribiremos.";
/// States to filter by.
pub const STATES: [(&str, &str); 3] = [
    ("pending", "Por responder"),
    ("granted", "Aprobadas"),
    ("refused", "Rechazadas"),
];
/// The filter.
pub const STATE: &str = "Estado";
/// Applies it.
pub const FILTER: &str = "Mostrar";
/// The next page.
pub const NEXT: &str = "Siguientes";
/// Decided.
pub const DECIDED: &str = "Listo. La persona recibe tu respuesta por correo.";
/// Facts of a request.
pub const PERSON: &str = "Persona";
/// For what.
pub const MODULE: &str = "Módulo";
/// Why.
pub const WHY: &str = "Motivo";
/// When.
pub const WHEN: &str = "Enviada";
/// What was answered.
pub const ANSWER: &str = "Respuesta";
/// The perfil that the person gets.
pub const PERFIL: &str = "Perfil que tendrá si apruebas";
/// Under it.
pub const PERFIL_HINT: &str = "Reemplaza al que tiene. Aparecen los que incluyen el módulo.";
/// No perfil has it.
pub const NO_PERFIL: &str = "Ningún perfil de la empresa incluye este módulo. Para aprobar, crea antes \
                             uno que lo incluya.";
/// To the perfiles.
pub const TO_ROLES: &str = "Ver los perfiles";
/// The answer.
pub const ANSWER_LABEL: &str = "Respuesta para la persona";
/// How long it is, and who reads it.
pub const ANSWER_HINT: &str = "Entre 5 y 500 caracteres; la persona la recibe por correo.";
/// What somebody asks for.
pub const WANTED: &str = "Qué pide";
/// Approves.
pub const GRANT: &str = "Aprobar";
/// Refuses.
pub const REFUSE: &str = "Rechazar";

/// How far a request is.
#[must_use]
pub const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "Por responder",
        RequestState::Granted => "Aprobada",
        RequestState::Refused => "Rechazada",
    }
}

/// Whom to call when one does not know who decides. The number stays in one line.
#[must_use]
pub fn call(phone: &str) -> String {
    let phone = phone.replace(' ', "\u{a0}");
    format!("¿No sabes quién administra los accesos? Llama al {phone}.")
}
