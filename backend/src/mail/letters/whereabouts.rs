//! The letter that says where a registration stands. It carries no name and nothing typed: whoever
//! asked for it need not be the person.

use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};
use crate::whereabouts::Told;

/// Where it stands, and the next step.
#[must_use]
pub fn standing(caller: &Caller, to: &Email, told: Told) -> Letter {
    let platform = &*caller.platform;
    let (name, voice) = (&platform.name, platform.locale.voice());
    let (subject, unasked) = match voice {
        Voice::Tu => (
            format!("Dónde va tu registro en {name}"),
            "Recibiste este correo porque alguien preguntó por este registro. Si no fuiste tú, no tienes que hacer nada.",
        ),
        Voice::Usted => (
            format!("Dónde va su registro en {name}"),
            "Recibió este correo porque alguien preguntó por este registro. Si no fue usted, no tiene que hacer nada.",
        ),
    };
    let page = match told {
        Told::Link => "registro",
        Told::Proof | Told::Active => "ingresar",
        Told::Blocked | Told::Disabled => "ayuda",
    };
    let origin = &caller.backend.config.origin;
    let address = format!("{origin}/{}/{page}", platform.slug);
    Letter {
        before: words(voice, told).map(str::to_owned).into(),
        button: button(label(told), address),
        after: vec![unasked.to_owned()],
        ..letter(platform, Kind::Whereabouts, to, &subject)
    }
}

const fn label(told: Told) -> &'static str {
    match told {
        Told::Link => "Registrarme otra vez",
        Told::Proof => "Validar mi identidad",
        Told::Active => "Iniciar sesión",
        Told::Blocked | Told::Disabled => "Pedir ayuda",
    }
}

const fn words(voice: Voice, told: Told) -> [&'static str; 2] {
    match (told, voice) {
        (Told::Link, Voice::Tu) => [
            "Tu solicitud está guardada y falta activarla.",
            "Abre el enlace del correo de activación que te enviamos. Si ya no lo encuentras, regístrate otra vez con este correo.",
        ],
        (Told::Link, Voice::Usted) => [
            "Su solicitud está guardada y falta activarla.",
            "Abra el enlace del correo de activación que le enviamos. Si ya no lo encuentra, regístrese otra vez con este correo.",
        ],
        (Told::Proof, Voice::Tu) => [
            "Tu correo ya está confirmado y falta validar tu identidad.",
            "Ingresa con tu contraseña: la plataforma te lleva a ese paso.",
        ],
        (Told::Proof, Voice::Usted) => [
            "Su correo ya está confirmado y falta validar su identidad.",
            "Ingrese con su contraseña: la plataforma le lleva a ese paso.",
        ],
        (Told::Active, Voice::Tu) => [
            "Tu cuenta está activa.",
            "Ingresa con tu contraseña. Si no la recuerdas, puedes recuperarla en la misma página.",
        ],
        (Told::Active, Voice::Usted) => [
            "Su cuenta está activa.",
            "Ingrese con su contraseña. Si no la recuerda, puede recuperarla en la misma página.",
        ],
        (Told::Blocked, Voice::Tu) => [
            "Tu cuenta está bloqueada porque no pudimos validar tu identidad.",
            "Este bloqueo no se levanta solo: una persona tiene que revisarlo. Pide ayuda en los contactos de la plataforma.",
        ],
        (Told::Blocked, Voice::Usted) => [
            "Su cuenta está bloqueada porque no pudimos validar su identidad.",
            "Este bloqueo no se levanta solo: una persona tiene que revisarlo. Pida ayuda en los contactos de la plataforma.",
        ],
        (Told::Disabled, Voice::Tu) => [
            "Tu cuenta está inhabilitada.",
            "Pide ayuda en los contactos de la plataforma.",
        ],
        (Told::Disabled, Voice::Usted) => [
            "Su cuenta está inactiva.",
            "Pida ayuda en los contactos de la plataforma.",
        ],
    }
}
