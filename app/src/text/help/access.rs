//! What to do when one cannot get in, on platforms whose guides do not say it.

use domain::locale::Voice;
use domain::platform::Face;

use super::steps;
use crate::help::{Article, Block, Section};
use crate::routes;
use crate::text::say;

/// The article.
pub(super) fn article(face: &Face) -> Article {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let anchors = ["bloqueo", "contrasena", "correo"];
    let problems = anchors.into_iter().zip(problems(voice));
    let sections = problems
        .map(|(anchor, (title, answer))| Section::plain(anchor, title, vec![Block::text(answer)]));
    let recover = vec![
        Block::Steps(steps::recovery_steps(face)),
        Block::way(
            routes::recovery(slug),
            crate::text::sign_in::forgotten(voice),
        ),
    ];
    let recover = Section::plain("recuperar", steps::recovery_title(voice), recover);
    Article {
        key: routes::HELP_ACCESS.to_owned(),
        title: problems_title(voice).to_owned(),
        lead: LEAD.to_owned(),
        above: None,
        blocks: Vec::new(),
        sections: sections.chain([recover]).collect(),
    }
}

/// Under the title.
const LEAD: &str = "Qué pasó y cómo seguir.";

/// What goes wrong, and what to do.
fn problems_title(voice: Voice) -> &'static str {
    say(voice, "Si no puedes entrar", "Si no puede entrar")
}

/// Question and answer, in pairs.
fn problems(voice: Voice) -> Vec<(&'static str, &'static str)> {
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
