//! Words of the help desk among people (Q19, Q50). They address nobody by *tú* or *usted*: those
//! who work here read them on both platforms.

use domain::document::DocumentKind;
use domain::help_desk::{HelpAct, HelpReason, Obstacle};

/// The page.
pub const TITLE: &str = "Mesa de ayuda: personas";
/// The page, as a card.
pub const ABOUT: &str = "Buscar a una persona por su documento y ayudarla a entrar.";
/// Under the title.
pub const LEAD: &str = "Cada búsqueda y cada ayuda quedan en la auditoría. Los datos se ven \
                        enmascarados; las contraseñas no se ven ni se eligen aquí.";
/// Kind of the document.
pub const KIND: &str = "Tipo de documento";
/// Under the number.
pub const NUMBER_HINT: &str = "Completo, con o sin puntos.";
/// Looks up.
pub const FIND: &str = "Buscar";
/// It is done.
pub const DONE: &str = "Listo. El motivo queda en la auditoría; quien tiene cuenta o un registro \
                        por activar recibe un correo.";
/// A registration that is paused, among those to be helped.
pub const REGISTERING: &str = "Quien se está registrando";
/// Nobody has it.
pub const NOBODY: &str = "No hay nadie con ese documento";
/// The part with people.
pub const FOUND: &str = "Resultado";
/// Names.
pub const NAME: &str = "Nombre";
/// Address.
pub const EMAIL: &str = "Correo electrónico";
/// Mobile phone.
pub const PHONE: &str = "Teléfono";
/// The document.
pub const DOCUMENT: &str = "Documento";
/// Where they work.
pub const COMPANIES: &str = "Empresas";
/// It was proved.
pub const PROVED: &str = "Comprobado";
/// It was only typed.
pub const CLAIMED: &str = "Declarado, sin comprobar";
/// Heading of the reasons.
pub const WHY: &str = "Por qué no puede entrar";
/// Nothing keeps them out.
pub const FINE: &str = "Nada lo impide: la cuenta está activa.";
/// Where the firm block is lifted.
pub const FIRM: &str = "Este bloqueo se levanta al atender su PQRSF.";
/// There.
pub const TO_DESK: &str = "Ir a la mesa de ayuda";
/// Why nothing is asked of somebody a second time.
const ANSWERED: &str = "Las preguntas sobre este documento ya se respondieron bien y no se repiten: \
                        revisar si tiene otra cuenta.";
/// Nobody acts on colleagues.
pub const COLLEAGUE: &str = "Trabaja en la plataforma: la mesa de ayuda no actúa sobre colegas.";
/// Beside a company that nobody administers (Q51).
pub const LEADERLESS: &str = "sin administrador de accesos";
/// Heading of what to do then.
pub const LEADERLESS_TITLE: &str = "Una empresa sin administrador de accesos";
/// What to do then: nobody is left who could ask the desk for a perfil (Q50).
pub const LEADERLESS_ABOUT: &str = "Lo nombra el equipo de operación, en «Empresas y adhesión»: \
                                    envía un enlace al representante legal o al contacto comercial. \
                                    Hay que pasarle el RUT de la empresa, ese correo y cómo se \
                                    comprobó quién lo pide.";
/// The part with acts.
pub const HELP: &str = "Ayudar";
/// Under it.
pub const HELP_LEAD: &str = "La persona recibe un correo que cuenta lo que se hizo.";
/// Which of several.
pub const WHOM: &str = "¿A quién?";
/// Why one acts.
pub const REASON: &str = "Motivo";

/// The number, by the platform's first kind.
#[must_use]
pub fn number(kind: &str) -> &'static str {
    if kind == "RUT" {
        "RUT"
    } else {
        "Número de documento"
    }
}

/// A kind of document.
#[must_use]
pub const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Cc => "Cédula de ciudadanía",
        DocumentKind::Ce => "Cédula de extranjería",
        DocumentKind::Ti => "Tarjeta de identidad",
        DocumentKind::Pa => "Pasaporte",
        DocumentKind::Pt => "Permiso por Protección Temporal",
        DocumentKind::Rut => "RUT",
    }
}

/// One of those to be helped, by their address.
#[must_use]
pub fn whom(email: &str) -> String {
    match email {
        "" => REGISTERING.to_owned(),
        email => email.to_owned(),
    }
}

/// Above what was found.
#[must_use]
pub fn found(document: &str) -> String {
    format!("Documento {document}")
}

/// What to do when nobody has it.
#[must_use]
pub fn nobody(document: &str) -> String {
    format!("Nada coincide con {document}. Revisar el tipo y el número con la persona.")
}

