//! The letters of a challenge that nobody passed. They carry no name, no answer and no document.

use domain::challenge::{CodeWay, ProofCode};
use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// To the account: no attempt is left, and what to do now (H-38).
#[must_use]
pub fn blocked(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, first, filing) = match platform.locale.voice() {
        Voice::Tu => (
            format!("No pudimos validar tu identidad en {name}"),
            format!(
                "Las respuestas sobre tu registro no coincidieron y tu cuenta en {name} quedó bloqueada."
            ),
            "Para continuar, radica una PQRSF",
        ),
        Voice::Usted => (
            format!("No pudimos validar su identidad en {name}"),
            format!(
                "Las respuestas sobre su registro no coincidieron y su cuenta en {name} quedó bloqueada."
            ),
            "Para continuar, radique una PQRSF",
        ),
    };
    let place = platform.contacts.pqrsf.as_ref();
    let filing = place.map_or_else(
        || format!("{filing}."),
        |place| format!("{filing}: {place}."),
    );
    let assisted = match platform.locale.voice() {
        Voice::Tu => "También puedes validarte con una persona en el punto de atención.",
        Voice::Usted => "También puede validarse con una persona en el punto de atención.",
    };
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    let form = platform.pqrsf.map(|_| format!("{origin}/{slug}/pqrsf"));
    Letter {
        before: vec![first, filing],
        button: form.and_then(|form| button("Radicar PQRSF", form)),
        after: vec![assisted.to_owned()],
        ..letter(platform, Kind::ChallengeBlocked, to, &subject)
    }
}

/// To the address on file: somebody used the document and did not know the answers.
#[must_use]
pub fn notice(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, first, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Alguien intentó crear una cuenta con tu documento en {name}"),
            format!(
                "Alguien pidió una cuenta en {name} con tu documento y no respondió bien las preguntas sobre tu registro."
            ),
            "Si no fuiste tú, no tienes que hacer nada: la cuenta no se activó.",
        ),
        Voice::Usted => (
            format!("Alguien intentó crear una cuenta con su documento en {name}"),
            format!(
                "Alguien pidió una cuenta en {name} con su documento y no respondió bien las preguntas sobre su registro."
            ),
            "Si no fue usted, no tiene que hacer nada: la cuenta no se activó.",
        ),
    };
    Letter {
        before: vec![first],
        after: vec![after.to_owned()],
        ..letter(platform, Kind::ChallengeNotice, to, &subject)
    }
}

/// The code to the address on file (Q24). The subject does not tell it: subjects show on locked
/// screens.
#[must_use]
pub fn code(caller: &Caller, to: &Email, code: &ProofCode) -> Letter {
    let platform = &*caller.platform;
    let (name, minutes) = (&platform.name, CodeWay::Mail.life().seconds_left() / 60);
    let (subject, first, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Tu código para validarte en {name}"),
            format!("Alguien pidió validar su identidad en {name} con este correo. Tu código es:"),
            [
                format!("Sirve durante {minutes} minutos, en la página donde lo pediste."),
                "No se lo digas a nadie. Si no lo pediste, no hagas nada: sin el código no se activa ninguna cuenta.".to_owned(),
            ],
        ),
        Voice::Usted => (
            format!("Su código para validarse en {name}"),
            format!("Alguien pidió validar su identidad en {name} con este correo. Su código es:"),
            [
                format!("Sirve durante {minutes} minutos, en la página donde lo pidió."),
                "No se lo diga a nadie. Si usted no lo pidió, no haga nada: sin el código no se activa ninguna cuenta.".to_owned(),
            ],
        ),
    };
    Letter {
        before: vec![first, code.digits().to_owned()],
        after: after.into(),
        ..letter(platform, Kind::ProofCode, to, &subject)
    }
}
