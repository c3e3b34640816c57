//! Words of «¿Dónde va mi registro?».

use domain::locale::Voice;

use super::say;
use crate::whereabouts::api::{MailView, Standing};

/// The page, and links to it.
pub const TITLE: &str = "¿Dónde va mi registro?";
/// Back to a form that was begun.
pub const GO_ON: &str = "Seguir con el registro";
/// To the page that sends the mail again.
pub const RESEND: &str = "Reenviar o corregir el correo";
/// To the page that sends a worker's link again.
pub const RESEND_LINK: &str = "Reenviar el enlace";
/// To the form, once more.
pub const REGISTER_AGAIN: &str = "Registrarme otra vez";
/// To the page that takes another address.
pub const OTHER_ADDRESS: &str = "Usar otro correo";
/// To the proof of identity.
pub const PROVE: &str = "Validar mi identidad";
/// To those who help.
pub const HELP: &str = "Pedir ayuda";
/// To «Revise sus datos».
pub const REVIEW: &str = "Revisar mis datos";
/// Home.
pub const HOME: &str = "Ir al inicio";
/// Asks for the answer by mail.
pub const SEND: &str = "Enviarme el estado";

/// Where it stands, in sentences.
#[must_use]
pub fn standing(voice: Voice, standing: &Standing) -> Vec<String> {
    match standing {
        Standing::Mailed {
            address,
            mail,
            late,
        } => mailed(voice, address, *mail, *late),
        Standing::Proof {
            attempts_left,
            code,
        } => proof(voice, *attempts_left, *code),
        Standing::Blocked { code } => blocked(voice, *code),
        Standing::Claimed {
            address,
            mail,
            until,
            paused,
        } => claimed(address, *mail, until.as_deref(), paused.as_ref()),
        Standing::Activated {
            blocked: Some(until),
        } => blocked_until(voice, until),
        other => vec![simple(voice, other).to_owned()],
    }
}

fn simple(voice: Voice, standing: &Standing) -> &'static str {
    match standing {
        Standing::Draft => say(
            voice,
            "Empezaste el registro en este navegador y todavía no lo enviaste. Lo que escribiste \
             sigue guardado.",
            "Empezó el registro en este navegador y todavía no lo envió. Lo que escribió sigue \
             guardado.",
        ),
        Standing::Taken => say(
            voice,
            "Ya existe una cuenta con ese correo. Ingresa con ella, o usa otro correo.",
            "Ya existe una cuenta con ese correo. Ingrese con ella, o use otro correo.",
        ),
        Standing::Stopped => {
            "El enlace de tu registro ya no sirve: alguien lo detuvo, o te registraste de otra forma."
        }
        Standing::Activated { .. } => say(
            voice,
            "Tu correo ya está confirmado. Ingresa con tu contraseña para seguir.",
            "Su correo ya está confirmado. Ingrese con su contraseña para seguir.",
        ),
        Standing::Done { review_due: true } => say(
            voice,
            "Tu identidad ya está validada. Solo falta que revises tus datos.",
            "Su identidad ya está validada. Solo falta que revise sus datos.",
        ),
        Standing::Done { .. } => say(
            voice,
            "Tu registro está completo y tu cuenta, activa.",
            "Su registro está completo y su cuenta, activa.",
        ),
        _ => say(
            voice,
            "En este navegador no hay un registro en curso.",
            "En este navegador no hay un registro en curso.",
        ),
    }
}

fn mailed(voice: Voice, address: &str, mail: MailView, late: bool) -> Vec<String> {
    let open = say(
        voice,
        "Abre el enlace de ese correo para activar tu cuenta.",
        "Abra el enlace de ese correo para activar su cuenta.",
    );
    let again = say(
        voice,
        "Pide otro correo, o corrige la dirección.",
        "Pida otro correo, o corrija la dirección.",
    );
    let (what, next) = match (mail, late) {
        (MailView::Bounced, _) => (
            format!("El correo no se pudo entregar en {address}."),
            again,
        ),
        (MailView::Expired, _) => (
            format!("El correo para {address} no salió a tiempo."),
            again,
        ),
        (_, true) => (
            format!("Enviamos el correo de activación a {address}, pero su enlace ya venció."),
            again,
        ),
        (MailView::Queued, _) => (
            format!("El correo de activación para {address} está por salir."),
            open,
        ),
        (MailView::Sent, _) => (
            format!("El correo de activación se entregó al servidor de correo de {address}."),
            open,
        ),
    };
    let saved = say(
        voice,
        "Tu solicitud está guardada y falta activarla.",
        "Su solicitud está guardada y falta activarla.",
    );
    vec![saved.to_owned(), what, next.to_owned()]
}

