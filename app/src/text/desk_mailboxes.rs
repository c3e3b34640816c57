//! Words of the help desk's changes of address for those who lost their mailbox (Q50). They address
//! nobody: those who work here read them on every platform.

/// The page.
pub const TITLE: &str = "Mesa de ayuda: correos perdidos";
/// The way here.
pub const LINK: &str = "Poner otro correo a quien perdió el suyo";
/// The way here while nobody is found who can be helped so.
pub const WAITING: &str = "Ver los cambios de correo en espera";
/// Under the title.
pub const LEAD: &str = "El cambio de correo lo hacen dos agentes que vieron el documento. Espera \
                        72 horas y se avisa al correo de antes, al nuevo y al celular; desde el \
                        correo de antes se puede anular.";
/// The form.
pub const PROPOSE_TITLE: &str = "Proponer otro correo";
/// How the person was found.
pub const FIRST_FIND: &str = "Para proponer un cambio, primero hay que buscar a la persona por su \
                              documento.";
/// There.
pub const FIND: &str = "Buscar a una persona";
/// Which of several.
pub const WHOM: &str = "¿De quién es la cuenta?";
/// The address to be.
pub const NEW: &str = "Correo nuevo";
/// Under it.
pub const NEW_HINT: &str = "Ahí llega un código, que la persona le dice al segundo agente.";
/// What the agent saw.
pub const EVIDENCE: &str = "Cómo se comprobó el documento";
/// Under it.
pub const EVIDENCE_HINT: &str = "Qué documento se vio, dónde y cómo. Entre 5 y 500 caracteres; \
                                 queda en la auditoría.";
/// Sends it.
pub const PROPOSE: &str = "Proponer el cambio";
/// The list.
pub const CAPTION: &str = "Cambios en espera";
/// Its columns.
pub const HEADS: [&str; 4] = ["Persona", "Correo nuevo", "Propuesto", "Estado"];
/// An empty list.
pub const NONE: &str = "No hay cambios en espera";
/// What to do.
pub const NONE_ABOUT: &str = "El siguiente aparecerá aquí cuando un agente lo proponga.";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// One of them.
pub const ONE: &str = "Cambio de correo";
/// Whose.
pub const PERSON: &str = "Persona";
/// Their document.
pub const DOCUMENT: &str = "Documento";
/// The address on file.
pub const OLD: &str = "Correo actual";
/// When.
pub const PROPOSED: &str = "Propuesto";
/// The code from the new mailbox.
pub const CODE: &str = "Código que llegó al correo nuevo";
/// Under it.
pub const CODE_HINT: &str = "Seis números. Los dice la persona; nadie más los conoce.";
/// What the second agent saw, or why not.
pub const REASON: &str = "Cómo se comprobó el documento, o por qué no se hace";
/// Under it.
pub const REASON_HINT: &str = "Qué documento se vio, dónde y cómo, o por qué no se hace. Entre 5 y \
                               500 caracteres; queda en la auditoría.";
/// Agrees.
pub const AGREE: &str = "Confirmar el cambio";
/// Says no.
pub const DECLINE: &str = "No hacer el cambio";
/// The own yes waits for another.
pub const MINE: &str =
    "Otro agente tiene que estar de acuerdo, con el código que le diga la persona.";
/// Another's proposal waits for whoever looks.
pub const OTHER: &str = "Otro agente lo propuso. Se confirma con el documento a la vista y el \
                         código que dice la persona; si algo falta, no se hace y se escribe por qué.";
/// Back to the list.
pub const BACK: &str = "Volver a los cambios";

/// How far it is.
#[must_use]
pub fn state(due: Option<&str>) -> String {
    match due {
        None => "Falta un segundo agente".to_owned(),
        Some(due) => format!("Rige desde el {due}"),
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "propuesto" => "Listo. Enviamos un código al correo nuevo; falta un segundo agente.",
        "acordado" => "Listo. El cambio espera 72 horas y avisamos por todos los medios.",
        "anulado" => "Listo. La cuenta sigue con el correo de siempre.",
        _ => return None,
    })
}
