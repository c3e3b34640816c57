//! The letters about a PQRSF. They carry the number and what the help desk wrote; no name, no
//! document, nothing of what the person wrote.

use domain::contact::Email;
use domain::date::Date;
use domain::locale::Voice;
use domain::pqrsf::FilingNumber;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// It came in: the number and the last day of the term.
#[must_use]
pub fn received(caller: &Caller, to: &Email, number: FilingNumber, due_on: Date) -> Letter {
    let before = vec![
        format!("Recibimos su PQRSF. Su número de radicado es {number}."),
        format!("Le responderemos a más tardar el {}.", due_on.long()),
    ];
    let yours = vec![
        format!("Recibimos tu PQRSF. Tu número de radicado es {number}."),
        format!("Te responderemos a más tardar el {}.", due_on.long()),
    ];
    let subject = format!("Radicado {number}");
    about(
        caller,
        Kind::FilingReceived,
        to,
        number,
        &subject,
        yours,
        before,
    )
}

/// The person is asked for more.
#[must_use]
pub fn asked(caller: &Caller, to: &Email, number: FilingNumber, text: &str) -> Letter {
    let first = |own: &str| format!("Necesitamos más información para responder {own} {number}:");
    let yours = with(first("tu PQRSF"), text);
    let before = with(first("su PQRSF"), text);
    let subject = format!("Necesitamos más información sobre el radicado {number}");
    about(
        caller,
        Kind::FilingAsked,
        to,
        number,
        &subject,
        yours,
        before,
    )
}

/// How it goes on, before it is answered.
#[must_use]
pub fn notified(caller: &Caller, to: &Email, number: FilingNumber, text: &str) -> Letter {
    let first = |own: &str| format!("Sobre {own} {number}, que sigue abierta:");
    let yours = with(first("tu PQRSF"), text);
    let before = with(first("su PQRSF"), text);
    let subject = format!("Aviso sobre el radicado {number}");
    about(
        caller,
        Kind::FilingNotified,
        to,
        number,
        &subject,
        yours,
        before,
    )
}

/// It was answered.
#[must_use]
pub fn answered(caller: &Caller, to: &Email, number: FilingNumber, text: &str) -> Letter {
    let first = |own: &str| format!("Respondimos {own} {number}:");
    let yours = with(first("tu PQRSF"), text);
    let before = with(first("su PQRSF"), text);
    let subject = format!("Respuesta al radicado {number}");
    about(
        caller,
        Kind::FilingAnswered,
        to,
        number,
        &subject,
        yours,
        before,
    )
}

/// What it asked for was refused.
#[must_use]
pub fn refused(caller: &Caller, to: &Email, number: FilingNumber, text: &str) -> Letter {
    let first = |own: &str| format!("No pudimos aceptar lo que pidió en {own} {number}:");
    let yours = with(first("tu PQRSF").replace("pidió", "pediste"), text);
    let before = with(first("su PQRSF"), text);
    let subject = format!("Respuesta al radicado {number}");
    about(
        caller,
        Kind::FilingAnswered,
        to,
        number,
        &subject,
        yours,
        before,
    )
}

/// The questions may be tried again (H-38).
#[must_use]
pub fn unblocked(caller: &Caller, to: &Email, number: FilingNumber) -> Letter {
    let before = vec![
        format!("La mesa de ayuda revisó su PQRSF {number} y desbloqueó su cuenta."),
        "Ingrese con su usuario y su contraseña para responder las preguntas otra vez.".to_owned(),
    ];
    let yours = vec![
        format!("La mesa de ayuda revisó tu PQRSF {number} y desbloqueó tu cuenta."),
        "Ingresa con tu usuario y tu contraseña para responder las preguntas otra vez.".to_owned(),
    ];
    let letter = about(
        caller,
        Kind::FilingDecided,
        to,
        number,
        "Desbloqueamos su cuenta",
        yours,
        before,
    );
    to_sign_in(caller, letter, "Desbloqueamos tu cuenta")
}

/// Somebody saw them and confirmed who they are.
#[must_use]
pub fn confirmed(caller: &Caller, to: &Email, number: FilingNumber) -> Letter {
    let before = vec![
        format!(
            "La mesa de ayuda confirmó su identidad en persona (PQRSF {number}) y su cuenta está \
             activa."
        ),
        "Si no fue usted quien se presentó, avise de inmediato a la línea de atención.".to_owned(),
    ];
    let yours = vec![
        format!(
            "La mesa de ayuda confirmó tu identidad en persona (PQRSF {number}) y tu cuenta está \
             activa."
        ),
        "Si no fuiste tú quien se presentó, avisa de inmediato a la línea de atención.".to_owned(),
    ];
    let letter = about(
        caller,
        Kind::FilingDecided,
        to,
        number,
        "Su cuenta está activa",
        yours,
        before,
    );
    to_sign_in(caller, letter, "Tu cuenta está activa")
}

/// The same, to the address on file: whoever the registry names learns that somebody was taken for
/// them. It leads into no account, because that one need not be theirs.
#[must_use]
pub fn confirmed_on_file(caller: &Caller, to: &Email, number: FilingNumber) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (subject, first, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Se activó una cuenta con tu documento en {name}"),
            format!(
                "La mesa de ayuda confirmó tu identidad en persona (PQRSF {number}) y activó una \
                 cuenta en {name} con tu documento."
            ),
            "Si no fuiste tú quien se presentó, avisa de inmediato a la línea de atención.",
        ),
        Voice::Usted => (
            format!("Se activó una cuenta con su documento en {name}"),
            format!(
                "La mesa de ayuda confirmó su identidad en persona (PQRSF {number}) y activó una \
                 cuenta en {name} con su documento."
            ),
            "Si no fue usted quien se presentó, avise de inmediato a la línea de atención.",
        ),
    };
    Letter {
        before: vec![first, after.to_owned()],
        ..letter(platform, Kind::FilingDecided, to, &subject)
    }
}

fn with(first: String, text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    std::iter::once(first)
        .chain(lines.map(str::to_owned))
        .collect()
}

fn about(
    caller: &Caller,
    kind: Kind,
    to: &Email,
    number: FilingNumber,
    subject: &str,
    tu: Vec<String>,
    usted: Vec<String>,
) -> Letter {
    let platform = &*caller.platform;
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    let (before, after) = match platform.locale.voice() {
        Voice::Tu => (
            tu,
            "Para ver el estado ten a mano el número de radicado y tu documento o correo.",
        ),
        Voice::Usted => (
            usted,
            "Para ver el estado tenga a mano el número de radicado y su documento o correo.",
        ),
    };
    let address = format!("{origin}/{slug}/pqrsf/estado?radicado={number}");
    Letter {
        before,
        button: button("Ver el estado", address),
        after: vec![after.to_owned()],
        ..letter(platform, kind, to, subject)
    }
}

/// The same, leading to the sign-in page.
fn to_sign_in(caller: &Caller, mut letter: Letter, tu: &str) -> Letter {
    let platform = &*caller.platform;
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    if platform.locale.voice() == Voice::Tu {
        tu.clone_into(&mut letter.subject);
    }
    letter.button = button("Ingresar", format!("{origin}/{slug}/ingresar"));
    letter.after.clear();
    letter
}
