//! How to sign in and how to get a new password, step by step.

use domain::locale::Voice;
use domain::platform::Face;

use crate::help::{Article, Block, Section};
use crate::routes;
use crate::text::{say, sign_in};

/// The article.
pub(super) fn article(face: &Face) -> Article {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let recover = vec![
        Block::Steps(recovery_steps(face)),
        Block::way(routes::recovery(slug), sign_in::forgotten(voice)),
    ];
    Article {
        key: routes::HELP_SIGN_IN.to_owned(),
        title: TITLE.to_owned(),
        lead: LEAD.to_owned(),
        above: None,
        blocks: vec![
            Block::Steps(sign_in_steps(face)),
            Block::way(routes::sign_in(slug), sign_in::TITLE),
        ],
        sections: vec![Section::plain("recuperar", recovery_title(voice), recover)],
    }
}

/// How to sign in.
const TITLE: &str = "Cómo iniciar sesión, paso a paso";
/// Under it.
const LEAD: &str = "Para entrar hacen falta la identificación y la contraseña.";

/// Its steps.
pub(super) fn sign_in_steps(face: &Face) -> Vec<String> {
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
pub(super) fn recovery_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Si olvidaste tu contraseña",
        "Si olvidó su contraseña",
    )
}

/// Its steps.
pub(super) fn recovery_steps(face: &Face) -> Vec<String> {
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
