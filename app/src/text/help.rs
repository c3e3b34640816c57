//! Words of the help pages.

pub mod companies;
pub mod manual;

use domain::locale::Voice;
use domain::platform::Face;

use super::{say, sign_in};

/// The list of help pages.
pub const TITLE: &str = "Ayuda";

/// How to sign in.
#[must_use]
pub fn sign_in_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Cómo iniciar sesión, paso a paso",
        "Cómo iniciar sesión, paso a paso",
    )
}

/// Its steps.
#[must_use]
pub fn sign_in_steps(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let open = match voice {
        Voice::Tu => format!("Abre {} y presiona «Iniciar sesión».", face.name),
        Voice::Usted => format!("Abra {} y presione «Iniciar sesión».", face.name),
    };
    let what = sign_in::identity(face);
    let hint = sign_in::identity_hint(face);
    let type_it = match voice {
        Voice::Tu if what == "RUT" => format!("Digita tu RUT {hint}, y tu contraseña."),
        Voice::Tu => format!("Escribe tu {} y tu contraseña.", what.to_lowercase()),
        Voice::Usted => format!("Escriba su {} y su contraseña.", what.to_lowercase()),
    };
    let shared = say(
        voice,
        "Si otras personas usan el equipo, marca «Este es un equipo compartido».",
        "Si otras personas usan el equipo, marque «Este es un equipo compartido».",
    );
    let next = say(
        voice,
        "Presiona «Siguiente» para entrar.",
        "Presione «Siguiente» para entrar.",
    );
    vec![open, type_it, shared.to_owned(), next.to_owned()]
}

/// When the password is forgotten.
#[must_use]
pub fn recovery_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Si olvidaste tu contraseña",
        "Si olvidó su contraseña",
    )
}

/// Its steps.
#[must_use]
pub fn recovery_steps(face: &Face) -> Vec<String> {
    let voice = face.voice();
    let what = match sign_in::identity(face) {
        "RUT" => "RUT".to_owned(),
        other => other.to_lowercase(),
    };
    let steps = match voice {
        Voice::Tu => [
            "En «Iniciar sesión», presiona «¿Olvidaste tu contraseña?».".to_owned(),
            format!("Escribe tu {what} y presiona «Enviar»."),
            "Abre el enlace que llega a tu correo y crea una contraseña nueva.".to_owned(),
            "Si no llega, presiona «Reenviar».".to_owned(),
        ],
        Voice::Usted => [
            "En «Iniciar sesión», presione «¿Olvidó su contraseña?».".to_owned(),
            format!("Escriba su {what} y presione «Enviar»."),
            "Abra el enlace que llega a su correo y cree una contraseña nueva.".to_owned(),
            "Si no llega, presione «Reenviar».".to_owned(),
        ],
    };
    steps.to_vec()
}

/// What goes wrong, and what to do.
#[must_use]
pub fn problems_title(voice: Voice) -> &'static str {
    say(voice, "Si no puedes entrar", "Si no puede entrar")
}

/// Question and answer, in pairs.
#[must_use]
pub fn problems(voice: Voice) -> Vec<(&'static str, &'static str)> {
    vec![
        (
            "Bloqueo temporal del acceso",
            say(
                voice,
                "Ocurre con más de 5 intentos fallidos. Dura entre 15 y 60 minutos. Espera, o \
                 recupera tu contraseña y entras de inmediato.",
                "Ocurre con más de 5 intentos fallidos. Dura entre 15 y 60 minutos. Espere, o \
                 recupere su contraseña y entra de inmediato.",
            ),
        ),
        (
            "La contraseña no funciona",
            say(
                voice,
                "Usa «¿Olvidaste tu contraseña?» para crear una nueva.",
                "Use «¿Olvidó su contraseña?» para crear una nueva.",
            ),
        ),
        (
            "El correo no llega",
            say(
                voice,
                "Mira en el correo no deseado y presiona «Reenviar». Solo sirve el enlace más \
                 nuevo.",
                "Mire en el correo no deseado y presione «Reenviar». Solo sirve el enlace más \
                 nuevo.",
            ),
        ),
    ]
}

/// Who is not registered as a worker.
#[must_use]
pub fn prevention_officer(voice: Voice) -> &'static str {
    say(
        voice,
        "Si no apareces registrado como trabajador de la empresa, habla con el encargado de \
         prevención de tu organización.",
        "Si no aparece registrado como trabajador de la empresa, hable con el encargado de \
         prevención de su organización.",
    )
}

/// People to talk to.
#[must_use]
pub fn contacts_title(voice: Voice) -> &'static str {
    say(voice, "Habla con nosotros", "Hable con nosotros")
}

/// The phone, for any other problem.
#[must_use]
pub fn phone(voice: Voice, phone: &str, hours: Option<&str>) -> String {
    let hours = hours.map(|hours| format!(" ({hours})")).unwrap_or_default();
    match voice {
        Voice::Tu => format!("Para cualquier otro problema, llama al {phone}{hours}."),
        Voice::Usted => format!("Para cualquier otro problema, llame al {phone}{hours}."),
    }
}
