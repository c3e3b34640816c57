//! Words of the status page and of a filing's history.

use domain::locale::Voice;
use domain::pqrsf::{Due, FilingState, Help, Outcome, What};

use super::super::say;

/// The status page's title.
pub const STATUS: &str = "Estado de una PQRSF";

/// What it asks for.
#[must_use]
pub fn status_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Escribe el número de radicado y el documento o el correo con el que la radicaste.",
        "Escriba el número de radicado y el documento o el correo con el que la radicó.",
    )
}

/// Asks for the status.
pub const LOOK: &str = "Consultar";
/// Another one.
pub const ANOTHER: &str = "Consultar otra";

/// A state's name.
#[must_use]
pub fn state(state: FilingState) -> &'static str {
    match state {
        FilingState::Filed => "Radicada",
        FilingState::Taken => "En trámite",
        FilingState::Asked => "Requiere información",
        FilingState::Answered => "Respondida",
    }
}

/// How it ended.
#[must_use]
pub fn outcome(outcome: Outcome, voice: Voice) -> &'static str {
    match outcome {
        Outcome::Answered => "Ya la respondimos.",
        Outcome::Refused => say(
            voice,
            "No pudimos aceptar lo que pediste.",
            "No pudimos aceptar lo que pidió.",
        ),
        Outcome::Unblocked => say(
            voice,
            "Desbloqueamos tu cuenta: ingresa y responde las preguntas otra vez.",
            "Desbloqueamos su cuenta: ingrese y responda las preguntas otra vez.",
        ),
        Outcome::Confirmed => say(
            voice,
            "Confirmamos tu identidad y tu cuenta está activa: ingresa.",
            "Confirmamos su identidad y su cuenta está activa: ingrese.",
        ),
    }
}

/// How far a due date is, in words.
#[must_use]
pub fn due(due: Due) -> String {
    match due {
        Due::Overdue(1) => "vencida desde ayer".to_owned(),
        Due::Overdue(days) => format!("vencida hace {days} días"),
        Due::Today => "vence hoy".to_owned(),
        Due::Ahead(1) => "vence mañana".to_owned(),
        Due::Ahead(days) => format!("vence en {days} días"),
    }
}

/// How far our answer is, to whoever waits for it.
#[must_use]
pub fn promised(due: Due) -> String {
    match due {
        Due::Overdue(1) => "debimos responder ayer".to_owned(),
        Due::Overdue(days) => format!("debimos responder hace {days} días"),
        Due::Today => "respondemos a más tardar hoy".to_owned(),
        Due::Ahead(1) => "respondemos a más tardar mañana".to_owned(),
        Due::Ahead(days) => format!("respondemos a más tardar en {days} días"),
    }
}

/// How long whoever is asked for more has.
#[must_use]
pub fn left(due: Due, voice: Voice) -> String {
    let whom = say(voice, "te", "le");
    match due {
        Due::Overdue(_) => "el plazo ya pasó".to_owned(),
        Due::Today => "hoy es el último día".to_owned(),
        Due::Ahead(1) => format!("{whom} queda 1 día"),
        Due::Ahead(days) => format!("{whom} quedan {days} días"),
    }
}

/// The last day of the time that whoever is asked for more has.
#[must_use]
pub fn answer_by(voice: Voice) -> &'static str {
    say(
        voice,
        "Envía la información hasta el",
        "Envíe la información hasta el",
    )
}

/// What happened, in a history.
#[must_use]
pub fn happened(what: What) -> &'static str {
    match what {
        What::Filed => "Se radicó",
        What::Taken => "Una persona la tomó",
        What::Released => "Se devolvió a la mesa",
        What::Asked => "Se pidió más información",
        What::Informed => "Se recibió más información",
        What::Notified => "Se avisó a quien la radicó",
        What::Answered => "Se respondió",
        What::Refused => "No se aceptó lo pedido",
        What::Proposed(Help::Unblock) => "Se propuso desbloquear",
        What::Proposed(Help::Confirm) => "Se propuso validar en persona",
        What::Declined(Help::Unblock) => "No hubo acuerdo para desbloquear",
        What::Declined(Help::Confirm) => "No hubo acuerdo para validar en persona",
        What::Unblocked => "Se desbloqueó la cuenta",
        What::Confirmed => "Se validó la identidad en persona",
    }
}

/// Over the history.
pub const HISTORY: &str = "Qué ha pasado";

/// Over the form that answers a question.
#[must_use]
pub fn asked(voice: Voice) -> &'static str {
    say(
        voice,
        "Necesitamos más información tuya",
        "Necesitamos más información suya",
    )
}

/// The answer.
#[must_use]
pub fn own_answer(voice: Voice) -> &'static str {
    say(voice, "Tu respuesta", "Su respuesta")
}

/// Sends it.
pub const SEND: &str = "Enviar información";

/// To sign-in.
pub const SIGN_IN: &str = "Ingresar";