/// What keeps somebody out.
#[must_use]
pub fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::AwaitsActivation { sent } => {
            format!("Espera la activación: el último correo se envió el {sent}.")
        }
        Obstacle::MailLost => {
            "Ese correo no llegó: el buzón no lo recibió. Confirmar la dirección con la persona; si \
             está mal escrita, se registra de nuevo."
                .to_owned()
        }
        Obstacle::AsksForCodes => {
            "Además de la contraseña se le pide un código. Si perdió el teléfono y también los \
             códigos de recuperación, los quita el equipo de operación, con el documento a la \
             vista."
                .to_owned()
        }
        Obstacle::Questions => "Le faltan las preguntas de validación.".to_owned(),
        Obstacle::NothingToAsk { code } => nothing_to_ask(*code).to_owned(),
        Obstacle::QuestionsAnswered => ANSWERED.to_owned(),
        Obstacle::BlockedForGood { since: Some(since) } => {
            format!("Bloqueo por identidad no validada desde el {since}.")
        }
        Obstacle::BlockedForGood { since: None } => "Bloqueo por identidad no validada.".to_owned(),
        Obstacle::BlockedUntil { until } => {
            format!("Bloqueo temporal por intentos fallidos hasta el {until}.")
        }
        Obstacle::RegistrationPaused { until: Some(until) } => {
            format!("El registro está en pausa por números de cédula equivocados hasta el {until}.")
        }
        Obstacle::RegistrationPaused { until: None } => {
            "El registro está en pausa por números de cédula equivocados, hasta que la mesa de \
             ayuda la levante."
                .to_owned()
        }
        Obstacle::Disabled => "La cuenta está inhabilitada.".to_owned(),
        Obstacle::LeftRegistry => {
            "El padrón ya no nombra a esta persona; su cuenta se conserva.".to_owned()
        }
        Obstacle::NoCompanyOpens { disabled, ended } => shut(*disabled, *ended).to_owned(),
        Obstacle::InitialPasswordOver { until } => format!(
            "La contraseña inicial venció el {until}. Con el enlace de recuperación elige una \
             propia."
        ),
        Obstacle::NoPassword => {
            "Todavía no elige su contraseña. Con el enlace de recuperación la elige.".to_owned()
        }
        Obstacle::AwaitsPassword { sent, until } => format!(
            "Se registró y le falta crear la contraseña: el enlace se envió el {sent} y vence el \
             {until}."
        ),
        Obstacle::NotRegistered => {
            "Está en la lista de una empresa y todavía no se registra: lo hace con su RUT y el \
             número de su cédula."
                .to_owned()
        }
    }
}

/// That nothing can be asked, and the next step (Q24).
const fn nothing_to_ask(code: bool) -> &'static str {
    if code {
        "No hay datos suficientes para hacerle las preguntas de validación. Al ingresar puede \
         pedir un código a su correo o celular registrado."
    } else {
        "No hay datos suficientes para hacerle las preguntas de validación, ni a dónde enviarle un \
         código. Se valida con una PQRSF."
    }
}

/// Why no company opens.
const fn shut(disabled: bool, ended: bool) -> &'static str {
    match (disabled, ended) {
        (true, true) => {
            "Ninguna empresa se le abre: unas no están adheridas y en las demás está \
             «Inhabilitado»."
        }
        (false, true) => "Ninguna de sus empresas está adherida.",
        (_, false) => {
            "Está «Inhabilitado» en todas sus empresas. Habilitar a alguien corresponde a cada \
             empresa."
        }
    }
}

/// Whether it is the block that only a decision lifts.
#[must_use]
pub const fn is_firm(obstacle: &Obstacle) -> bool {
    matches!(obstacle, Obstacle::BlockedForGood { .. })
}

/// Why one acts.
#[must_use]
pub const fn reason(reason: HelpReason) -> &'static str {
    match reason {
        HelpReason::Phone => "Lo pidió por teléfono",
        HelpReason::InPerson => "Lo pidió en persona",
        HelpReason::MailMissing => "No le llega el correo",
        HelpReason::Mistyped => "Escribió mal la contraseña varias veces",
        HelpReason::SomebodyElse => "Otra persona causó el bloqueo",
    }
}

/// A button.
#[must_use]
pub const fn act(act: HelpAct) -> &'static str {
    match act {
        HelpAct::Activation => "Reenviar el correo de activación",
        HelpAct::Recovery => "Enviar enlace de recuperación",
        HelpAct::Lift => "Levantar el bloqueo temporal",
        HelpAct::Unpause => "Quitar la pausa del registro",
        HelpAct::Registration => "Reenviar el enlace de registro",
    }
}