/// A worker's link. Workers have a RUT, so this speaks Chile's *tú*.
fn claimed(
    address: &str,
    mail: MailView,
    until: Option<&str>,
    paused: Option<&Option<String>>,
) -> Vec<String> {
    let again = "Regístrate otra vez, con otro correo si hace falta.";
    let begun = "Tu registro está en curso: falta que crees tu contraseña.".to_owned();
    let (what, next) = match (mail, until) {
        (MailView::Bounced, _) => (
            format!("El correo no se pudo entregar en {address}."),
            again.to_owned(),
        ),
        (MailView::Expired, _) => (
            format!("El correo para {address} no salió a tiempo."),
            again.to_owned(),
        ),
        (_, None) => (
            format!("Enviamos el enlace a {address}, pero ya venció."),
            "Regístrate otra vez.".to_owned(),
        ),
        (MailView::Queued, Some(until)) => (
            format!("El correo con tu enlace para {address} está por salir."),
            open(until),
        ),
        (MailView::Sent, Some(until)) => (
            format!("El correo con tu enlace se entregó al servidor de correo de {address}."),
            open(until),
        ),
    };
    let pause = paused.map(|until| match until {
        Some(until) => format!(
            "Otros registros con tu RUT están en pausa hasta el {until}: se escribió varias veces un \
             número de cédula equivocado."
        ),
        None => "Otros registros con tu RUT están en pausa hasta que la mesa de ayuda la quite: se \
                 escribió varias veces un número de cédula equivocado."
            .to_owned(),
    });
    [begun, what, next].into_iter().chain(pause).collect()
}

fn open(until: &str) -> String {
    format!("Abre el enlace de ese correo para crear tu contraseña; sirve hasta el {until}.")
}

fn blocked_until(voice: Voice, until: &str) -> Vec<String> {
    let stands = match voice {
        Voice::Tu => format!(
            "Tu cuenta ya está creada, pero está bloqueada hasta el {until}: hubo varios intentos \
             fallidos."
        ),
        Voice::Usted => format!(
            "Su cuenta ya está creada, pero está bloqueada hasta el {until}: hubo varios intentos \
             fallidos."
        ),
    };
    let way = say(
        voice,
        "Después puedes ingresar. Si no recuerdas tu contraseña, recupérala: con eso termina el \
         bloqueo.",
        "Después puede ingresar. Si no recuerda su contraseña, recupérela: con eso termina el \
         bloqueo.",
    );
    vec![stands, way.to_owned()]
}

fn proof(voice: Voice, attempts_left: Option<u8>, code: bool) -> Vec<String> {
    let confirmed = say(
        voice,
        "Tu correo ya está confirmado y falta validar tu identidad.",
        "Su correo ya está confirmado y falta validar su identidad.",
    );
    let attempts = attempts_left.map(|left| {
        let count = match left {
            1 => "queda 1 intento".to_owned(),
            more => format!("quedan {more} intentos"),
        };
        match voice {
            Voice::Tu => format!("Puedes responder las preguntas: te {count}."),
            Voice::Usted => format!("Puede responder las preguntas: le {count}."),
        }
    });
    let code = code.then(|| {
        say(
            voice,
            "También puedes recibir un código en el correo o el celular que tengamos registrado.",
            "También puede recibir un código en el correo o el celular que tengamos registrado.",
        )
        .to_owned()
    });
    let person = say(
        voice,
        "También te puede validar una persona en un punto de atención.",
        "También le puede validar una persona en un punto de atención.",
    );
    [
        Some(confirmed.to_owned()),
        attempts,
        code,
        Some(person.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn blocked(voice: Voice, code: bool) -> Vec<String> {
    let stands = say(
        voice,
        "No pudimos validar tu identidad con las preguntas. Este bloqueo no se levanta solo: una \
         persona tiene que revisarlo.",
        "No pudimos validar su identidad con las preguntas. Este bloqueo no se levanta solo: una \
         persona tiene que revisarlo.",
    );
    let way = if code {
        say(
            voice,
            "Puedes recibir un código en el correo o el celular que tengamos registrado.",
            "Puede recibir un código en el correo o el celular que tengamos registrado.",
        )
    } else {
        say(
            voice,
            "Para continuar, radica una PQRSF o acércate a un punto de atención.",
            "Para continuar, radique una PQRSF o acérquese a un punto de atención.",
        )
    };
    vec![stands.to_owned(), way.to_owned()]
}

/// Over the form for those who registered elsewhere.
#[must_use]
pub fn elsewhere(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Te registraste en otro navegador?",
        "¿Se registró en otro navegador?",
    )
}

/// How they are answered.
#[must_use]
pub fn elsewhere_how(voice: Voice) -> &'static str {
    say(
        voice,
        "Escribe con qué te registraste. Si hay un registro, te enviamos su estado al correo que \
         tiene; aquí no lo mostramos, para cuidar tus datos.",
        "Escriba con qué se registró. Si hay un registro, le enviamos su estado al correo que \
         tiene; aquí no lo mostramos, para cuidar sus datos.",
    )
}

/// The same for everybody.
#[must_use]
pub fn sent(voice: Voice) -> &'static str {
    say(
        voice,
        "Si hay un registro con esos datos, enviamos su estado a su correo. Revisa también la \
         carpeta de correo no deseado.",
        "Si hay un registro con esos datos, enviamos su estado a su correo. Revise también la \
         carpeta de correo no deseado.",
    )
}
