//! Words of the help desk's requests for other perfiles (Q50). They address nobody: those who work
//! here read them on every platform.

/// The page.
pub const TITLE: &str = "Mesa de ayuda: perfiles";
/// The page, as a card.
pub const ABOUT: &str = "Cambios de perfil que piden los administradores de accesos.";
/// Under the title.
pub const LEAD: &str = "Un perfil se cambia solo a solicitud de un administrador de accesos de la \
                        empresa. El de administrador necesita dos agentes. La empresa recibe un \
                        correo. Si una empresa no tiene administrador de accesos, lo nombra el \
                        equipo de operación.";
/// The list.
pub const CAPTION: &str = "Solicitudes pendientes";
/// Its columns.
pub const HEADS: [&str; 5] = ["Empresa", "Persona", "Cambio", "Enviada", "Estado"];
/// An empty list.
pub const NONE: &str = "No hay solicitudes pendientes";
/// What to do.
pub const NONE_ABOUT: &str = "La siguiente aparecerá aquí cuando una empresa la envíe.";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// One of them.
pub const ONE: &str = "Solicitud de cambio de perfil";
/// The company.
pub const COMPANY: &str = "Empresa";
/// About whom.
pub const PERSON: &str = "Persona";
/// Their document.
pub const DOCUMENT: &str = "Documento";
/// Who asks.
pub const BY: &str = "La pide";
/// The perfil in use.
pub const BEFORE: &str = "Perfil actual";
/// The other one.
pub const WANTED: &str = "Perfil pedido";
/// Why.
pub const WHY: &str = "Motivo de la empresa";
/// When.
pub const ASKED: &str = "Enviada";
/// Why the agent decides so.
pub const REASON: &str = "Motivo de la decisión";
/// Under it.
pub const REASON_HINT: &str = "Queda en la auditoría. Entre 5 y 500 caracteres.";
/// Does it.
pub const CARRY_OUT: &str = "Cambiar el perfil";
/// Says yes first.
pub const PROPOSE: &str = "Proponer el cambio";
/// Says yes after another agent.
pub const AGREE: &str = "Estar de acuerdo y cambiar el perfil";
/// Says no.
pub const DECLINE: &str = "No hacer el cambio";
/// The own yes waits for another.
pub const MINE: &str = "Otro agente tiene que estar de acuerdo.";
/// Another's yes waits.
pub const OTHER: &str = "Otro agente propuso el cambio y falta un segundo.";
/// Back to the list.
pub const BACK: &str = "Volver a las solicitudes";

/// From one perfil to another.
#[must_use]
pub fn change(before: &str, wanted: &str) -> String {
    format!("De «{before}» a «{wanted}»")
}

/// How far it is.
#[must_use]
pub const fn state(proposed: Option<bool>) -> &'static str {
    match proposed {
        None => "Pendiente",
        Some(_) => "Espera a un segundo agente",
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "cambiado" => "Listo. El perfil cambió; la persona y la empresa reciben un correo.",
        "propuesto" => "Listo. El cambio espera a un segundo agente.",
        "rechazado" => "Listo. El perfil sigue igual; quien lo pidió recibe un correo.",
        _ => return None,
    })
}
