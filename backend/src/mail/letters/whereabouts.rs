//! The letter that says where a registration stands. It carries no name and nothing typed: whoever
//! asked for it need not be the person.

use domain::contact::Email;
use domain::locale::Voice;
use domain::platform::Platform;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};
use crate::whereabouts::Told;

/// Where it stands, and the next step.
#[must_use]
pub fn standing(caller: &Caller, to: &Email, told: &Told) -> Letter {
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
    let (page, label) = next(platform, told);
    let origin = &caller.backend.config.origin;
    let address = format!("{origin}/{}/{page}", platform.slug);
    Letter {
        before: words(platform, told).into(),
        button: button(label, address),
        after: vec![unasked.to_owned()],
        ..letter(platform, Kind::Whereabouts, to, &subject)
    }
}

/// The one next step: its page, and the button that leads there.
const fn next(platform: &Platform, told: &Told) -> (&'static str, &'static str) {
    match told {
        Told::Link | Told::Claim(_) => ("registro", "Registrarme otra vez"),
        Told::Proof => ("ingresar", "Validar mi identidad"),
        Told::Active | Told::BlockedUntil(_) => ("ingresar", "Iniciar sesión"),
        // As the page itself: whoever is blocked is unblocked through PQRSF (H-38).
        Told::Blocked if platform.pqrsf.is_some() => ("pqrsf", "Radicar PQRSF"),
        Told::Blocked | Told::Disabled | Told::Paused(_) => ("ayuda", "Pedir ayuda"),
    }
}

fn words(platform: &Platform, told: &Told) -> [String; 2] {
    let voice = platform.locale.voice();
    match told {
        Told::Blocked if platform.pqrsf.is_some() => filing(voice).map(str::to_owned),
        Told::Claim(until) => claim(until),
        Told::Paused(until) => paused(until.as_deref()),
        Told::BlockedUntil(until) => blocked(voice, until),
        other => plain(voice, other).map(str::to_owned),
    }
}

/// Workers have a RUT, so this speaks Chile's *tú*.
fn claim(until: &str) -> [String; 2] {
    [
        "Tu registro está en curso: falta que crees tu contraseña.".to_owned(),
        format!(
            "Abre el enlace del correo que te enviamos; sirve hasta el {until}. Si ya no lo \
             encuentras, regístrate otra vez."
        ),
    ]
}

fn paused(until: Option<&str>) -> [String; 2] {
    let what = "El registro con tu RUT está en pausa: se escribió varias veces un número de cédula \
                equivocado.";
    let next = match until {
        Some(until) => format!(
            "La pausa termina el {until}; después puedes registrarte. Si la quieres quitar antes, pide \
             ayuda."
        ),
        None => "La tiene que quitar la mesa de ayuda: pide ayuda para registrarte.".to_owned(),
    };
    [what.to_owned(), next]
}

fn blocked(voice: Voice, until: &str) -> [String; 2] {
    match voice {
        Voice::Tu => [
            format!("Tu cuenta está bloqueada hasta el {until}: hubo varios intentos fallidos."),
            "Después puedes ingresar con tu contraseña. Si no la recuerdas, recupérala ahora mismo en \
             la página de ingreso: con eso termina el bloqueo."
                .to_owned(),
        ],
        Voice::Usted => [
            format!("Su cuenta está bloqueada hasta el {until}: hubo varios intentos fallidos."),
            "Después puede ingresar con su contraseña. Si no la recuerda, recupérela ahora mismo en la \
             página de ingreso: con eso termina el bloqueo."
                .to_owned(),
        ],
    }
}

/// The proof failed for good, where there is a form to say so.
const fn filing(voice: Voice) -> [&'static str; 2] {
    match voice {
        Voice::Tu => [
            "Tu cuenta está bloqueada porque no pudimos validar tu identidad.",
            "Este bloqueo no se levanta solo: una persona tiene que revisarlo. Para continuar, radica una PQRSF o acércate a un punto de atención.",
        ],
        Voice::Usted => [
            "Su cuenta está bloqueada porque no pudimos validar su identidad.",
            "Este bloqueo no se levanta solo: una persona tiene que revisarlo. Para continuar, radique una PQRSF o acérquese a un punto de atención.",
        ],
    }
}

/// What needs no moment.
const fn plain(voice: Voice, told: &Told) -> [&'static str; 2] {
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
        (_, Voice::Tu) => [
            "Tu cuenta está inhabilitada.",
            "Pide ayuda en los contactos de la plataforma.",
        ],
        // What has a moment is said elsewhere.
        (_, Voice::Usted) => [
            "Su cuenta está inactiva.",
            "Pida ayuda en los contactos de la plataforma.",
        ],
    }
}
