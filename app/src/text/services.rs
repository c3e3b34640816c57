//! Words of the services that people ask for (H-42).

use domain::locale::Voice;
use domain::service::RequestState;

use super::say;

/// The page of one service.
pub const TITLE: &str = "Servicio";
/// Sends the request.
pub const ASK: &str = "Solicitar";
/// Leads to what was granted.
pub const OPEN: &str = "Abrir el servicio";

/// The word on a card.
#[must_use]
pub const fn state(state: Option<RequestState>) -> &'static str {
    match state {
        None => "Solicitar",
        Some(state) => word(state),
    }
}

/// How far a request is, in a word.
#[must_use]
pub const fn word(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "En revisión",
        RequestState::Granted => "Aprobado",
        RequestState::Refused => "No aprobado",
    }
}

/// How far a request is, in a sentence.
#[must_use]
pub fn told(voice: Voice, state: Option<RequestState>) -> &'static str {
    match state {
        None => say(
            voice,
            "Todavía no tienes este servicio. Solicítalo y te responderemos por correo.",
            "Todavía no tiene este servicio. Solicítelo y le responderemos por correo.",
        ),
        Some(RequestState::Pending) => say(
            voice,
            "Tu solicitud está en revisión. Te responderemos por correo.",
            "Su solicitud está en revisión. Le responderemos por correo.",
        ),
        Some(RequestState::Granted) => say(
            voice,
            "Tu solicitud fue aprobada: ya tienes este servicio.",
            "Su solicitud fue aprobada: ya tiene este servicio.",
        ),
        Some(RequestState::Refused) => say(
            voice,
            "Tu solicitud no fue aprobada. Puedes enviar otra.",
            "Su solicitud no fue aprobada. Puede enviar otra.",
        ),
    }
}

/// What was answered.
#[must_use]
pub fn answer(answer: &str) -> String {
    format!("Respuesta: {answer}")
}

/// Asks for the reason.
#[must_use]
pub fn why(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Para qué necesitas este servicio?",
        "¿Para qué necesita este servicio?",
    )
}

/// Under it.
#[must_use]
pub fn why_hint(voice: Voice) -> &'static str {
    say(
        voice,
        "Cuéntalo en una o dos frases; lo lee quien administra la plataforma.",
        "Cuéntelo en una o dos frases; lo lee quien administra la plataforma.",
    )
}

/// Nothing new is given without the authorisation; where to give it again.
#[must_use]
pub fn unauthorised(voice: Voice) -> &'static str {
    say(
        voice,
        "Retiraste la autorización para usar tus datos y sin ella no podemos darte servicios \
         nuevos. Puedes volver a darla en «Mis datos».",
        "Revocó la autorización para usar sus datos y sin ella no podemos prestarle servicios \
         nuevos. Puede volver a darla en «Mis datos».",
    )
}

/// It arrived.
#[must_use]
pub fn sent(voice: Voice) -> &'static str {
    say(
        voice,
        "Recibimos tu solicitud. Te responderemos por correo.",
        "Recibimos su solicitud. Le responderemos por correo.",
    )
}
