//! How to sign in and how to get a new password, step by step.

use domain::locale::Voice;
use domain::platform::Face;

use crate::help::{Article, Block, Section};
use crate::routes;
use crate::text::{recovery, say, sign_in};

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
    let what = sign_in::identity_within(face);
    let hint = sign_in::identity_hint(face);
    let type_it = match voice {
        Voice::Tu if what == "RUT" => format!("Digita tu RUT {hint}, y tu contraseña."),
        Voice::Tu => format!("Escribe tu {what} y tu contraseña."),
        Voice::Usted => format!("Escriba su {what} y su contraseña."),
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
    let what = sign_in::identity_within(face);
    let (forgotten, save) = (sign_in::forgotten(voice), recovery::SAVE);
    let (send, again) = (recovery::SEND, recovery::SEND_AGAIN);
    match voice {
        Voice::Tu => vec![
            format!("En «Iniciar sesión», presiona «{forgotten}»."),
            format!("Escribe tu {what} y presiona «{send}»."),
            format!(
                "Abre el enlace que llega a tu correo, crea una contraseña nueva y presiona \
                 «{save}»."
            ),
            format!("Si no llega, mira en el correo no deseado y presiona «{again}»."),
        ],
        Voice::Usted => vec![
            format!("En «Iniciar sesión», presione «{forgotten}»."),
            format!("Escriba su {what} y presione «{send}»."),
            format!(
                "Abra el enlace que llega a su correo, cree una contraseña nueva y presione \
                 «{save}»."
            ),
            format!("Si no llega, mire en el correo no deseado y presione «{again}»."),
        ],
    }
}
