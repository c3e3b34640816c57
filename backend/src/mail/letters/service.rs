//! Letters about services that somebody asked for (H-42).

use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Button, Kind, Letter};

/// The request arrived.
#[must_use]
pub fn requested(caller: &Caller, to: &Email, service: &str) -> Letter {
    let platform = &*caller.platform;
    let (got, next) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Recibimos tu solicitud del servicio «{service}»."),
            "Te escribiremos cuando haya una respuesta.",
        ),
        Voice::Usted => (
            format!("Recibimos su solicitud del servicio «{service}»."),
            "Le escribiremos cuando haya una respuesta.",
        ),
    };
    let subject = format!("Recibimos la solicitud de {service}");
    Letter {
        before: vec![got, next.to_owned()],
        button: home(caller),
        ..letter(platform, Kind::Service, to, &subject)
    }
}

/// Somebody decided, with a reason.
#[must_use]
pub fn decided(caller: &Caller, to: &Email, service: &str, granted: bool, reason: &str) -> Letter {
    let platform = &*caller.platform;
    let voice = platform.locale.voice();
    let done = match (voice, granted) {
        (Voice::Tu, true) => format!("Aprobamos tu solicitud: ya puedes usar «{service}»."),
        (Voice::Tu, false) => format!("No aprobamos tu solicitud de «{service}»."),
        (Voice::Usted, true) => format!("Aprobamos su solicitud: ya puede usar «{service}»."),
        (Voice::Usted, false) => format!("No aprobamos su solicitud de «{service}»."),
    };
    let again = match voice {
        Voice::Tu => "Puedes solicitarlo otra vez desde tu inicio.",
        Voice::Usted => "Puede solicitarlo otra vez desde su inicio.",
    };
    let subject = if granted {
        format!("Aprobamos la solicitud de {service}")
    } else {
        format!("Respuesta a la solicitud de {service}")
    };
    Letter {
        before: vec![done, format!("Respuesta: {reason}")],
        button: home(caller),
        after: if granted {
            Vec::new()
        } else {
            vec![again.to_owned()]
        },
        ..letter(platform, Kind::Service, to, &subject)
    }
}

fn home(caller: &Caller) -> Option<Button> {
    let (origin, slug) = (&caller.backend.config.origin, &caller.platform.slug);
    let label = match caller.platform.locale.voice() {
        Voice::Tu => "Ver mis servicios",
        Voice::Usted => "Ver mis servicios",
    };
    button(label, format!("{origin}/{slug}/inicio"))
}
